using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements;

/// <summary>What the numbered overarching agreement wants an explicit position on (AGR-45).</summary>
public enum StandpointCategory { Youth, CrimeVictims, OrganisedCrime }

/// <summary>The parties' position on a category: the area that takes it up, or the reason for leaving it out. One of the two is null.</summary>
public sealed record Standpoint(StandpointCategory Category, DateOnly On, string? Area, string? Reason);

public sealed partial class Agreement
{
    /// <summary>The position that holds on each category; a later one takes the earlier one's place.</summary>
    public IReadOnlyList<Standpoint> CurrentStandpoints => [.. _standpoints.GroupBy(s => s.Category).OrderBy(g => g.Key).Select(g => g.Last())];

    /// <summary>The categories without a position, where the agreement above demands one of each.</summary>
    public IReadOnlyList<StandpointCategory> LackingStandpoints => DemandsStandpoints ? [.. Enum.GetValues<StandpointCategory>().Except(_standpoints.Select(s => s.Category))] : [];

    bool DemandsStandpoints => Level == AgreementLevel.Local
        && ComplianceCheck.RuleSetOf(new() { Local = FactSlices.Join(_annexes.Select(a => a.Versions[0].Facts)), Document = Title }) == ComplianceRuleSet.Numbered2015;

    /// <summary>The parties take a position: either an area takes the category up, or it is left out for a reason (AGR-45).</summary>
    public Outcome RecordStandpoint(Standpoint standpoint, DateOnly today)
    {
        List<Refusal> found = [];
        var (area, reason) = (standpoint.Area?.Trim(), standpoint.Reason?.Trim());
        if (string.IsNullOrEmpty(area) == string.IsNullOrEmpty(reason)) found.Add(new StandpointUnclear(standpoint.Category));
        if (standpoint.On > today) found.Add(new DateInFuture(standpoint.On, today));
        return Record(found, () => _standpoints.Add(standpoint with { Area = Given(area), Reason = Given(reason) }));
    }

    static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
