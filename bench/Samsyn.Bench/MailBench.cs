using System.Diagnostics;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Bench;

/// <summary>
/// 5,000 invitations leave the outbox for a local SMTP server while it is made to fail fifty times, a fault every so many milliseconds: refused, 4xx in every phase, the line
/// cut before, in and after the message. The job runs as it does in the product. Counted at the server, by Message-ID and UID for each receiver. Server, database and sender
/// share this machine's cores.
/// </summary>
static class MailBench
{
    const int Invitations = 5000, Faults = 50;
    static readonly TimeSpan Aim = TimeSpan.FromSeconds(60), GivenUp = TimeSpan.FromMinutes(5), FaultEvery = TimeSpan.FromMilliseconds(150);

    /// <summary>A new connection follows each cut, so that the one refused at its greeting is met.</summary>
    static readonly string[] Kinds = ["cut-mail", "greeting-421", "mail-451", "rcpt-451", "data-451", "cut-data", "mail-421", "greeting-421", "end-451", "cut-before", "cut-after", "slow", "rcpt-552"];

    public static async Task<bool> RunAsync()
    {
        if (RunningSmtp.Absent is { } lacking)
        {
            Console.WriteLine($"  skipped. {lacking}");
            return true;
        }
        var met = await MeasureAsync("SQLite", null);
        if (PostgresServer.Absent is not { } reason) return met & await MeasureAsync("PostgreSQL", await PostgreSqlDatabases.Create());
        Console.WriteLine($"  PostgreSQL skipped. {reason}");
        return met;
    }

    static async Task<bool> MeasureAsync(string database, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-bench-mail-").FullName;
        try
        {
            await using var server = RunningSmtp.Start();
            await using var volume = new MailVolume(new() { DataDirectory = folder, PostgresConnection = connection }, server.Port);
            await volume.Post(Invitations);

            using var over = new CancellationTokenSource(GivenUp);
            var watch = Stopwatch.StartNew();
            var breaking = BreakAsync(server, over.Token);
            await volume.Send(over.Token);
            var took = watch.Elapsed;
            await breaking;

            var ids = await server.Ids();
            var (accepted, connections, left) = await server.Count();
            var (each, mails, uids) = (ids.GroupBy(id => id.Receiver).ToList(), ids.Select(id => id.MessageId).Distinct(StringComparer.Ordinal).Count(), ids.Select(id => id.Uid).Distinct(StringComparer.Ordinal).Count());
            var doubled = each.Count(one => one.DistinctBy(id => id.MessageId).Count() != 1);
            Console.WriteLine($"  {database}: {mails} mails to {each.Count} receivers in {took.TotalSeconds:0.0} s ({Invitations / took.TotalSeconds:0} a second) over {connections} connections; {Faults - left} faults met");
            Console.WriteLine($"  {database}: the server took {accepted}; the {accepted - mails} beyond are second copies under the same Message-ID, sent because the line was cut after the server had taken the first");
            return ReadingBench.Report(took <= Aim && mails == Invitations && uids == Invitations && each.Count == Invitations && doubled == 0 && left == 0,
                $"{database}: none lost, none doubled for a receiver that keeps to Message-ID, {took.TotalSeconds:0.0} s (at most {Aim.TotalSeconds:0})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task BreakAsync(RunningSmtp server, CancellationToken cancellation)
    {
        for (var fault = 0; fault < Faults; fault++)
        {
            await server.Fault(Kinds[fault % Kinds.Length]);
            await Task.Delay(FaultEvery, cancellation);
        }
    }
}
