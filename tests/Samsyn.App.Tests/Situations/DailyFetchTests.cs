using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>A feed that shows only the latest is fetched day after day: what is new is added, what has changed is changed, what is older stays, and everything is there once.</summary>
public sealed class DailyFetchTests
{
    static readonly Domain.Organisations.Actor Someone = TestActors.Coordinator;

    static string Answer(int from, int count, string type = "Brand") => FetchedServer.Json("[" + string.Join(", ", Enumerable.Range(from, count).Select(id => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"id": {{{id}}}, "datetime": "2025-01-{{{1 + id % 28:00}}} 06:05:00 +01:00", "name": "x", "summary": "y", "url": "/z", "type": "{{{(id % 3 == 0 ? type : "Rån")}}}", "location": {"name": "Ort {{{id % 5}}}", "gps": "59.33,18.05"}}"""))) + "]");

    /// <summary>A dataset whose first answer has been read in by somebody.</summary>
    static async Task<DatasetId> First(TestDatabase samsyn, FetchedServer server, bool isUnasked)
    {
        await UploadTests.People(samsyn);
        var dataset = (await samsyn.RunFor(Someone, (CreateDataset act) => act.Run(Someone, new(new() { Name = "Polisen", Source = "Polisen" }), default))).Value;
        Assert.True((await samsyn.RunFor(Someone, (SetFetch act) => act.Run(Someone, new(dataset, $"http://{server.Host}/api/events", IsDaily: true, ImportRule.Append, isUnasked), default))).IsDone);
        var upload = (await samsyn.RunFor(Someone, (FetchNow act) => act.Run(Someone, dataset, Language.Swedish, default))).Value;
        Assert.Equal(ImportRule.Append, (await samsyn.RunFor(Someone, (ReadUpload read) => read.Run(Someone, dataset, upload, default)))!.Rule);
        var preview = (await samsyn.RunFor(Someone, (ReadUpload read) => read.Preview(Someone, dataset, upload, null, null, null, default))).Value;
        Assert.True((await samsyn.RunFor(Someone, (QueueUpload act) => act.Run(Someone, new(dataset, upload, ImportProfileJson.Write(preview.Events!), null, Language.Swedish), default))).IsDone);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        return dataset;
    }

    static async Task Day(TestDatabase samsyn)
    {
        samsyn.Time.Now += TimeSpan.FromHours(25);
        await samsyn.Run((FetchDaily work) => work.Do(default));
    }

    static Task<DatasetPage> Page(TestDatabase samsyn, DatasetId dataset) => samsyn.RunFor(Someone, (ReadDataset read) => read.Run(Someone, dataset, default))!;

    /// <summary>Numbers of the events by the type that they have now.</summary>
    static async Task Holds(TestDatabase samsyn, DatasetId dataset, int count, int changed)
    {
        using var desk = new DatasetDesk(samsyn);
        var opened = await desk.Open(dataset);
        var types = opened.Count(EventFilter.All, CountBy.Type);
        Assert.Equal((long)count, opened.Rows);
        Assert.Equal(changed, Enumerable.Range(0, types.Groups).Where(group => types.Label(group, 0) == "Mordbrand").Sum(group => types.Counts[group]));
        Assert.Empty((await desk.Verify(dataset)).Value.Faults);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-09")]
    public async Task Overlapping_answers_make_their_union_each_event_once_without_anybody_asked(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = Answer(0, 50) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        var dataset = await First(samsyn, server, isUnasked: true);
        await Holds(samsyn, dataset, 50, 0);

        // Thirty of the fifty are shown again, ten of them with another type, and twenty are new.
        server.Answer = Answer(20, 50, "Mordbrand");
        await Day(samsyn);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        var page = await Page(samsyn, dataset);
        Assert.Empty(page.Open);
        var changes = page.Imports[0].Changes!;
        Assert.Equal((20L, 10L, 20L, 0L, 70L), (changes.Added, changes.Changed, changes.Unchanged, changes.Removed, page.Dataset.Rows));
        await Holds(samsyn, dataset, 70, Enumerable.Range(20, 50).Count(id => id % 3 == 0));

        // The same events in another order are nothing new, and no import of nothing is recorded.
        server.Answer = FetchedServer.Json("[" + string.Join("}}, ", Answer(20, 50, "Mordbrand").Split("\r\n\r\n")[1].Trim('[', ']').Split("}}, ").Select(one => one.Replace("}}", "", StringComparison.Ordinal)).Reverse()) + "}}]");
        await Day(samsyn);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        page = await Page(samsyn, dataset);
        Assert.Equal((2, 0), (page.Imports.Count, page.Open.Count));
        await Holds(samsyn, dataset, 70, Enumerable.Range(20, 50).Count(id => id % 3 == 0));
    }

    [Theory, OnSqlite]
    public async Task Without_being_told_to_come_by_itself_it_waits_and_shows_what_it_would_add(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = Answer(0, 50) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        var dataset = await First(samsyn, server, isUnasked: false);
        server.Answer = Answer(20, 50, "Mordbrand");
        await Day(samsyn);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        await Holds(samsyn, dataset, 50, 0);
        var open = (await Page(samsyn, dataset)).Open.Single();
        var waiting = (await samsyn.RunFor(Someone, (ReadUpload read) => read.Run(Someone, dataset, open.Id, default)))!;
        Assert.Equal((UploadState.Compared, 20L, 10L, 20L), (waiting.State, waiting.Compared!.Changes!.Added, waiting.Compared.Changes.Changed, waiting.Compared.Changes.Unchanged));
        Assert.True((await samsyn.RunFor(Someone, (KeepUpload act) => act.Run(Someone, dataset, open.Id, default))).IsDone);
        await Holds(samsyn, dataset, 70, Enumerable.Range(20, 50).Count(id => id % 3 == 0));
    }

    [Theory, OnSqlite]
    public async Task Without_names_and_where_it_would_replace_it_waits_although_it_was_told_to_come_by_itself(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = Answer(0, 50) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        var dataset = await First(samsyn, server, isUnasked: true);
        // A profile that names no column of ids.
        await samsyn.Run(async (SamsynDb db) => await db.DataUploads.ExecuteUpdateAsync(set => set.SetProperty(upload => upload.Profile, upload => upload.Profile!.Replace("\"Id\"", "\"Other\""))));
        server.Answer = Answer(20, 50);
        await Day(samsyn);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        Assert.Equal(UploadState.Compared, (await Page(samsyn, dataset)).Open.Single().State);
        await Holds(samsyn, dataset, 50, 0);
        // Replacing cannot be told to come by itself.
        Assert.True((await samsyn.RunFor(Someone, (SetFetch act) => act.Run(Someone, new(dataset, $"http://{server.Host}/api/events", IsDaily: true, ImportRule.Replace, IsUnasked: true), default))).IsDone);
        Assert.False((await samsyn.RunFor(Someone, (ReadFetch read) => read.Run(Someone, dataset, default)))!.IsUnasked);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_node_that_dies_between_comparing_and_adding_leaves_all_or_nothing_and_the_next_one_finishes(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = Answer(0, 50) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        var dataset = await First(samsyn, server, isUnasked: true);
        server.Answer = Answer(20, 50, "Mordbrand");
        await Day(samsyn);
        // As it lies when a node has compared and then died: prepared, and of nobody.
        await samsyn.Run(async (SamsynDb db) => await db.DataUploads.Where(upload => upload.State == UploadState.Queued).ExecuteUpdateAsync(set => set.SetProperty(upload => upload.IsUnasked, false)));
        await samsyn.Run((ImportUploads work) => work.Do(default));
        await samsyn.Run(async (SamsynDb db) => await db.DataUploads.Where(upload => upload.State == UploadState.Compared).ExecuteUpdateAsync(set => set.SetProperty(upload => upload.IsUnasked, true)));
        await Holds(samsyn, dataset, 50, 0);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        await Holds(samsyn, dataset, 70, Enumerable.Range(20, 50).Count(id => id % 3 == 0));
        // And once more by a node that did not hear of it.
        Assert.Equal(0, await samsyn.Run((ImportUploads work) => work.Do(default)));
        Assert.Equal(2, (await Page(samsyn, dataset)).Imports.Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_fetch_that_breaks_holds_up_none_of_the_others_and_is_tried_another_day(Engine engine)
    {
        using var files = new TempFolder();
        await using var server = new FetchedServer { Answer = Answer(0, 50) };
        await using var samsyn = await FetchedServer.Create(engine, server.Host, files);
        var whole = await First(samsyn, server, isUnasked: true);
        var broken = (await samsyn.RunFor(Someone, (CreateDataset act) => act.Run(Someone, new(new() { Name = "Trasig", Source = "Polisen" }), default))).Value;
        Assert.True((await samsyn.RunFor(Someone, (SetFetch act) => act.Run(Someone, new(broken, $"http://{server.Host}/annat", IsDaily: true, ImportRule.Append, true), default))).IsDone);
        // What is stored of one of them cannot be read, and it is the first in turn.
        var id = broken.Value;
        await samsyn.Run(async (SamsynDb db) => await db.Database.ExecuteSqlAsync($"update datasets set type_qualities = 'trasigt' where id = {id}"));
        server.Answer = Answer(20, 50, "Mordbrand");
        samsyn.Time.Now += TimeSpan.FromHours(25);
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => samsyn.Run((FetchDaily work) => work.Do(default)));
        await samsyn.Run((ImportUploads work) => work.Do(default));
        await Holds(samsyn, whole, 70, Enumerable.Range(20, 50).Count(one => one % 3 == 0));
        var noted = await samsyn.Run(async (SamsynDb db) => await db.DataFetches.AsNoTracking().SingleAsync(fetch => fetch.Dataset == broken));
        Assert.Equal(samsyn.Time.Now, noted.TriedAt);
        Assert.Contains("JsonException", noted.Problem, StringComparison.Ordinal);
        // Within the day nobody stumbles on it again.
        Assert.Equal(0, await samsyn.Run((FetchDaily work) => work.Do(default)));
    }
}
