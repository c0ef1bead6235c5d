using System.Diagnostics;
using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// Clients record over HTTP while the program or the database server is killed at random moments (SIGKILL), and send each form again until it is
/// answered. Every form is then on record exactly once, with its act, and the audit log is whole after each restart.
/// <c>./samsyn test --long</c> kills more than 500 times; <c>SAMSYN_KILLS</c> names another number for each of the three.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    const int KillsInARound = 20;
    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_KILLS"), out var kills) ? kills : Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? 170 : 0;

    /// <summary>Takes minutes on two cores, so it belongs to the long run.</summary>
    sealed class KillFactAttribute : FactAttribute
    {
        public KillFactAttribute(bool onPostgreSql = false) => Skip = Kills == 0 ? "Long: ./samsyn test --long, or SAMSYN_KILLS=4." : onPostgreSql ? new PostgreSqlFactAttribute().Skip : null;
    }

    [KillFact]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_the_program_on_SQLite_loses_and_doubles_nothing() => Repeat(async (kills, seed) =>
    {
        var data = Directory.CreateTempSubdirectory("samsyn-kill-").FullName;
        try
        {
            var storage = new StorageOptions { DataDirectory = data };
            await using var node = await RunningNode.Start(storage);
            return await Round(node, storage, kills, seed, async () =>
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

    [KillFact(onPostgreSql: true)]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_the_program_on_PostgreSQL_loses_and_doubles_nothing() => Repeat((kills, seed) => OnOwnServer(kills, seed, async (node, _) =>
    {
        await node.Kill();
        await node.StartAgain();
    }));

    [KillFact(onPostgreSql: true)]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public Task Killing_PostgreSQL_loses_and_doubles_nothing_and_the_program_goes_on_by_itself() => Repeat((kills, seed) => OnOwnServer(kills, seed, async (node, server) =>
    {
        await server.Kill();
        server.StartAgain();
        await node.Until("/halsa/redo", HttpStatusCode.OK);
    }));

    static async Task<RecordingClients> OnOwnServer(int kills, int seed, Func<RunningNode, OwnPostgres, Task> kill)
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
    async Task Repeat(Func<int, int, Task<RecordingClients>> round)
    {
        var (done, recorded, resent, already) = (0, 0, 0, 0);
        while (done < Kills)
        {
            var now = Math.Min(KillsInARound, Kills - done);
            var clients = await round(now, done + 1);
            (done, recorded, resent, already) = (done + now, recorded + clients.Answered, resent + clients.SentAgain, already + clients.FoundDone);
            using var process = Process.GetCurrentProcess();
            output.WriteLine($"{done} kills, {recorded} forms all on record exactly once; {resent} had to be sent again, {already} of them were answered “done already”; this process holds {process.WorkingSet64 >> 20} MB, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB of it alive.");
        }
    }

    static async Task<RecordingClients> Round(RunningNode node, StorageOptions storage, int kills, int seed, Func<Task> killAndRestart)
    {
        var clients = await RecordingClients.Start(node.Address, seed);
        try
        {
            var random = new Random(seed);
            for (var kill = 0; kill < kills; kill++)
            {
                var before = clients.Answered;
                await Task.Delay(random.Next(30, 400));
                // A kill before anybody got anything done would prove nothing.
                for (var wait = 0; wait < 1200 && clients.Answered == before; wait++) await Task.Delay(25);
                Assert.True(clients.Answered > before, $"Nothing is answered any more after {kill} kills.\n{node.Said}");
                await killAndRestart();
                await clients.Check(storage, all: false);
            }
            await clients.Finish();
            await clients.Check(storage, all: true);
            return clients;
        }
        finally
        {
            await clients.Stop();
            await OnRecord.Forget(storage);
        }
    }
}
