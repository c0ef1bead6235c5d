using Samsyn.App.Meetings.Papers;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Pictures;

/// <summary>The pictures of the week and of the evening, beside the one that is an annex.</summary>
public sealed class ShortPictureTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;
    static readonly DateOnly Day = new(2018, 3, 1);

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-13")]
    public async Task The_week_is_written_by_each_party_weighed_together_by_one_and_settled_without_the_steering_group_beside_the_annex(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var annex = await Begin(samsyn, PictureKind.Regular);
        var week = await Begin(samsyn, PictureKind.WeeklyUnrest);
        Assert.Equal(new ShortPictureStillOpen(PictureKind.WeeklyUnrest, 1), Assert.Single((await Try(samsyn, PictureKind.WeeklyUnrest)).Refusals));
        var evening = await Begin(samsyn, PictureKind.Evening);
        Assert.Equal([1, 1, 1], new[] { annex, week, evening }.Select(id => Page(samsyn, City, id).Result.Picture.Number));

        var section = (await Page(samsyn, City, week)).On.Sections[0];
        Assert.Equal(["handelser", "stamning", "platser", "vantat", "bedomning"], (await Page(samsyn, City, week)).On.Sections.Select(one => one.Key));
        Assert.Equal(["NotWhole"], (await Settle(samsyn, week, 1)).Refusals.Select(one => one.GetType().Name.Replace("Picture", "", StringComparison.Ordinal)));
        foreach (var (actor, side, text) in new[] { (City, PartySide.City, "Oro bland elever."), (Police, PartySide.Police, "Två bränder i containrar.") })
        {
            Assert.Empty((await samsyn.RunFor(actor, (KeepOwnText act) => act.Run(actor, new(new(section.Id, side, 0), text), default))).Refusals);
            Assert.Empty((await samsyn.RunFor(actor, (ReleaseOwnText act) => act.Run(actor, new(new(section.Id, side, 2)), default))).Refusals);
        }
        Assert.Empty((await samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section.Id, 1), "Två bränder i containrar.\n\nOro bland elever. Läget är förhöjt."), default))).Refusals);
        // Nothing of sources and perspectives is asked of it.
        Assert.Empty((await Page(samsyn, City, week)).Findings);

        Assert.IsType<PictureIsShort>(Assert.Single((await samsyn.RunFor(City, (PutForwardPicture act) => act.Run(City, new(new(week, 1)), default))).Refusals));
        Assert.IsType<PictureNeedsDecision>(Assert.Single((await SettleWithText(samsyn, annex)).Refusals));
        Assert.Empty((await Settle(samsyn, week, 1)).Refusals);
        Assert.IsType<PictureClosed>(Assert.Single((await samsyn.RunFor(Police, (WriteJoint act) => act.Run(Police, new(new(section.Id, 3), "Sent"), default))).Refusals));

        var settled = await Page(samsyn, Police, week);
        Assert.Equal((PictureState.Adopted, Day, City.Name, true), (settled.Picture.State, settled.Picture.AdoptedOn!.Value, settled.On.WeighedBy, settled.IsAsSealed!.Value));
        Assert.Null(settled.Picture.AnnexVersion);
        // The annex is as it was, and so is what the agreement demands of it.
        Assert.Equal(PictureState.Open, (await Page(samsyn, City, annex)).Picture.State);
        var paper = (await samsyn.RunFor(Police, (MakePicturePaper make) => make.Run(Police, week, PaperFormat.Docx, Language.Swedish, default)));
        Assert.True(paper.IsDone);

        var next = await Begin(samsyn, PictureKind.WeeklyUnrest);
        Assert.Equal((2, week), ((await Page(samsyn, City, next)).Picture.Number, (await Page(samsyn, City, next)).Before!.Value));
        var register = (await samsyn.RunFor(City, (ReadPictures read) => read.Run(City, default))).Series.Single();
        Assert.Equal([annex], register.Editions.Select(one => one.Id));
        Assert.Equal(new HashSet<PictureId> { week, evening, next }, register.Short.Select(one => one.Id).ToHashSet());
        Assert.Empty(register.ShortToBegin);

        // What is settled goes from the list in time, and is there when it is asked for.
        samsyn.Time.Now += TimeSpan.FromDays(100);
        var later = (await samsyn.RunFor(City, (ReadPictures read) => read.Run(City, default))).Series.Single();
        Assert.Equal((2, 1), (later.Short.Count, later.OlderShort));
        var whole = (await samsyn.RunFor(City, (ReadPictures read) => read.Run(City, default, isWhole: true))).Series.Single();
        Assert.Equal((3, 0), (whole.Short.Count, whole.OlderShort));
    }

    [Fact]
    [Trait("Requirement", "SIT-13")]
    public async Task Of_two_that_begin_the_evening_at_once_one_is_told_that_it_is_begun()
    {
        await using var samsyn = await Given(Engine.Sqlite);
        var both = await Task.WhenAll(Try(samsyn, PictureKind.Evening), Try(samsyn, PictureKind.Evening));
        Assert.Single(both, one => one.IsDone);
        Assert.IsType<ShortPictureStillOpen>(Assert.Single(both.Single(one => !one.IsDone).Refusals));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement);
        return samsyn;
    }

    Task<Outcome<PictureId>> Try(TestDatabase samsyn, PictureKind kind) =>
        samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("Lägesbild", Day.AddDays(-6), Day), kind), default));

    async Task<PictureId> Begin(TestDatabase samsyn, PictureKind kind)
    {
        var begun = await Try(samsyn, kind);
        Assert.Empty(begun.Refusals);
        return begun.Value;
    }

    static async Task<Outcome> SettleWithText(TestDatabase samsyn, PictureId picture)
    {
        var section = (await Page(samsyn, City, picture)).On.Sections[0];
        Assert.Empty((await samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section.Id, 1), "Fler unga bor trångt."), default))).Refusals);
        return await Settle(samsyn, picture, 1);
    }

    static Task<Outcome> Settle(TestDatabase samsyn, PictureId picture, int version) => samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(picture, version)), default));

    static async Task<PicturePage> Page(TestDatabase samsyn, Actor actor, PictureId id) => (await samsyn.RunFor(actor, (ReadPicture read) => read.Run(actor, id, default)))!;
}
