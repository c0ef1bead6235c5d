using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Blocks.Indicators;

/// <summary>What was put forward stays as it was read, whatever is read in afterwards.</summary>
public sealed class FrozenValuesTests
{
    static readonly Actor City = TestActors.Coordinator;

    [Fact]
    [Trait("Requirement", "SIT-05"), Trait("Requirement", "SIT-09"), Trait("Requirement", "SIT-61")]
    public async Task A_chart_that_was_put_forward_shows_the_old_numbers_after_a_new_import_and_a_live_one_the_new()
    {
        await using var desk = await ValueDesk.Of("Indikator;Område;Mätår;Andel;n\nOtrygg;Norra;2023;30;400\nOtrygg;Staden;2023;20;9000\n", ValueDesk.Survey, seated: await SeatedActors.Create(Engine.Sqlite));
        var agreement = TestAgreements.Adopted(TestAgreements.Facts);
        var steering = TestBodies.Body(agreement.Id);
        await desk.Samsyn.Store(agreement, steering, TestBodies.SeatOf(City, steering));
        var picture = (await desk.Samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(agreement.Id, new("Lägesbild", new(2017, 7, 1), new(2017, 12, 31))), default))).Value;
        Task<PicturePage?> Page() => desk.Samsyn.RunFor(City, (ReadPicture read) => read.Run(City, picture, default));
        Assert.True((await desk.Samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = "Trygghetsmätning", Publisher = "Staden", Year = 2017, Kind = SourceKind.Survey }), default))).IsDone);
        var section = (await Page())!.On.Sections[0];
        PictureBlock block = new() { Id = Guid.Empty, Dataset = desk.Dataset.Value, Method = "bars", Caption = "Otrygga", Source = 1, Parameters = new Dictionary<string, string> { ["referens"] = "Staden" } };
        Assert.Empty((await desk.Samsyn.RunFor(City, (KeepBlock act) => act.Run(City, new(new(section.Id, null, section.Version), block), default))).Refusals);
        Assert.Empty((await desk.Samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section.Id, section.Version + 1), "Fler är otrygga än i staden [källa 1]."), default))).Refusals);
        Assert.Equal(30, await Shown());

        // While it is open the chart follows what is read in.
        await desk.Import("Indikator;Område;Mätår;Andel;n\nOtrygg;Norra;2023;31;400\nOtrygg;Staden;2023;20;9000\n", ValueDesk.Survey);
        Assert.Equal(31, await Shown());
        var version = (await Page())!.Picture.Version;
        Assert.Empty((await desk.Samsyn.RunFor(City, (PutForwardPicture act) => act.Run(City, new(new(picture, version)), default))).Refusals);
        await desk.Import("Indikator;Område;Mätår;Andel;n\nOtrygg;Norra;2023;44;400\nOtrygg;Staden;2023;20;9000\n", ValueDesk.Survey);
        Assert.Equal(31, await Shown());
        Assert.Equal(44, (await desk.Answer("bars", ("referens", "Staden"))).Series[0].Cells[0].Value);

        async Task<double?> Shown()
        {
            var kept = (await Page())!.On.Sections[0].Blocks;
            var shown = Assert.Single(await desk.Samsyn.RunFor(City, (ReadBlocks read) => read.Run(City, kept, default))).Value;
            return ((ValuesAnswer)shown.Answer.Value.Answer).Series[0].Cells[0].Value;
        }
    }
}
