using System.Diagnostics;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Agreements as a word processor prints them: the PDF gives the cells and paragraphs of the text it was made from.</summary>
public sealed class SofficePdfTests(SofficePdfTests.Printed printed) : IClassFixture<SofficePdfTests.Printed>
{
    static readonly string[] _plain =
    [
        "Samverkansöverenskommelse mellan Ängsby kommun och lokalpolisområde Norra", "",
        "AVTALSTID", "", "Överenskommelsen gäller från och med 2026-01-01 till och med 2027-12-31. Samråd om förlängning ska ha skett senast sex månader före avtalstidens utgång och dokumenteras skriftligt av parternas samordnare.", "",
        "I styrgruppen ingår:", "", "- kommundirektören eller den som kommundirektören sätter i sitt ställe vid förhinder, jäv eller längre frånvaro,", "- chefen för lokalpolisområdet.", "",
        "Trygghetsvandringar\t", "Mål & Syfte\tVandringarna syftar till att upptäcka och åtgärda otrygghets- och säkerhetsproblem i utemiljön så att kommunens platser upplevs som trygga av alla.",
        "Löptid\tTillsvidare", "Beredskapsläge/mötesfrekvens\t", "\tMinst tre ggr per år", "\tEj aktuellt", "\tEj aktuellt", "Ansvarig/sammankallande\tKommunen",
    ];

    [SofficeFact]
    public async Task A_fictional_agreement_printed_as_PDF_gives_its_lines_again() =>
        Assert.Equal(RoundTrip.Normalised(_plain), RoundTrip.Normalised((await Extracting.DoneAsync("avtal.pdf", printed.Pdf("plain"))).Lines));

    [SofficeFact(NeedsSeeds = true)]
    public async Task Every_label_and_nearly_every_value_of_the_seeds_is_recovered_from_the_PDF()
    {
        foreach (var seed in (string[])["S0", "S1", "S2", "S3", "S4"])
        {
            var text = RoundTrip.Normalised((await Extracting.DoneAsync(seed, await File.ReadAllBytesAsync(Seeds.PathOf(seed)))).Lines);
            var pdf = RoundTrip.Normalised((await Extracting.DoneAsync(seed, printed.Pdf(seed))).Lines);
            var (label, value, paragraph) = (Share(text, pdf, l => l.Split('\t')[0], rows: true), Share(text, pdf, l => l, rows: true), Share(text, pdf, l => l, rows: false));

            Assert.True(label == 1, $"{seed}: labels {label:P1}");
            Assert.True(value >= 0.99, $"{seed}: rows {value:P1}");
            Assert.True(paragraph >= 0.98, $"{seed}: paragraphs {paragraph:P1}");
        }
    }

    /// <summary>Share of the rows (or paragraphs) of the text that the PDF gives exactly, each counted as often as it stands.</summary>
    static double Share(List<string> text, List<string> pdf, Func<string, string> part, bool rows)
    {
        var wanted = text.Where(l => l.Contains('\t', StringComparison.Ordinal) == rows).Select(part).ToList();
        var found = pdf.Where(l => !rows || l.Contains('\t', StringComparison.Ordinal) || !wanted.Contains(l)).Select(part).GroupBy(l => l, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var hits = wanted.GroupBy(l => l, StringComparer.Ordinal).Sum(g => Math.Min(g.Count(), found.GetValueOrDefault(g.Key)));
        return wanted.Count == 0 ? 1 : (double)hits / wanted.Count;
    }

    /// <summary>One run of LibreOffice for the whole class, with a profile of its own.</summary>
    public sealed class Printed : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samsyn-soffice-");

        public Printed()
        {
            if (!Tools.Has("soffice") || !Tools.Has("pdftotext")) return;
            File.WriteAllBytes(PathOf("plain.docx"), DocxFromLines.Build(_plain, pageNumbers: true));
            if (Seeds.Present)
                foreach (var seed in (string[])["S0", "S1", "S2", "S3", "S4"]) File.WriteAllBytes(PathOf(seed + ".docx"), DocxFromLines.Build(File.ReadAllLines(Seeds.PathOf(seed)), pageNumbers: true));
            var start = new ProcessStartInfo("soffice", ["-env:UserInstallation=" + new Uri(PathOf("profile")).AbsoluteUri, "--headless", "--convert-to", "pdf", "--outdir", _folder.FullName, .. Directory.GetFiles(_folder.FullName, "*.docx")])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            };
            using var soffice = Process.Start(start)!;
            soffice.OutputDataReceived += (_, _) => { };
            soffice.ErrorDataReceived += (_, _) => { };
            soffice.BeginOutputReadLine();
            soffice.BeginErrorReadLine();
            if (!soffice.WaitForExit(TimeSpan.FromMinutes(3))) soffice.Kill(entireProcessTree: true);
        }

        public byte[] Pdf(string name) => File.ReadAllBytes(PathOf(name + ".pdf"));

        public void Dispose() => _folder.Delete(recursive: true);

        string PathOf(string name) => Path.Combine(_folder.FullName, name);
    }
}

/// <summary>A test that needs LibreOffice (and perhaps the real documents); skipped, with the reason, where they are absent.</summary>
sealed class SofficeFactAttribute : FactAttribute
{
    public override string? Skip => !Tools.Has("soffice") ? "LibreOffice (soffice) is not on this machine."
        : !Tools.Has("pdftotext") ? "poppler-utils (pdftotext) is not on this machine."
        : NeedsSeeds && !Seeds.Present ? "The real documents (../shared/seeds) are not on this machine." : null;

    public bool NeedsSeeds { get; set; }
}
