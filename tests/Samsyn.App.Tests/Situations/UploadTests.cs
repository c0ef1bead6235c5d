using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

public sealed class UploadTests
{
    const string Values = "Indikator;Område;År;Antal\nRån;Norra;2024;7\nRån;Södra;2024;elva\nRån;Östra;2024;9\n";

    sealed class Journey(TestDatabase samsyn)
    {
        public async Task<DatasetId> Create(DatasetKind kind, Actor? actor = null, bool ofBoth = true) => (await samsyn.RunFor(actor ?? TestActors.Coordinator, (CreateDataset act) => act.Run(actor ?? TestActors.Coordinator,
            new(new() { Name = "Prov", Source = "Prov", Kind = kind }, OfBoth: ofBoth), default))).Value;

        public Task<Outcome<DataUploadId>> Upload(DatasetId dataset, byte[] bytes, string file = "prov.csv", Actor? actor = null) => samsyn.RunFor(actor ?? TestActors.Coordinator, (UploadData act) => act.Run(actor ?? TestActors.Coordinator, new(dataset, file, new MemoryStream(bytes)), default));

        public Task<UploadView?> Look(DatasetId dataset, DataUploadId upload, Actor? actor = null) => samsyn.RunFor(actor ?? TestActors.Coordinator, (ReadUpload read) => read.Run(actor ?? TestActors.Coordinator, dataset, upload, default));

        public async Task<UploadPreview> Preview(DatasetId dataset, DataUploadId upload) => (await samsyn.RunFor(TestActors.Coordinator, (ReadUpload read) => read.Preview(TestActors.Coordinator, dataset, upload, null, null, null, default))).Value;

        public async Task Queue(DatasetId dataset, DataUploadId upload)
        {
            var preview = await Preview(dataset, upload);
            var profile = preview.Indicators is { } values ? IndicatorProfileJson.Write(values) : ImportProfileJson.Write(preview.Events!);
            Assert.True((await samsyn.RunFor(TestActors.Coordinator, (QueueUpload act) => act.Run(TestActors.Coordinator, new(dataset, upload, profile, null, Language.Swedish), default))).IsDone);
        }

        public Task Work(CancellationToken cancellation = default) => samsyn.Run((ImportUploads work) => work.Do(cancellation));
    }

