using System.Globalization;
using Samsyn.Analysis.Sampling;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli.Situations;

/// <summary>
/// Events from plain CSV: a heading with the columns <c>x,y,date</c> in any order (other columns are passed over), coordinates with a decimal
/// point, dates as 2026-03-01; <c>count</c> repeats a row, and 0 tells of a place where nothing occurred (its date may be empty). In degrees the columns are <c>longitude,latitude,date</c>. No quotes.
/// </summary>
sealed record EventFile(double[] X, double[] Y, int[] Day, DateOnly First, IReadOnlyList<(double X, double Y)> Quiet)
{
    const int MostTold = 20;

    /// <summary>Dates from the first on, 0 for the first.</summary>
    public int Days => Day.Length == 0 ? 0 : Day.Max() + 1;

    /// <summary>The events, or null when the file was refused; then every reason has been told with its line.</summary>
    public static EventFile? Read(string path, bool degrees)
    {
        var (x, y, dates) = (new List<double>(), new List<double>(), new List<DateOnly>());
        var quiet = new List<(double X, double Y)>();
        var wanted = degrees ? (East: "longitude", North: "latitude") : (East: "x", North: "y");
        var bad = 0;
        try
        {
            using var lines = new StreamReader(path);
            var heading = (lines.ReadLine() ?? "").Split(',').Select(name => name.Trim().ToLowerInvariant()).ToArray();
            int east = Array.IndexOf(heading, wanted.East), north = Array.IndexOf(heading, wanted.North), date = Array.IndexOf(heading, "date"), count = Array.IndexOf(heading, "count");
            if (east < 0 || north < 0 || date < 0) return Refuse(Say.Text("cli.analyse-space.heading", path, $"{wanted.East},{wanted.North},date"));
            for (var number = 2; lines.ReadLine() is { } line; number++)
            {
                if (line.Length == 0) continue;
                var parts = line.Split(',');
                if (Row(parts) is { } reason)
                {
                    if (++bad <= MostTold) Say.Note(Say.Text("cli.analyse-space.line", path, number, reason));
                }
            }

            string? Row(string[] parts)
            {
                if (parts.Length != heading.Length) return Say.Text("cli.analyse-space.columns", parts.Length, heading.Length);
                if (!IsNumber(parts[east], degrees ? 180 : 1e9, out var px)) return Say.Text("cli.analyse-space.number", wanted.East, parts[east]);
                if (!IsNumber(parts[north], degrees ? 90 : 1e9, out var py)) return Say.Text("cli.analyse-space.number", wanted.North, parts[north]);
                var copies = 1;
                if (count >= 0 && (!int.TryParse(parts[count], NumberStyles.None, CultureInfo.InvariantCulture, out copies) || copies > 1_000_000)) return Say.Text("cli.analyse-space.count", parts[count]);
                if (copies == 0)
                {
                    quiet.Add((px, py));
                    return null;
                }
                if (!DateOnly.TryParseExact(parts[date].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Say.Text("cli.bad-date", parts[date]);
                for (var copy = 0; copy < copies; copy++)
                {
                    x.Add(px);
                    y.Add(py);
                    dates.Add(day);
                }
                return null;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(Say.Text("cli.analyse-space.unreadable", path, failure.Message));
        }
        if (bad > 0) return Refuse(Say.Text("cli.analyse-space.refused", path, bad));
        if (dates.Count == 0) return Refuse(Say.Text("cli.analyse-space.empty", path));
        var first = dates.Min();
        return new([.. x], [.. y], [.. dates.Select(day => day.DayNumber - first.DayNumber)], first, quiet);
    }

    /// <summary>Places with their numbers: each coordinate one place, or the squares of a grid by their middle.</summary>
    public (double[] X, double[] Y, int[] Place) Places(double? square)
    {
        var (number, px, py, place) = (new Dictionary<(double, double), int>(), new List<double>(), new List<double>(), new int[X.Length]);
        for (var i = 0; i < X.Length; i++) place[i] = Number(X[i], Y[i]);
        foreach (var (east, north) in Quiet) Number(east, north);
        return ([.. px], [.. py], place);

        int Number(double east, double north)
        {
            var at = square is { } side ? (Math.Floor(east / side) * side + side / 2, Math.Floor(north / side) * side + side / 2) : (east, north);
            if (number.TryGetValue(at, out var known)) return known;
            number[at] = px.Count;
            px.Add(at.Item1);
            py.Add(at.Item2);
            return px.Count - 1;
        }
    }

    public static int NoAnswer(Refused why)
    {
        Say.Note(Say.Text("cli.analyse-space.unfit." + why.Why, why.Argument, why.Index + 1));
        return ExitCode.Refused;
    }

    static EventFile? Refuse(string reason)
    {
        Say.Note(reason);
        return null;
    }

    static bool IsNumber(string text, double most, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= most;
}
