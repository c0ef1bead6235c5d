using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements.Annexes;

public enum AnnexVersionState { Proposed, Decided, Withdrawn }

/// <summary>One version of an annex. It counts from its decision, never before (AGR-33).</summary>
public sealed class AnnexVersion
{
    readonly List<Signature> _signatures = [];

    AnnexVersion() { }

    public AnnexVersionId Id { get; private set; }
    public int Number { get; private set; }
    public AnnexVersionState State { get; private set; }
    public DateOnly ProposedOn { get; private set; }
    public PersonId? Author { get; private set; }
    /// <summary>Why the revision was begun (AGR-69).</summary>
    public string Reason { get; private set; } = "";
    /// <summary>When it was decided; null for a version that came with the agreement and counts as long as that does.</summary>
    public DateOnly? DecidedOn { get; private set; }
    /// <summary>The path it took; null when it came with the agreement.</summary>
    public AmendmentPath? DecidedBy { get; private set; }
    public DecisionReference? Decision { get; private set; }
    public AgreementText Text { get; private set; } = AgreementText.Of([]);
    /// <summary>The facts that this annex states; their lines are lines of <see cref="Text"/>, or of the agreement's own text in a version that came with it.</summary>
    public AgreementFacts Facts { get; private set; } = new();
    public IReadOnlyList<Signature> Signatures => _signatures;

    internal static AnnexVersion WithAgreement(AnnexVersionId id, AgreementText text, AgreementFacts facts, DateOnly on) => new()
    {
        Id = id, Number = 1, State = AnnexVersionState.Decided, ProposedOn = on, Text = text, Facts = facts,
    };

    internal static AnnexVersion Propose(AnnexVersionId id, int number, AnnexDraft draft, AgreementFacts facts, DateOnly on) => new()
    {
        Id = id, Number = number, State = AnnexVersionState.Proposed, ProposedOn = on, Author = draft.Author, Reason = draft.Reason.Trim(),
        Text = AgreementText.Of(draft.Lines), Facts = facts,
    };

    internal void Decide(AmendmentPath path, DateOnly on, DecisionReference? decision)
    {
        State = AnnexVersionState.Decided;
        DecidedBy = path;
        DecidedOn = on;
        Decision = decision;
    }

    internal void Sign(Signature signature) => _signatures.Add(signature);

    internal void Withdraw() => State = AnnexVersionState.Withdrawn;
}

/// <summary>What someone proposes that an annex shall say.</summary>
public sealed record AnnexDraft
{
    public required IReadOnlyList<string> Lines { get; init; }
    public required AgreementFacts Facts { get; init; }
    public PersonId? Author { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A numbered part of an agreement with versions of its own. Number 0 is the agreement's text where it is not itself an annex.</summary>
public sealed class Annex
{
    readonly List<AnnexVersion> _versions = [];

    Annex() { }

    internal Annex(AnnexId id, int number, string title, AnnexKind kind) => (Id, Number, Title, Kind) = (id, number, title, kind);

    public AnnexId Id { get; private set; }
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public AnnexKind Kind { get; private set; }
    public IReadOnlyList<AnnexVersion> Versions => _versions;

    public AnnexVersion? Open => _versions.Find(v => v.State == AnnexVersionState.Proposed);

    /// <summary>The latest version decided on or before a date; null when there is none. A version that came with the agreement counts from its beginning.</summary>
    public AnnexVersion? DecidedBy(DateOnly date) => _versions
        .Where(v => v.State == AnnexVersionState.Decided && !(v.DecidedOn > date))
        .OrderBy(v => v.DecidedOn ?? DateOnly.MinValue).ThenBy(v => v.Number)
        .LastOrDefault();

    internal void Add(AnnexVersion version) => _versions.Add(version);
}

/// <summary>One annex as it applied on a date.</summary>
public sealed record AppliedAnnex(AnnexId Annex, int Number, string Title, AnnexKind Kind, AnnexVersion Version);

/// <summary>What applied on a date: the version of every annex and all facts together (AGR-25).</summary>
public sealed record AppliedAgreement(AgreementId Agreement, DateOnly On, IReadOnlyList<AppliedAnnex> Annexes, AgreementFacts Facts);
