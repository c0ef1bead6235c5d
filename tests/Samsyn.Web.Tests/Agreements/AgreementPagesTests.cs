using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>The example district's agreement: 2026–2027, its overarching agreement in force through April 2028.</summary>
public sealed class AgreementPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Director = "Maj Lundvik", Reader = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "AGR-06")]
    [Trait("Requirement", "AGR-03")]
    public async Task The_document_shows_parties_term_annexes_and_its_overarching_agreement()
    {
        var (browser, address) = await Local();
        var page = await browser.Page(address);

        Assert.StartsWith("Samverkansöverenskommelse", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("299999-0209", page.QuerySelector(".agreement-head")!.TextContent);
        Assert.Contains("30 april 2028", page.QuerySelector(".agreement-head")!.TextContent);
        Assert.Equal(7, page.QuerySelectorAll("table.annexes tbody tr").Length);
        Assert.NotNull(page.QuerySelector(".term-above"));
    }

    [Fact]
    [Trait("Requirement", "AGR-15")]
    public async Task The_words_about_the_term_lead_to_the_consultation_they_demand_and_back()
    {
        var (browser, address) = await Local();
        var page = await browser.Page(address);

        var note = page.QuerySelectorAll(".note-duty").First(one => one.TextContent.Contains("Samråd om förlängning"));
        Assert.Contains("30 juni 2027", note.TextContent);
        var words = page.QuerySelector(note.QuerySelector(".note-back")!.GetAttribute("href")!)!;
        Assert.Contains("2027-12-31", words.TextContent);
        Assert.Contains(note.Id!, words.GetAttribute("data-with")!.Split(' '));
        Assert.All(page.QuerySelectorAll(".cause"), cause => Assert.NotNull(page.QuerySelector(cause.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_duty_leads_to_its_line_in_the_part_that_holds_it()
    {
        var (browser, address) = await Local();
        var plans = await browser.Page($"{address}?bilaga=4");
        var row = plans.QuerySelectorAll("table.doc-cells tr").First(one => one.QuerySelector(".cause") is not null).Id!;

        var page = await browser.Page($"{address}?rad={row["rad-".Length..]}");

        Assert.NotNull(page.GetElementById(row));
        Assert.Equal("true", page.QuerySelector("table.annexes tr.is-here a")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Every_part_has_unique_ids_headings_in_order_and_captions()
    {
        var (browser, address) = await Local();
        foreach (var part in (string[])["0", "1", "3", "4", "5", "alla"])
        {
            var page = await browser.Page($"{address}?bilaga={part}");
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            var levels = page.QuerySelectorAll("h1,h2,h3,h4").Select(heading => heading.NodeName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, part));
            Assert.All(page.QuerySelectorAll<IHtmlTableElement>("table"), table => Assert.False(string.IsNullOrWhiteSpace(table.Caption?.TextContent)));
        }
    }

    [Fact]
    [Trait("Requirement", "AGR-25")]
    public async Task Another_date_is_said_in_a_banner_and_offers_no_acts()
    {
        var (browser, address) = await Local();
        var page = await browser.Page($"{address}?datum=2025-03-01");

        Assert.Contains("Gällde inte", page.QuerySelector(".alert")!.TextContent);
        Assert.Null(page.QuerySelector(".act-menu"));
        Assert.NotNull((await browser.Page(address)).QuerySelector(".act-menu"));
    }

    [Fact]
    [Trait("Requirement", "AGR-15")]
    public async Task A_consultation_is_recorded_once_and_a_stale_form_is_409()
    {
        var (browser, address) = await Local();
        var today = await Today(browser, address);

        var wrong = await browser.Send($"{address}/samrad", $"{address}/samrad", ("on", "i går"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("i går", ((IHtmlInputElement)(await Browser.Read(wrong)).GetElementById("on")!).Value);

        var form = (await browser.Page($"{address}/samrad")).QuerySelector<IHtmlFormElement>($"form[action='{address}/samrad']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{address}/samrad", $"{address}/samrad", ("on", today))).StatusCode);
        using var old = new FormUrlEncodedContent([.. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)), new("on", today)]);
        var conflict = await browser.Client.PostAsync(new Uri($"{address}/samrad", UriKind.Relative), old);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var both = await Browser.Read(conflict);
        Assert.Contains(Director, both.QuerySelector("main")!.TextContent);
        var versions = both.QuerySelectorAll(".table-versions tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(versions[0], versions[1]);
        Assert.Equal("Inget är antecknat", both.QuerySelectorAll(".table-versions tbody tr")[^1].QuerySelectorAll("td")[^1].TextContent);
        // What was typed can be sent once more, against what stands now; here the rule refuses it in words.
        using var again = new FormUrlEncodedContent(both.QuerySelectorAll<IHtmlInputElement>($"form[action='{address}/samrad'] input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Client.PostAsync(new Uri($"{address}/samrad", UriKind.Relative), again)).StatusCode);
        Assert.Contains("Samråd om förlängning pågår", (await browser.Page(address)).QuerySelector(".agreement-state")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "AGR-16")]
    public async Task An_extension_that_the_overarching_agreement_does_not_cover_is_refused_with_the_dates()
    {
        var (browser, address) = await Local();
        var today = await Today(browser, address);
        await browser.Send($"{address}/samrad", $"{address}/samrad", ("on", today));

        var refused = await browser.Send($"{address}/forlang", $"{address}/forlang", ("on-1", today), ("on-2", today));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var summary = (await Browser.Read(refused)).QuerySelector("[data-error-summary]")!.TextContent;
        Assert.Contains("30 april 2028", summary);
        Assert.Contains("31 december 2029", summary);
    }

    [Fact]
    [Trait("Requirement", "AGR-30")]
    [Trait("Requirement", "AGR-33")]
    public async Task A_new_version_is_reviewed_proposed_and_counts_once_the_steering_group_has_decided()
    {
        var (browser, address) = await Local();
        var annex = $"{address}/bilagor/4";
        var text = (await browser.Page($"{annex}/foresla")).QuerySelector<IHtmlTextAreaElement>("textarea[name=text]")!.Value;

        var review = await Browser.Read(await browser.Send($"{annex}/foresla", $"{annex}/foresla", ("reason", "Nytt problem vid kajen."), ("text", text + "\nEn ny rad om kajen.")));
        Assert.Contains("En ny rad om kajen.", Assert.Single(review.QuerySelectorAll("ins")).TextContent);
        Assert.Empty(review.QuerySelectorAll("del"));
        using var proposal = new FormUrlEncodedContent(review.QuerySelectorAll<IHtmlInputElement>($"form[action='{annex}/foresla'] input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Client.PostAsync(new Uri($"{annex}/foresla", UriKind.Relative), proposal)).StatusCode);

        Assert.Contains("Förslag sedan", (await browser.Page(address)).QuerySelector("table.annexes")!.TextContent);
        Assert.DoesNotContain("En ny rad om kajen.", (await browser.Page($"{address}?bilaga=4")).QuerySelector(".doc")!.TextContent);

        var today = await Today(browser, address);
        var bare = await browser.Send($"{annex}/beslut", $"{annex}/beslut", ("body", "Styrgrupp"), ("on", today));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Equal(2, (await Browser.Read(bare)).QuerySelectorAll("[data-error-summary] a").Length);
        var decided = await browser.Send($"{annex}/beslut", $"{annex}/beslut", ("body", "Styrgrupp"), ("on", today), ("paragraph", "§ 4"), ("text", "Bilagan fastställs."), ("deciders", "Stadsdelsdirektör\nLokalpolisområdeschef"));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);

        var after = await browser.Page($"{address}?bilaga=4");
        Assert.Contains("En ny rad om kajen.", after.QuerySelector(".doc")!.TextContent);
        Assert.Contains("§ 4", after.QuerySelector(".note-decision")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{annex}/underskrift")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "AGR-34")]
    public async Task A_reader_reads_everything_and_changes_nothing()
    {
        var (browser, address) = await Local(Reader);

        Assert.Null((await browser.Page(address)).QuerySelector(".act-menu"));
        foreach (var act in (string[])["samrad", "forlang", "underskrift", "avsluta", "revidering", "bilagor/4/foresla", "bilagor/4/beslut"])
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{address}/{act}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/overenskommelser/{Guid.Empty}")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "AGR-38")]
    public async Task The_frozen_text_as_downloaded_has_the_checksum_that_is_shown()
    {
        var (browser, address) = await Local();
        var shown = (await browser.Page(address)).QuerySelector(".checksum")!.TextContent;

        var text = await (await browser.Get($"{address}/text.txt")).Content.ReadAsByteArrayAsync();

        Assert.Equal(shown, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)));
    }

    [Fact]
    [Trait("Requirement", "AGR-63")]
    public async Task Compliance_is_told_by_clause_with_places_and_as_files()
    {
        var (browser, address) = await Local();
        var page = await browser.Page($"{address}/efterlevnad");
        var json = JsonDocument.Parse(await (await browser.Get($"/api{address}/efterlevnad")).Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(json.GetProperty("items").GetArrayLength(), page.QuerySelectorAll(".result").Length);
        Assert.All(page.QuerySelectorAll(".places a"), link => Assert.Contains("#rad-", link.GetAttribute("href")!));
        Assert.Equal("text/csv", (await browser.Get($"{address}/efterlevnad.csv")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_register_and_the_api_tell_the_same_and_every_page_is_whole_in_English()
    {
        var (browser, address) = await Local();
        var rows = JsonDocument.Parse(await (await browser.Get("/api/overenskommelser")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(rows.GetArrayLength(), (await browser.Page("/overenskommelser")).QuerySelectorAll("main tbody tr").Length);
        Assert.Equal("2027-12-31", JsonDocument.Parse(await (await browser.Get($"/api{address}")).Content.ReadAsStringAsync()).RootElement.GetProperty("termLastDay").GetString());

        browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=en");
        foreach (var path in (string[])["/overenskommelser", "/efterlevnad", address, $"{address}/efterlevnad", $"{address}/bilagor/4", $"{address}/bilagor/4/foresla", $"{address}/samrad", $"{address}/avsluta"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "AGR-35")]
    [Trait("Requirement", "AGR-10")]
    [Trait("Requirement", "AGR-38")]
    public async Task There_is_one_identical_original_for_each_party_with_both_diary_numbers_and_the_checksum()
    {
        var (browser, address) = await Local();
        var page = await browser.Page(address);
        var numbers = page.QuerySelectorAll(".agreement-head dd.tabular").Select(number => number.TextContent).ToList();
        var checksum = page.QuerySelector("code.checksum")!.TextContent;

        var originals = (await browser.Page($"{address}/original")).QuerySelectorAll("table.original");

        Assert.Equal(2, originals.Length);
        Assert.Equal(2, numbers.Count);
        Assert.Equal(originals[0].InnerHtml, originals[1].InnerHtml);
        Assert.All(numbers, number => Assert.Contains(number, originals[0].QuerySelector("thead")!.TextContent));
        Assert.Contains(checksum, originals[0].QuerySelector("tfoot")!.TextContent);
        var body = string.Join(' ', originals[0].QuerySelector("tbody")!.TextContent.Split(null as char[], StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in (string[])["Avtalstid", "2027-12-31", "Uppföljningsplan", "Kommunikationsplan"]) Assert.Contains(part, body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Requirement", "AGR-45")]
    public async Task A_position_on_each_category_is_asked_for_and_shown_with_its_area_or_reason()
    {
        var (browser, address) = await Local();
        Assert.Equal(3, (await browser.Page(address)).QuerySelectorAll(".standpoints .soft").Length);
        var form = $"{address}/stallningstagande";
        var today = await Today(browser, address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(form, form, ("category", "CrimeVictims"), ("on", today))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(form, form, ("category", "CrimeVictims"), ("on", today), ("reason", "Följs upp i ordinarie verksamhet."))).StatusCode);

        var page = await browser.Page(address);
        Assert.Contains("brottsoffer: väljs bort. Följs upp i ordinarie verksamhet.", page.QuerySelector(".standpoints")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".standpoints .soft").Length);
    }

    [Fact]
    [Trait("Requirement", "AGR-39")]
    public async Task The_overarching_agreement_is_told_clause_by_clause_with_the_places_in_its_text()
    {
        var (browser, address) = await Local();
        var above = (await browser.Page(address)).QuerySelectorAll<IHtmlAnchorElement>(".agreement-head dd a").First().GetAttribute("href")!;

        var page = await browser.Page($"{above}/efterlevnad");

        Assert.Equal(17, page.QuerySelectorAll(".result").Length);
        Assert.Contains("§ 16 tvist", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.QuerySelectorAll(".places a"));
    }

    /// <summary>A fresh example, opened and signed in to, and the address of its local agreement.</summary>
    async Task<(Browser Browser, string Address)> Local(string who = Director)
    {
        var browser = await web.OpenDistrict(who);
        var rows = JsonDocument.Parse(await (await browser.Get("/api/overenskommelser")).Content.ReadAsStringAsync()).RootElement;
        var local = rows.EnumerateArray().Single(row => row.GetProperty("level").GetString() == "local").GetProperty("id").GetString();
        return (browser, $"/overenskommelser/{local}");
    }

    static async Task<string> Today(Browser browser, string address) => (await browser.Page(address)).QuerySelector<IHtmlInputElement>("#f-datum")!.Value;
}
