using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Duties;
using Samsyn.App.Notices;
using Samsyn.App.Storage;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>Which part of the text: an annex by number, the part with a line, or all of it.</summary>
public sealed record SectionWanted(int? Annex = null, int? Line = null, bool All = false);

/// <summary>An agreement as a document to read: its page, its parts, those shown now, and what their words cause.</summary>
public sealed record AgreementDocument
{
    public required AgreementPage Page { get; init; }
    public required IReadOnlyList<AgreementSection> Sections { get; init; }
    public required IReadOnlyList<ShownSection> Shown { get; init; }
    public required bool IsWhole { get; init; }
    public required TermOfParent? Parent { get; init; }
    /// <summary>Everything the agreement demands around the date, each demand in the occurrence that matters now.</summary>
    public required IReadOnlyList<DutyRow> Duties { get; init; }
    public required IReadOnlyDictionary<string, DutyItem> Conflicting { get; init; }
    /// <summary>What the parties told each other under it; null for those who do not see that.</summary>
    public required ToldInformation? Told { get; init; }
    /// <summary>What the reading of the document remarked; only for those who may correct it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

public sealed record ShownSection(AgreementSection Section, IReadOnlyList<TextShape> Shapes);

public sealed record ToldInformation(int Count, int Unacknowledged, DateTimeOffset? Latest);

public sealed record TermOfParent(DateOnly? From, DateOnly? LastDay);

public sealed class ReadAgreementDocument(SamsynDb db, ReadAgreementPage pages, ReadDutyList duties, AgreementTexts texts)
{
    const int MonthsBack = 6;

    public async Task<AgreementDocument?> Run(Actor actor, AgreementId id, DateOnly? on, SectionWanted wanted, CancellationToken cancellation)
    {
        if (await pages.Run(actor, id, on, cancellation) is not { } page) return null;
        var parent = page.Parent is { } above ? await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == above.Id, cancellation) : null;
        var sections = AgreementSection.Of(page, await PartOfDocument(page, cancellation));
        var shown = Shown(sections, wanted);
        var list = await duties.Run(actor, new() { AsOf = page.On, Agreement = id, From = page.On.AddMonths(-MonthsBack), To = page.On.AddYears(1) }, cancellation);
        return new()
        {
            Page = page,
            Sections = sections,
            Shown = [.. shown.Select(section => new ShownSection(section, [.. texts.ShapesOf(section.Text).Where(shape => shape.Line >= section.From && shape.Line <= section.To)]))],
            IsWhole = wanted.All,
            Parent = parent is null ? null : new(parent.InForceFrom, parent.Validity.LastDay),
            Duties = [.. list.Items.GroupBy(item => item.Duty.Demand.Key).Select(demand => new DutyRow(Mattering([.. demand], page.On), [.. demand]))],
            Conflicting = list.Conflicting,
            Told = await Told(actor, id, cancellation),
            Findings = page.SourceSha256 is { } sha256 ? await Findings(actor, sha256, cancellation) : [],
        };
    }

    /// <summary>The next one not done; when all is done, the latest.</summary>
    static DutyItem Mattering(List<DutyItem> occurrences, DateOnly on) =>
        occurrences.Find(one => one.Status.State != Domain.Duties.DutyState.Fulfilled && !(one.Duty.Due < on)) ?? occurrences[^1];

    static IReadOnlyList<AgreementSection> Shown(IReadOnlyList<AgreementSection> sections, SectionWanted wanted)
    {
        if (sections.Count == 0 || wanted.All) return sections;
        var found = wanted switch
        {
            { Annex: { } annex } => sections.FirstOrDefault(section => section.Number == annex),
            { Line: { } line } => sections.FirstOrDefault(section => !section.IsLater && section.From <= line && line <= section.To),
            _ => null,
        };
        return [found ?? sections.FirstOrDefault(section => section.Annex?.Kind == AnnexKind.Agreement) ?? sections[0]];
    }

    /// <summary>An overarching agreement that came annexed to a local one stands on a part of that document's lines.</summary>
    async Task<(int From, int To)?> PartOfDocument(AgreementPage page, CancellationToken cancellation)
    {
        if (page.Level != AgreementLevel.Overarching || page.SourceSha256 is not { } sha256) return null;
        var around = await db.Agreements.AsNoTracking().Whole().Where(local => local.Parent == page.Id && local.SourceSha256 == sha256).FirstOrDefaultAsync(cancellation);
        var annexed = around?.Annexes.SelectMany(annex => annex.Versions[0].Facts.Annexes).FirstOrDefault(annex => annex is { Kind: AnnexKind.ParentAgreement, TextFrom: not null });
        return annexed is { TextFrom: { } from, TextTo: { } to } ? (from, to) : null;
    }

    async Task<ToldInformation?> Told(Actor actor, AgreementId id, CancellationToken cancellation) => !actor.Sees(nameof(InformationNote)) ? null
        : await db.InformationNotes.AsNoTracking().VisibleTo(actor).Where(note => note.Agreement == id).GroupBy(note => note.Agreement)
            .Select(all => new ToldInformation(all.Count(), all.Count(note => note.AcknowledgedAt == null), all.Max(note => note.SentAt))).SingleOrDefaultAsync(cancellation) ?? new(0, 0, null);

    async Task<IReadOnlyList<Finding>> Findings(Actor actor, string sha256, CancellationToken cancellation) =>
        await db.Proposals.AsNoTracking().VisibleTo(actor).Where(proposal => proposal.Sha256 == sha256 && proposal.State == ProposalState.Adopted)
            .Select(proposal => proposal.Findings).FirstOrDefaultAsync(cancellation) ?? [];
}
