using System.Net;
using System.Text;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Agreements.Proposals;

/// <summary>What a reader meets when originals are kept outside the database and something is wrong there.</summary>
public sealed class FilePlacePagesTests : IDisposable
{
    readonly WebFixture _web = new();
    readonly string _place = Directory.CreateTempSubdirectory("samsyn-place-").FullName;

    [Fact]
    [Trait("Asvs", "v5.0.0-16.5.1")]
    public async Task An_altered_original_is_a_page_in_words_and_not_a_byte_of_it()
    {
        var (user, address) = await Imported();
        var file = Directory.EnumerateFiles(_place, "*", SearchOption.AllDirectories).Single(file => Path.GetFileName(file).Length == 64);
        await File.AppendAllTextAsync(file, "x");

        var answer = await user.Browser.Get(address + "/original");

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Null(answer.Content.Headers.ContentDisposition);
        var page = await Browser.Read(answer);
        Assert.Contains("Originalet lämnas inte ut", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_place, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_place_a_node_is_not_ready_an_original_waits_and_an_import_is_refused_in_words()
    {
        var (user, address) = await Imported();
        Assert.Equal(HttpStatusCode.OK, (await user.Browser.Get("/halsa/redo")).StatusCode);
        Directory.Move(_place, _place + "-away");

        var ready = await user.Browser.Get("/halsa/redo");
        var original = await user.Browser.Get(address + "/original");
        var refused = await user.Upload(("nytt.txt", "Lokal samverkansöverenskommelse"u8.ToArray()));
        Directory.Move(_place + "-away", _place);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "files"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, original.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = (await Browser.Read(refused)).QuerySelector("main")!.TextContent;
        Assert.Contains("Inget är sparat", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_place, text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await user.Browser.Get(address + "/original")).StatusCode);
    }

    async Task<(ImportBrowser User, string Address)> Imported()
    {
        var user = await ImportBrowser.SignedIn(_web, settings: ("SAMSYN_FILES", "directory:" + _place));
        return (user, await user.Imported("avtal.txt", Encoding.UTF8.GetBytes("Lokal samverkansöverenskommelse\nParter\nNorra Fjärdens stadsdelsförvaltning\nLokalpolisområde Norra Fjärden\n")));
    }

    public void Dispose()
    {
        _web.Dispose();
        Directory.Delete(_place, recursive: true);
    }
}
