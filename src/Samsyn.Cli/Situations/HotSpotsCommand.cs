using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Samsyn.Analysis.HotSpots;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse hotspots FILE</c>: events counted by square, and Gi* of every square.</summary>
static class HotSpotsCommand
{
    const int MostSquares = 20_000_000;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = Say.Text("cli.analyse-space.file") };
        var square = new Option<double>("--square") { Description = Say.Text("cli.analyse-space.square"), Required = true };
        var permutations = new Option<int>("--permutations") { Description = Say.Text("cli.analyse-space.hot-permutations") };
        var seed = new Option<ulong>("--seed") { Description = Say.Text("cli.analyse-space.seed"), DefaultValueFactory = _ => 1 };
        var all = new Option<bool>("--all") { Description = Say.Text("cli.analyse-space.all") };
        var json = Given.Json();
        var command = new Command("hotspots", Say.Text("cli.analyse-space.hotspots")) { file, square, permutations, seed, all, json };
        command.SetAction((given, cancellation) =>
        {
            var side = given.GetValue(square);
            if (!double.IsFinite(side) || side <= 0) return Refuse(Say.Text("cli.analyse-space.number", "--square", side));
            if (EventFile.Read(given.GetValue(file)!, degrees: false) is not { } events) return Task.FromResult(ExitCode.Refused);
            double left = Math.Floor(events.X.Min() / side), bottom = Math.Floor(events.Y.Min() / side);
            double across = Math.Floor(events.X.Max() / side) - left + 1, along = Math.Floor(events.Y.Max() / side) - bottom + 1;
            if (across * along > MostSquares) return Refuse(Say.Text("cli.analyse-space.too-fine", MostSquares));
            var (columns, rows) = ((int)across, (int)along);
            var counts = new double[columns * rows];
            for (var i = 0; i < events.X.Length; i++) counts[(int)(Math.Floor(events.Y[i] / side) - bottom) * columns + (int)(Math.Floor(events.X[i] / side) - left)]++;
            var answer = GetisOrd.Grid(counts, columns);
            if (answer.Refused is { } why) return Task.FromResult(EventFile.NoAnswer(why));
            NeighbourChance? chance = null;
            if (given.GetValue(permutations) is > 0 and var times)
            {
                var tested = ConditionalPermutation.Test(counts, Neighbours.Grid(columns, rows, Contiguity.Queen).Value, times, given.GetValue(seed), cancellation: cancellation);
                if (tested.Refused is { } untested) return Task.FromResult(EventFile.NoAnswer(untested));
                chance = tested.Value;
            }
            var squares = Enumerable.Range(0, counts.Length).Where(at => given.GetValue(all) || Math.Abs(answer.Value[at]) >= 1.96).OrderByDescending(at => answer.Value[at])
                .Select(at => new { x = (left + at % columns) * side, y = (bottom + at / columns) * side, count = (int)counts[at], z = answer.Value[at], p = chance?.TwoSided(at) }).ToList();
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { events = events.X.Length, columns, rows, square = side, squares }, FactsJson.Indented));
            else if (squares.Count == 0) Say.Result(Say.Text("cli.analyse-space.no-hot"));
            else foreach (var one in squares) Say.Result(Say.Text("cli.analyse-space.hot", one.x, one.y, one.count, one.z.ToString("0.00", CultureInfo.InvariantCulture), one.p?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static Task<int> Refuse(string reason)
    {
        Say.Note(reason);
        return Task.FromResult(ExitCode.Refused);
    }
}
