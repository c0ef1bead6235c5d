using System.Globalization;
using Samsyn.Analysis.Rates;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Blocks that set counts out in two directions, or in an order.</summary>
static class TableBlocks
{
    const int MostRows = 60, MostColumns = 36, MostDays = 3700;

    public static Outcome<BlockAnswer> Count(BlockAsk ask)
    {
        var rows = ask.One("rader", CountBy.Area, CountBy.Type);
        var columns = ask.One("kolumner", CountBy.Year, CountBy.Month, CountBy.Type);
        if (rows == columns) return new BlockValueUnknown("kolumner", columns.ToString(), $"{CountBy.Year}, {CountBy.Month}");
        var counts = ask.Events.Count(ask.Filter, rows, columns);
        var rowNames = Used(counts, 0);
        List<string> columnNames = columns == CountBy.Type ? Used(counts, 1) : [.. BlockHeads.Periods(ask.From, ask.To, columns).Select(start => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        if (rowNames.Count > MostRows) return new BlockTooMany(rows == CountBy.Area ? "omraden" : "typer", rowNames.Count, MostRows);
        if (columnNames.Count > MostColumns) return new BlockTooMany("kolumner", columnNames.Count, MostColumns);
        var (atRow, atColumn) = (Places(rowNames), Places(columnNames));
        var cells = rowNames.Select(_ => new long[columnNames.Count]).ToArray();
        for (var group = 0; group < counts.Groups; group++) cells[atRow[counts.Label(group, 0)]][atColumn[counts.Label(group, 1)]] += counts.Counts[group];
        return new CountAnswer { Head = ask.Head(counts.Total), Rows = rows, Columns = columns, RowNames = rowNames, ColumnNames = columnNames, Counts = cells };
    }

    public static Outcome<BlockAnswer> Calendar(BlockAsk ask)
    {
        // Ten years of squares are no picture: without a time of its own it is the last two years.
        var from = ask.Text("fran").Length > 0 ? ask.From : new[] { ask.From, new DateOnly(ask.To.Year - 1, 1, 1) }.Max();
        if (ask.To.DayNumber - from.DayNumber > MostDays) return new BlockTooMany("fran", ask.To.DayNumber - from.DayNumber, MostDays);
        var counts = ask.Events.Count(ask.Within(from, ask.To), CountBy.Day);
        return new CalendarAnswer
        {
            Head = ask.Head(counts.Total) with { From = from },
            Days = Enumerable.Range(0, counts.Groups).ToDictionary(group => DateOnly.ParseExact(counts.Label(group, 0), "yyyy-MM-dd", CultureInfo.InvariantCulture), group => counts.Counts[group]),
        };
    }

    public static Outcome<BlockAnswer> Rhythm(BlockAsk ask)
    {
        var counts = ask.Events.Count(ask.Filter, CountBy.Weekday, CountBy.Hour);
        var cells = Enumerable.Range(0, 7).Select(_ => new long[24]).ToArray();
        for (var group = 0; group < counts.Groups; group++) cells[counts.Bucket(group, 0)][counts.Bucket(group, 1)] += counts.Counts[group];
        return new RhythmAnswer { Head = ask.Head(counts.Total), Counts = cells };
    }

    public static Outcome<BlockAnswer> Ranking(BlockAsk ask)
    {
        var (people, remarks) = (ask.Populations(), ask.Lines("anmarkning", ask.Events.Areas));
        foreach (var area in ask.ShownAreas.Where(area => !people.ContainsKey(area)).Take(1)) ask.Add(new BlockPopulationMissing(area));
        if (ask.ShownAreas.Count > MostRows) ask.Add(new BlockTooMany("omraden", ask.ShownAreas.Count, MostRows));
        if (ask.Faults.Count > 0) return new BlockWithoutEvents(ask.Dataset.Name);
        var counts = ask.Events.Count(ask.Filter, CountBy.Area);
        var found = Enumerable.Range(0, counts.Groups).ToDictionary(group => counts.Label(group, 0), group => counts.Counts[group], StringComparer.Ordinal);
        var ranked = Samsyn.Analysis.Rates.Ranking.Of([.. ask.ShownAreas.Select(area => new Ranked(area, found.GetValueOrDefault(area), people[area], remarks.GetValueOrDefault(area)))]);
        if (!ranked.IsGiven) return new BlockWithoutAnswer(ranked.Why!);
        return new RankingAnswer
        {
            Head = ask.Head(counts.Total), All = counts.Total / ask.ShownAreas.Sum(area => people[area]) * 1000,
            Areas = [.. ranked.Value.Select(row => new RankedArea(row.Place.Name, row.Place.Count, row.Rate.Value, row.Rate.Interval.Lower, row.Rate.Interval.Upper ?? row.Rate.Value, row.Rank, row.Best, row.Worst, row.NoRank == NoRank.TooFewInhabitants, row.Place.Remark))],
        };
    }

    static List<string> Used(EventCounts counts, int axis) => [.. Enumerable.Range(0, counts.Groups).Select(group => counts.Label(group, axis)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static Dictionary<string, int> Places(IReadOnlyList<string> names) => names.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
}
