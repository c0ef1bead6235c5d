using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>What adopting a proposal would make, before anyone does it.</summary>
public sealed record AdoptionPreview
{
    public required ProposalId Id { get; init; }
    public required int Version { get; init; }
    public required string File { get; init; }
    public required ProposalState State { get; init; }
    public required DocumentKind Kind { get; init; }
    public required int FindingsLeft { get; init; }
    public required IReadOnlyList<Refusal> Lacking { get; init; }
    /// <summary>In the order they would be made; the overarching one first. Empty when the document is no agreement.</summary>
    public required IReadOnlyList<AgreementToBe> Agreements { get; init; }
    /// <summary>The overarching agreement already on record that the new one would be bound to.</summary>
    public required AgreementLink? Parent { get; init; }
    /// <summary>The parent that the document names, when it is neither annexed nor on record.</summary>
    public required ParentFact? ParentUnknown { get; init; }
    /// <summary>Annexes on record that the document could be a new version of.</summary>
    public required IReadOnlyList<AnnexPlace> Places { get; init; }
    public required bool MayAdopt { get; init; }
    public required bool MayPropose { get; init; }
}

public sealed record AgreementToBe(string? Title, AgreementLevel Level, TermFact? Term, IReadOnlyList<PartyToBe> Parties, int Annexes, int Plans, DutyCount? Duties);

/// <summary>A party, and whether an organisation of that name is on record or will be created.</summary>
public sealed record PartyToBe(string Name, string? OrganisationNumber, PartyRole Role, bool OnRecord);

/// <summary>How many duties fall in a year.</summary>
public sealed record DutyCount(int Year, int Count);

/// <summary>One annex of an agreement; <paramref name="ProposedOn"/> when a version already waits for its decision.</summary>
public sealed record AnnexPlace(AgreementId Agreement, string AgreementNumber, string AgreementTitle, int Version, int Annex, string Title, AnnexKind Kind, DateOnly? ProposedOn);

public sealed class ReadAdoptionPreview(SamsynDb db, Clock clock, ReadLog reads)
{
    public async Task<AdoptionPreview?> Run(Actor actor, ProposalId id, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == id, cancellation);
        if (proposal is null) return null;
        await reads.Note(actor, nameof(ReadAdoptionPreview), proposal.Id, cancellation);
        var parent = await db.NamedBy(proposal.DocumentKind, proposal.Facts, actor, cancellation);
        var names = (await db.Organisations.AsNoTracking().Select(organisation => organisation.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Id = proposal.Id,
            Version = proposal.Version,
            File = proposal.File,
            State = proposal.State,
            Kind = proposal.DocumentKind,
            FindingsLeft = proposal.Findings.Count - proposal.Acknowledged.Count,
            Lacking = parent is null ? proposal.Lacking : Completeness.Of(proposal.Facts),
            Agreements = AgreementsOf(proposal, parent, names),
            Parent = parent,
            ParentUnknown = parent is null && proposal.Annexed is null ? proposal.Facts.Parent : null,
            Places = proposal.State == ProposalState.Open ? await Places(actor, proposal, cancellation) : [],
            MayAdopt = proposal.State == ProposalState.Open && actor.May(Permission.AdoptAgreement),
            MayPropose = proposal.State == ProposalState.Open && actor.May(Permission.ProposeAnnexVersion),
        };
    }

    IReadOnlyList<AgreementToBe> AgreementsOf(ImportProposal proposal, AgreementLink? parent, HashSet<string> names)
    {
        if (!IsAgreement(proposal.DocumentKind)) return [];
        var level = proposal.DocumentKind == DocumentKind.OverarchingAgreement ? AgreementLevel.Overarching : AgreementLevel.Local;
        var annexed = parent is null ? proposal.Annexed : null;
        var own = ToBe(proposal.Facts, level, names, annexed is null ? null : new() { DocumentTitle = annexed.Title ?? "", Facts = annexed, From = annexed.Term?.From, To = annexed.Term?.To, IsAdopted = true });
        return annexed is null ? [own] : [ToBe(annexed, AgreementLevel.Overarching, names, parent: null), own];
    }

    static bool IsAgreement(DocumentKind kind) => kind is DocumentKind.LocalAgreement or DocumentKind.OverarchingAgreement;

    AgreementToBe ToBe(AgreementFacts facts, AgreementLevel level, HashSet<string> names, ParentSource? parent) => new(facts.Title, level, facts.Term,
        [.. facts.Parties.Select(party => new PartyToBe(party.Name, party.OrganisationNumber, party.Role, names.Contains(party.Name.Trim())))],
        facts.Annexes.Count, facts.Plans.Count + facts.Areas.Sum(area => area.Activities.Count), Duties(facts, level, parent));

    /// <summary>This year's duties, or those of the year of the term nearest to it.</summary>
    DutyCount? Duties(AgreementFacts facts, AgreementLevel level, ParentSource? parent)
    {
        if (facts.Term is not { } term || (term.From is null && !term.UntilFurtherNotice)) return null;
        var from = term.From ?? clock.Today;
        var to = term.UntilFurtherNotice ? null : term.To;
        if (to < from) return null;
        var year = Math.Clamp(clock.Today.Year, from.Year, Math.Max(from.Year, to?.Year ?? clock.Today.Year));
        var duties = DutyDerivation.Derive(new()
        {
            AgreementId = "", DocumentTitle = facts.Title ?? "", Level = level == AgreementLevel.Overarching ? DutyLevel.Overarching : DutyLevel.Local,
            From = from, To = to, Versions = [new(from, facts)], Parent = parent,
        }, new Period(new(year, 1, 1), new(year, 12, 31)));
        return new(year, duties.Count(duty => duty.Due is { } due && due.Year == year));
    }

    async Task<IReadOnlyList<AnnexPlace>> Places(Actor actor, ImportProposal proposal, CancellationToken cancellation)
    {
        if (IsAgreement(proposal.DocumentKind) && proposal.Lacking.Count == 0) return [];
        var carries = CarriedBy(proposal.Facts);
        var agreements = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().OrderBy(agreement => agreement.Number).ToListAsync(cancellation);
        return [.. from agreement in agreements
                   where agreement.StateOn(clock.Today) is not (AgreementState.Superseded or AgreementState.TerminatedEarly)
                   from annex in agreement.Annexes
                   where carries.Contains(annex.Kind)
                   select new AnnexPlace(agreement.Id, agreement.Number, agreement.Title, agreement.Version, annex.Number, annex.Title, annex.Kind, annex.Open?.ProposedOn)];
    }

    static HashSet<AnnexKind> CarriedBy(AgreementFacts facts)
    {
        HashSet<AnnexKind> kinds = [];
        if (facts.Plans.Count + facts.Areas.Count + facts.Actions.Count > 0) kinds.Add(AnnexKind.ActionPlans);
        if (facts.FollowUp.Count > 0) kinds.Add(AnnexKind.FollowUpPlan);
        if (facts.Communication is not null) kinds.Add(AnnexKind.CommunicationPlan);
        if (facts.Statistics.Count > 0) kinds.Add(AnnexKind.SituationPicture);
        return kinds;
    }
}
