using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Web.Tests.Operations;

/// <summary>Whole programs, as processes: two on one PostgreSQL, and one that is asked to stop.</summary>
public sealed class NodeTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-nodes-").FullName;

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.3.2")]
    public async Task What_is_recorded_on_one_node_is_told_and_shown_by_the_other_at_once_and_one_session_holds_on_both()
    {
        var storage = await Fresh();
        await using var a = await RunningNode.Start(storage);
        await using var b = await RunningNode.Start(storage);
        using var writer = new NodeClient(a.Address);
        using var reader = new NodeClient(b.Address);
        await writer.SignIn();
        reader.Take(writer);

        var form = await EvidenceForm.First(writer);
        using var events = await LiveEvents.Open(reader);
        Assert.Equal("borjan", (await events.Next()).Name);
        Assert.Equal(HttpStatusCode.SeeOther, await writer.Send(form.Address, form.With("prov två noder")));

        var told = await events.Next();
        Assert.Equal("andrat", told.Name);
        // Kind and id, and not a word more.
        Assert.Matches("^Agreement:[0-9a-f-]{36}$", told.Data);
        Assert.Contains("prov två noder", WebUtility.HtmlDecode(await reader.Http.GetStringAsync(form.Duty)), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_node_that_comes_back_to_another_hears_what_it_missed()
    {
        var storage = await Fresh();
        await using var a = await RunningNode.Start(storage);
        await using var b = await RunningNode.Start(storage);
        using var writer = new NodeClient(a.Address);
        using var reader = new NodeClient(b.Address);
        await writer.SignIn();
        reader.Take(writer);
        var form = await EvidenceForm.First(writer);
        string heard;
        // A node only vouches for the time that it has listened itself, less what two clocks may differ.
        await Task.Delay(TimeSpan.FromSeconds(3));
        using (var events = await LiveEvents.Open(writer)) heard = (await events.Next()).Id!;

        Assert.Equal(HttpStatusCode.SeeOther, await writer.Send(form.Address, form.With("prov medan borta")));
        using var again = await LiveEvents.Open(reader, heard);
        Assert.Equal("borjan", (await again.Next()).Name);
        Assert.Equal("andrat", (await again.Next()).Name);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.4.1")]
    public async Task When_the_session_ends_so_does_its_stream_and_says_so()
    {
        var storage = new StorageOptions { DataDirectory = Path.Combine(_folder, "ended") };
        await using var node = await RunningNode.Start(storage);
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        using var events = await LiveEvents.Open(client);
        Assert.Equal("borjan", (await events.Next()).Name);

        Assert.Equal(HttpStatusCode.SeeOther, await client.Send("/logga-ut", NodeClient.FormOf(await client.Http.GetStringAsync("/mitt-konto"), "/logga-ut")));

        Assert.Equal("slut", (await events.Next()).Name);
        await events.End();
    }

    [Fact]
    public async Task Asked_to_stop_a_node_says_so_finishes_what_it_has_begun_and_ends_well()
    {
        var storage = new StorageOptions { DataDirectory = Path.Combine(_folder, "one") };
        await using var node = await RunningNode.Start(storage, ("SAMSYN_DRAIN_SECONDS", "4"));
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        var form = await EvidenceForm.First(client);
        using var events = await LiveEvents.Open(client);
        Assert.Equal("borjan", (await events.Next()).Name);

        node.AskToStop();
        await node.Until("/halsa/redo", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync("/halsa/lever")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await client.Send(form.Address, form.With("prov under stängning")));
        await events.End();

        Assert.Equal(0, await node.Ended());
        Assert.Contains((await OnRecord.Read(storage)).References, reference => reference == "prov under stängning");
    }

    [PostgreSqlFact]
    public async Task Without_its_database_a_node_is_alive_and_not_ready_and_ready_again_when_it_is_back()
    {
        await using var server = OwnPostgres.Start();
        await using var node = await RunningNode.Start(new() { DataDirectory = Path.Combine(_folder, "pg"), PostgresConnection = server.Connection, OwnerConnection = server.OwnerConnection });

        await server.Kill();
        await node.Until("/halsa/redo", HttpStatusCode.ServiceUnavailable);
        await node.Until("/halsa/lever", HttpStatusCode.OK);
        server.StartAgain();
        await node.Until("/halsa/redo", HttpStatusCode.OK);
    }

    [PostgreSqlFact]
    public async Task A_running_node_stays_ready_beside_an_additive_migration_and_steps_aside_for_another()
    {
        var storage = await Fresh();
        await using var node = await RunningNode.Start(storage);

        await OnRecord.Newer(storage, "9998_OnlyAdds", additive: true);
        await node.Until("/halsa/redo", HttpStatusCode.OK);
        await using (var late = await RunningNode.Start(storage)) await late.Until("/halsa/redo", HttpStatusCode.OK);

        await OnRecord.Newer(storage, "9999_Breaks", additive: false);
        await node.Until("/halsa/redo", HttpStatusCode.ServiceUnavailable);
    }

    async Task<StorageOptions> Fresh() => new() { DataDirectory = Path.Combine(_folder, "shared"), PostgresConnection = await PostgreSqlDatabases.Create() };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
