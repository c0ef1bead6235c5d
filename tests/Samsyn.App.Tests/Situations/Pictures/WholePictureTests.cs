using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Pictures;

/// <summary>An edition in one answer: for each reader what its pages show them.</summary>
public sealed class WholePictureTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task A_text_that_is_not_released_is_its_own_sides_while_the_edition_is_open_and_reading_it_is_on_record(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(new(2018, 3, 1), new(15, 0));
        await samsyn.Store(_agreement);
        var picture = (await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("Kvällen", new(2018, 3, 1), new(2018, 3, 2)), PictureKind.Evening), default))).Value;
        var section = (await Whole(samsyn, City, picture))!.On.Sections[0].Id;
        Assert.Empty((await samsyn.RunFor(Police, (KeepOwnText act) => act.Run(Police, new(new(section, PartySide.Police, 0), "Bara vårt."), default))).Refusals);

        Assert.Equal("Bara vårt.", Assert.Single((await Whole(samsyn, Police, picture))!.On.OwnTexts).Text);
        foreach (var other in new[] { City, TestActors.Reader }) Assert.Empty((await Whole(samsyn, other, picture))!.On.OwnTexts);
        Assert.Equal([Police.Person], await samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Name == nameof(ReadSection) && act.ObjectKind == "OwnText").Select(act => act.Actor).ToListAsync()));

        // Settled, the page of the section says that it was never released: so does this.
        Assert.Empty((await samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section, 1), "Lugnt."), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(picture, 1)), default))).Refusals);
        Assert.Empty((await Whole(samsyn, Police, picture))!.On.OwnTexts);
        Assert.Null(await Whole(samsyn, City, new(Guid.CreateVersion7())));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_register_is_asked_by_agreement_kind_state_and_days(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(new(2018, 3, 1), new(15, 0));
        await samsyn.Store(_agreement);
        foreach (var (kind, day) in new[] { (PictureKind.Regular, 1), (PictureKind.WeeklyUnrest, 5), (PictureKind.Evening, 9) })
        {
            Assert.True((await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new($"{kind}", new(2018, 3, day), new(2018, 3, day + 2)), kind), default))).IsDone);
            samsyn.Time.Now = samsyn.Time.Now.AddMinutes(1);
        }
        var register = await samsyn.RunFor(City, (ReadPictures read) => read.Run(City, default, isWhole: true));

        Assert.Equal([PictureKind.Evening, PictureKind.WeeklyUnrest, PictureKind.Regular], Kinds(new()));
        Assert.Equal([PictureKind.Evening, PictureKind.Regular], Kinds(new() { Kinds = [PictureKind.Regular, PictureKind.Evening] }));
        // Both ends count.
        Assert.Equal([PictureKind.WeeklyUnrest, PictureKind.Regular], Kinds(new() { From = new(2018, 3, 3), To = new(2018, 3, 5) }));
        Assert.Equal([PictureKind.WeeklyUnrest], Kinds(new() { From = new(2018, 3, 4), To = new(2018, 3, 8) }));
        Assert.Empty(Kinds(new() { State = PictureState.Adopted }));
        Assert.Empty(Kinds(new() { Agreement = new(Guid.CreateVersion7()) }));

        IEnumerable<PictureKind> Kinds(PictureFilter filter) => register.Matching(filter).Select(one => one.Picture.Kind);
    }

    static Task<PicturePage?> Whole(TestDatabase samsyn, Actor actor, PictureId id) => samsyn.RunFor(actor, (ReadWholePicture read) => read.Run(actor, id, default));
}
