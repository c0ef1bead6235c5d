using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>Which version of the overarching agreement binds the local one (AGR-05).</summary>
public enum ComplianceRuleSet { None, Numbered2015, OpenEnded }

/// <summary>A local agreement against what its overarching agreement and the act say that it shall state.</summary>
public static class ComplianceCheck
{
    public static IReadOnlyList<ComplianceItem> Run(ComplianceSubject subject)
    {
        IEnumerable<ComplianceRule> rules = RuleSetOf(subject) switch
        {
            ComplianceRuleSet.Numbered2015 => Rules2015.All,
            ComplianceRuleSet.OpenEnded => RulesLater.All,
            _ => [],
        };
        if (RulesOfAct.AppliesTo(subject.Local)) rules = rules.Concat(RulesOfAct.All);
        return [.. rules.Select(r => r.Run(subject))];
    }

    /// <summary>A numbered overarching agreement against its own clauses, as every local agreement below it presumes them (AGR-39…55).</summary>
    public static IReadOnlyList<ComplianceItem> RunOverarching(ComplianceSubject subject) => [.. Clauses2015.All.Select(r => r.Run(subject))];

    /// <summary>The rule set follows the parent's own term: until further notice is the later model, a fixed term the numbered one.</summary>
    public static ComplianceRuleSet RuleSetOf(ComplianceSubject subject)
    {
        var reference = subject.Local.Parent;
        var parent = subject.Parent ?? reference?.Facts;
        if (reference is null && parent is null) return ComplianceRuleSet.None;
        if (parent?.Term is { UntilFurtherNotice: true } || reference is { UntilFurtherNotice: true }) return ComplianceRuleSet.OpenEnded;
        var hasEnd = parent?.Term?.To is not null || reference?.To is not null;
        var numbered = parent?.Clauses.Count(c => c.Number is not null) >= 5;
        if (hasEnd || numbered) return ComplianceRuleSet.Numbered2015;
        // A bare reference: the numbered agreement bound agreements begun before its last day.
        return subject.Local.Term?.From is { } from && from <= new DateOnly(2019, 5, 19) ? ComplianceRuleSet.Numbered2015 : ComplianceRuleSet.OpenEnded;
    }
}
