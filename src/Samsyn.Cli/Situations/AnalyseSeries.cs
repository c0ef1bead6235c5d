using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Samsyn.Analysis;
using Samsyn.Analysis.Series;
using Samsyn.App.Situations.Analyses;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse series FILE.csv</c>: weeks with more events than to be expected, or the trend and the season of months. The last column holds the counts, the first their names.</summary>
static class AnalyseSeries
{
    static readonly string[] Methods = ["farrington-flexible", "farrington", "ears-c1", "ears-c2", "ears-c3", AnalyseYear.Trend, AnalyseYear.Season];

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Say.Text("cli.analyse.series.file") };
        var method = new Option<string>("--method") { Description = Say.Text("cli.analyse.series.method", string.Join(", ", Methods)), DefaultValueFactory = _ => Methods[0] };
        method.AcceptOnlyFromAmong(Methods);
        var years = new Option<int?>("--years") { Description = Say.Text("cli.analyse.series.years"), HelpName = "N" };
        var window = new Option<int?>("--window") { Description = Say.Text("cli.analyse.series.window"), HelpName = "N" };
        var alpha = new Option<double?>("--alpha") { Description = Say.Text("cli.analyse.series.alpha") };
        var json = Given.Json();
        var command = new Command("series", Say.Text("cli.analyse.series.about")) { file, method, years, window, alpha, json };
        command.SetAction(given =>
        {
            var path = given.GetValue(file)!;
            if (!path.Exists) return Refused(Say.Text("cli.analyse.series.no-file", path.FullName));
            var (names, counts, wrong) = Read(path.FullName);
            if (wrong is not null) return Refused(wrong);
            var name = given.GetValue(method)!;
            if (name is AnalyseYear.Trend or AnalyseYear.Season) return AnalyseYear.Run(name, names, counts, given.GetValue(json));
            var answer = Judge(name, counts, given.GetValue(years), given.GetValue(window), given.GetValue(alpha));
            if (!answer.IsGiven) return AnalyseCommand.NoAnswer(answer.Why!);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { Method = name, Weeks = answer.Value.Judged.Select(one => new { Name = names[one.Week], Judgement = one }), answer.Value.Unjudged }, FactsJson.Indented));
            else Print(name, names, answer.Value);
            return ExitCode.Done;
        });
        return command;
    }

    static Answer<AlarmReport> Judge(string method, double[] counts, int? years, int? window, double? alpha)
    {
        if (method.StartsWith("ears", StringComparison.Ordinal))
            return Ears.Judge(counts, method switch { "ears-c1" => EarsMethod.C1, "ears-c2" => EarsMethod.C2, _ => EarsMethod.C3 }, alpha);
        var options = method == "farrington" ? FarringtonOptions.Classic : FarringtonOptions.Flexible;
        options = options with { YearsBack = years ?? options.YearsBack, HalfWindow = window ?? options.HalfWindow, Alpha = alpha ?? options.Alpha };
        return counts.Length <= options.WeeksNeeded ? new TooShort(counts.Length, options.WeeksNeeded + 1) : Farrington.Judge(counts, options.WeeksNeeded, counts.Length - 1, options);
    }

    static void Print(string method, string[] names, AlarmReport report)
    {
        var alarms = report.Judged.Where(one => one.IsAlarm).ToList();
        Say.Result(Say.Text("situations.analysis.series.head", method, report.Judged.Count, names.Length, alarms.Count));
        if (alarms.Count == 0) Say.Result(Say.Text("situations.analysis.series.none"));
        foreach (var one in alarms)
            Say.Result(Say.Text("situations.analysis.series.alarm", names[one.Week], one.Observed, AnalysisWords.Number(one.Expected, Say.Language), AnalysisWords.Number(one.Upper, Say.Language)));
        if (report.Unjudged.Count > 0)
            Say.Note(Say.Text("situations.analysis.series.unanswered", report.Unjudged.Count, AnalysisWords.Of(report.Unjudged[0].Why, Say.Language)));
    }

    /// <summary>Names and counts; a first line whose last cell is no number is a heading.</summary>
    static (string[] Names, double[] Counts, string? Wrong) Read(string path)
    {
        var (names, counts, number) = (new List<string>(), new List<double>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',').Select(cell => cell.Trim().Trim('"')).ToArray();
            if (double.TryParse(cells[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && double.IsFinite(count))
            {
                counts.Add(count);
                names.Add(cells.Length > 1 ? cells[0] : counts.Count.ToString(CultureInfo.InvariantCulture));
            }
            else if (number > 1) return ([], [], Say.Text("cli.analyse.series.bad-line", number, cells[^1]));
        }
        return ([.. names], [.. counts], null);
    }

    static int Refused(string text)
    {
        Say.Note(text);
        return ExitCode.Refused;
    }
}
