using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

public enum AgreementLevel { Overarching, Local }

/// <summary>What is needed to put an agreement on record.</summary>
public sealed record NewAgreement
{
    public required AgreementId Id { get; init; }
    /// <summary>The short number that people see: 2026-0143.</summary>
    public required string Number { get; init; }
    public required AgreementLevel Level { get; init; }
    public required AgreementFacts Facts { get; init; }
    /// <summary>One organisation per party of the facts, in their order.</summary>
    public required IReadOnlyList<OrganisationId> Organisations { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    /// <summary>SHA-256 of the file that the text was read from.</summary>
    public string? SourceSha256 { get; init; }
    public AgreementId? Parent { get; init; }
    /// <summary>The day it is put on record.</summary>
    public required DateOnly On { get; init; }
    public required Func<Guid> NewId { get; init; }
    public ContactChangeRule Contacts { get; init; } = ContactChangeRule.ByNotice;
    /// <summary>Whether the district board must approve before anyone signs (BRD-07).</summary>
    public bool NeedsBoard { get; init; }
}

/// <summary>A collaboration agreement between the police and a municipality or district, on one of two levels (AGR-01).</summary>
public sealed partial class Agreement
{
    readonly List<AgreementParty> _parties = [];
    readonly List<DiaryNumberFact> _diaryNumbers = [];
    readonly List<Signature> _signatures = [];
    readonly List<Consultation> _consultations = [];
    readonly List<Extension> _extensions = [];
    readonly List<Milestone> _milestones = [];
    readonly List<Standpoint> _standpoints = [];
    readonly List<Annex> _annexes = [];

    Agreement() { }

    public AgreementId Id { get; private set; }
    public string Number { get; private set; } = "";
    public AgreementLevel Level { get; private set; }
    public string Title { get; private set; } = "";
    public AgreementId? Parent { get; private set; }
    public AgreementTerm Term { get; private set; } = new();
    public AgreementText Text { get; private set; } = AgreementText.Of([]);
    public string? SourceSha256 { get; private set; }
    /// <summary>The day it was put on record here.</summary>
    public DateOnly RecordedOn { get; private set; }
    public ContactChangeRule Contacts { get; private set; }
    public bool NeedsBoard { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<AgreementParty> Parties => _parties;
    public IReadOnlyList<DiaryNumberFact> DiaryNumbers => _diaryNumbers;
    public IReadOnlyList<Signature> Signatures => _signatures;
    public IReadOnlyList<Consultation> Consultations => _consultations;
    public IReadOnlyList<Extension> Extensions => _extensions;
    public IReadOnlyList<Milestone> Milestones => _milestones;
    /// <summary>Every position taken, in order; see <see cref="CurrentStandpoints"/>.</summary>
    public IReadOnlyList<Standpoint> Standpoints => _standpoints;
    public IReadOnlyList<Annex> Annexes => _annexes;

    public IEnumerable<AgreementParty> SigningParties => _parties.Where(p => p.Standing == PartyStanding.Signing);

    /// <summary>A draft that nobody has signed.</summary>
    public static Outcome<Agreement> Draft(NewAgreement given)
    {
        var found = Completeness.Of(given.Facts).ToList();
        if (given.Organisations.Count != given.Facts.Parties.Count)
            found.Add(new PartyOrganisationsDoNotMatch(given.Facts.Parties.Count, given.Organisations.Count));
        else
            found.AddRange(given.Organisations.Zip(given.Facts.Parties).GroupBy(p => p.First).Where(g => g.Count() > 1)
                .Select(g => new PartyTwice(g.First().Second.Name)));
        return found.Count > 0 ? Outcome<Agreement>.Refused(found) : new Agreement(given);
    }

    /// <summary>A document that the parties have signed already: signatures, places and dates are taken from its signature block where it states them.</summary>
    public static Outcome<Agreement> Adopt(NewAgreement given)
    {
        var draft = Draft(given with { NeedsBoard = false });
        if (!draft.IsDone) return draft;
        var agreement = draft.Value;
        agreement._signatures.AddRange(SignatureBlock.Read(agreement._parties, given.Facts.Signatories));
        return agreement;
    }

    Agreement(NewAgreement given)
    {
        var facts = given.Facts;
        (Id, Number, Level, Parent, RecordedOn) = (given.Id, given.Number, given.Level, given.Parent, given.On);
        (Contacts, NeedsBoard, SourceSha256) = (given.Contacts, given.NeedsBoard, given.SourceSha256);
        Title = facts.Title!.Trim();
        Term = AgreementTerm.Of(facts.Term!);
        Text = AgreementText.Of(given.Lines);
        Version = 1;
        _diaryNumbers.AddRange(facts.DiaryNumbers);
        _parties.AddRange(facts.Parties.Zip(given.Organisations, (fact, organisation) => (fact, organisation)).Select((p, i) => new AgreementParty
        {
            Ordinal = i + 1, Organisation = p.organisation, Name = p.fact.Name.Trim(), Role = p.fact.Role,
            OrganisationNumber = OrganisationNumber.TryParse(p.fact.OrganisationNumber, out var number) ? number.ToString() : null,
            Address = p.fact.Address,
        }));
        AddFirstAnnexes(given);
    }

    /// <summary>A party that takes part without signing (ORG-08).</summary>
    public Outcome RecordCollaboratingParty(OrganisationId organisation, string name, PartyRole role)
    {
        if (_parties.Exists(p => p.Organisation == organisation)) return new PartyTwice(name);
        _parties.Add(new() { Ordinal = _parties.Count + 1, Organisation = organisation, Name = name.Trim(), Role = role, Standing = PartyStanding.Collaborating });
        Version++;
        return Outcome.Done;
    }

    /// <summary>Binds a local agreement to the overarching one it refers to and is applied with (AGR-03).</summary>
    public Outcome BindTo(Agreement parent)
    {
        if (Level != AgreementLevel.Local || parent.Level != AgreementLevel.Overarching) return new CannotBeBound(Number, parent.Number);
        Parent = parent.Id;
        Version++;
        return Outcome.Done;
    }

    void AddFirstAnnexes(NewAgreement given)
    {
        var facts = given.Facts;
        List<AnnexFact> list = [.. facts.Annexes.OrderBy(a => a.Number)];
        if (!list.Exists(a => a.Kind == AnnexKind.Agreement))
            list.Insert(0, new() { Number = list.Exists(a => a.Number == 0) ? -1 : 0, Title = Title, Kind = AnnexKind.Agreement });
        var slices = FactSlices.Cut(facts, [.. list.Select(a => (a.Number, a.Kind, a.TextFrom, a.TextTo))]);
        foreach (var fact in list)
        {
            var annex = new Annex(new(given.NewId()), fact.Number, fact.Title.Trim(), fact.Kind);
            var own = fact is { TextFrom: { } from, TextTo: { } to } && 1 <= from && from <= to && to <= given.Lines.Count
                ? given.Lines.Skip(from - 1).Take(to - from + 1) : [];
            annex.Add(AnnexVersion.WithAgreement(new(given.NewId()), AgreementText.Of([.. own]), slices.GetValueOrDefault(fact.Number) ?? new(), given.On));
            _annexes.Add(annex);
        }
    }
}
