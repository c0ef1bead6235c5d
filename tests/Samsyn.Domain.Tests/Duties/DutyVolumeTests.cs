using System.Diagnostics;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Duties;
using Xunit.Abstractions;

namespace Samsyn.Domain.Tests.Duties;

public class DutyVolumeTests(ITestOutputHelper output)
{
    [Fact]
    public void Many_agreements_with_ten_years_of_evidence_are_evaluated_in_one_go()
    {
        var (sources, evidence) = DutyVolume.Build(agreements: 40, years: 10, factsPerAgreement: 333);
        var horizon = new Period(new(2015, 1, 1), new(2024, 12, 31));
        for (var round = 0; round < 2; round++)
        {
            var watch = Stopwatch.StartNew();
            var index = new EvidenceIndex(evidence);
            var indexed = watch.ElapsedMilliseconds;
            int duties = 0, fulfilled = 0;
            foreach (var source in sources)
            {
                var derived = DutyDerivation.Derive(source, horizon);
                duties += derived.Count;
                fulfilled += DutyEvaluation.Evaluate(derived, index, new(2024, 12, 31)).Count(s => s.State == DutyState.Fulfilled);
            }
            output.WriteLine($"{sources.Count} agreements, {evidence.Count} facts, {duties} duties, {fulfilled} fulfilled: index {indexed} ms, all {watch.ElapsedMilliseconds} ms");
            Assert.True(duties > 100_000 && fulfilled > 5_000);
        }
    }
}
