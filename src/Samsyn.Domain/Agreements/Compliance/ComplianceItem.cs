using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements.Compliance;

public enum ComplianceResult { Fulfilled, Incomplete, Missing }

public sealed record Bilingual(string Swedish, string English);

public sealed record CompliancePlace(string Document, int Line);

/// <summary>One thing that a local agreement shall state, and whether it does.</summary>
public sealed record ComplianceItem
{
    /// <summary>The requirement with its part: "AGR-57.3".</summary>
    public required string Item { get; init; }
    public required Bilingual Title { get; init; }
    public required ComplianceResult Result { get; init; }
    public required Bilingual Reason { get; init; }
    public IReadOnlyList<CompliancePlace> Where { get; init; } = [];
    /// <summary>The plans or bodies that fall short, by their titles.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];
}

/// <summary>The agreement checked, with what its text alone cannot tell.</summary>
public sealed record ComplianceSubject
{
    public required AgreementFacts Local { get; init; }
    public required string Document { get; init; }
    public AgreementFacts? Parent { get; init; }
    /// <summary>Every line of the document; without them nothing can be said about amounts in running text.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
    /// <summary>The common local template was used (AGR-64); null when nobody has said.</summary>
    public bool? UsesCommonTemplate { get; init; }
    /// <summary>The day the measurements of insecurity and crime were stored as the baseline (AGR-67).</summary>
    public DateOnly? BaselineRecordedOn { get; init; }
    /// <summary>Commitments marked as taken into a party's operational plan (AGR-66): plan title → marked by both parties.</summary>
    public IReadOnlyCollection<string> PlannedCommitments { get; init; } = [];
    /// <summary>Priority areas of the overarching level left out here, with the reason (AGR-68).</summary>
    public IReadOnlyDictionary<string, string> AreasLeftOut { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<PlanView> Plans => field ??= PlanView.Of(Local);
}

/// <summary>What a rule found. The places are lines of the checked document.</summary>
sealed record Verdict(ComplianceResult Result, string Swedish, string English, IReadOnlyList<int> Lines, IReadOnlyList<string> Lacking)
{
    public static Verdict Fulfilled(string swedish, string english, params IEnumerable<int> lines) =>
        new(ComplianceResult.Fulfilled, swedish, english, [.. lines], []);

    public static Verdict Incomplete(string swedish, string english, IEnumerable<int>? lines = null, IEnumerable<string>? lacking = null) =>
        new(ComplianceResult.Incomplete, swedish, english, [.. lines ?? []], [.. lacking ?? []]);

    public static Verdict Missing(string swedish, string english) => new(ComplianceResult.Missing, swedish, english, [], []);
}

/// <summary>A row of a rule set: what shall be stated, and how to see it. A new item is a new row.</summary>
sealed record ComplianceRule(string Item, string Swedish, string English, Func<ComplianceSubject, Verdict> Check)
{
    public ComplianceItem Run(ComplianceSubject subject)
    {
        var verdict = Check(subject);
        return new()
        {
            Item = Item, Title = new(Swedish, English), Result = verdict.Result, Reason = new(verdict.Swedish, verdict.English), Lacking = verdict.Lacking,
            Where = [.. verdict.Lines.Where(l => l > 0).Distinct().Order().Select(l => new CompliancePlace(subject.Document, l))],
        };
    }
}
