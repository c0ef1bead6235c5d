using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;

namespace Samsyn.App.Situations.Blocks;

/// <summary>
/// What has changed that is not chance: every type in every area, the last whole period against the same of the year before, and against the period before with the usual difference of
/// season taken away. The variation of earlier periods widens what chance may do, and all comparisons are judged together (Benjamini–Hochberg).
/// </summary>
static class OverviewBlocks
{
    const int MostComparisons = 30_000, MostYears = 12;

    public static Outcome<BlockAnswer> Overview(BlockAsk ask)
    {
        var period = ask.One("period", OverviewPeriod.Quarter, OverviewPeriod.Month, OverviewPeriod.HalfYear);
        if (ask.Faults.Count > 0 || ask.Events.First is not { } first) return new BlockWithoutEvents(ask.Dataset.Name);
        var months = period switch { OverviewPeriod.Month => 1, OverviewPeriod.Quarter => 3, _ => 6 };
        var start = Start(End(ask, first).AddDays(1), months).AddMonths(-months);
        // Periods before the last, oldest last; only those that the data hold wholly.
        List<DateOnly> starts = [];
        for (var at = start; at >= first && starts.Count < MostYears * 12 / months; at = at.AddMonths(-months)) starts.Add(at);
        var perYear = 12 / months;
        if (starts.Count <= perYear) return new BlockWithoutAnswer(new Analysis.TooShort(starts.Count, perYear + 1));
        var cells = Cells(ask, starts, months);
        if (cells.Count > MostComparisons) return new BlockTooMany("omraden", cells.Count, MostComparisons);

        var seasons = Seasons(cells, starts, perYear);
        List<((string Area, string Type) Of, PeriodComparison Year, PeriodComparison? Season, double? Expected)> found = [];
        foreach (var (of, counts) in cells.OrderBy(one => one.Key.Area, StringComparer.Ordinal).ThenBy(one => one.Key.Type, StringComparer.Ordinal))
        {
            var (season, index) = (seasons.GetValueOrDefault(of.Type), 0.0);
            var history = History(counts, starts, months, perYear, season);
            var year = PeriodComparison.Of(counts[perYear], counts[0], Days(starts[perYear], months), Days(starts[0], months), history);
            if (!year.IsGiven) continue;
            PeriodComparison? before = null;
            if (season is not null && (index = season[Season(starts[1], months)]) > 0 && season[Season(starts[0], months)] > 0
                && PeriodComparison.Of(counts[1], counts[0], index, season[Season(starts[0], months)], history) is { IsGiven: true } compared) before = compared.Value;
            found.Add((of, year.Value, before, before is null ? null : counts[1] / index * season![Season(starts[0], months)]));
        }
        var years = SeveralComparisons.Judge([.. found.Select(one => one.Year)], Correction.BenjaminiHochberg);
        var held = found.Where(one => one.Season is not null).ToList();
        var befores = SeveralComparisons.Judge([.. held.Select(one => one.Season!)], Correction.BenjaminiHochberg).Zip(held).ToDictionary(one => one.Second.Of, one => one.First);
        return new OverviewAnswer
        {
            Head = ask.Head(years.Sum(one => one.After)) with { From = start, To = start.AddMonths(months).AddDays(-1) }, Period = period, YearFrom = start.AddYears(-1), YearTo = start.AddYears(-1).AddMonths(months).AddDays(-1),
            SeasonFrom = start.AddMonths(-months), SeasonTo = start.AddDays(-1), Comparisons = years.Count(one => one.Before + one.After > 0),
            Rows = [.. found.Zip(years).Where(one => one.Second.Before + one.Second.After > 0).Select(one => new OverviewRow(one.First.Of.Area, one.First.Of.Type, ClassOf(ask, one.First.Of.Type),
                Of(ask, one.First.Of, one.Second), befores.TryGetValue(one.First.Of, out var before) ? Of(ask, one.First.Of, before) : null, one.First.Expected))],
        };
    }

    /// <summary>
    /// Data end with their last event, not with a day. That the last three days of a month at most had no event is believed as long as it would not be strange (one in a hundred) at the pace of the data.
    /// </summary>
    static DateOnly End(BlockAsk ask, DateOnly first)
    {
        if (ask.To != ask.Events.Last) return ask.To;
        var silent = DateTime.DaysInMonth(ask.To.Year, ask.To.Month) - ask.To.Day;
        var pace = ask.Events.Rows / (ask.To.DayNumber - first.DayNumber + 1.0);
        return silent <= 3 && Math.Exp(-pace * silent) > 0.01 ? ask.To.AddDays(silent) : ask.To;
    }

