namespace Samsyn.App.Agreements;

public enum LineChange { Same, Added, Removed }

/// <summary>A line of either text; <paramref name="Before"/> and <paramref name="After"/> are its 1-based places, null where it does not stand.</summary>
public sealed record DifferenceLine(LineChange Change, string Text, int? Before, int? After);

/// <summary>What was added and removed between two texts, by whole lines: the longest common part stays.</summary>
public static class LineDifference
{
    /// <summary>Texts whose differing middles are larger than this together are shown as replaced.</summary>
    const long MostCells = 6_000_000;

    public static IReadOnlyList<DifferenceLine> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int start = 0, endBefore = before.Count, endAfter = after.Count;
        while (start < endBefore && start < endAfter && Same(before[start], after[start])) start++;
        while (endBefore > start && endAfter > start && Same(before[endBefore - 1], after[endAfter - 1])) { endBefore--; endAfter--; }

        List<DifferenceLine> lines = [.. Enumerable.Range(0, start).Select(i => new DifferenceLine(LineChange.Same, after[i], i + 1, i + 1))];
        Middle(before, after, (start, endBefore), (start, endAfter), lines);
        for (var i = endBefore; i < before.Count; i++) lines.Add(new(LineChange.Same, before[i], i + 1, i + 1 - endBefore + endAfter));
        return lines;
    }

    static void Middle(IReadOnlyList<string> before, IReadOnlyList<string> after, (int From, int To) old, (int From, int To) now, List<DifferenceLine> lines)
    {
        int height = old.To - old.From, width = now.To - now.From, i = 0, j = 0;
        if ((long)height * width <= MostCells)
        {
            var common = Common(before, after, old, now);
            while (i < height && j < width)
            {
                if (Same(before[old.From + i], after[now.From + j])) lines.Add(new(LineChange.Same, after[now.From + j], old.From + ++i, now.From + ++j));
                else if (common[i + 1, j] >= common[i, j + 1]) lines.Add(new(LineChange.Removed, before[old.From + i], old.From + ++i, null));
                else lines.Add(new(LineChange.Added, after[now.From + j], null, now.From + ++j));
            }
        }
        while (i < height) lines.Add(new(LineChange.Removed, before[old.From + i], old.From + ++i, null));
        while (j < width) lines.Add(new(LineChange.Added, after[now.From + j], null, now.From + ++j));
    }

    /// <summary>How many lines the rests of the two middles have in common.</summary>
    static int[,] Common(IReadOnlyList<string> before, IReadOnlyList<string> after, (int From, int To) old, (int From, int To) now)
    {
        int height = old.To - old.From, width = now.To - now.From;
        var common = new int[height + 1, width + 1];
        for (var i = height - 1; i >= 0; i--)
            for (var j = width - 1; j >= 0; j--)
                common[i, j] = Same(before[old.From + i], after[now.From + j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    static bool Same(string a, string b) => a.AsSpan().Trim().SequenceEqual(b.AsSpan().Trim());
}
