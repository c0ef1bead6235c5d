using Microsoft.EntityFrameworkCore;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>One agreement as its page shows it, on the date that the reader asks about.</summary>
public sealed record AgreementPage
{
    public required AgreementId Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required AgreementLevel Level { get; init; }
    public required int Version { get; init; }

    /// <summary>The date that state, annexes and facts are shown for.</summary>
    public required DateOnly On { get; init; }
    public required AgreementState State { get; init; }
    /// <summary>What applied on the date; empty when the agreement was not in force.</summary>
    public required AgreementFacts Facts { get; init; }

    public required TimeLine Time { get; init; }
    public required IReadOnlyList<AgreementParty> Parties { get; init; }
    /// <summary>Who carries a party on that day, when the organisation that signed does not exist any more (ORG-04).</summary>
    public required IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationLink>> CarriedOnBy { get; init; }
    public required IReadOnlyList<DiaryNumberFact> DiaryNumbers { get; init; }
    public required IReadOnlyList<Signature> Signatures { get; init; }
    public required IReadOnlyList<Milestone> Milestones { get; init; }
    /// <summary>The position on each category that the agreement above wants one on, and those still lacking (AGR-45).</summary>
    public required IReadOnlyList<Standpoint> Standpoints { get; init; }
    public required IReadOnlyList<StandpointCategory> LackingStandpoints { get; init; }
    public required IReadOnlyList<AnnexOnPage> Annexes { get; init; }

    public required AgreementLink? Parent { get; init; }
    public required IReadOnlyList<AgreementLink> BoundToThis { get; init; }
    /// <summary>The overarching agreements that a local one without a parent may be bound to.</summary>
    public required IReadOnlyList<AgreementLink> PossibleParents { get; init; }

    public required AgreementText Text { get; init; }
    public required string? SourceSha256 { get; init; }

    /// <summary>What the actor may do here.</summary>
    public required IReadOnlySet<Permission> May { get; init; }
}

/// <summary>The term with what has to happen before its end. A null last day: until further notice.</summary>
public sealed record TimeLine
{
    public required DateOnly? InForceFrom { get; init; }
    public required DateOnly? TermLastDay { get; init; }
    /// <summary>The last day with early endings counted in.</summary>
    public required DateOnly? LastDay { get; init; }
    public required DateOnly? LatestConsultation { get; init; }
    /// <summary>The last day after one more extension; null when the text provides none.</summary>
    public required DateOnly? ExtendedTo { get; init; }
    public required IReadOnlyList<DateOnly> Reminders { get; init; }
    public required IReadOnlyList<Consultation> Consultations { get; init; }
    public required IReadOnlyList<Extension> Extensions { get; init; }
    public required DateOnly? RevisionDue { get; init; }

    internal static TimeLine Of(Agreement agreement) => new()
    {
        InForceFrom = agreement.InForceFrom,
        TermLastDay = agreement.TermLastDay,
        LastDay = agreement.Validity.LastDay,
        LatestConsultation = agreement.LatestConsultation,
        ExtendedTo = agreement.TermLastDay is { } last ? agreement.Term.ExtendedFrom(last) : null,
        Reminders = agreement.LatestConsultation is { } latest ? ConsultationReminders.For(latest) : [],
        Consultations = agreement.Consultations,
        Extensions = agreement.Extensions,
        RevisionDue = agreement.RevisionDue,
    };
}

/// <summary>One annex; <see cref="Applies"/> is the version that applied on the page's date, if any did.</summary>
public sealed record AnnexOnPage(int Number, string Title, AnnexKind Kind, AmendmentPath Path, IReadOnlyList<AnnexVersion> Versions, AnnexVersion? Applies);

public sealed record AgreementLink(AgreementId Id, string Number, string Title)
{
    internal static AgreementLink To(Agreement agreement) => new(agreement.Id, agreement.Number, agreement.Title);
}

/// <summary>Reads an <see cref="AgreementPage"/>; null when there is no such agreement for the actor.</summary>
public sealed class ReadAgreementPage(SamsynDb db, Clock clock, PartySuccessors successors)
{
    /// <summary><paramref name="on"/> is the date asked about; today when null.</summary>
    public async Task<AgreementPage?> Run(Actor actor, AgreementId id, DateOnly? on, CancellationToken cancellation)
    {
        var visible = db.Agreements.AsNoTracking().VisibleTo(actor);
        var agreement = await visible.WholeFor(actor).SingleOrDefaultAsync(agreement => agreement.Id == id, cancellation);
        if (agreement is null) return null;

        var isUnbound = agreement is { Level: AgreementLevel.Local, Parent: null };
        var links = await visible.IgnoreAutoIncludes()
            .Where(other => other.Id == agreement.Parent || other.Parent == id || (isUnbound && other.Level == AgreementLevel.Overarching))
            .OrderBy(other => other.Number)
            .Select(other => new AgreementLink(other.Id, other.Number, other.Title))
            .ToListAsync(cancellation);
        var date = on ?? clock.Today;
        return PageOf(agreement, actor, date, links, await successors.Of(agreement.Parties, date, cancellation));
    }

    static AgreementPage PageOf(Agreement agreement, Actor actor, DateOnly on, List<AgreementLink> links, IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationLink>> carriedOn)
    {
        var applied = agreement.InForceOn(on);
        return new()
        {
            Id = agreement.Id,
            Number = agreement.Number,
            Title = agreement.Title,
            Level = agreement.Level,
            Version = agreement.Version,
            On = on,
            State = agreement.StateOn(on),
            Facts = applied?.Facts ?? new(),
            Time = TimeLine.Of(agreement),
            Parties = agreement.Parties,
            CarriedOnBy = carriedOn,
            DiaryNumbers = agreement.DiaryNumbers,
            Signatures = agreement.Signatures,
            Milestones = agreement.Milestones,
            Standpoints = agreement.CurrentStandpoints,
            LackingStandpoints = agreement.LackingStandpoints,
            Annexes = [.. agreement.Annexes.Select(annex => new AnnexOnPage(annex.Number, annex.Title, annex.Kind, agreement.PathOf(annex), annex.Versions,
                applied?.Annexes.FirstOrDefault(one => one.Annex == annex.Id)?.Version))],
            Parent = links.Find(link => link.Id == agreement.Parent),
            BoundToThis = agreement.Level == AgreementLevel.Overarching ? links : [],
            PossibleParents = agreement is { Level: AgreementLevel.Local, Parent: null } ? links : [],
            Text = agreement.Text,
            SourceSha256 = agreement.SourceSha256,
            May = Enum.GetValues<Permission>().Where(actor.May).ToHashSet(),
        };
    }
}
