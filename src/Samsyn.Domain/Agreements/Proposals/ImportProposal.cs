using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements.Proposals;

public enum ProposalState { Open, Adopted, Discarded }

/// <summary>One fact changed by a person. The path is the fact's place in the contract's JSON; before and after are JSON, null when absent.</summary>
public sealed record Correction(string Path, string? Before, string? After, PersonId By, DateTimeOffset At);

/// <summary>A finding that a person has seen and accepted.</summary>
public sealed record Acknowledgement(int Finding, PersonId By, DateTimeOffset At);

/// <summary>What a document was understood to say, until a person adopts or discards it.</summary>
public sealed class ImportProposal : IOwnedBySide
{
    readonly List<Correction> _corrections = [];
    readonly List<Acknowledgement> _acknowledged = [];
    readonly List<AgreementId> _adoptedAs = [];

    ImportProposal() { }

    public ProposalId Id { get; private set; }
    public string File { get; private set; } = "";
    public SourceFormat Format { get; private set; }
    public string Sha256 { get; private set; } = "";
    public IReadOnlyList<string> Lines { get; private set; } = [];
    public DocumentKind DocumentKind { get; private set; }
    /// <summary>The facts as read; never changed.</summary>
    public AgreementFacts Read { get; private set; } = new();
    /// <summary>The facts as corrected so far.</summary>
    public AgreementFacts Facts { get; private set; } = new();
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public ProposalState State { get; private set; }
    public PersonId ImportedBy { get; private set; }
    public DateTimeOffset ImportedAt { get; private set; }
    public PartySide? Side { get; private set; }
    public DateOnly? SharedOn { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<Correction> Corrections => _corrections;
    public IReadOnlyList<Acknowledgement> Acknowledged => _acknowledged;
    public IReadOnlyList<AgreementId> AdoptedAs => _adoptedAs;

    /// <summary>What stands in the way of adopting, all at once; the review page shows it before anyone tries.</summary>
    public IReadOnlyList<Refusal> Lacking => [.. Completeness.Of(Facts), .. Annexed is { } parent ? Completeness.Of(parent, "/parent/facts") : []];

    /// <summary>The overarching agreement that the document annexes whole, to be adopted before the local one.</summary>
    public AgreementFacts? Annexed => DocumentKind == DocumentKind.OverarchingAgreement ? null : Facts.Parent?.Facts;

    /// <summary>A document read in for one side is that side's alone until it releases or adopts it; without a side it is both parties' at once.</summary>
    public static Outcome<ImportProposal> Open(ProposalId id, Reading reading, PersonId by, DateTimeOffset at, PartySide? side = null)
    {
        if (reading.Lines.All(string.IsNullOrWhiteSpace)) return new DocumentEmpty(reading.Source.File);
        return new ImportProposal
        {
            Id = id, File = reading.Source.File, Format = reading.Source.Format, Sha256 = reading.Source.Sha256, Lines = reading.Lines,
            DocumentKind = reading.DocumentKind, Read = reading.Facts, Facts = reading.Facts, Findings = reading.Findings,
            ImportedBy = by, ImportedAt = at, Side = side, SharedOn = side is null ? DateOnly.FromDateTime(at.Date) : null, Version = 1,
        };
    }

    /// <summary>Changes one fact; plain text is enough for texts, dates and numbers, JSON for whole facts, null removes.</summary>
    public Outcome Correct(string path, string? value, PersonId by, DateTimeOffset at)
    {
        if (Closed() is { } closed) return closed;
        var changed = FactPath.Set(Facts, path, value);
        if (!changed.IsDone) return Outcome.Refused(changed.Refusals);
        var (facts, before, after) = changed.Value;
        if (before == after) return Outcome.Done;
        Facts = facts;
        return Changed(() => _corrections.Add(new(path, before, after, by, at)));
    }

    public Outcome CorrectKind(DocumentKind kind, PersonId by, DateTimeOffset at)
    {
        if (Closed() is { } closed) return closed;
        if (kind == DocumentKind) return Outcome.Done;
        return Changed(() =>
        {
            _corrections.Add(new("/documentKind", DocumentKind.ToString(), kind.ToString(), by, at));
            DocumentKind = kind;
        });
    }

    /// <summary>Marks a finding, by its place in the list from 0, as seen and accepted.</summary>
    public Outcome Acknowledge(int finding, PersonId by, DateTimeOffset at)
    {
        if (Closed() is { } closed) return closed;
        if (finding < 0 || finding >= Findings.Count) return new FindingUnknown(finding);
        return _acknowledged.Exists(a => a.Finding == finding) ? Outcome.Done : Changed(() => _acknowledged.Add(new(finding, by, at)));
    }

    /// <summary>The document is no agreement of its own but has been proposed as an annex of one.</summary>
    public Outcome UseAsAnnexOf(AgreementId agreement, DateOnly on) => Closed() is { } closed ? closed : Changed(() =>
    {
        State = ProposalState.Adopted;
        SharedOn ??= on;
        _adoptedAs.Add(agreement);
    });

    /// <summary>Lets the other party see it, with everything corrected so far. There is no way back: what was seen has been seen.</summary>
    public Outcome Release(DateOnly on) => Closed() is { } closed ? closed
        : SharedOn is { } since ? new ProposalAlreadyReleased(File, since)
        : Changed(() => SharedOn = on);

    public Outcome Discard() => Closed() is { } closed ? closed : Changed(() => State = ProposalState.Discarded);

    /// <summary>Makes agreements of it: the annexed overarching agreement first, then the local one bound to it.</summary>
    public Outcome<IReadOnlyList<Agreement>> Adopt(Adoption adoption)
    {
        if (Closed() is { } closed) return Outcome<IReadOnlyList<Agreement>>.Refused(closed);
        var withParent = Annexed is not null && adoption.Parent is null;
        var needed = withParent ? 2 : 1;
        List<Refusal> found = [];
        if (adoption.SameDocumentAdopted) found.Add(new DocumentAlreadyAdopted(File, Sha256));
        found.AddRange(withParent ? Lacking : Completeness.Of(Facts));
        if (adoption.Numbers.Count < needed) found.Add(new AgreementNumberMissing(needed, adoption.Numbers.Count));
        if (found.Count > 0) return Outcome<IReadOnlyList<Agreement>>.Refused(found);

        List<Agreement> adopted = [];
        if (withParent)
        {
            // Its lines are lines of the whole document, so it carries the whole text.
            var parent = Make(adoption, Annexed!, AgreementLevel.Overarching, adoption.Numbers[0], adoption.ParentOrganisations, parent: null);
            if (!parent.IsDone) return Outcome<IReadOnlyList<Agreement>>.Refused(parent.Refusals);
            adopted.Add(parent.Value);
        }
        // The parent's own facts now stand in the parent; leaving them here too would state every duty twice.
        var own = Facts with { Parent = Facts.Parent is { } bound ? bound with { Facts = null } : null };
        var level = DocumentKind == DocumentKind.OverarchingAgreement ? AgreementLevel.Overarching : AgreementLevel.Local;
        var agreement = Make(adoption, own, level, adoption.Numbers[needed - 1], adoption.Organisations, withParent ? adopted[0].Id : adoption.Parent);
        if (!agreement.IsDone) return Outcome<IReadOnlyList<Agreement>>.Refused(agreement.Refusals);
        adopted.Add(agreement.Value);

        State = ProposalState.Adopted;
        SharedOn ??= adoption.On;
        _adoptedAs.AddRange(adopted.Select(a => a.Id));
        Version++;
        return adopted;
    }

    Outcome<Agreement> Make(Adoption adoption, AgreementFacts facts, AgreementLevel level, string number, IReadOnlyList<OrganisationId> organisations, AgreementId? parent)
    {
        var given = new NewAgreement
        {
            Id = new(adoption.NewId()), Number = number, Level = level, Facts = facts, Organisations = organisations, Lines = Lines,
            SourceSha256 = Sha256, Parent = parent, On = adoption.On, NewId = adoption.NewId, Contacts = adoption.Contacts, NeedsBoard = adoption.NeedsBoard,
        };
        return adoption.AsDraft ? Agreement.Draft(given) : Agreement.Adopt(given);
    }

    Refusal? Closed() => State switch
    {
        ProposalState.Adopted => new ProposalAlreadyAdopted(File),
        ProposalState.Discarded => new ProposalDiscarded(File),
        _ => null,
    };

    Outcome Changed(Action change)
    {
        change();
        Version++;
        return Outcome.Done;
    }
}
