using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Tests.Kit;
using Samsyn.Web.Tests.Structure;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Agreements.Proposals;

public sealed class ImportPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Agreement = """
        Samverkansöverenskommelse mellan Norra Fjärdens stadsdelsförvaltning och Lokalpolisområde Norra Fjärden

        Parter
        Norra Fjärdens stadsdelsförvaltning, org nr 212000-0142
        Lokalpolisområde Norra Fjärden, Polismyndigheten, org nr 202100-0076

        Avtalstid
        Överenskommelsen gäller från 2026-01-01 till 2027-12-31.

        Styrgrupp
        Styrgruppen träffas minst fyra gånger per år.

        Bilaga 4. Åtgärdsplaner

        Utsättningsmöte

        Definition	Gemensamt möte före helgen
        Mål & Syfte	En lugn helg
        Löptid	Tills vidare
        Beredskapsläge/mötesfrekvens	Fredagar kl. 18.30
        Sammankallande	Områdespolis
        """;

    static byte[] Text(string text = Agreement) => Encoding.UTF8.GetBytes(text);

    [Fact]
    [Trait("Requirement", "DOC-23")]
    public async Task An_uploaded_text_is_reviewed_beside_its_source_and_every_line_link_leads_to_a_line()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var page = await user.Browser.Page(review);

        var links = page.QuerySelectorAll(".review-facts a[href^='#rad-']").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.True(links.Count > 4);
        Assert.All(links, id => Assert.NotNull(page.GetElementById(id)));
        Assert.All(page.QuerySelectorAll(".source a"), back => Assert.NotNull(page.GetElementById(back.GetAttribute("href")![1..])));
        Assert.Equal("212000-0142", page.QuerySelector("#f-parties-0 dd + dd, #f-parties-0 .fact-rows div:nth-child(2) dd")!.TextContent);
        Assert.Contains("minst 4 gånger per år", page.QuerySelector("#g-bodies")!.TextContent);
        Assert.Empty(page.All.Where(element => !string.IsNullOrEmpty(element.Id)).GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));

        var original = await user.Browser.Get(review + "/original");
        Assert.Equal(Text(), await original.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_draft_is_released_to_the_other_party_by_its_own_button_after_saying_what_that_means()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("eget.txt", Text());
        Assert.Contains("Bara kommunens sida", (await user.Browser.Page(review)).QuerySelector("main")!.TextContent);
        await As(user, "Vidar Sköld");
        Assert.Equal(HttpStatusCode.NotFound, (await user.Browser.Get(review)).StatusCode);
        Assert.DoesNotContain("eget.txt", (await user.Browser.Page("/las-in")).QuerySelector("main")!.TextContent);

        await As(user, "Elsa Brohult");
        var asked = await user.Browser.Page(review + "/slapp");
        Assert.Contains("inte att ta tillbaka", asked.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Send(asked)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await user.Browser.Get(review + "/slapp")).StatusCode);
        await As(user, "Vidar Sköld");
        Assert.Contains("Båda parter ser detta", (await user.Browser.Page(review)).QuerySelector("main")!.TextContent);
    }

    static async Task As(ImportBrowser user, string name)
    {
        var person = (await user.Browser.Page("/logga-in")).QuerySelectorAll("button[name=person]").First(button => button.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Browser.Send("/logga-in", "/logga-in", ("person", person))).StatusCode);
    }

    [Fact]
    public async Task A_correction_shows_with_what_was_read_and_is_undone_with_one_click()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());

        var answer = await user.Correct(review, "/term", ("to", "2028-12-31"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.EndsWith("#f-term", answer.Headers.Location!.OriginalString);
        var page = await user.Browser.Page(review);
        Assert.Contains("31 dec 2028", page.QuerySelector("#f-term")!.TextContent);
        Assert.Contains("31 dec 2027", page.QuerySelector("#f-term del")!.TextContent);

        await user.Browser.Send(review, review + "/angra", ("uppgift", "/term/to"));
        page = await user.Browser.Page(review);
        Assert.Contains("31 dec 2027", page.QuerySelector("#f-term")!.TextContent);
        Assert.Null(page.QuerySelector("#f-term del"));
    }

    [Fact]
    public async Task A_party_is_added_and_removed_and_put_back()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var before = (await user.Browser.Page(review)).QuerySelectorAll("#g-parties > .fact").Length;

        Assert.Equal(HttpStatusCode.SeeOther, (await user.Correct(review, "/parties/-", ("name", "Fastighetsägarna i Norra Fjärden"), ("role", "other"))).StatusCode);
        Assert.Contains("Tillagt av er", (await user.Browser.Page(review)).QuerySelector("#f-parties-2")!.TextContent);

        Assert.Equal(HttpStatusCode.SeeOther, (await user.Correct(review, "/parties/0", ("ta-bort", "ja"))).StatusCode);
        var page = await user.Browser.Page(review);
        Assert.Equal(before, page.QuerySelectorAll("#g-parties > .fact").Length);
        Assert.Equal("Norra Fjärdens stadsdelsförvaltning", page.QuerySelector("#g-parties .fact-gone del")!.TextContent);

        await user.Browser.Send(review, review + "/angra", ("borttagen", "0"));
        page = await user.Browser.Page(review);
        Assert.Equal("Norra Fjärdens stadsdelsförvaltning", page.QuerySelector("#f-parties-0 .fact-title")!.TextContent);
        Assert.Null(page.QuerySelector(".fact-gone"));
        Assert.Contains("Tillagt av er", page.QuerySelector("#f-parties-2")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "PLN-02")]
    public async Task A_readiness_row_is_corrected_with_the_cadence_builder_and_not_applicable_is_a_value()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        Assert.Contains("fredagar kl. 18.30", (await user.Browser.Page(review)).QuerySelector("#f-plans-0-readiness-0")!.TextContent);

        await user.Correct(review, "/plans/0/readiness/0", ("cadence.0.kind", "times"), ("cadence.0.count", "1"), ("cadence.0.per", "halfYear"), ("cadence.0.strength", "minimum"));
        Assert.Contains("minst 1 gång per halvår", (await user.Browser.Page(review)).QuerySelector("#f-plans-0-readiness-0")!.TextContent);

        await user.Correct(review, "/plans/0/readiness/-", ("level", "raised"), ("text", "Ej aktuellt"), ("cadence.0.kind", "notApplicable"));
        Assert.Contains("ej aktuellt", (await user.Browser.Page(review)).QuerySelector("#f-plans-0-readiness-1")!.TextContent);
    }

    [Theory]
    [InlineData("/parties/0", "name", "", "Namn måste fyllas i.")]
    [InlineData("/term", "to", "i jul", "Till och med: skriv dagen som år-månad-dag")]
    [InlineData("/bodies/0", "cadence.0.count", "många", "Skriv ett heltal")]
    public async Task A_value_that_cannot_be_read_comes_back_as_typed_with_its_error(string path, string field, string typed, string error)
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var answer = await user.Correct(review, path, (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Read(answer);
        var summary = page.QuerySelector(".ds-error-summary a")!;
        Assert.StartsWith(error, summary.TextContent);
        Assert.Equal(typed, ((IHtmlInputElement)page.GetElementById(summary.GetAttribute("href")![1..])!).Value);
    }

    [Fact]
    public async Task A_stale_correction_is_answered_with_both_versions()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var old = await user.Browser.Page(review + "?andra=/title");
        await user.Correct(review, "/title", ("varde", "En rubrik"));

        var answer = await user.Send(old, ("varde", "En annan rubrik"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var row = (await Browser.Read(answer)).QuerySelector("tr.is-different")!;
        Assert.Equal(["En annan rubrik", "En rubrik"], row.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Findings_are_marked_as_seen_one_by_one_and_all_of_a_kind()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text(Agreement.Replace("Sammankallande\tOmrådespolis", "Sammankallande\tOmrådespolis ?\nAdministratör\tHandläggare ?\nFinansiering\txx kr", StringComparison.Ordinal)));
        var left = (await user.Browser.Page(review)).QuerySelectorAll("button[name=fynd]");
        Assert.True(left.Length > 3);

        await user.Browser.Send(review, review + "/sett", ("fynd", left[0].GetAttribute("value")!));
        var page = await user.Browser.Page(review);
        Assert.Equal(left.Length - 1, page.QuerySelectorAll("button[name=fynd]").Length);

        var kind = page.QuerySelector("button[name=alla]")!;
        await user.Browser.Send(review, review + "/sett", ("alla", kind.GetAttribute("value")!));
        Assert.DoesNotContain((await user.Browser.Page(review)).QuerySelectorAll("button[name=alla]"), button => button.GetAttribute("value") == kind.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_lacking_leads_to_where_it_is_filled_in_and_then_the_agreement_is_adopted()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text(Agreement.Replace("Överenskommelsen gäller från 2026-01-01 till 2027-12-31.", "Enligt beslut.", StringComparison.Ordinal)));
        var page = await user.Browser.Page(review);
        Assert.All(page.QuerySelectorAll("#saknas a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.NotEmpty(page.QuerySelectorAll("#saknas a[href='#g-term']"));
        Assert.Null((await user.Browser.Page(review + "/faststall")).QuerySelector("form.form"));

        await user.Correct(review, "/term", ("from", "2026-01-01"), ("to", "2027-12-31"));
        var summary = await user.Browser.Page(review + "/faststall");
        Assert.Equal("finns redan", summary.QuerySelector(".parties li:first-child .party-known")!.TextContent);
        var answer = await user.Send(summary);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/overenskommelser/", answer.Headers.Location!.OriginalString);

        Assert.Equal("Fastställd", (await user.Browser.Page("/las-in")).QuerySelector(".import-state")!.TextContent);
        Assert.Empty((await user.Browser.Page(review)).QuerySelectorAll("a[href^='?andra']"));
    }

    [Fact]
    public async Task A_document_already_read_in_points_to_what_exists_and_a_discarded_one_may_come_again()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var again = await user.Upload(("kopia.txt", Text()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(review, (await Browser.Read(again)).QuerySelector(".ds-error-summary li a")!.GetAttribute("href"));

        var answer = await user.Send(await user.Browser.Page(review + "/kasta"));
        Assert.Equal("/las-in", answer.Headers.Location!.OriginalString);
        Assert.NotEqual(review, await user.Imported("kopia.txt", Text()));
    }

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "tom.txt", [] },
        { "blank.txt", Text("\n\n   \n") },
        { "binar.txt", [0, 1, 2, 3, 0, 255, 254, 0, 9, 0, 0, 0, 7, 0, 0] },
        { "skadad.docx", [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8] },
        { "last.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]] },
        { "skadad.pdf", Text("%PDF-1.7\nnothing that follows is a PDF") },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_document_that_cannot_be_read_is_refused_in_both_languages_and_nothing_is_stored(string name, byte[] bytes)
    {
        var user = await ImportBrowser.SignedIn(web);
        var answer = await user.Upload((name, bytes));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var swedish = (await Browser.Read(answer)).QuerySelector(".ds-error-summary li")!.TextContent;
        Assert.Contains(name, swedish);

        await user.Browser.Send("/las-in", "/sprak", ("language", "en"));
        var english = (await Browser.Read(await user.Upload((name, bytes)))).QuerySelector(".ds-error-summary li")!.TextContent;
        Assert.Contains(name, english);
        Assert.NotEqual(swedish, english);
        Assert.Empty((await user.Browser.Page("/las-in")).QuerySelectorAll(".import-state"));
    }

    [Fact]
    public async Task Of_several_files_the_good_ones_are_read_in_and_the_bad_ones_named()
    {
        var user = await ImportBrowser.SignedIn(web);
        var answer = await user.Upload(("avtal.txt", Text()), ("tom.txt", []));
        var page = await Browser.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("tom.txt", Assert.Single(page.QuerySelectorAll(".ds-error-summary li")).TextContent);
        Assert.Contains("avtal.txt", page.QuerySelector(".alert a[href^='/las-in/']")!.ParentElement!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Upload()).StatusCode);
    }

    [Fact]
    public async Task Someone_without_the_permission_sees_nothing_of_it()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        var reader = web.Open();
        Assert.StartsWith("/logga-in", (await reader.Get(review)).Headers.Location!.OriginalString);

        await user.Browser.Send("/las-in", "/logga-ut");
        var people = await user.Browser.Page("/logga-in");
        var everyone = people.QuerySelectorAll("button[name=person]").First(button => button.TextContent.Contains("nämndordförande", StringComparison.OrdinalIgnoreCase)).GetAttribute("value")!;
        await user.Browser.Send("/logga-in", "/logga-in", ("person", everyone));
        foreach (var address in (string[])["/las-in", review, review + "?andra=/title", review + "/faststall", review + "/original", review + "/kasta"])
            Assert.Equal(HttpStatusCode.Forbidden, (await user.Browser.Get(address)).StatusCode);
    }

    [Fact]
    public async Task A_path_that_names_no_fact_is_not_found()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("avtal.txt", Text());
        foreach (var path in (string[])["/lines/0", "/parties/99", "/plans/7/fields/goal", "x", "/parties/0/../../title", "/parent/facts/title"])
            Assert.Equal(HttpStatusCode.NotFound, (await user.Browser.Get($"{review}?andra={path}")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "PLN-19")]
    public async Task The_example_document_is_reviewed_and_adopted_from_Word()
    {
        var user = await ImportBrowser.SignedIn(web);
        var docx = await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, "examples", "norra-fjarden", "overenskommelse.docx"));
        var review = await user.Imported("overenskommelse.docx", docx);
        var page = await user.Browser.Page(review);
        Assert.True(page.QuerySelectorAll("#g-plans > .fact-card").Length >= 10);
        Assert.Contains(page.QuerySelectorAll("#g-plans dt > small"), label => label.TextContent.StartsWith("i texten: ", StringComparison.Ordinal));

        var answer = await user.Send(await user.Browser.Page(review + "/faststall"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_booklet_of_action_plans_becomes_a_proposed_version_of_the_annex()
    {
        var user = await ImportBrowser.SignedIn(web);
        var examples = Path.Combine(SourceTree.Root, "examples", "norra-fjarden");
        var booklet = await user.Imported("atgardsplan-2026.txt", await File.ReadAllBytesAsync(Path.Combine(examples, "atgardsplan-2026.txt")));
        Assert.Contains("Läs in överenskommelsen först", (await user.Browser.Page(booklet + "/faststall")).QuerySelector("main")!.TextContent);

        var agreement = await user.Imported("overenskommelse.docx", await File.ReadAllBytesAsync(Path.Combine(examples, "overenskommelse.docx")));
        var adopted = (await user.Send(await user.Browser.Page(agreement + "/faststall"))).Headers.Location!.OriginalString.Split('?')[0];
        var page = await user.Browser.Page(booklet + "/faststall");
        var place = ((IHtmlInputElement)page.QuerySelector("input[name=plats]")!).Value;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.Send(page, ("skal", ""), ("plats", place))).StatusCode);

        var answer = await user.Send(page, ("plats", place), ("skal", "Årlig revidering"));
        Assert.Equal(adopted, answer.Headers.Location!.OriginalString.Split('?')[0]);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-03")]
    [Trait("Requirement", "DOC-23")]
    public async Task The_real_agreement_is_imported_reviewed_and_adopted_with_the_one_it_annexes()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("S0.txt", await File.ReadAllBytesAsync(Seeds.PathOf("S0")));
        var answer = await user.Browser.Get(review);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 300_000);
        var page = await Browser.Read(answer);
        Assert.Equal(12, page.QuerySelectorAll("#g-plans > .fact-card").Length);
        Assert.All(page.QuerySelectorAll(".review a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));

        var summary = await user.Browser.Page(review + "/faststall");
        Assert.Equal(["Ny övergripande överenskommelse", "Ny lokal överenskommelse"], summary.QuerySelectorAll(".to-be .kind").Select(kind => kind.TextContent));
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Send(summary)).StatusCode);
    }
}
