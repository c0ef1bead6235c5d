using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// Clients record over HTTP while the program or the database server is killed at random moments (SIGKILL). Whatever was acknowledged is there
/// afterwards exactly once, with its act; what was not is there once or not at all. <c>./samsyn test --long</c> kills more than 500 times.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    const int Clients = 4, KillsInARound = 20;
    static readonly bool Long = Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 };

    [Fact]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_the_program_on_SQLite_loses_nothing_acknowledged() => Repeat(Long ? 170 : 4, async (kills, seed) =>
    {
        var data = Directory.CreateTempSubdirectory("samsyn-kill-").FullName;
        try
        {
            await using var node = await RunningNode.Start(new() { DataDirectory = data });
            return await Round(node, new() { DataDirectory = data }, kills, seed, async () =>
            {
                await node.Kill();
                await node.StartAgain();
            });
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    });

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_the_program_on_PostgreSQL_loses_nothing_acknowledged() => Repeat(Long ? 170 : 4, (kills, seed) => OnOwnServer(kills, seed, async (node, _) =>
    {
        await node.Kill();
        await node.StartAgain();
    }));

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_PostgreSQL_loses_nothing_acknowledged_and_the_program_goes_on_by_itself() => Repeat(Long ? 170 : 4, (kills, seed) => OnOwnServer(kills, seed, async (node, server) =>
    {
        await server.Kill();
        server.StartAgain();
        await node.Until("/halsa/redo", HttpStatusCode.OK);
    }));

    static async Task<(int Acknowledged, int Unknown)> OnOwnServer(int kills, int seed, Func<RunningNode, OwnPostgres, Task> kill)
    {
        await using var server = OwnPostgres.Start();
        var data = Directory.CreateTempSubdirectory("samsyn-kill-").FullName;
        try
        {
            var storage = new StorageOptions { DataDirectory = data, PostgresConnection = server.Connection, OwnerConnection = server.OwnerConnection };
            await using var node = await RunningNode.Start(storage);
            return await Round(node, storage, kills, seed, () => kill(node, server));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Rounds on fresh databases, so that no page grows slow with what the rounds before recorded.</summary>
    async Task Repeat(int kills, Func<int, int, Task<(int Acknowledged, int Unknown)>> round)
    {
        var (acknowledged, unknown, done) = (0, 0, 0);
        while (done < kills)
        {
            var now = Math.Min(KillsInARound, kills - done);
            var (sure, unsure) = await round(now, done + 1);
            (acknowledged, unknown, done) = (acknowledged + sure, unknown + unsure, done + now);
        }
        output.WriteLine($"{done} kills, {acknowledged} acknowledged records all there once, {unknown} unanswered.");
    }

    static async Task<(int Acknowledged, int Unknown)> Round(RunningNode node, StorageOptions storage, int kills, int seed, Func<Task> killAndRestart)
    {
        var acknowledged = new ConcurrentBag<string>();
        var unknown = new ConcurrentBag<string>();
        using var first = new NodeClient(node.Address);
        await first.SignIn();
        var form = await EvidenceForm.First(first);
        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(1, Clients).Select(client => Record(node.Address, form, $"{seed}-{client}", acknowledged, unknown, enough.Token)).ToList();
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            var before = acknowledged.Count;
            await Task.Delay(random.Next(30, 400));
            // A kill before anybody got anything done would prove nothing.
            for (var wait = 0; wait < 1200 && acknowledged.Count == before; wait++) await Task.Delay(25);
            Assert.True(acknowledged.Count > before, $"Nothing is acknowledged any more after {kill} kills.\n{node.Said}");
            await killAndRestart();
            await Check(storage, [.. acknowledged], null);
        }
        await enough.CancelAsync();
        await Task.WhenAll(clients);
        await Check(storage, [.. acknowledged], [.. unknown]);
        return (acknowledged.Count, unknown.Count);
    }

    static async Task Check(StorageOptions storage, IReadOnlyCollection<string> acknowledged, IReadOnlyCollection<string>? unknown)
    {
        var found = await OnRecord.Read(storage);
        var counts = found.References.GroupBy(reference => reference, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.DoesNotContain(acknowledged, reference => counts.GetValueOrDefault(reference) != 1);
        Assert.DoesNotContain(counts, one => one.Value > 1);
        Assert.All(found.References, reference => Assert.True(IsWhole(reference), reference));
        Assert.Empty(found.WithoutAct);
        Assert.Equal(0, found.ActsWithoutEvidence);
        if (unknown is not null) Assert.Empty(counts.Keys.Except(acknowledged, StringComparer.Ordinal).Except(unknown, StringComparer.Ordinal));
    }

    /// <summary>One client: record after record, each numbered and hashed, noted only when the answer came.</summary>
    static async Task Record(Uri address, EvidenceForm first, string name, ConcurrentBag<string> acknowledged, ConcurrentBag<string> unknown, CancellationToken enough)
    {
        using var client = new NodeClient(address);
        var signedIn = false;
        for (var number = 1; !enough.IsCancellationRequested; number++)
        {
            var reference = Whole($"prov {name}-{number}");
            var sent = false;
            try
            {
                if (!signedIn) await client.SignIn();
                signedIn = true;
                var form = await first.Fresh(client);
                var filled = form.With(reference);
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        sent = true;
                        var status = await client.Send(form.Address, filled);
                        if (status == HttpStatusCode.SeeOther) acknowledged.Add(reference);
                        else if ((int)status < 500) throw new InvalidOperationException($"{reference} was answered {(int)status}.");
                        else unknown.Add(reference);
                        break;
                    }
                    catch (HttpRequestException) when (form.MaySendAgain && attempt < 200 && !enough.IsCancellationRequested)
                    {
                        // The form carries its own key: sending it again until it is answered is the same act.
                        await Task.Delay(50, CancellationToken.None);
                    }
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
            {
                if (sent) unknown.Add(reference);
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    static string Whole(string text) => $"{text} {Hash(text)}";

    static bool IsWhole(string reference) => reference.LastIndexOf(' ') is > 0 and var at && Hash(reference[..at]) == reference[(at + 1)..];

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
