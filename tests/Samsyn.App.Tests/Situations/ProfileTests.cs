using System.Text;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Situations.Uploads;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>Saved profiles: for the party's other datasets, by version, and none of the other party's business.</summary>
public sealed class ProfileTests
{
    const string First = "När;Vad;Var;Not\n2024-01-05 06:05;Rån;Norra;x\n2024-01-06 07:05;Stöld;Södra;y\n";

    static async Task<DatasetId> Create(TestDatabase samsyn, Actor actor, string name) => (await samsyn.RunFor(actor, (CreateDataset act) => act.Run(actor, new(new() { Name = name, Source = "Prov" }), default))).Value;

    static async Task<DataUploadId> Upload(TestDatabase samsyn, Actor actor, DatasetId dataset, string text, Encoding? encoding = null) =>
        (await samsyn.RunFor(actor, (UploadData act) => act.Run(actor, new(dataset, "fil.csv", new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text))), default))).Value;

    static async Task<UploadPreview> Preview(TestDatabase samsyn, Actor actor, DatasetId dataset, DataUploadId upload, string? pick = null, ImportProfile? typed = null) =>
        (await samsyn.RunFor(actor, (ReadUpload read) => read.Preview(actor, dataset, upload, pick is null ? null : new(pick), typed, null, default))).Value;

    static ImportProfile Named(string name = "") => new()
    {
        Name = name, Columns = [new(ColumnRole.Occurred, "När"), new(ColumnRole.Type, "Vad"), new(ColumnRole.Area, "Var"), new(ColumnRole.Other, "Not")],
    };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-20")]
    [Trait("Requirement", "SIT-02")]
    public async Task A_saved_profile_is_offered_for_another_dataset_of_the_party_and_each_import_tells_its_version(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        await UploadTests.People(samsyn);
        var actor = TestActors.Coordinator;
        var first = await Create(samsyn, actor, "Ett");
        var upload = await Upload(samsyn, actor, first, First);
        var typed = await Preview(samsyn, actor, first, upload, "", Named("fil"));
        Assert.Equal((2L, null), (typed.Taken, typed.Used));
        var content = ImportProfileJson.Write(ProfileFit.Kept(typed.Events!, "Vakternas lista"));
        Assert.True((await samsyn.RunFor(actor, (QueueUpload act) => act.Run(actor, new(first, upload, content, null, Language.Swedish, null, new("Vakternas lista", DatasetKind.Events, PartySide.City, content)), default))).IsDone);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        var import = (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, first, default)))!.Imports.Single();
        Assert.Equal(("Vakternas lista", 1), (import.Profile, import.Used!.Version));

        // Another dataset, other order, other letters, a column more and one less: it fits by what means something.
        var second = await Create(samsyn, actor, "Två");
        upload = await Upload(samsyn, actor, second, "VAR|Ny|Vad|När\nÖstra|q|Rån|2024-02-05\n", CodePagesEncodingProvider.Instance.GetEncoding(1252));
        var offered = await Preview(samsyn, actor, second, upload);
        Assert.Equal((ProfileGround.Saved, 1, 1L), (offered.Ground, offered.Used?.Version, offered.Taken));
        var choice = offered.Saved.Single();
        Assert.Equal(("Vakternas lista", choice.Key), (choice.Name, offered.Picked));

        // Changed, it is no longer that version; saved, it is the next.
        var changed = offered.Events! with { Columns = [.. offered.Events.Columns.Where(column => column.Role != ColumnRole.Area)] };
        var asked = await Preview(samsyn, actor, second, upload, choice.Key, changed);
        Assert.Null(asked.Used);
        content = ImportProfileJson.Write(ProfileFit.Kept(changed, choice.Name));
        Assert.True((await samsyn.RunFor(actor, (QueueUpload act) => act.Run(actor, new(second, upload, content, null, Language.Swedish, asked.Used, new(choice.Name, DatasetKind.Events, PartySide.City, content, choice.Id)), default))).IsDone);
        await samsyn.Run((ImportUploads work) => work.Do(default));
        Assert.Equal(2, (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, second, default)))!.Imports.Single().Used!.Version);
        var listed = Assert.Single(await samsyn.RunFor(actor, (ListProfiles list) => list.Run(actor, false, default)));
        Assert.Equal((2, 2), (listed.Profile.Latest.Number, listed.Uses.Count));
        Assert.Equal([1, 2], listed.Uses.OrderBy(use => use.Version).Select(use => use.Version));

        // The other party neither sees it nor is offered it, nor may say it anew.
        var officer = TestActors.PoliceOfficer;
        Assert.Empty(await samsyn.RunFor(officer, (ListProfiles list) => list.Run(officer, true, default)));
        Assert.IsType<NotFound>((await samsyn.RunFor(officer, (SaveProfile act) => act.Run(officer, new("x", DatasetKind.Events, null, "{}", choice.Id), default))).Refusals.Single());
        Assert.IsType<NotFound>((await samsyn.RunFor(officer, (RetireProfile act) => act.Run(officer, choice.Id, default))).Refusals.Single());

        Assert.IsType<ProfileNameTaken>((await samsyn.RunFor(actor, (SaveProfile act) => act.Run(actor, new("Vakternas lista", DatasetKind.Events, PartySide.City, "{}"), default))).Refusals.Single());
        Assert.True((await samsyn.RunFor(actor, (RetireProfile act) => act.Run(actor, choice.Id, default))).IsDone);
        Assert.Empty((await Preview(samsyn, actor, second, await Upload(samsyn, actor, second, First))).Saved);
    }

    [Theory, OnSqlite]
    public async Task A_profile_that_does_not_fit_says_which_columns_it_misses(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await UploadTests.People(samsyn);
        var actor = TestActors.Coordinator;
        var used = (await samsyn.RunFor(actor, (SaveProfile act) => act.Run(actor, new("Lista", DatasetKind.Events, PartySide.City, ImportProfileJson.Write(Named("Lista"))), default))).Value;
        var dataset = await Create(samsyn, actor, "Ett");
        var upload = await Upload(samsyn, actor, dataset, "Datum;Typ\n2024-01-01;Rån\n");
        var key = (await Preview(samsyn, actor, dataset, upload)).Saved.Single().Key;
        var preview = await Preview(samsyn, actor, dataset, upload, key);
        Assert.Equal("När, Vad, Var", Assert.IsType<ProfileFitsNot>(preview.Faults.Single()).Missing);
        Assert.IsType<ReadyProfileFitsNot>((await Preview(samsyn, actor, dataset, upload, "polisens-handelser")).Faults.Single());
        Assert.Equal(1, used.Version);
    }

    [Theory, OnSqlite]
    public async Task A_known_kind_of_file_is_recognised_and_a_wrong_dataset_is_told(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await UploadTests.People(samsyn);
        var actor = TestActors.Coordinator;
        var dataset = await Create(samsyn, actor, "Ett");
        var known = await Preview(samsyn, actor, dataset, await Upload(samsyn, actor, dataset, "Fordonstyp;Larmtid;Kommun;Insatsnummer\nBil;2024-03-01 02:10;Norra;17\n"));
        Assert.Equal((ProfileGround.Recognised, "fordonsbrander-enskilda", 1L), (known.Ground, known.Picked, known.Taken));
        var values = await Preview(samsyn, actor, dataset, await Upload(samsyn, actor, dataset, "Indikator;Område;År;Andel;Antal svar\nOtrygg;Norra;2024;31,5;200\n"));
        Assert.NotNull(values.LooksLike);
    }
}
