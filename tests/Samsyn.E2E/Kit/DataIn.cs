using System.Text;
using Microsoft.Playwright;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.E2E.Kit;

/// <summary>A file that becomes a dataset of its own, by the pages.</summary>
static class DataIn
{
    /// <summary>With what its columns are taken for; <paramref name="known"/> is the kind that the file should be recognised as. Yields the dataset's page.</summary>
    public static async Task<string> ReadFileInAsync(this IPage page, string name, string source, string file, DatasetKind kind = DatasetKind.Events, bool ofBoth = false, string? known = null)
    {
        await page.GotoAsync("/data/ny");
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator($"[name=kind][value={kind}]").CheckAsync();
        await page.Locator("#source").FillAsync(source);
        if (ofBoth) await page.Locator("[name=owner][value=both]").CheckAsync();
        await page.Button("Skapa datamängden").ClickAsync();
        await page.ArrivesAtAsync("**/las-in");
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.Button("Ladda upp och se efter").ClickAsync();
        await page.ArrivesAtAsync(url => url.Contains("/las-in/", StringComparison.Ordinal));
        if (known is not null) await Assertions.Expect(page.Locator("#fardig")).ToHaveValueAsync(known);
        await page.Button("Läs in filen").ClickAsync();
        await page.ArrivesAtAsync("**/lage");
        await Assertions.Expect(page.Locator(".alert").First).ToContainTextAsync("Inläst", new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Till datamängden" }).ClickAsync();
        await page.ArrivesAtAsync(url => url.Contains("/data/", StringComparison.Ordinal) && !url.Contains("las-in", StringComparison.Ordinal));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>A table of values that is both parties'.</summary>
    public static async Task<string> ReadTableInAsync(this IPage page, string name, string source, string text, string? known = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"tabell-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(file, text, Encoding.UTF8);
            return await page.ReadFileInAsync(name, source, file, DatasetKind.Indicators, ofBoth: true, known);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
