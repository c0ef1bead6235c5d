using System.CommandLine;
using System.Text.Json;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse change BEFORE AFTER</c>: whether a change between two periods can be told from chance.</summary>
static class AnalyseChange
{
    static readonly string[] Letters = ["a", "b", "c", "d", "e"];

    public static Command Create()
    {
        var before = new Argument<long>("BEFORE") { Description = Say.Text("cli.analyse.change.before") };
        var after = new Argument<long>("AFTER") { Description = Say.Text("cli.analyse.change.after") };
        var exposureBefore = new Option<double>("--exposure-before") { Description = Say.Text("cli.analyse.change.exposure-before"), DefaultValueFactory = _ => 1 };
        var exposureAfter = new Option<double>("--exposure-after") { Description = Say.Text("cli.analyse.change.exposure-after"), DefaultValueFactory = _ => 1 };
        var history = new Option<double[]>("--history") { Description = Say.Text("cli.analyse.change.history"), HelpName = "N…", AllowMultipleArgumentsPerToken = true };
        var confidence = new Option<double>("--confidence") { Description = Say.Text("cli.analyse.confidence"), DefaultValueFactory = _ => 0.95 };
        var reporting = new Option<string?>("--class") { Description = Say.Text("cli.analyse.change.class"), HelpName = "a–e" };
        reporting.AcceptOnlyFromAmong(Letters);
        var json = Given.Json();
        var command = new Command("change", Say.Text("cli.analyse.change.about")) { before, after, exposureBefore, exposureAfter, history, confidence, reporting, json };
        command.SetAction(given =>
        {
            CountHistory? known = null;
            if (given.GetValue(history) is { Length: > 0 } earlier)
            {
                // Earlier periods are as long as the first one.
                var read = CountHistory.Of(earlier, [.. earlier.Select(_ => given.GetValue(exposureBefore))]);
                if (!read.IsGiven) return AnalyseCommand.NoAnswer(read.Why!);
                known = read.Value;
            }
            var answer = PeriodComparison.Of(given.GetValue(before), given.GetValue(after), given.GetValue(exposureBefore), given.GetValue(exposureAfter), known, given.GetValue(confidence));
            if (!answer.IsGiven) return AnalyseCommand.NoAnswer(answer.Why!);
            var reading = given.GetValue(reporting) is { } letter ? ChangeReading.Of(answer.Value, (ReportingClass)Array.IndexOf(Letters, letter)) : null;
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { Comparison = answer.Value, Reading = reading }, FactsJson.Indented));
            else Print(answer.Value, reading);
            return ExitCode.Done;
        });
        return command;
    }

    static void Print(PeriodComparison comparison, ChangeReading? reading)
    {
        foreach (var line in AnalysisWords.Of(comparison, Say.Language)) Say.Result(line);
        if (reading is null) return;
        Say.Result(Say.Text("situations.analysis.reading", AnalysisWords.Of(reading.Tone, Say.Language)));
        foreach (var caution in reading.Cautions) Say.Result(AnalysisWords.Of(caution, Say.Language));
    }
}
