using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Samsyn.Analysis.Clusters;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse knox FILE</c>: whether events are followed by more events near them soon after (near repeat).</summary>
static class KnoxCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = Say.Text("cli.analyse-space.file") };
        var distances = new Option<double[]>("--distances") { Description = Say.Text("cli.analyse-space.distances"), Required = true, AllowMultipleArgumentsPerToken = true };
        var days = new Option<int[]>("--days") { Description = Say.Text("cli.analyse-space.day-bands"), Required = true, AllowMultipleArgumentsPerToken = true };
        var excludeUpper = new Option<bool>("--exclude-upper") { Description = Say.Text("cli.analyse-space.exclude-upper") };
        var manhattan = new Option<bool>("--manhattan") { Description = Say.Text("cli.analyse-space.manhattan") };
        var sameAddress = new Option<bool>("--same-address") { Description = Say.Text("cli.analyse-space.same-address") };
        var permutations = new Option<int>("--permutations") { Description = Say.Text("cli.analyse-space.permutations"), DefaultValueFactory = _ => 999 };
        var seed = new Option<ulong>("--seed") { Description = Say.Text("cli.analyse-space.seed"), DefaultValueFactory = _ => 1 };
        var json = Given.Json();
        var command = new Command("knox", Say.Text("cli.analyse-space.knox")) { file, distances, days, excludeUpper, manhattan, sameAddress, permutations, seed, json };
        command.SetAction((given, cancellation) =>
        {
            if (EventFile.Read(given.GetValue(file)!, degrees: false) is not { } events) return Task.FromResult(ExitCode.Refused);
            var answer = NearRepeat.Test(events.X, events.Y, events.Day, new()
            {
                Distances = given.GetValue(distances)!, Times = given.GetValue(days)!, IncludeUpper = !given.GetValue(excludeUpper),
                SameAddress = given.GetValue(sameAddress), Distance = given.GetValue(manhattan) ? KnoxDistance.Manhattan : KnoxDistance.Straight, Permutations = given.GetValue(permutations), Seed = given.GetValue(seed),
            }, null, cancellation);
            if (answer.Refused is { } why) return Task.FromResult(EventFile.NoAnswer(why));
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { answer.Value.Events, answer.Value.NearPairs, seed = given.GetValue(seed), cells = answer.Value.Cells }, FactsJson.Indented));
            else foreach (var cell in answer.Value.Cells) Say.Result(Say.Text(cell.SameAddress ? "cli.analyse-space.knox-same" : "cli.analyse-space.knox-cell",
                Text(cell.DistanceFrom), Text(cell.DistanceTo), cell.TimeFrom, cell.TimeTo, cell.Observed, Text(cell.Expected), cell.Ratio is { } ratio ? Text(ratio) : "–", cell.P?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
