using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Samsyn.Analysis.Clusters;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse scan FILE</c>: where and when there is more than the rest leads one to expect (space–time permutation).</summary>
static class ScanCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = Say.Text("cli.analyse-space.file") };
        var square = new Option<double?>("--square") { Description = Say.Text("cli.analyse-space.square") };
        var degrees = new Option<bool>("--degrees") { Description = Say.Text("cli.analyse-space.degrees") };
        var radius = new Option<double>("--radius") { Description = Say.Text("cli.analyse-space.radius"), Required = true };
        var days = new Option<int>("--days") { Description = Say.Text("cli.analyse-space.days"), DefaultValueFactory = _ => 30 };
        var now = new Option<bool>("--now") { Description = Say.Text("cli.analyse-space.now") };
        var weekdays = new Option<bool>("--weekdays") { Description = Say.Text("cli.analyse-space.weekdays") };
        var replications = new Option<int>("--replications") { Description = Say.Text("cli.analyse-space.replications"), DefaultValueFactory = _ => 999 };
        var stopAt = new Option<int>("--stop-at") { Description = Say.Text("cli.analyse-space.stop-at") };
        var seed = new Option<ulong>("--seed") { Description = Say.Text("cli.analyse-space.seed"), DefaultValueFactory = _ => 1 };
        var json = Given.Json();
        var command = new Command("scan", Say.Text("cli.analyse-space.scan")) { file, square, degrees, radius, days, now, weekdays, replications, stopAt, seed, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(square) is { } side && (!double.IsFinite(side) || side <= 0)) result.AddError(Say.Text("cli.analyse-space.number", "--square", side));
        });
        command.SetAction((given, cancellation) =>
        {
            if (EventFile.Read(given.GetValue(file)!, given.GetValue(degrees)) is not { } events) return Task.FromResult(ExitCode.Refused);
            var (x, y, place) = events.Places(given.GetValue(square));
            var options = new ScanOptions
            {
                MaxRadius = given.GetValue(radius), MaxDays = given.GetValue(days), Prospective = given.GetValue(now), Replications = given.GetValue(replications),
                StopAt = given.GetValue(stopAt), Seed = given.GetValue(seed), Strata = given.GetValue(weekdays) ? [.. Enumerable.Range(0, events.Days).Select(day => day % 7)] : null,
            };
            var answer = SpaceTimeScan.Permutation(new(place, events.Day, events.Days), new(x, y, given.GetValue(degrees) ? Metric.GreatCircle : Metric.Plane), options, null, cancellation);
            if (answer.Refused is { } why) return Task.FromResult(EventFile.NoAnswer(why));
            var found = answer.Value;
            var rows = found.Clusters.Select(one => new
            {
                x = x[one.Centre], y = y[one.Centre], one.Radius, places = one.Places.Select(at => new { x = x[at], y = y[at] }),
                from = events.First.AddDays(one.FirstDay), to = events.First.AddDays(one.LastDay), one.Cases, one.Expected, one.Ratio, one.Statistic, one.P, one.GumbelP,
            });
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { found.Cases, found.Replications, found.Stopped, seed = given.GetValue(seed), clusters = rows }, FactsJson.Indented));
            else Print(events, found, x, y);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Print(EventFile events, ScanResult found, double[] x, double[] y)
    {
        if (found.Clusters.Count == 0) Say.Result(Say.Text("cli.analyse-space.no-cluster"));
        foreach (var one in found.Clusters)
            Say.Result(Say.Text(one.P is > 0.05 ? "cli.analyse-space.cluster-chance" : "cli.analyse-space.cluster",
                Given.Iso(events.First.AddDays(one.FirstDay)), Given.Iso(events.First.AddDays(one.LastDay)), Short(x[one.Centre]), Short(y[one.Centre]), Short(one.Radius),
                one.Cases, one.Expected.ToString("0.00", CultureInfo.InvariantCulture), one.Statistic.ToString("0.000000", CultureInfo.InvariantCulture), one.P?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"));
    }

    static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
