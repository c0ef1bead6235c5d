using System.Diagnostics;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Damaged files of every format: always a document or a refusal, never an exception, never long.</summary>
public sealed class ExtractionFuzzTests
{
    const int Seed = 20261122;

    static readonly string[] _lines = ["Avtal mellan Ängsby kommun och polisen", "", "Löptid\tTillsvidare", "\tFyra gånger per år", "", "- första", "- andra", "", "Parterna ska mötas minst en gång varje halvår."];

    [Fact]
    public Task Five_hundred_damaged_files_are_read_or_refused() => Fuzz(500);

    [LongFact]
    [Trait("Long", "yes")]
    public Task Twenty_thousand_damaged_files_are_read_or_refused() => Fuzz(20_000);

    static async Task Fuzz(int inputs)
    {
        var random = new Random(Seed);
        var pdf = new PdfPaper().Grid([70, 200, 520], [100, 130, 160]).Text(74, 112, "Term").Text(204, 112, "Tills vidare").Text(70, 300, "Text som rinner").NextPage().Text(70, 80, "Mer").Build();
        (string Name, byte[] Bytes)[] originals =
        [
            ("avtal.docx", DocxFromLines.Build(_lines, "Dnr A1/2026", pageNumbers: true)),
            ("lagrad.docx", Unpacked()),
            ("avtal.txt", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', _lines))),
            .. Tools.Has("pdftotext") ? [("avtal.pdf", pdf)] : Array.Empty<(string, byte[])>(),
        ];
        var limits = new ExtractionLimits { MaxExpandedBytes = 64 << 20, PdfTimeout = TimeSpan.FromSeconds(10) };
        for (var i = 0; i < inputs; i++)
        {
            var (name, original) = originals[i % originals.Length];
            var bytes = Mutated(original, random, i);
            var watch = Stopwatch.StartNew();
            try
            {
                var outcome = await Extracting.TryAsync(name, bytes, limits);
                if (!outcome.IsDone) continue;
                Assert.Equal(outcome.Value.Lines.Count, outcome.Value.Source.Lines);
                Assert.DoesNotContain(AgreementReader.Read(outcome.Value.Source, outcome.Value.Lines, outcome.Value.Findings).Findings, finding => finding.Code == "stage-failed");
            }
            catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Input {i} of seed {Seed} ({name}, {bytes.Length} bytes): {broken}");
            }
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"Input {i} of seed {Seed} took {watch.Elapsed}.");
        }
    }

    /// <summary>The same document with its parts stored, not deflated: damage then reaches the markup instead of the packing.</summary>
    static byte[] Unpacked()
    {
        using var packed = new System.IO.Compression.ZipArchive(new MemoryStream(DocxFromLines.Build(_lines)));
        using var memory = new MemoryStream();
        using (var stored = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in packed.Entries)
            {
                using var from = entry.Open();
                using var to = stored.CreateEntry(entry.FullName, System.IO.Compression.CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }
        return memory.ToArray();
    }

    static byte[] Mutated(byte[] original, Random random, int i)
    {
        if (i % 5 == 0) return original[..random.Next(original.Length)];
        var bytes = original.ToArray();
        for (var n = random.Next(1, 1 + i % 40); n >= 0; n--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = (byte)"<>/\"&;\0"[random.Next(7)]; break;
                default:
                    var length = Math.Min(random.Next(1, 64), bytes.Length - at);
                    original.AsSpan(random.Next(original.Length - length + 1), length).CopyTo(bytes.AsSpan(at));
                    break;
            }
        }
        return bytes;
    }
}

/// <summary>A test for the long run (SAMSYN_LONG=1).</summary>
sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SAMSYN_LONG") != "1") Skip = "Only in the long run (SAMSYN_LONG=1).";
    }
}