    static QualityClass ClassOf(BlockAsk ask, string type) => type.Length == 0 ? ChangeBlocks.Worst(ask) : ask.Dataset.QualityOf(type);

    static ChangeFound Of(BlockAsk ask, (string Area, string Type) of, PeriodComparison one)
    {
        var reading = ChangeReading.Of(one, (ReportingClass)ClassOf(ask, of.Type));
        return new(of.Type, one.Before, one.After, one.Percent, one.RatioInterval?.Lower, one.RatioInterval?.Upper, one.Verdict.Kind, one.Verdict.P, one.Verdict.TestsDisagree, reading.Tone, reading.Cautions, one.FromHistory?.Periods, null, null);
    }

    /// <summary>Counts of each period by area and type; with all areas together under an empty name where there are several.</summary>
    static Dictionary<(string Area, string Type), long[]> Cells(BlockAsk ask, List<DateOnly> starts, int months)
    {
        var counts = ask.Events.Count(ask.Within(starts[^1], starts[0].AddMonths(months).AddDays(-1)), CountBy.Month, CountBy.Area, CountBy.Type);
        Dictionary<(string, string), long[]> cells = [];
        void Add((string, string) of, int at, long count)
        {
            if (!cells.TryGetValue(of, out var line)) cells[of] = line = new long[starts.Count];
            line[at] += count;
        }
        var several = ask.ShownAreas.Count > 1;
        for (var group = 0; group < counts.Groups; group++)
        {
            var month = DateOnly.ParseExact(counts.Label(group, 0), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var at = (((starts[0].Year - month.Year) * 12) + starts[0].Month - month.Month + months - 1) / months;
            if (month > starts[0]) at = 0;
            if (at >= starts.Count) continue;
            Add((counts.Label(group, 1), counts.Label(group, 2)), at, counts.Counts[group]);
            if (several) Add(("", counts.Label(group, 2)), at, counts.Counts[group]);
        }
        return cells;
    }

    /// <summary>How much of a year falls in each season, by type over all areas and whole years before the last period; null with fewer than two years.</summary>
    static Dictionary<string, double[]> Seasons(Dictionary<(string Area, string Type), long[]> cells, List<DateOnly> starts, int perYear)
    {
        Dictionary<string, double[]> seasons = new(StringComparer.Ordinal);
        var whole = (starts.Count - 1) / perYear * perYear;
        if (whole < 2 * perYear) return seasons;
        var months = 12 / perYear;
        foreach (var ((area, type), counts) in cells)
        {
            if (area.Length == 0) continue;
            if (!seasons.TryGetValue(type, out var season)) seasons[type] = season = new double[perYear];
            for (var at = 1; at <= whole; at++) season[Season(starts[at], months)] += counts[at];
        }
        return seasons;
    }

    /// <summary>The variation of the periods before both that are compared, each against its share of the season where that is known.</summary>
    static CountHistory? History(long[] counts, List<DateOnly> starts, int months, int perYear, double[]? season)
    {
        List<double> events = [], exposures = [];
        for (var at = perYear + 1; at < starts.Count; at++)
        {
            var exposure = season is null ? Days(starts[at], months) : season[Season(starts[at], months)];
            if (exposure <= 0) continue;
            events.Add(counts[at]);
            exposures.Add(exposure);
        }
        if (events.Count < CountHistory.Fewest) return null;
        // In units of the last period, so that the size of the negative binomial is that of such a period.
        var unit = season is null ? 1 : exposures.Average() / Days(starts[0], months);
        return CountHistory.Of(events, [.. exposures.Select(exposure => exposure / unit)]) is { IsGiven: true } history ? history.Value : null;
    }

    static int Season(DateOnly start, int months) => (start.Month - 1) / months;

    static DateOnly Start(DateOnly day, int months) => new(day.Year, (((day.Month - 1) / months) * months) + 1, 1);

    static double Days(DateOnly start, int months) => start.AddMonths(months).DayNumber - start.DayNumber;
}
