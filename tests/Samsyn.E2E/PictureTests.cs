using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Pictures of the main pages for the eye, and the one that the README shows.</summary>
public sealed class PictureTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly (string Name, string Address)[] Shown =
    [
        ("idag", "/"), ("granskning", "{review}"), ("overenskommelse", "{agreement}"), ("bilaga", "{agreement}?bilaga=4"), ("skyldigheter", "/skyldigheter"), ("arshjul", "/skyldigheter?vy=hjul"),
        ("plankort", "{plan}"), ("efterlevnad", "{agreement}/efterlevnad"), ("forum", "/forum"), ("granskningslogg", "/granskning"), ("kontroll", "/granskning/kontroll"),
        ("organisation", "{organisation}"), ("tillsatt", "{organisation}/tillsatt"), ("stallforetradare", "{organisation}/stallforetradare"), ("prioriteringar", "{central}/prioriteringar"),
    ];

    [PictureFact]
    public async Task The_main_pages_at_both_widths()
    {
        foreach (var width in (int[])[1280, 390])
        {
            var page = await district.SignedInAsync(new(width, English: false, Dark: false));
            foreach (var (name, address) in Shown)
            {
                await page.GotoAsync(district.At(address));
                await page.IsFitToShowAsync();
                await page.PictureAsync($"{name}-{width}");
            }
        }
    }

    [PictureFact]
    public async Task The_document_with_its_margin_for_the_readme()
    {
        var page = await district.SignedInAsync(new(1280, English: false, Dark: false));
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(district.At("{agreement}"));
        await page.EvaluateAsync("document.querySelector('.doc .note-duty').closest('.doc-row').scrollIntoView({ block: 'center' })");
        var path = Path.Combine(Repository.Root, "docs", "images", "samsyn.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await page.ScreenshotAsync(new() { Path = path });
        Assert.InRange(new FileInfo(path).Length, 10_000, 300_000);
    }
}
