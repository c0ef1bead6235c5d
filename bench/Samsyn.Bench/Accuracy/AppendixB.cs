using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Bench.Accuracy;

/// <summary>The values of the catalogue's appendix B that the documents state and that the other tables do not hold: figures of the pictures, counts, limits.</summary>
static class AppendixB
{
    public static IEnumerable<Expectation> All() => [.. Pictures(), .. Counts(), .. Limits()];

    static IEnumerable<Expectation> Pictures()
    {
        // Value, and what it is compared with where the text compares.
        (string Document, decimal Value, decimal? Reference)[] figures =
        [
            ("S0", 48600, null), ("S0", 16000, null), ("S0", 80, 30), ("S0", 81, null), ("S0", 27, 21), ("S0", 35, null), ("S0", 78, null), ("S0", 60, null), ("S0", 220000, 340000), ("S0", 7, 3), ("S0", 10, 3),
            ("S0", 32, 19), ("S0", 24, 12), ("S0", 8, 6), ("S0", 30, 20), ("S0", 7, null), ("S0", 11, 3), ("S0", 20, null), ("S0", 16, null), ("S0", 18, null), ("S0", 12, null), ("S0", 36, 22), ("S0", 150000, null),
            ("S0", 21, null), ("S0", 52, null), ("S0", 14, null), ("S2", 23, 9), ("S2", 20, 8), ("S2", 44, null), ("S2", 39, null), ("S2", 5, null), ("S2", 11, null), ("S2", 8, null), ("S2", 7, null),
        ];
        foreach (var (document, value, reference) in figures)
        {
            var expected = reference is { } against ? $"{value} against {against}" : $"{value}";
            yield return new(document, "appendix B: figures", expected,
                reading => reading.Facts.Statistics.Any(row => (row.Value ?? row.From) == value && (reference is null || (row.Reference ?? row.To) == reference)) ? expected : null);
        }
    }

    static IEnumerable<Expectation> Counts()
    {
        Expectation Of(string document, string expected, Func<AgreementFacts, string?> actual) => new(document, "appendix B: counts", expected, reading => actual(reading.Facts));
        yield return Of("S0", "9 sources", facts => $"{facts.Sources.Count} sources");
        yield return Of("S0", "16 clauses above", facts => $"{facts.Parent!.Facts!.Clauses.Count} clauses above");
        yield return Of("S0", "3 categories", facts => $"{facts.Parent!.Facts!.PriorityAreas.Count(area => area.MustBeWeighed)} categories");
        yield return Of("S0", "12 convener and administrator", facts => $"{facts.Plans.Count(plan => plan.Fields is { Convener: not null, Administrator: not null })} convener and administrator");
        yield return Of("S0", "10 occasions", facts => $"{facts.Plans.SelectMany(plan => plan.Readiness).SelectMany(row => row.Cadence).OfType<OccasionsCadence>().First().Count} occasions");
        yield return Of("S0", "104 104", facts => string.Join(' ', facts.Plans.SelectMany(plan => plan.Readiness).SelectMany(row => row.Cadence).OfType<WeeklyCadence>().Where(weekly => weekly.CountPerYear is not null).Select(weekly => weekly.CountPerYear)));
        yield return Of("S0", "6 plans with 3 rows", facts => $"{facts.Plans.Count(plan => plan.Readiness.Count == 3)} plans with 3 rows");
        yield return Of("S1", "10 plans with 3 rows", facts => $"{facts.Plans.Count(plan => plan.Readiness.Count == 3)} plans with 3 rows");
        yield return Of("S2", "T1+T2+VB ×4, T2+VB ×3, T2 ×1", facts => string.Join(", ", facts.Areas.SelectMany(area => area.Activities).GroupBy(activity => string.Join('+', activity.FollowUpPoints)).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} ×{group.Count()}")));
        yield return new("S3", "appendix B: counts", "2024-05-23", reading => Spell.Date(reading.Facts.Memorial!.MeetingDate));
        yield return new("S3", "appendix B: counts", "2024-05-08 2024-05-08", reading => string.Join(' ', reading.Facts.Memorial!.Attestations.Select(each => Spell.Date(each.Date))));
    }

    static IEnumerable<Expectation> Limits()
    {
        Expectation Of(string expected, ObligationKind kind) => new("S0", "appendix B: limits", expected, reading => $"{reading.Facts.Parent!.Facts!.Obligations.First(duty => duty.Kind == kind).Days} days");
        yield return Of("3 days", ObligationKind.NoticeByLetter);
        yield return Of("0 days", ObligationKind.NoticeByEmail);
        yield return Of("14 days", ObligationKind.Rectification);
    }
}
