using Samsyn.App.Files;

namespace Samsyn.App.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Överenskommelse 2026.docx", "Överenskommelse 2026.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\elsa\\plan.pdf", "plan.pdf")]
    [InlineData("plan.pdf\0.exe", "plan.pdf.exe")]
    [InlineData("plan\r\nSet-Cookie.txt", "planSet-Cookie.txt")]
    [InlineData("plan\u202Efdp.exe", "planfdp.exe")]
    [InlineData("\u200Bplan\uFEFF.txt", "plan.txt")]
    [InlineData("O\u0308verenskommelse.txt", "Överenskommelse.txt")]
    [InlineData("<script>.txt", "script.txt")]
    [InlineData("...", "fil")]
    [InlineData("", "fil")]
    [InlineData(null, "fil")]
    [InlineData("folder/", "fil")]
    [Trait("Asvs", "v5.0.0-5.3.2")]
    public void A_name_keeps_its_last_part_and_nothing_that_misleads(string? given, string kept) => Assert.Equal(kept, FileNames.Harmless(given));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_extension()
    {
        var name = FileNames.Harmless(new string('å', 4000) + ".docx");
        Assert.Equal(150, name.Length);
        Assert.EndsWith("å.docx", name, StringComparison.Ordinal);
    }
}
