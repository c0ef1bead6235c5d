using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>The program on SQLite when the disk is full, or answers that it could not write: it says so, goes on reading, and loses nothing that it acknowledged.</summary>
public sealed class DiskTests(ITestOutputHelper output)
{
    /// <summary>System calls are traced, which takes long on two cores.</summary>
    static string? OnlyLong => Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? null : "Long: ./samsyn test --long.";

    sealed class DiskFactAttribute : FactAttribute
    {
        public DiskFactAttribute() => Skip = OnlyLong ?? SmallDisk.Absent;
    }

    sealed class SyncTheoryAttribute : TheoryAttribute
    {
        public SyncTheoryAttribute() => Skip = OnlyLong ?? FailingSync.Absent;
    }

    [DiskFact]
    public async Task On_a_full_disk_one_can_read_is_told_what_is_wrong_and_the_same_form_is_taken_when_there_is_room_again()
    {
        using var disk = SmallDisk.Mount(megabytes: 48);
        var storage = new StorageOptions { DataDirectory = Path.Combine(disk.Folder, "data") };
        await using var node = await RunningNode.Start(storage);
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        var form = await EvidenceForm.First(client);
        Assert.Equal(HttpStatusCode.SeeOther, await client.Send(form.Address, form.With("prov före")));
        var next = await form.Fresh(client);

        disk.Fill();
        using var refused = await client.Http.PostAsync(next.Address, new FormUrlEncodedContent(next.With("prov under")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("Databasen svarar inte som den ska", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync("/skyldigheter")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync("/halsa/lever")).StatusCode);
        Assert.Equal(["prov före"], (await OnRecord.Read(storage)).References);

        disk.MakeRoom();
        Assert.Equal(HttpStatusCode.SeeOther, await client.Send(next.Address, next.With("prov under")));
        await node.Kill();
        await node.StartAgain();

        Assert.Equal(["prov före", "prov under"], (await OnRecord.Read(storage)).References.Order(StringComparer.Ordinal));
        Assert.True((await OnRecord.VerifyLog(storage)).IsWhole);
        await node.Kill();
        await OnRecord.Forget(storage);
    }

    [SyncTheory]
    [InlineData("1+")]
    [InlineData("1+2")]
    [InlineData("2+3")]
    [InlineData("3+4")]
    public async Task When_the_disk_fails_to_keep_what_was_written_nothing_acknowledged_is_lost_and_nothing_is_done_twice(string which)
    {
        var storage = new StorageOptions { DataDirectory = Directory.CreateTempSubdirectory("samsyn-fsync-").FullName };
        try
        {
            await using var node = await RunningNode.Start(storage);
            var clients = await RecordingClients.Start(node.Address, seed: 1);
            await Until(() => clients.Answered > 5);
            using var reader = new NodeClient(node.Address);
            await reader.SignIn();
            var form = await EvidenceForm.First(reader);

            var pages = new List<HttpStatusCode>();
            using (await FailingSync.Attach(node.ProcessId, which))
                for (var attempt = 0; attempt < 12; attempt++)
                {
                    using var answer = await reader.Http.PostAsync(form.Address, new FormUrlEncodedContent(form.With("annat")));
                    pages.Add(answer.StatusCode);
                    if ((int)answer.StatusCode >= 500) Assert.Contains("Databasen svarar inte som den ska", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
                    await Task.Delay(50);
                }
            if (which == "1+") Assert.Contains(HttpStatusCode.ServiceUnavailable, pages);

            await clients.Check(storage, all: false);
            await node.Kill();
            await node.StartAgain();
            await clients.Finish();
            await clients.Check(storage, all: true);
            output.WriteLine($"{which}: {clients.Answered} forms once each, {clients.SentAgain} sent again, {clients.FoundDone} found done; the reader was answered {string.Join(' ', pages.Select(page => (int)page))}");
        }
        finally
        {
            await OnRecord.Forget(storage);
            Directory.Delete(storage.DataDirectory, recursive: true);
        }
    }

    static async Task Until(Func<bool> reached)
    {
        for (var attempt = 0; attempt < 1200 && !reached(); attempt++) await Task.Delay(25);
        Assert.True(reached());
    }
}
