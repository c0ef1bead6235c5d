using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations;

public sealed class OrganisationPagesTests(ExampleDistrict example) : IClassFixture<ExampleDistrict>
{
    [Fact]
    [Trait("Requirement", "ORG-51")]
    [Trait("Requirement", "ORG-52")]
    public async Task An_organisation_shows_its_positions_with_who_holds_them_on_the_date()
    {
        var browser = await example.As("Gun Ekström-Holm");
        var address = await AddressOf(browser, "Norra Fjärdens stadsdelsförvaltning");
        var page = await browser.Page(address);

        Assert.Contains("Maj Lundvik", Row(page, "Stadsdelsdirektör").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Vakant", Row(page, "Stadsdelsdirektör").TextContent, StringComparison.Ordinal);
        Assert.Contains("Vakant", Row(await browser.Page(address + "?datum=31 dec 2025"), "Stadsdelsdirektör").TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href$='/avsluta']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(address + "/avsluta")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public async Task A_rename_leads_from_the_old_name_to_the_new_one()
    {
        var browser = await example.As("Elsa Brohult");
        var created = await browser.Send("/organisationer/ny", "/organisationer/ny", ("name", "Hamnens intresseförening"), ("kind", "Association"), ("from", "1 feb 2026"));
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        var old = created.Headers.Location!.ToString();

        var renamed = await browser.Send(old + "/efterfoljare", old + "/efterfoljare", ("on", "1 mars 2026"), ("successor", "ny"), ("name", "Kajens intresseförening"));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);

        var page = await browser.Page(old);
        Assert.Contains("28 feb 2026", page.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(renamed.Headers.Location!.ToString(), page.QuerySelector(".alert a")!.GetAttribute("href"));
        Assert.Contains("Hamnens intresseförening", (await browser.Page(renamed.Headers.Location!.ToString())).QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_says_what_to_do_beside_the_field_and_keeps_what_was_typed()
    {
        var browser = await example.As("Elsa Brohult");
        var refused = await browser.Send("/organisationer/ny", "/organisationer/ny", ("name", "Kajföreningen"), ("kind", "Association"), ("organisationNumber", "123"), ("from", "i våras"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.Equal("i våras", ((IHtmlInputElement)page.GetElementById("from")!).Value);
        Assert.Contains("Till exempel", page.GetElementById("from-hint")!.TextContent, StringComparison.Ordinal);

        var number = await browser.Send("/organisationer/ny", "/organisationer/ny", ("name", "Kajföreningen"), ("kind", "Association"), ("organisationNumber", "123"));
        Assert.NotNull((await Browser.Read(number)).GetElementById("organisationNumber-error"));
    }

    [Fact]
    public async Task Someone_who_comes_second_sees_both_versions()
    {
        var browser = await example.As("Elsa Brohult");
        var address = await AddressOf(browser, "Norra Fjärdens stadsdelsförvaltning");
        var form = (await browser.Page(address + "/omrade")).QuerySelector<IHtmlFormElement>($"form[action='{address}/omrade']")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/omrade", address + "/omrade", ("districts", "Hamnliden\nEkbacken"))).StatusCode);

        using var old = new FormUrlEncodedContent([.. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)), new("districts", "Kajen")]);
        var conflict = await browser.Client.PostAsync(new Uri(address + "/omrade", UriKind.Relative), old);

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var cells = (await Browser.Read(conflict)).QuerySelectorAll(".table-versions tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(["Kajen", "Hamnliden\nEkbacken"], cells);
    }

    [Fact]
    [Trait("Requirement", "ORG-52")]
    public async Task A_seat_is_added_filled_and_ended_with_the_forms_of_the_page()
    {
        var browser = await example.As("Maj Lundvik");
        var address = await AddressOf(browser, "Norra Fjärdens stadsdelsförvaltning");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/funktion", address + "/funktion", ("title", "Other"), ("localTitle", "Parkchef"), ("side", "City"))).StatusCode);
        Assert.Contains("Vakant", Row(await browser.Page(address), "Parkchef").TextContent, StringComparison.Ordinal);

        var seat = Choice(await browser.Page(address + "/tillsatt"), "position", "Parkchef");
        var unfinished = await browser.Send(address + "/tillsatt", address + "/tillsatt", ("position", seat), ("person", ""), ("from", "1 mars 2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unfinished.StatusCode);
        Assert.NotNull((await Browser.Read(unfinished)).GetElementById("person-error"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/tillsatt", address + "/tillsatt", ("position", seat), ("person", "ny"), ("name", "Disa Norrby"), ("from", "1 mars 2026"))).StatusCode);
        Assert.Contains("Disa Norrby", Row(await browser.Page(address), "Parkchef").TextContent, StringComparison.Ordinal);

        var held = Choice(await browser.Page(address + "/avsluta-uppdrag"), "appointment", "Disa Norrby");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/avsluta-uppdrag", address + "/avsluta-uppdrag", ("appointment", held), ("to", "2 mars 2026"))).StatusCode);
        Assert.Contains("Vakant", Row(await browser.Page(address), "Parkchef").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ORG-48")]
    public async Task A_holder_lends_the_own_position_and_takes_it_back_and_others_are_not_offered_it()
    {
        var browser = await example.As("Maj Lundvik");
        var address = await AddressOf(browser, "Norra Fjärdens stadsdelsförvaltning");
        var form = await browser.Page(address + "/stallforetradare");
        var position = Choice(form, "position", "Stadsdelsdirektör");
        var deputy = form.QuerySelectorAll("select[name=person] option").First(option => option.TextContent.StartsWith("Elsa Brohult", StringComparison.Ordinal)).GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/stallforetradare", address + "/stallforetradare", ("position", position), ("person", deputy), ("from", "2026-01-01"), ("to", "2099-01-31"))).StatusCode);

        Assert.Contains("Ställföreträdare: Elsa Brohult", Row(await browser.Page(address), "Stadsdelsdirektör").TextContent, StringComparison.Ordinal);
        var lent = Choice(await browser.Page(address + "/avsluta-stallforetradare"), "deputyship", "Elsa Brohult");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/avsluta-stallforetradare", address + "/avsluta-stallforetradare", ("deputyship", lent))).StatusCode);
        Assert.DoesNotContain("Ställföreträdare", Row(await browser.Page(address), "Stadsdelsdirektör").TextContent, StringComparison.Ordinal);

        var reader = await (await example.As("Gun Ekström-Holm")).Page(address);
        Assert.Null(reader.QuerySelector("a[href$='/tillsatt']"));
        Assert.Null(reader.QuerySelector("a[href$='/ratta']"));
    }

    [Fact]
    [Trait("Requirement", "AGR-11")]
    public async Task Details_are_corrected_and_a_wrong_number_is_told_beside_it()
    {
        var browser = await example.As("Elsa Brohult");
        var created = await browser.Send("/organisationer/ny", "/organisationer/ny", ("name", "Fjärdens bostader"), ("kind", "PropertyOwner"));
        var address = created.Headers.Location!.ToString();

        var refused = await browser.Send(address + "/ratta", address + "/ratta", ("name", "Fjärdens bostäder"), ("organisationNumber", "123"));
        Assert.NotNull((await Browser.Read(refused)).GetElementById("organisationNumber-error"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address + "/ratta", address + "/ratta", ("name", "Fjärdens bostäder"), ("organisationNumber", ""), ("address", "Hamngatan 1"))).StatusCode);

        var page = await browser.Page(address);
        Assert.Equal("Fjärdens bostäder", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Hamngatan 1", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    static string Choice(IHtmlDocument form, string field, string label) => form.QuerySelectorAll($"input[name={field}]")
        .First(input => input.ParentElement!.QuerySelector("label")!.TextContent.Contains(label, StringComparison.OrdinalIgnoreCase)).GetAttribute("value")!;

    static IElement Row(IHtmlDocument page, string position) =>
        page.QuerySelectorAll("table tbody tr").First(row => row.QuerySelector("th")!.TextContent.StartsWith(position, StringComparison.OrdinalIgnoreCase));

    static async Task<string> AddressOf(Browser browser, string name) =>
        (await browser.Page("/organisationer")).QuerySelectorAll("tbody th a").First(link => link.TextContent == name).GetAttribute("href")!;
}
