using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Before and after, row by row, with verdicts that hold for all rows together.</summary>
static class ChangeBlocks
{
    const int MostRows = 60;

    public static Outcome<BlockAnswer> Change(BlockAsk ask)
    {
        var rows = ask.One("rader", CountBy.Type, CountBy.Area);
        var correction = ask.One("ratta", Correction.Holm, Correction.BenjaminiHochberg);
        var people = ask.Populations();
        var length = ask.To.DayNumber - ask.From.DayNumber + 1;
        var (from, to) = (ask.Date("fore-fran") ?? ask.From.AddYears(-1), ask.Date("fore-till") ?? (ask.Date("fore-fran") is { } given ? given.AddDays(length - 1) : ask.To.AddYears(-1)));
        if (from > to) ask.Add(new BlockPeriodReversed(from, to));
        if (ask.Faults.Count > 0) return new BlockWithoutEvents(ask.Dataset.Name);
        var (before, after) = (Counts(ask, from, to, rows), Counts(ask, ask.From, ask.To, rows));
        List<string> names = [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)];
        if (names.Count == 0) return new BlockWithoutAnswer(new Analysis.NothingGiven());
        if (names.Count > MostRows) return new BlockTooMany(rows == CountBy.Type ? "typer" : "omraden", names.Count, MostRows);
        // Days, not populations, stand behind a row: an area's inhabitants are the same on both sides.
        var (daysBefore, daysAfter) = (to.DayNumber - from.DayNumber + 1, length);
        var histories = Histories(ask, names, rows, from < ask.From ? from : ask.From);
        List<PeriodComparison> comparisons = [];
        foreach (var name in names)
        {
            var compared = PeriodComparison.Of(before.GetValueOrDefault(name), after.GetValueOrDefault(name), daysBefore, daysAfter, histories.GetValueOrDefault(name));
            if (!compared.IsGiven) return new BlockWithoutAnswer(compared.Why!);
            comparisons.Add(compared.Value);
        }
        var judged = SeveralComparisons.Judge(comparisons, correction);
        return new ChangeAnswer
        {
            Head = ask.Head(judged.Sum(one => one.Before + one.After)), Rows = rows, BeforeFrom = from, BeforeTo = to, Correction = correction,
            Found = [.. names.Zip(judged).Select(one => Row(ask, one.First, one.Second, rows, people)).OrderByDescending(row => row.Verdict is VerdictKind.Rose or VerdictKind.Fell).ThenByDescending(row => row.Before + row.After)],
        };
    }

    internal static ChangeFound Row(BlockAsk ask, string name, PeriodComparison one, CountBy rows, IReadOnlyDictionary<string, double> people)
    {
        var reading = ChangeReading.Of(one, (ReportingClass)(rows == CountBy.Type ? ask.Dataset.QualityOf(name) : Worst(ask)));
        double? population = rows == CountBy.Area ? people.TryGetValue(name, out var own) ? own : null : people.Count > 0 ? people.Values.Sum() : null;
        return new(name, one.Before, one.After, one.Percent, one.RatioInterval?.Lower, one.RatioInterval?.Upper, one.Verdict.Kind, one.Verdict.P, one.Verdict.TestsDisagree, reading.Tone, reading.Cautions, one.FromHistory?.Periods,
            population is null ? null : one.Before / population * 1000, population is null ? null : one.After / population * 1000);
    }

    /// <summary>Several types together are read as the one that tells least.</summary>
    internal static QualityClass Worst(BlockAsk ask) => ask.Events.Types.Count == 0 ? ask.Dataset.Quality : ask.ShownTypes.Select(ask.Dataset.QualityOf).Distinct().MaxBy(Weight);

    static int Weight(QualityClass quality) => quality switch { QualityClass.ActivityDriven => 5, QualityClass.HighDarkFigure => 4, QualityClass.HardToJudge => 3, QualityClass.LowDarkFigure => 2, _ => 1 };

    static Dictionary<string, long> Counts(BlockAsk ask, DateOnly from, DateOnly to, CountBy rows)
    {
        var counts = ask.Events.Count(ask.Within(from, to), rows);
        return Enumerable.Range(0, counts.Groups).ToDictionary(group => counts.Label(group, 0), group => counts.Counts[group], StringComparer.Ordinal);
    }

    /// <summary>The same time of each year before both periods, as far as the data reach; five years or more are a history.</summary>
    static Dictionary<string, CountHistory> Histories(BlockAsk ask, IReadOnlyList<string> names, CountBy rows, DateOnly earliest)
    {
        List<(Dictionary<string, long> Counts, double Days)> years = [];
        for (var back = 1; back <= 20; back++)
        {
            var (from, to) = (ask.From.AddYears(-back), ask.To.AddYears(-back));
            if (to >= earliest) continue;
            if (from < ask.Events.First) break;
            years.Add((Counts(ask, from, to, rows), to.DayNumber - from.DayNumber + 1));
        }
        Dictionary<string, CountHistory> found = new(StringComparer.Ordinal);
        if (years.Count < CountHistory.Fewest) return found;
        foreach (var name in names)
            if (CountHistory.Of([.. years.Select(year => (double)year.Counts.GetValueOrDefault(name))], [.. years.Select(year => year.Days)]) is { IsGiven: true } history) found[name] = history.Value;
        return found;
    }
}
