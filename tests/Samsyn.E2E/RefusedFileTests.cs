using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

public sealed class RefusedFileTests(Browser browser) : IClassFixture<Browser>
{
    static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [BrowserFact]
    public async Task An_empty_file_and_a_picture_are_refused_by_name_with_the_remedy_and_nothing_is_stored()
    {
        await using var samsyn = await RunningSamsyn.StartAsync();
        var page = await browser.OpenAsync(samsyn.Address);
        await page.BeginAsync();

        await Refuses(page, new() { Name = "tom.txt", MimeType = "text/plain", Buffer = [] }, "tom.txt", "Välj filen på nytt");
        await Refuses(page, new() { Name = "skannad.pdf", MimeType = "application/pdf", Buffer = Picture }, "skannad.pdf", "OCR");

        await page.GotoAsync("/las-in");
        Assert.Equal(0, await page.Locator("#inlast a[href^='/las-in/']").CountAsync());
        Assert.Contains("Inget är inläst än", await page.Locator("#inlast").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(samsyn.Complaints);
    }

    static async Task Refuses(IPage page, FilePayload file, string name, string remedy)
    {
        await page.Locator("#filer").SetInputFilesAsync(file);
        var answer = await page.RunAndWaitForResponseAsync(() => page.Button("Läs in dokument").ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal(422, answer.Status);
        var summary = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync(name);
        await Assertions.Expect(summary).ToContainTextAsync(remedy);
        await page.IsFitToShowAsync();
    }
}
