namespace Samsyn.App.ActionPlans;

/// <summary>Some words of a text; <paramref name="Differs"/> when the other text does not have them there.</summary>
public sealed record ComparedRun(string Text, bool Differs);

public sealed record ComparedField(string Field, PlanRow? Here, PlanRow? There, IReadOnlyList<ComparedRun> HereRuns, IReadOnlyList<ComparedRun> ThereRuns)
{
    public bool Differs => Rewritten || HereRuns.Any(run => run.Differs) || ThereRuns.Any(run => run.Differs) || (Here?.Value is null) != (There?.Value is null);

    /// <summary>So little in common that marking words would only mark everything.</summary>
    public bool Rewritten { get; init; }
}

/// <summary>Two plans field by field (PLN-22).</summary>
public sealed record PlanComparison(PlanLink With, IReadOnlyList<ComparedField> Fields)
{
    const int LongestCompared = 800;
    const double LeastInCommon = 0.4;

    public int Differences => Fields.Count(one => one.Differs);

    public static PlanComparison Of(IReadOnlyList<PlanRow> here, PlanLink with, IReadOnlyList<PlanRow> there)
    {
        List<ComparedField> fields = [];
        var left = here.Where(row => row.Kind != PlanRowKind.Heading).ToList();
        var right = there.Where(row => row.Kind != PlanRowKind.Heading).ToList();
        foreach (var row in left) fields.Add(Pair(row.Field, row, right.Find(other => other.Field == row.Field)));
        foreach (var row in right.Where(row => !left.Exists(other => other.Field == row.Field)))
        {
            var above = right.Take(right.IndexOf(row)).Select(other => fields.FindIndex(field => field.Field == other.Field)).DefaultIfEmpty(-1).Max();
            fields.Insert(above + 1, Pair(row.Field, null, row));
        }
        return new(with, [.. fields.Where(field => field.Here?.Value is not null || field.There?.Value is not null)]);
    }

    static ComparedField Pair(string field, PlanRow? here, PlanRow? there)
    {
        var (one, two) = Runs(here?.Value ?? "", there?.Value ?? "");
        var rewritten = one.Count > 0 && two.Count > 0 && Common(one) < LeastInCommon && Common(two) < LeastInCommon;
        return rewritten
            ? new(field, here, there, [new(here!.Value!, false)], [new(there!.Value!, false)]) { Rewritten = true }
            : new(field, here, there, one, two);
    }

    static double Common(IReadOnlyList<ComparedRun> runs) => runs.Where(run => !run.Differs).Sum(run => run.Text.Length) / (double)Math.Max(1, runs.Sum(run => run.Text.Length));

    /// <summary>The longest common run of words is left as it is, the rest is marked. Texts too long to compare by words are marked whole.</summary>
    internal static (IReadOnlyList<ComparedRun> Here, IReadOnlyList<ComparedRun> There) Runs(string here, string there)
    {
        string[] a = Split(here), b = Split(there);
        if (a.Length > LongestCompared || b.Length > LongestCompared) return ([new(here, here != there)], [new(there, here != there)]);
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = Same(a[i], b[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        List<(string, bool)> left = [], right = [];
        int x = 0, y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && Same(a[x], b[y])) { left.Add((a[x++], false)); right.Add((b[y++], false)); }
            else if (y == b.Length || (x < a.Length && common[x + 1, y] >= common[x, y + 1])) left.Add((a[x++], true));
            else right.Add((b[y++], true));
        }
        return (Joined(left), Joined(right));
    }

    static string[] Split(string text) => text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);

    static bool Same(string one, string two) => string.Equals(one.Trim('.', ',', ';', ':'), two.Trim('.', ',', ';', ':'), StringComparison.OrdinalIgnoreCase);

    static List<ComparedRun> Joined(List<(string Word, bool Differs)> words)
    {
        List<ComparedRun> runs = [];
        foreach (var (word, differs) in words)
        {
            if (runs.Count > 0 && runs[^1].Differs == differs) runs[^1] = runs[^1] with { Text = $"{runs[^1].Text} {word}" };
            else runs.Add(new(word, differs));
        }
        return runs;
    }
}
