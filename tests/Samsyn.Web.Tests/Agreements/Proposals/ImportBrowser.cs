using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Agreements.Proposals;

/// <summary>Someone at the import pages, by way of the forms alone.</summary>
sealed class ImportBrowser(Browser browser)
{
    public Browser Browser { get; } = browser;

    public static async Task<ImportBrowser> SignedIn(WebFixture web, string name = "Elsa Brohult", params (string Name, string Value)[] settings)
    {
        var browser = web.Open(settings: settings);
        var page = await browser.Page("/logga-in");
        var person = page.QuerySelectorAll("button[name=person]").First(button => button.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logga-in", "/logga-in", ("person", person))).StatusCode);
        return new(browser);
    }

    public async Task<HttpResponseMessage> Upload(params (string Name, byte[] Bytes)[] files)
    {
        var form = (await Browser.Page("/las-in")).QuerySelector("form[enctype='multipart/form-data']")!;
        using var content = new MultipartFormDataContent { { new StringContent(((IHtmlInputElement)form.QuerySelector("input[name=form-proof]")!).Value), "form-proof" } };
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, "filer", name);
        }
        return await Browser.Client.PostAsync(new Uri("/las-in", UriKind.Relative), content);
    }

    /// <summary>The address of the review that the upload led to.</summary>
    public async Task<string> Imported(string name, byte[] bytes)
    {
        var answer = await Upload((name, bytes));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Opens the form of a fact as its link does, changes what is given and sends it with all it held.</summary>
    public async Task<HttpResponseMessage> Correct(string review, string path, params (string Name, string Value)[] changes) =>
        await Send(await Browser.Page($"{review}?andra={path}"), changes);

    public async Task<HttpResponseMessage> Send(IHtmlDocument page, params (string Name, string Value)[] changes)
    {
        var form = (IHtmlFormElement)page.QuerySelector("form.form")!;
        var names = changes.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        using var content = new FormUrlEncodedContent([.. Held(form).Where(field => !names.Contains(field.Key)), .. changes.Select(change => KeyValuePair.Create(change.Name, change.Value))]);
        return await Browser.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
    }

    static IEnumerable<KeyValuePair<string, string>> Held(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement input => [KeyValuePair.Create(input.Name!, input.Value)],
        IHtmlSelectElement select => [KeyValuePair.Create(select.Name!, select.Value ?? "")],
        IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name!, area.Value)],
        _ => (IEnumerable<KeyValuePair<string, string>>)[],
    });
}
