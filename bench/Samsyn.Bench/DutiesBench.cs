using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Duties;

namespace Samsyn.Bench;

/// <summary>Deriving and evaluating every duty of 300 agreements with ten years of evidence, one thread.</summary>
static class DutiesBench
{
    public static bool Run()
    {
        var (sources, evidence) = DutyVolume.Build(agreements: 300, years: 10, factsPerAgreement: 333);
        var horizon = new Period(new(2015, 1, 1), new(2024, 12, 31));
        int duties = 0, fulfilled = 0;
        var figures = Figures.Time(warmUps: 2, runs: 7, () =>
        {
            (duties, fulfilled) = (0, 0);
            var index = new EvidenceIndex(evidence);
            foreach (var source in sources)
            {
                var derived = DutyDerivation.Derive(source, horizon);
                duties += derived.Count;
                fulfilled += DutyEvaluation.Evaluate(derived, index, horizon.To).Count(status => status.State == DutyState.Fulfilled);
            }
        });
        Console.WriteLine($"  {sources.Count} agreements, {evidence.Count:N0} facts, {duties:N0} duties of which {fulfilled:N0} fulfilled: {figures}");
        return ReadingBench.Report(figures.Median < 1000, "under 1 s");
    }
}
