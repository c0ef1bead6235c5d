using System.Net;
using System.Text;
using AngleSharp.Dom;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Tests.Matrix;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings.Papers;

/// <summary>Papers through their addresses: a page to print, files with names and types, and the municipality's template.</summary>
public sealed class PaperPagesTests
{
    [Fact]
    [Trait("Requirement", "DOC-15")]
    public async Task A_meetings_papers_are_listed_printed_and_fetched_with_their_name_and_never_stored_on_the_way()
    {
        await using var world = await AccessWorld.Create(Engine.Sqlite);
        using var client = Client(world, PositionTitle.CrimePreventionCoordinator);
        var desk = $"/moten/{world.Meeting.Value}/utskrift";

        var links = (await Page(client, desk)).QuerySelectorAll("table a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"{desk}/kallelse", links);
        Assert.Contains($"{desk}/narvarolista.docx", links);
        Assert.DoesNotContain(links, link => link.Contains("protokoll", StringComparison.Ordinal));

        var page = await Page(client, $"{desk}/kallelse");
        Assert.StartsWith("Kallelse till Styrgrupp, torsdag 15 mars 2018", page.QuerySelector("h1")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("Utkast", page.QuerySelector(".paper-watermark")!.TextContent);
        Assert.Equal("col", page.QuerySelector(".paper table th")!.GetAttribute("scope"));

        using var docx = await client.GetAsync(new Uri($"{desk}/kallelse.docx", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Kallelse till Styrgrupp, torsdag 15 mars 2018.docx", docx.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(docx.Headers.CacheControl!.NoStore);
        Assert.True((await docx.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("PK"u8));
        foreach (var missing in (string[])["protokoll", "kallelse.xlsx", "kallelse.exe", "beslutslista"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{desk}/{missing}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "MTG-13")]
    public async Task A_bodys_year_is_a_wheel_and_a_decision_list_also_for_a_spreadsheet()
    {
        await using var world = await AccessWorld.Create(Engine.Sqlite);
        using var client = Client(world, PositionTitle.CrimePreventionCoordinator);
        var year = $"/forum/{world.MeetingBody.Value}/2018";

        Assert.NotNull((await Page(client, $"{year}/arshjul")).QuerySelector("figure svg[role=img]"));
        using var csv = await client.GetAsync(new Uri($"{year}/beslutslista.csv", UriKind.Relative));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("\ufeff§;", Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        using var xlsx = await client.GetAsync(new Uri($"{year}/beslutslista.xlsx", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Beslutslista för Styrgrupp, 2018.xlsx", xlsx.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_template_is_refused_with_its_reason_at_the_field_taken_shown_and_removed()
    {
        await using var world = await AccessWorld.Create(Engine.Sqlite);
        using var client = Client(world, PositionTitle.SystemAdministrator);

        using var refused = await Upload(client, "Ingen mall"u8.ToArray(), "mall.docx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.Contains("är inget Worddokument", page.QuerySelector("#mall-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Worddokument", page.QuerySelector("[data-error-summary] a[href='#mall']")!.TextContent, StringComparison.Ordinal);
        using var nothing = await Upload(client, null, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);

        var template = PaperDocx.Write(new() { Title = "Mall", Language = "sv-SE", Dated = DateTimeOffset.UnixEpoch, Head = new() { Sender = "Kommunen", Kind = "Mall", PageLabel = "{0}" }, Blocks = [new Paragraph("Kommunen")] });
        using var taken = await Upload(client, template, "Kommunens mall.docx");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains("Kommunens mall.docx", (await Page(client, "/dokumentmall")).QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(template, await client.GetByteArrayAsync(new Uri("/dokumentmall/fil", UriKind.Relative)));

        var form = (await Page(client, "/dokumentmall")).QuerySelector("form[action='/dokumentmall/ta-bort']")!;
        using var removal = new FormUrlEncodedContent(Hidden(form));
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync(new Uri("/dokumentmall/ta-bort", UriKind.Relative), removal)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/dokumentmall/fil", UriKind.Relative))).StatusCode);
    }

    static HttpClient Client(AccessWorld world, PositionTitle title) => world.ClientOf(world.Callers.First(caller => caller.Title == title));

    static async Task<IDocument> Page(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Browser.Read(answer);
    }

    static IEnumerable<KeyValuePair<string, string>> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));

    static async Task<HttpResponseMessage> Upload(HttpClient client, byte[]? bytes, string name)
    {
        var form = (await Page(client, "/dokumentmall")).QuerySelector("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in Hidden(form)) content.Add(new StringContent(value), field);
        if (bytes is not null) content.Add(new ByteArrayContent(bytes), "mall", name);
        return await client.PostAsync(new Uri("/dokumentmall", UriKind.Relative), content);
    }
}
