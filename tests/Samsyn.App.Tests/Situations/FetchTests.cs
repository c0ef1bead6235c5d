using System.Text;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Situations.Uploads;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>Fetching from a real server on a socket, which answers as it is told: only where it may, and what comes is read in as any file.</summary>
public sealed class FetchTests
{
    const string First = """[{"id": 1, "datetime": "2025-01-05 06:05:00 +01:00", "name": "x", "summary": "y", "url": "/z", "type": "Brand", "location": {"name": "Ort", "gps": "59.33,18.05"}}, {"id": 2, "datetime": "2025-01-06 06:05:00 +01:00", "name": "x", "summary": "y", "url": "/z", "type": "Rån", "location": {"name": "Ort", "gps": "59.33,18.05"}}]""";

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task What_is_fetched_daily_is_read_by_the_last_profile_and_waits_for_a_yes_before_it_replaces(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = FetchedServer.Json(First) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        await UploadTests.People(samsyn);
        var actor = TestActors.Coordinator;
        var dataset = (await samsyn.RunFor(actor, (CreateDataset act) => act.Run(actor, new(new() { Name = "Polisen", Source = "Polisen" }), default))).Value;
        Assert.True((await samsyn.RunFor(actor, (SetFetch act) => act.Run(actor, new(dataset, $"http://{server.Host}/api/events", IsDaily: true), default))).IsDone);
        Assert.IsType<NotFound>((await samsyn.RunFor(TestActors.PoliceOfficer, (SetFetch act) => act.Run(TestActors.PoliceOfficer, new(dataset, "", false), default))).Refusals.Single());

        // By button, the first time: its columns are recognised, and looked at by somebody.
        var upload = (await samsyn.RunFor(actor, (FetchNow act) => act.Run(actor, dataset, Language.Swedish, default))).Value;
        var preview = (await samsyn.RunFor(actor, (ReadUpload read) => read.Preview(actor, dataset, upload, null, null, null, default))).Value;
        Assert.Equal(("polisens-handelser", ProfileGround.Recognised, 2L), (preview.Picked, preview.Ground, preview.Taken));
        Assert.True((await samsyn.RunFor(actor, (QueueUpload act) => act.Run(actor, new(dataset, upload, ImportProfileJson.Write(preview.Events!), null, Language.Swedish), default))).IsDone);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        Assert.Equal(2, (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, dataset, default)))!.Dataset.Rows);

        // Within the day nothing is asked; after it, by itself, and the same file is nothing new.
        Assert.Equal(0, await samsyn.Run((FetchDaily work) => work.Do(default)));
        samsyn.Time.Now += TimeSpan.FromHours(25);
        Assert.Equal(1, await samsyn.Run((FetchDaily work) => work.Do(default)));
        Assert.Empty((await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, dataset, default)))!.Open);

        server.Answer = FetchedServer.Json(First.Replace("\"id\": 2", "\"id\": 3", StringComparison.Ordinal).Replace("\"Brand\"", "\"Mordbrand\"", StringComparison.Ordinal));
        samsyn.Time.Now += TimeSpan.FromHours(25);
        Assert.Equal(1, await samsyn.Run((FetchDaily work) => work.Do(default)));
        await samsyn.Run((ImportUploads work) => work.Do(default));
        var open = (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, dataset, default)))!.Open.Single();
        Assert.Equal(UploadState.Compared, open.State);
        var waiting = (await samsyn.RunFor(actor, (ReadUpload read) => read.Run(actor, dataset, open.Id, default)))!;
        Assert.Equal((1L, 1L, 1L, 0L, "id"), (waiting.Compared!.Changes!.Added, waiting.Compared.Changes.Removed, waiting.Compared.Changes.Changed, waiting.Compared.Changes.Unchanged, waiting.Compared.Changes.IdColumn));
        Assert.Single((await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, dataset, default)))!.Imports);
        Assert.True((await samsyn.RunFor(actor, (KeepUpload act) => act.Run(actor, dataset, open.Id, default))).IsDone);
        var page = (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, dataset, default)))!;
        Assert.Equal((2, 1L), (page.Imports.Count, page.Imports[0].Changes!.Changed));
        Assert.Empty((await samsyn.RunFor(actor, (VerifyDataset verify) => verify.Run(actor, dataset, default))).Value.Faults);
    }

    [Theory, OnSqlite]
    public async Task What_was_compared_before_another_import_came_is_compared_anew(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer();
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        await UploadTests.People(samsyn);
        var actor = TestActors.Coordinator;
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        await desk.Import(dataset, desk.Write(DatasetDesk.Some(100, seed: 1)));
        var bytes = await File.ReadAllBytesAsync(desk.Write(DatasetDesk.Some(120, seed: 2)));
        var upload = (await samsyn.RunFor(actor, (UploadData act) => act.Run(actor, new(dataset, "b.csv", new MemoryStream(bytes)), default))).Value;
        Assert.True((await samsyn.RunFor(actor, (QueueUpload act) => act.Run(actor, new(dataset, upload, ImportProfileJson.Write(DatasetDesk.Profile), null, Language.Swedish), default))).IsDone);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        await desk.Import(dataset, desk.Write(DatasetDesk.Some(50, seed: 3)));

        Assert.IsType<DatasetImportedMeanwhile>((await samsyn.RunFor(actor, (KeepUpload act) => act.Run(actor, dataset, upload, default))).Refusals.Single());
        await samsyn.Run((ImportUploads work) => work.Do(default));
        var again = (await samsyn.RunFor(actor, (ReadUpload read) => read.Run(actor, dataset, upload, default)))!;
        Assert.Equal((UploadState.Compared, 50L), (again.State, again.Compared!.Changes!.Removed));
        // Said no to, everything is as it was.
        Assert.True((await samsyn.RunFor(actor, (CancelUpload act) => act.Run(actor, dataset, upload, default))).IsDone);
        Assert.Equal(50, (await desk.Open(dataset)).Rows);
        Assert.Empty((await desk.Verify(dataset)).Value.Faults);
    }

    [Fact]
    public async Task Only_named_hosts_are_called_and_what_goes_wrong_is_said()
    {
        await using var server = new FetchedServer();
        var settings = FetchSettings.From(server.Host) with { Timeout = TimeSpan.FromSeconds(1), MostBytes = 1000 };
        using var fetcher = new DataFetcher(settings);
        Assert.IsType<FetchHostNotAllowed>(fetcher.Check("https://annan.example/fil.csv").Refusals.Single());
        // In the clear nowhere but to the machine itself, and by no other port, name or way than was said.
        using var named = new DataFetcher(FetchSettings.From("data.example"));
        Assert.True(named.Check("https://data.example/fil.csv").IsDone);
        foreach (var address in new[] { "http://data.example/fil.csv", "https://data.example:8443/fil.csv", "https://data.example.evil.example/fil.csv" }) Assert.IsType<FetchHostNotAllowed>(named.Check(address).Refusals.Single());
        foreach (var address in new[] { "file:///etc/passwd", "ftp://data.example/x", "https://me:secret@data.example/x", "data.example/x", "" }) Assert.IsType<FetchAddressWrong>(named.Check(address).Refusals.Single());
        using var closed = new DataFetcher(FetchSettings.From(null));
        Assert.IsType<FetchHostNotAllowed>(closed.Check("https://data.example/fil.csv").Refusals.Single());

        var here = new Uri($"http://{server.Host}/fil.csv");
        Assert.Equal("elsewhere.example", Assert.IsType<FetchRedirected>(await Refusal("HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).To);
        Assert.Equal(404, Assert.IsType<FetchAnswered>(await Refusal("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).Status);
        Assert.Equal("text/html", Assert.IsType<FetchWrongContent>(await Refusal(FetchedServer.Of("text/html", "<html></html>"))).Kind);
        Assert.IsType<FetchWrongContent>(await Refusal(FetchedServer.Of("text/csv", "")));
        Assert.IsType<FetchTooLarge>(await Refusal(FetchedServer.Of("text/csv", new string('a', 2000))));
        // Without saying how long it is.
        Assert.IsType<FetchTooLarge>(await Refusal("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n" + new string('a', 5000)));
        Assert.IsType<FetchNotReached>(await Refusal("HTTP/1.1 20"));
        Assert.IsType<FetchTooSlow>(await Refusal(null));
        server.Answer = FetchedServer.Of("text/csv", "a;b\n1;2\n");
        using var got = new MemoryStream();
        Assert.EndsWith("fil.csv", (await fetcher.Get(here, got, default)).Value.Name, StringComparison.Ordinal);
        Assert.Equal("a;b\n1;2\n", Encoding.UTF8.GetString(got.ToArray()));

        async Task<Domain.Kernel.Refusal> Refusal(string? answer)
        {
            server.Answer = answer;
            return (await fetcher.Get(here, new MemoryStream(), default)).Refusals.Single();
        }
    }
}
