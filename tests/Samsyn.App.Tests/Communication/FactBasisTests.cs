using Samsyn.App.Communication;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Situations;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Communication;

/// <summary>What a message rests on, what becomes of it afterwards, and who is told how much.</summary>
public sealed class FactBasisTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;
    static readonly DateOnly Day = new(2018, 3, 1);

    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task A_section_is_linked_once_its_edition_is_fixed_keeps_its_checksum_and_a_later_edition_is_told(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (week, section) = await Written(samsyn, PictureKind.WeeklyUnrest);
        BasisChoice choice = new(BasisKind.Section, section.Value);
        var id = await Draft(samsyn);
        Assert.Equal([new FactBasisUnknown()], (await Link(samsyn, City, id, 1, choice)).Refusals);
        Assert.DoesNotContain(choice, await Offered(samsyn, City));

        Assert.Empty((await samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(week, 1)), default))).Refusals);
        Assert.Contains(choice, await Offered(samsyn, City));
        Assert.Empty((await Link(samsyn, City, id, 1, choice)).Refusals);
        Assert.Equal([new FactBasisTwice()], (await Link(samsyn, City, id, 2, choice)).Refusals);
        var shown = await Shown(samsyn, City, id);
        Assert.Equal((BasisStanding.Holds, shown.Fact!.Section!.Checksum, City.Name), (shown.Standing, shown.Basis.Checksum, shown.Basis.LinkedByName));

        var (next, _) = await Written(samsyn, PictureKind.WeeklyUnrest);
        Assert.Equal(BasisStanding.Holds, (await Shown(samsyn, City, id)).Standing);
        Assert.Empty((await samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(next, 1)), default))).Refusals);
        shown = await Shown(samsyn, City, id);
        Assert.Equal((BasisStanding.NewerEdition, "Två bränder."), (shown.Standing, shown.Fact!.Section!.JointText));
        Assert.Equal(BasisStanding.NewerEdition, (await Row(samsyn, City)).Standing);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task An_edition_that_was_put_forward_and_taken_back_no_longer_says_what_was_linked(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (picture, section) = await Written(samsyn, PictureKind.Regular);
        Assert.Empty((await samsyn.RunFor(City, (PutForwardPicture act) => act.Run(City, new(new(picture, 1)), default))).Refusals);
        var id = await Draft(samsyn);
        Assert.Empty((await Link(samsyn, City, id, 1, new(BasisKind.Section, section.Value))).Refusals);

        Assert.Empty((await samsyn.RunFor(Police, (TakeBackPicture act) => act.Run(Police, new(new(picture, 2)), default))).Refusals);

        Assert.Equal(BasisStanding.Changed, (await Shown(samsyn, City, id)).Standing);
    }

    /// <summary>The one who drafts reads the section; of the other readers of the message some do not.</summary>
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task A_message_opens_no_restricted_section_to_whoever_may_not_read_it_nor_may_they_approve_what_rests_on_it_alone(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (week, section) = await Written(samsyn, PictureKind.WeeklyUnrest);
        Assert.Empty((await samsyn.RunFor(City, (NameReaders act) => act.Run(City, new(new(section, 2), [City.Person, Police.Person]), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(week, 1)), default))).Refusals);
        BasisChoice choice = new(BasisKind.Section, section.Value);
        Assert.DoesNotContain(choice, await Offered(samsyn, TestActors.Director));
        var id = await Draft(samsyn);
        Assert.Equal([new NotFound()], (await Link(samsyn, TestActors.Reader, id, 1, choice)).Refusals);
        Assert.Equal([new FactBasisUnknown()], (await Link(samsyn, TestActors.Director, id, 1, choice)).Refusals);
        Assert.Empty((await Link(samsyn, City, id, 1, choice)).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 2)), default))).Refusals);

        Assert.Equal(BasisStanding.Holds, (await Shown(samsyn, Police, id)).Standing);
        foreach (var actor in new[] { TestActors.Director, TestActors.Reader })
        {
            var hidden = await Shown(samsyn, actor, id);
            Assert.Equal((BasisStanding.Hidden, null, null), (hidden.Standing, hidden.Fact, hidden.Basis.Words));
            Assert.Null((await Row(samsyn, actor)).Standing);
        }
        Assert.Equal([new FactBasisNotSeen()], (await samsyn.RunFor(TestActors.Director, (ApproveMessage act) => act.Run(TestActors.Director, new(new(id, 3), PartySide.City), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (ApproveMessage act) => act.Run(City, new(new(id, 3), PartySide.City), default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task A_chart_is_linked_live_or_frozen_and_it_is_told_when_its_data_say_something_else(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await Given(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using DatasetDesk data = new(samsyn);
        var dataset = await data.Create(ofBoth: true);
        Assert.True((await data.Import(dataset, data.Write(Times("Inbrott", 40)))).IsDone);
        var (week, section) = await Written(samsyn, PictureKind.WeeklyUnrest);
        PictureBlock block = new() { Id = Guid.Empty, Dataset = dataset.Value, Method = "count", Parameters = new Dictionary<string, string> { ["rader"] = "Type" }, Caption = "Anmälda brott", Source = 1 };
        Assert.True((await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(week, new() { Title = "Anmälningar", Publisher = "Polisen", Year = 2017 }), default))).IsDone);
        Assert.Empty((await samsyn.RunFor(City, (KeepBlock act) => act.Run(City, new(new(section, null, 2), block), default))).Refusals);
        var choice = (await Offered(samsyn, City)).Single(one => one.Kind == BasisKind.Chart);
        var id = await Draft(samsyn);
        Assert.Empty((await Link(samsyn, City, id, 1, choice)).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 2)), default))).Refusals);

        var shown = await Shown(samsyn, City, id);
        Assert.Equal((BasisStanding.Holds, true, "Anmälda brott"), (shown.Standing, shown.Basis.IsLive, shown.Fact!.Block!.Caption));
        // Whoever does not see the data is told nothing of the chart.
        Assert.Equal((BasisStanding.Hidden, null), (await Shown(samsyn, TestActors.Reader, id) is var kept ? kept.Standing : default, kept.Fact));
        // Frozen with the same data it is the same; with other data it would not have been.
        Assert.True((await data.Import(dataset, data.Write(Times("Inbrott", 7)))).IsDone);
        Assert.Equal(BasisStanding.Changed, (await Shown(samsyn, City, id)).Standing);
        Assert.True((await data.Import(dataset, data.Write(Times("Inbrott", 40)))).IsDone);
        Assert.Equal(BasisStanding.Holds, (await Shown(samsyn, City, id)).Standing);
        Assert.Empty((await samsyn.RunFor(City, (SettlePicture act) => act.Run(City, new(new(week, 1)), default))).Refusals);
        Assert.True((await data.Import(dataset, data.Write(Times("Inbrott", 7)))).IsDone);
        Assert.Equal(BasisStanding.Holds, (await Shown(samsyn, City, id)).Standing);
        Assert.Equal(BasisStanding.Holds, (await Row(samsyn, City)).Standing);

        var other = await Draft(samsyn);
        Assert.Equal([new NotFound()], (await Link(samsyn, Police, other, 1, choice)).Refusals);
        Assert.Empty((await Link(samsyn, City, other, 1, choice)).Refusals);
        Assert.False((await Shown(samsyn, City, other)).Basis.IsLive);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task A_measure_that_changes_or_goes_is_told_with_what_it_said_then(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var problem = (await samsyn.RunFor(City, (StateProblem act) => act.Run(City, new(_agreement.Id, new() { Title = "Rån", Place = "Torget" }), default))).Value;
        Measure measure = new() { Id = Guid.Empty, Text = "Belysning", Level = MeasureLevel.Place, Term = MeasureTerm.Long, State = MeasureState.Decided };
        Assert.Empty((await samsyn.RunFor(City, (KeepMeasure act) => act.Run(City, new(new(problem, 1), null, measure), default))).Refusals);
        var choice = (await Offered(samsyn, City)).Single(one => one.Kind == BasisKind.Measure);
        var id = await Draft(samsyn, choice);
        Assert.Equal((BasisStanding.Holds, "Belysning"), (await Shown(samsyn, City, id) is var shown ? shown.Standing : default, shown.Basis.Words));

        Assert.Empty((await samsyn.RunFor(City, (KeepMeasure act) => act.Run(City, new(new(problem, 2), null, measure with { Id = choice.Part!.Value, State = MeasureState.Dropped, Text = "Ingen belysning" }), default))).Refusals);
        Assert.Equal((BasisStanding.Changed, "Belysning", "Ingen belysning"), (await Shown(samsyn, City, id) is var now ? now.Standing : default, now.Basis.Words, now.Fact!.Measure!.Text));
        Assert.DoesNotContain(choice, await Offered(samsyn, City));
        Assert.Empty((await samsyn.RunFor(City, (RemoveMeasure act) => act.Run(City, new(new(problem, 3), choice.Part!.Value), default))).Refusals);
        Assert.Equal(BasisStanding.Gone, (await Shown(samsyn, City, id)).Standing);

        // What is gone is no ground to approve on; the link is removed and another made.
        Assert.Empty((await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 2)), default))).Refusals);
        Assert.Equal([new FactBasisNotSeen()], (await samsyn.RunFor(City, (ApproveMessage act) => act.Run(City, new(new(id, 3), PartySide.City), default))).Refusals);
        var link = (await Shown(samsyn, City, id)).Basis.Id;
        Assert.Empty((await samsyn.RunFor(City, (UnlinkBasis act) => act.Run(City, new(new(id, 3), link), default))).Refusals);
        Assert.Empty((await Link(samsyn, City, id, 4, new(BasisKind.Activity, _agreement.Id.Value, null, "utsattningsmote"))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (ApproveMessage act) => act.Run(City, new(new(id, 5), PartySide.City), default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-18")]
    public async Task Facts_of_another_agreement_are_neither_offered_nor_linked(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var other = TestAgreements.Adopted();
        await samsyn.Store(other);
        var problem = (await samsyn.RunFor(City, (StateProblem act) => act.Run(City, new(other.Id, new() { Title = "Rån", Place = "Torget" }), default))).Value;
        Assert.Empty((await samsyn.RunFor(City, (KeepMeasure act) => act.Run(City, new(new(problem, 1), null, new() { Id = Guid.Empty, Text = "Belysning" }), default))).Refusals);
        var theirs = (await samsyn.RunFor(City, (ReadBasisFacts read) => read.Run(City, other.Id, null, default))).Select(one => one.Choice).ToList();
        var id = await Draft(samsyn);

        Assert.Equal([BasisKind.Measure, BasisKind.Activity], theirs.Select(one => one.Kind));
        foreach (var choice in theirs)
        {
            Assert.DoesNotContain(choice, await Offered(samsyn, City));
            Assert.Equal([new FactBasisUnknown()], (await Link(samsyn, City, id, 1, choice)).Refusals);
        }
    }

    static IEnumerable<Event> Times(string type, int count) => Enumerable.Range(0, count).Select(at => new Event(new DateTime(2017, 7, 1, 12, 0, 0).AddDays(at), "0180", type, 0, 0, 1, ""));

    async Task<TestDatabase> Given(Engine engine, Func<StorageOptions, StorageOptions>? with = null)
    {
        var samsyn = await SeatedActors.Create(engine, with);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement);
        return samsyn;
    }

    /// <summary>An open edition with a joint text in its first section.</summary>
    async Task<(PictureId Picture, PictureSectionId Section)> Written(TestDatabase samsyn, PictureKind kind)
    {
        var begun = await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("Lägesbild", Day.AddDays(-6), Day), kind), default));
        Assert.Empty(begun.Refusals);
        var section = (await samsyn.RunFor(City, (ReadPicture read) => read.Run(City, begun.Value, default)))!.On.Sections[0].Id;
        Assert.Empty((await samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section, 1), "Två bränder."), default))).Refusals);
        return (begun.Value, section);
    }

    async Task<MessageId> Draft(TestDatabase samsyn, BasisChoice? basis = null)
    {
        var drafted = await samsyn.RunFor(City, (DraftMessage act) => act.Run(City, new(_agreement.Id, PartySide.City, new()
        {
            Text = "Vi finns på torget.", Groups = [TargetGroup.Citizens], Channels = [CommunicationChannel.WebNews], Senders = [PartySide.City],
        }, basis), default));
        Assert.Empty(drafted.Refusals);
        return drafted.Value;
    }

    async Task<List<BasisChoice>> Offered(TestDatabase samsyn, Actor actor) => [.. (await samsyn.RunFor(actor, (ReadBasisFacts read) => read.Run(actor, _agreement.Id, null, default))).Select(one => one.Choice)];

    static Task<Outcome> Link(TestDatabase samsyn, Actor actor, MessageId id, int version, BasisChoice choice) => samsyn.RunFor(actor, (LinkBasis act) => act.Run(actor, new(new(id, version), choice), default));

    static async Task<ShownBasis> Shown(TestDatabase samsyn, Actor actor, MessageId id) => Assert.Single((await samsyn.RunFor(actor, (ReadMessage read) => read.Run(actor, id, default)))!.Basis);

    static async Task<MessageRow> Row(TestDatabase samsyn, Actor actor) => (await samsyn.RunFor(actor, (ReadMessages read) => read.Run(actor, new(), default))).Rows[0];
}
