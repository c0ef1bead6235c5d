using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>The year planner over the example district, with its bodies and, where the test gives one a rhythm, a working group beside them.</summary>
public sealed class PlannerPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Coordinator = "Elsa Brohult", Politician = "Hassan Lindeborg";

    static readonly int Year = DateTime.Today.Year + 1;
    static readonly string Next = $"/forum/arsplan?ar={Year}&veckor=9%2C%2044&juli=ja&resa=15";

    [Fact]
    [Trait("Requirement", "FOR-GEN-05")]
    [Trait("Requirement", "MTG-10")]
    public async Task A_year_is_offered_laid_in_and_then_needs_nothing_more()
    {
        var (browser, samsyn) = await Given();
        await using var _ = samsyn;
        var page = await browser.Page(Next);
        Assert.Matches(@"föreslagna: [1-9]", page.QuerySelector(".planner-sum")!.TextContent);

        var forums = page.QuerySelectorAll<IHtmlInputElement>("input[name=forum]").Select(box => ("forum", box.Value)).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(Next, Next, [("som", "Proposed"), .. forums])).StatusCode);

        page = await browser.Page(Next);
        Assert.Contains("föreslagna: 0 ", page.QuerySelector(".planner-sum")!.TextContent);
        Assert.Null(page.QuerySelector("input[name=forum]"));
    }

    [Fact]
    public async Task What_falls_short_stands_on_top_with_its_reason_and_closed_days_are_the_readers_to_choose()
    {
        var (browser, samsyn) = await Given(new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum));
        await using var _ = samsyn;
        var breach = Assert.Single((await browser.Page(Next)).QuerySelectorAll(".planner-breaches li"), OfTheGroup);
        foreach (var said in (string[])["Dagarna som är kvar är stängda (juli)", "0 av 1"]) Assert.Contains(said, breach.TextContent);
        Assert.DoesNotContain((await browser.Page(Next.Replace("juli=ja", "juli=nej", StringComparison.Ordinal))).QuerySelectorAll(".planner-breaches li"), OfTheGroup);

        static bool OfTheGroup(IElement line) => line.TextContent.Contains("Arbetsgrupp torget");
    }

    [Fact]
    public async Task Nothing_chosen_is_refused_on_the_same_page_and_a_politician_has_no_way_in()
    {
        var (browser, samsyn) = await Given();
        await using var _ = samsyn;
        var refused = await browser.Send(Next, Next, ("som", "Planned"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Välj minst ett forum", (await Browser.Read(refused)).QuerySelector(".ds-error-summary")!.TextContent);
        foreach (var odd in (string[])["/forum/arsplan?ar=99999&veckor=abc,77&resa=-4", "/forum/arsplan?ar=x&juli=kanske"]) Assert.Equal(HttpStatusCode.OK, (await browser.Get(odd)).StatusCode);

        await browser.SignIn(Politician);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Next)).StatusCode);
        Assert.DoesNotContain((await browser.Page("/")).QuerySelectorAll("nav a"), link => link.GetAttribute("href") == "/forum/arsplan");
    }

    async Task<(Browser, TestDatabase)> Given(params IReadOnlyList<Cadence> own)
    {
        var samsyn = await TestDatabase.CreateEmpty(Engine.Sqlite);
        var browser = await web.OpenDistrict(Coordinator, samsyn.Options.DataDirectory);
        if (own.Count == 0) return (browser, samsyn);
        var agreement = (await samsyn.Run((ReadRecordedAgreements read) => read.Run(TestActors.Coordinator, default))).Single(one => one.Level == AgreementLevel.Local).Id;
        await samsyn.Store(Body.Create(new(Guid.CreateVersion7()), agreement, new() { Name = "Arbetsgrupp torget", Kind = BodyKind.Working, Rhythms = [new(ReadinessLevel.Normal, own)] }, DutySubject.Body("Arbetsgrupp torget"), new(2020, 1, 1)).Value);
        return (browser, samsyn);
    }
}
