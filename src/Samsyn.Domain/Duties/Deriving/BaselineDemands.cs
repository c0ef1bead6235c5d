using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Where the later overarching agreement binds, both parties present measurements at signing; later follow-ups are held against them (AGR-67, FUP-19).</summary>
static class BaselineDemands
{
    public static void Add(DemandContext context)
    {
        var source = context.Source;
        var isOverarching = source.Level == DutyLevel.Overarching;
        if (!(isOverarching ? context.Facts.Term is { UntilFurtherNotice: true } : BindsLater(context))) return;
        var above = isOverarching ? context.Facts : source.Parent?.Facts;
        var goals = above?.Clauses.FirstOrDefault(clause => clause.Title.StartsWith("mål", StringComparison.OrdinalIgnoreCase));
        // The lines of an adopted agreement above are not lines of this text.
        var line = source.Parent is { IsAdopted: true } ? 0 : goals?.Line ?? 0;
        context.Make("baseline", new Phrase("title.baseline"), new Phrase("rule.baseline"), "AGR-67",
            new DutyClause(isOverarching ? context.Document : source.Parent?.DocumentTitle ?? context.Document, goals?.Title, line),
            new EvidenceNeed(EvidenceKinds.BaselineRecorded, DutySubject.Agreement),
            new Once(new Period(source.From, source.From), CountsFrom: source.From.AddYears(-1)), body: context.SteeringBody, lateness: Lateness.Closes);
    }

    static bool BindsLater(DemandContext context) =>
        ComplianceCheck.RuleSetOf(new() { Local = context.Facts, Document = context.Document, Parent = context.Source.Parent?.Facts }) == ComplianceRuleSet.OpenEnded;
}
