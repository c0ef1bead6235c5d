using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>Meetings through their pages: planned, filled, held, put forward and approved.</summary>
public sealed class MeetingPagesTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    [Trait("Requirement", "MTG-01")]
    [Trait("Requirement", "MTG-03")]
    [Trait("Requirement", "MTG-12")]
    [Trait("Requirement", "MTG-13")]
    public async Task A_meeting_is_planned_held_written_put_forward_and_approved_by_both_parties()
    {
        var secretary = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(secretary);
        var planned = await secretary.Page(meeting);
        Assert.Contains("Polisen i tur", planned.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("Kvarnen", planned.QuerySelector("dl.facts")!.TextContent);

        await MeetingSite.Mark(secretary, meeting, MeetingSite.City, MeetingSite.Police);
        var room = await secretary.Page(meeting + "/sekreterare");
        Assert.False(room.QuerySelector("[data-parties-yes]")!.HasAttribute("hidden"));
        foreach (var (id, title) in await MeetingSite.Items(secretary, meeting))
            Assert.Equal(HttpStatusCode.SeeOther, (await secretary.Send(meeting + "/sekreterare", $"{meeting}/punkter/{id}", ("notes", $"Anteckning om {title}"))).StatusCode);
        var first = (await MeetingSite.Items(secretary, meeting))[0].Id;
        Assert.Equal(HttpStatusCode.SeeOther, (await secretary.Send(meeting + "/sekreterare", $"{meeting}/punkter/{first}", ("notes", "Alla är på plats."), ("d0-text", "Belysningen på torget ses över"),
            ("d0-responsible", MeetingSite.City), ("d0-deadline", "2026-12-15"), ("d0-kind", "Decision"))).StatusCode);

        var chair = (await secretary.Page(meeting + "/hallet")).QuerySelectorAll<IHtmlOptionElement>("select[name=chair] option").Single(option => option.TextContent.Contains(MeetingSite.City)).Value;
        var refused = await secretary.Send(meeting + "/hallet", meeting + "/hallet", ("chair", chair));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Browser.Read(refused)).QuerySelector("#deviation-error"));
        Assert.Equal(HttpStatusCode.SeeOther, (await secretary.Send(meeting + "/hallet", meeting + "/hallet", ("chair", chair), ("deviation", "Polisen var på larm"))).StatusCode);

        var minutes = meeting + "/protokoll";
        Assert.Equal(HttpStatusCode.SeeOther, (await secretary.Send(minutes, minutes + "/lagg-fram")).StatusCode);
        var put = await secretary.Page(minutes);
        Assert.Contains("§ 1", put.QuerySelector(".doc")!.TextContent);
        Assert.Contains("Avsteg från turordningen: Polisen var på larm", put.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("Belysningen på torget ses över", put.QuerySelector(".doc")!.TextContent);
        Assert.Null(put.QuerySelector($"a[href='{minutes}/justera']"));

        foreach (var who in new[] { MeetingSite.City, MeetingSite.Police })
        {
            var approver = await site.As(who);
            Assert.Equal(HttpStatusCode.SeeOther, (await approver.Send(minutes + "/justera", minutes + "/justera")).StatusCode);
        }
        var approved = await secretary.Page(minutes);
        Assert.Contains("Justerat", approved.QuerySelector(".alert")!.TextContent);
        Assert.Contains(MeetingSite.Police, approved.QuerySelector(".alert")!.TextContent);
        var late = await secretary.Client.PostAsync(new Uri($"{meeting}/punkter/{first}", UriKind.Relative), new FormUrlEncodedContent([.. Hidden(put, "form[method=post]"), new("version", "99"), new("notes", "Efteråt")]));
        Assert.NotEqual(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.DoesNotContain("Efteråt", (await secretary.Page(minutes)).Body!.TextContent);

        var list = await secretary.Page("/beslut?sok=belysning");
        var row = list.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Belysningen på torget"));
        Assert.Contains("§ 1", row.TextContent);
        Assert.Contains(MeetingSite.City, row.TextContent);
    }

    static IEnumerable<KeyValuePair<string, string>> Hidden(IDocument page, string form) =>
        page.QuerySelector(form)?.QuerySelectorAll<IHtmlInputElement>("input[name=form-proof]").Select(input => KeyValuePair.Create(input.Name!, input.Value)) ?? [];
}
