using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>The week's picture in a real browser: begun, written by both parties, weighed together by one and settled.</summary>
public sealed class ShortPictureTests : InExample
{
    const string Officer = "Vidar Sköld", Begin = "Börja veckans bild av social oro";

    [BrowserFact]
    [Trait("Requirement", "SIT-13")]
    public async Task The_picture_of_the_week_is_written_by_two_and_settled_by_one()
    {
        var elsa = await As(Walk.Coordinator);
        var vidar = await As(Officer);
        var phone = await As(Walk.Coordinator, 390, dark: true);
        await phone.Button("In English").ClickAsync();

        await elsa.GotoAsync("/lagesbild");
        await elsa.GetByRole(AriaRole.Link, new() { Name = Begin }).First.ClickAsync();
        await elsa.ArrivesAtAsync("**/lagesbild/ny/*");
        var form = new Uri(elsa.Url).PathAndQuery;
        await elsa.Locator("[name=title]").FillAsync("");
        await elsa.Button("Börja").ClickAsync();
        await Assertions.Expect(elsa.Locator(".ds-error-summary")).ToBeVisibleAsync();
        await LookAsync(elsa, "kort-fel");
        await phone.GotoAsync(form);
        await LookAsync(phone, "kort-ny");
        await elsa.Locator("[name=title]").FillAsync("Social oro vid torget");
        await elsa.Button("Börja").ClickAsync();
        await elsa.ArrivesAtAsync(url => !url.Contains("/ny/", StringComparison.Ordinal));
        var picture = new Uri(elsa.Url).AbsolutePath;
        await BothAsync("/lagesbild", "kort-lista");
        await BothAsync(picture, "kort-tom");

        var section = (await elsa.Locator("#avsnitt-handelser-rum a").GetAttributeAsync("href"))!;
        foreach (var (page, side, text) in new[] { (vidar, "Police", "Två containerbränder vid torget på tisdagskvällen."), (elsa, "City", "Fler unga än vanligt har rört sig vid torget efter skoltid.") })
        {
            await page.GotoAsync(section);
            await page.Locator($"#text-{side}").FillAsync(text);
            await page.Button("Spara texten").ClickAsync();
            await page.ArrivesAtAsync("**#egen");
            await page.Button("Släpp texten till den gemensamma bilden").ClickAsync();
            await page.ArrivesAtAsync("**#egen");
        }
        await elsa.GotoAsync(picture + "/granskning");
        await elsa.Button("Fastställ bilden").ClickAsync();
        await Assertions.Expect(elsa.Locator(".ds-error-summary")).ToBeVisibleAsync();
        await LookAsync(elsa, "kort-granskning-fel");
        await elsa.GotoAsync(section);
        await elsa.Locator("#gemensam-text").FillAsync("Två containerbränder vid torget på tisdagskvällen. Fler unga än vanligt rör sig där efter skoltid.");
        await elsa.Button("Spara den gemensamma texten").ClickAsync();
        await elsa.ArrivesAtAsync("**#gemensam");
        await BothAsync(picture + "/granskning", "kort-granskning");
        await elsa.Button("Fastställ bilden").ClickAsync();
        await elsa.ArrivesAtAsync("**" + picture);
        await Assertions.Expect(elsa.Locator(".alert")).ToContainTextAsync("Sammanvägd och fastställd");
        await Assertions.Expect(elsa.Locator(".alert")).ToContainTextAsync(Walk.Coordinator);
        await BothAsync(picture, "kort-faststalld");
        await BothAsync("/lagesbild", "kort-lista-faststalld");
        await vidar.GotoAsync(section);
        Assert.Equal(0, await vidar.Locator("#text-Police").CountAsync());
        Assert.Empty(Running.Complaints);

        async Task BothAsync(string address, string name)
        {
            foreach (var page in new[] { elsa, phone })
            {
                await page.GotoAsync(address);
                await LookAsync(page, name);
            }
        }
    }

    static async Task LookAsync(IPage page, string name)
    {
        await page.IsFitToShowAsync();
        await page.PictureAsync($"{name}-{page.ViewportSize!.Width}");
    }
}