    internal static async Task People(TestDatabase samsyn)
    {
        var position = Position.Create(new(Guid.CreateVersion7()), PositionTitle.DistrictDirector, TestActors.District, Domain.Agreements.Facts.PartySide.City, "Direktör").Value;
        await samsyn.Store(Organisation.Create(TestActors.District, "Norra", OrganisationKind.DistrictAdministration).Value, Person.Create(TestActors.Coordinator.Person, TestActors.Coordinator.Name), position, Appointment.Create(TestActors.Coordinator.Person, position.Id, new(2017, 1, 1)).Value);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_file_is_uploaded_looked_at_and_read_in_with_its_rejects_to_fetch(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        await People(samsyn);
        var journey = new Journey(samsyn);
        var dataset = await journey.Create(DatasetKind.Indicators);
        var upload = (await journey.Upload(dataset, Encoding.UTF8.GetBytes(Values))).Value;

        var preview = await journey.Preview(dataset, upload);
        Assert.Equal((2L, 1), (preview.Taken, preview.Rejected.Count));
        Assert.Equal(UploadState.Uploaded, (await journey.Look(dataset, upload))!.State);
        await journey.Queue(dataset, upload);
        await journey.Work();

        var done = (await journey.Look(dataset, upload))!;
        Assert.Equal((UploadState.Done, 2L, 1L, true), (done.State, done.Import!.Rows, done.Import.Rejected, done.HasRejects));
        using var rejects = new MemoryStream();
        Assert.True(await samsyn.RunFor(TestActors.Coordinator, (ReadUpload read) => read.Rejects(TestActors.Coordinator, dataset, upload, rejects, default)));
        Assert.Contains("3;Antal;elva;", Encoding.UTF8.GetString(rejects.ToArray()));

        // The very same file once more is told of; the profile that was used is offered again.
        var again = (await journey.Upload(dataset, Encoding.UTF8.GetBytes(Values), "annat-namn.csv")).Value;
        Assert.Equal(1, (await journey.Look(dataset, again))!.Earlier!.Number);
        Assert.Equal(preview.Indicators!.Name, (await journey.Preview(dataset, again)).Indicators!.Name);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Events_are_guessed_column_by_column_and_suspicious_places_are_told_before_anything_is_read(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        await People(samsyn);
        var journey = new Journey(samsyn);
        var dataset = await journey.Create(DatasetKind.Events);
        var upload = (await journey.Upload(dataset, Encoding.Latin1.GetBytes("Händelsedatum;Brottstyp;Kommunkod;Long;Lat;Anmärkning\n5/1/2024 06:05;Rån;0114;18,05;59,33;å\n25/1/2024 23:10;Brand;0180;0;0;ä\n26/1/2024;Rån;0180;59,33;18,05;ö\n"))).Value;

        var preview = await journey.Preview(dataset, upload);
        Assert.False(preview.IsUtf8);
        Assert.Equal([ColumnRole.Occurred, ColumnRole.Type, ColumnRole.Area, ColumnRole.X, ColumnRole.Y, ColumnRole.Other], preview.Events!.Columns.Select(column => column.Role));
        Assert.Equal((DateOrder.DayMonthYear, DecimalSign.Comma, "WGS 84", 4), (preview.Events.DateOrder, preview.Events.DecimalSign, preview.Events.CoordinateSystem, preview.Events.AreaDigits));
        Assert.Equal(RejectReason.PositionSwapped, Assert.Single(preview.Rejected).Reason);
        Assert.Contains(preview.Notes, note => note.Note == EventNote.NullIsland);

        await journey.Queue(dataset, upload);
        await journey.Work();
        Assert.Equal((UploadState.Done, 2L), ((await journey.Look(dataset, upload))!.State, (await journey.Look(dataset, upload))!.Import!.Rows));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task An_upload_is_nobody_elses_and_stops_when_it_is_called_off_or_its_owner_loses_the_right(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        var journey = new Journey(samsyn);
        var own = await journey.Create(DatasetKind.Events, TestActors.Coordinator, ofBoth: false);
        using var desk = new DatasetDesk(samsyn);
        var upload = (await journey.Upload(own, await File.ReadAllBytesAsync(desk.Write(Some(500, seed: 2))))).Value;
        Assert.Null(await journey.Look(own, upload, TestActors.PoliceOfficer));
        Assert.IsType<NotFound>((await journey.Upload(own, "a;b\n"u8.ToArray(), actor: TestActors.PoliceOfficer)).Refusals.Single());
        Assert.IsType<UploadEmpty>((await journey.Upload(own, [])).Refusals.Single());

        // Nobody by that name holds a position any more when the job comes to it.
        await journey.Queue(own, upload);
        await journey.Work();
        Assert.Equal(UploadState.Refused, (await journey.Look(own, upload))!.State);

        await People(samsyn);
        var second = (await journey.Upload(own, await File.ReadAllBytesAsync(desk.Write(Some(500, seed: 3))))).Value;
        await journey.Queue(own, second);
        Assert.True((await samsyn.RunFor(TestActors.Coordinator, (CancelUpload act) => act.Run(TestActors.Coordinator, own, second, default))).IsDone);
        await journey.Work();
        var cancelled = (await journey.Look(own, second))!;
        Assert.Equal((UploadState.Cancelled, null), (cancelled.State, cancelled.Import));
        Assert.IsType<UploadBegun>((await samsyn.RunFor(TestActors.Coordinator, (CancelUpload act) => act.Run(TestActors.Coordinator, own, second, default))).Refusals.Single());
        Assert.Equal(0, (await desk.Open(own)).Rows);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_node_that_is_stopped_in_the_middle_leaves_the_dataset_as_it_was_and_the_next_one_does_all_of_it(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        await People(samsyn);
        var journey = new Journey(samsyn);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await journey.Create(DatasetKind.Events);
        var upload = (await journey.Upload(dataset, await File.ReadAllBytesAsync(desk.Write(Some(20_000, seed: 4))))).Value;
        await journey.Queue(dataset, upload);

        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journey.Work(stopped.Token));
        Assert.Equal(0, (await desk.Open(dataset)).Rows);
        Assert.Contains((await journey.Look(dataset, upload))!.State, new[] { UploadState.Queued, UploadState.Reading });

        await journey.Work();
        Assert.Equal((UploadState.Done, 20_000L), ((await journey.Look(dataset, upload))!.State, (await desk.Open(dataset)).Rows));
    }
}
