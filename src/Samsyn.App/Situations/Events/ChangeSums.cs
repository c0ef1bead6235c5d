using System.Globalization;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>What came, went and differs, in all and by month, type and area, while it is being counted.</summary>
sealed class ChangeSums
{
    /// <summary>Labels of a kind that are told one by one.</summary>
    const int MostLabels = 500;

    readonly long[] _all = new long[4];
    readonly Dictionary<int, long[]> _months = [], _groups = [];
    readonly Dictionary<string, long[]> _types = new(StringComparer.Ordinal), _areas = new(StringComparer.Ordinal);

    public long Unchanged { get; set; }
    public long Nameless { get; set; }

    /// <summary>Counts the pieces, each on some processor, and adds them up.</summary>
    public static ChangeSums OfPieces(EventComparison comparison, Action<int, ChangeSums> count)
    {
        var (sums, merging) = (new ChangeSums(), new Lock());
        Parallel.For(0, RowSketches.Pieces, () => new ChangeSums(), (piece, _, mine) =>
        {
            count(piece, mine);
            return mine;
        }, mine =>
        {
            lock (merging) sums.Merge(comparison, mine);
        });
        return sums;
    }

    public void Add(int month, int group, long added, long removed, long changed, long again)
    {
        if (added + removed + changed + again == 0) return;
        ReadOnlySpan<long> four = [added, removed, changed, again];
        Sum(_all, four);
        Add(_months, month, four);
        Add(_groups, group, four);
    }

    public EventChanges Told(EventComparison comparison, int imports, ImportRule rule) => new(_all[0], _all[1], _all[2], Unchanged, comparison.IdColumn, imports,
        [.. _months.OrderBy(month => month.Key).TakeLast(MostLabels).Select(month => Shown(string.Create(CultureInfo.InvariantCulture, $"{month.Key / 12:0000}-{month.Key % 12 + 1:00}"), month.Value))],
        Most(_types), Most(_areas), comparison.Left)
    {
        Rule = rule, Again = _all[3], Nameless = Nameless,
    };

    void Merge(EventComparison comparison, ChangeSums one)
    {
        Sum(_all, one._all);
        (Unchanged, Nameless) = (Unchanged + one.Unchanged, Nameless + one.Nameless);
        foreach (var (month, sums) in one._months) Add(_months, month, sums);
        foreach (var (group, sums) in one._groups)
        {
            if (comparison.TypeOf(group) is { } type) Add(_types, type, sums);
            if (comparison.AreaOf(group) is { } area) Add(_areas, area, sums);
        }
    }

    static void Add<TKey>(Dictionary<TKey, long[]> to, TKey label, ReadOnlySpan<long> four) where TKey : notnull
    {
        if (!to.TryGetValue(label, out var sums)) to[label] = sums = new long[4];
        Sum(sums, four);
    }

    static void Sum(long[] into, ReadOnlySpan<long> more)
    {
        for (var at = 0; at < into.Length; at++) into[at] += more[at];
    }

    static List<ChangedEvents> Most(Dictionary<string, long[]> sums) =>
        [.. sums.OrderByDescending(one => one.Value.Sum()).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostLabels).Select(one => Shown(one.Key, one.Value))];

    static ChangedEvents Shown(string label, long[] sums) => new(label, sums[0], sums[1], sums[2]) { Again = sums[3] };
}
