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
    public static Command Create()
    {
        var before = new Argument<long>("BEFORE") { Description = Say.Text("cli.analyse.change.before") };
        var after = new Argument<long>("AFTER") { Description = Say.Text("cli.analyse.change.after") };
        var exposureBefore = new Option<double>("--exposure-before") { Description = Say.Text("cli.analyse.change.exposure-before"), DefaultValueFactory = _ => 1 };
        var exposureAfter = new Option<double>("--exposure-after") { Description = Say.Text("cli.analyse.change.exposure-after"), DefaultValueFactory = _ => 1 };
        var history = new Option<double[]>("--history") { Description = Say.Text("cli.analyse.change.history"), HelpName = "N…", AllowMultipleArgumentsPerToken = true };
        var confidence = new Option<double>("--confidence") { Description = Say.Text("cli.analyse.confidence"), DefaultValueFactory = _ => 0.95 };
        var json = Given.Json();
        var command = new Command("change", Say.Text("cli.analyse.change.about")) { before, after, exposureBefore, exposureAfter, history, confidence, json };
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
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(answer.Value, FactsJson.Indented));
            else foreach (var line in AnalysisWords.Of(answer.Value, Say.Language)) Say.Result(line);
            return ExitCode.Done;
        });
        return command;
    }
}
