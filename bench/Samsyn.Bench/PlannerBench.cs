using System.Diagnostics;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Tests.Kit.Duties;

namespace Samsyn.Bench;

/// <summary>A year laid out for one district, and for a whole city: needs from rhythms, dates, breaches and conflicts, one thread.</summary>
static class PlannerBench
{
    public static bool Run()
    {
        // The first run of the process pays for compiling: what somebody meets who plans on a program just started.
        var watch = Stopwatch.StartNew();
        var plan = YearPlanner.Plan(PlanningYears.Build());
        var cold = watch.Elapsed.TotalMilliseconds;
        var warm = Figures.Time(warmUps: 3, runs: 9, () => plan = YearPlanner.Plan(PlanningYears.Build()));
        Console.WriteLine($"  16 forums, 60 people: cold {cold:0.0} ms, warm {warm}; {plan.Proposed.Count} meetings, {plan.Breaches.Count} breaches, {plan.Conflicts.Count} conflicts");
        var raised = Figures.Time(warmUps: 1, runs: 9, () => plan = YearPlanner.Plan(PlanningYears.Build(readiness: [new(null, ReadinessLevel.Raised, new(2027, 4, 1), new(2027, 6, 30))])));
        Console.WriteLine($"  the same with a quarter raised: warm {raised}; {plan.Proposed.Count} meetings, {plan.Breaches.Count} breaches, {plan.Conflicts.Count} conflicts");
        var city = Figures.Time(warmUps: 1, runs: 5, () => plan = YearPlanner.Plan(PlanningYears.Build(districts: 13)));
        Console.WriteLine($"  13 × 16 forums, 13 × 60 people: warm {city}; {plan.Proposed.Count} meetings, {plan.Breaches.Count} breaches, {plan.Conflicts.Count} conflicts");
        return ReadingBench.Report(cold < 300 && warm.Max < 300, "16 forums and 60 people under 300 ms");
    }
}
