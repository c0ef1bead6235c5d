using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E.Kit;

/// <summary>Papers fetched as a person fetches them, and what other programs say of them.</summary>
static class Papers
{
    static async Task<byte[]> DownloadAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), address).ToString(), new() { Timeout = 120_000 });
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    public static async Task JudgeDocxAsync(IPage page, string address, params string[] says)
    {
        var file = await DownloadAsync(page, address);
        using var stream = new MemoryStream();
        await stream.WriteAsync(file);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.All(says, one => Assert.Contains(one, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal));
    }

    public static async Task JudgePdfAsync(IPage page, string address, params string[] says)
    {
        var file = await DownloadAsync(page, address);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            Assert.Equal(0, Judged.Run("qpdf", "--check", path).Code);
            Assert.Matches("Tagged: +yes", Judged.Run("pdfinfo", path).Output);
            var metadata = Judged.Run("pdfinfo", "-meta", path).Output;
            Assert.Contains("<pdfaid:part>2</pdfaid:part>", metadata, StringComparison.Ordinal);
            Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", metadata, StringComparison.Ordinal);
            var words = Judged.Run("pdftotext", path, "-").Output;
            Assert.All(says, one => Assert.Contains(one, words, StringComparison.Ordinal));
            if (Judge.PictureFolder is { } folder) File.Copy(path, Path.Combine(folder, Path.GetFileName(address)), overwrite: true);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
