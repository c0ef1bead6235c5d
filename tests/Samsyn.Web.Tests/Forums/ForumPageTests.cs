using Samsyn.Web.Tests.ActionPlans;

namespace Samsyn.Web.Tests.Forums;

public sealed class ForumPageTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    [Fact]
    [Trait("Requirement", "FOR-GEN-03")]
    public async Task The_forums_stand_as_a_tree_with_cadence_in_words_for_every_level()
    {
        var page = await site.Browser.Page("/forum?datum=2026-06-01");
        var local = page.QuerySelectorAll(".agreement-forums").First(section => section.QuerySelector("table") is not null);
        Assert.Equal("Styrgrupp", local.QuerySelector(".tree > li > .forum .kind")!.TextContent);
        Assert.NotNull(local.QuerySelector(".tree > li > ul > li > .forum"));
        Assert.Equal(12, local.QuerySelectorAll("table tbody tr").Length);
        var briefing = local.QuerySelectorAll("table tbody tr").First(row => row.TextContent.Contains("Utsättningsmöte", StringComparison.Ordinal));
        Assert.Equal(3, briefing.QuerySelectorAll(".forum-levels li").Length);
        Assert.Contains("fredagar och lördagar kl. 18.30", briefing.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_forum_has_an_anchor_of_its_own()
    {
        var ids = (await site.Browser.Page("/forum")).QuerySelectorAll("main [id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
