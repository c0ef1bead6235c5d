using System.Buffers.Binary;
using System.Text;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Every bad file is refused as a value that says what it is; nothing is thrown and nothing is read beyond the limit.</summary>
public sealed class BadInputTests
{
    static readonly byte[] _ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal("tom.txt", (await Extracting.RefusedAsync<FileIsEmpty>("tom.txt", [])).File);

    [Fact]
    public async Task Only_blanks_are_refused() => Assert.Equal(3, (await Extracting.RefusedAsync<FileIsBlank>("blank.txt", " \n\t\r\n \u00a0"u8.ToArray())).Lines);

    [Fact]
    public async Task A_Word_file_without_text_is_refused() => await Extracting.RefusedAsync<FileIsBlank>("tom.docx", DocxFromLines.FromBody("<w:p/>"));

    [Fact]
    public async Task Binary_data_is_refused_with_its_place()
    {
        var refusal = await Extracting.RefusedAsync<BinaryContent>("data.bin", [.. "rad ett\nrad"u8, 0, 1, 2]);

        Assert.Equal((2, 11), (refusal.Line, refusal.Position));
    }

    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", typeof(PictureInsteadOfDocument), "PNG")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", typeof(PictureInsteadOfDocument), "JPEG")]
    [InlineData("MZ\u0090\0\u0003\0\0\0", typeof(NotADocument), "EXE/DLL")]
    [InlineData("{\\rtf1\\ansi Avtal}", typeof(OtherTextFormat), "RTF")]
    [InlineData("<!DOCTYPE html><html><body>Avtal</body></html>", typeof(OtherTextFormat), "HTML")]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument/>", typeof(OtherTextFormat), "XML")]
    [InlineData("7z\u00bc\u00af\u0027\u001c\0\u0004", typeof(ArchiveInsteadOfDocument), "7-Zip")]
    [InlineData("SQLite format 3\0", typeof(NotADocument), "SQLite")]
    public async Task Another_kind_of_file_is_refused_by_its_name(string latin1, Type refusal, string format)
    {
        var outcome = await Extracting.TryAsync("avtal.txt", Encoding.Latin1.GetBytes(latin1));

        var found = Assert.Single(outcome.Refusals);
        Assert.IsType(refusal, found);
        Assert.Equal(format, found.GetType().GetProperty("Format")!.GetValue(found));
    }

    [Theory]
    [InlineData("xl/workbook.xml", typeof(SheetOrSlides))]
    [InlineData("ppt/presentation.xml", typeof(SheetOrSlides))]
    [InlineData("bilder/semester.jpg", typeof(ArchiveInsteadOfDocument))]
    public async Task Another_archive_is_refused_by_what_it_holds(string part, Type refusal) =>
        Assert.IsType(refusal, Assert.Single((await Extracting.TryAsync("avtal.docx", DocxFromLines.Zip([(part, "x"u8.ToArray())]))).Refusals));

    [Fact]
    public async Task OpenDocument_is_refused_with_its_name() => Assert.Contains("ODT",
        (await Extracting.RefusedAsync<OtherTextFormat>("avtal.odt", Stored("mimetype", "application/vnd.oasis.opendocument.text"))).Format, StringComparison.Ordinal);

    [Fact]
    public async Task A_locked_Word_file_is_refused() =>
        await Extracting.RefusedAsync<EncryptedWordDocument>("låst.docx", [.. _ole, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

    [Fact]
    public async Task An_old_Word_file_is_refused_with_its_format() => Assert.Equal("Word 97–2003 (DOC)",
        (await Extracting.RefusedAsync<OtherTextFormat>("gammal.doc", [.. _ole, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")])).Format);

    [Fact]
    public async Task A_truncated_Word_file_is_refused()
    {
        var bytes = DocxFromLines.Build(["Avtal"]);

        await Extracting.RefusedAsync<DamagedWordDocument>("halv.docx", bytes[..(bytes.Length / 2)]);
    }

    [Fact]
    public async Task A_Word_file_with_broken_markup_is_refused_with_part_and_line()
    {
        var refusal = await Extracting.RefusedAsync<DamagedWordDocument>("trasig.docx", DocxFromLines.FromBody("<w:p><w:r></w:p>"));

        Assert.Equal("word/document.xml", refusal.Part);
        Assert.Equal(2, refusal.Line);
    }

    [Fact]
    public async Task Entities_are_never_expanded()
    {
        const string bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>";

        Assert.Equal("word/document.xml", (await Extracting.RefusedAsync<ForbiddenMarkup>("xxe.docx", DocxFromLines.Zip([("word/document.xml", Encoding.UTF8.GetBytes(bomb))]))).Part);
    }

    [Fact]
    public async Task Bottomless_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 10_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 10_000));

        await Extracting.RefusedAsync<DamagedWordDocument>("djup.docx", DocxFromLines.FromBody(deep));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-5.2.3")]
    public async Task A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = DocxFromLines.Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[40 << 20])]);

        var refusal = await Extracting.RefusedAsync<PackedTooHard>("bomb.docx", bomb);

        Assert.Equal("word/document.xml", refusal.Part);
        Assert.True(refusal.Ratio > refusal.Limit);
    }

    [Fact]
    public async Task Many_parts_that_together_grow_too_large_are_refused()
    {
        var parts = Enumerable.Range(0, 40).Select(i => ($"word/media/{i}.bin", new byte[900_000]));

        await Extracting.RefusedAsync<ExpandsTooMuch>("bomb.docx", DocxFromLines.Zip(parts), new ExtractionLimits { MaxExpandedBytes = 16 << 20 });
    }

    [Fact]
    public async Task Too_many_parts_are_refused()
    {
        var refusal = await Extracting.RefusedAsync<TooManyParts>("delar.docx", DocxFromLines.Zip(Enumerable.Range(0, 60).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))),
            new ExtractionLimits { MaxArchiveEntries = 50 });

        Assert.Equal((60, 50), (refusal.Parts, refusal.Limit));
    }

    [Fact]
    public async Task A_size_that_lies_about_itself_does_not_let_the_bomb_through()
    {
        var bomb = DocxFromLines.Zip([("word/document.xml", [.. "<w:document xmlns:w='x'><w:body>"u8, .. Enumerable.Repeat((byte)' ', 32 << 20)])]);
        var directory = bomb.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4b, 1, 2]);
        BinaryPrimitives.WriteInt32LittleEndian(bomb.AsSpan(directory + 24), 1000);

        Assert.False((await Extracting.TryAsync("lögn.docx", bomb)).IsDone);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-5.2.1")]
    public async Task Two_hundred_megabytes_are_refused_without_being_read()
    {
        using var known = new EndlessStream(200L << 20, canSeek: true);
        using var unknown = new EndlessStream(200L << 20, canSeek: false);
        var limits = new ExtractionLimits { MaxBytes = 4 << 20 };

        foreach (var stream in (EndlessStream[])[known, unknown])
        {
            var refusal = Assert.IsType<FileIsTooLarge>(Assert.Single((await DocumentExtractor.ExtractAsync("stor.txt", stream, limits, CancellationToken.None)).Refusals));
            Assert.Equal(4, refusal.LimitMegabytes);
            Assert.InRange(stream.Given, 0, (4 << 20) + 100_000);
        }
        Assert.Equal(0, known.Given);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-5.2.2")]
    public async Task The_content_decides_and_a_misleading_name_is_told()
    {
        var document = await Extracting.DoneAsync("avtal.pdf", DocxFromLines.Build(["Avtal om samverkan"]));

        Assert.Equal(["Avtal om samverkan"], document.Lines);
        Assert.Equal([".pdf", "DOCX"], Assert.Single(document.Findings, f => f.Code == "format-mismatch").Values);
    }

    [PopplerFact]
    public async Task A_locked_PDF_is_refused() => await Extracting.RefusedAsync<EncryptedPdf>("låst.pdf", new PdfPaper().Text(70, 70, "Hemligt").Build(locked: true));

    [PopplerFact]
    public async Task A_scanned_PDF_is_refused_with_its_pages() =>
        Assert.Equal(2, (await Extracting.RefusedAsync<ScannedPdf>("skannad.pdf", new PdfPaper().Line(1, 1, 90, 90).NextPage().Build())).Pages);

    [PopplerFact]
    public async Task A_damaged_PDF_is_refused() => await Extracting.RefusedAsync<DamagedPdf>("trasig.pdf", "%PDF-1.7\nskräp utan objekt\n%%EOF"u8.ToArray());

    [Fact]
    public async Task Without_poppler_the_package_to_install_is_named()
    {
        var refusal = await Extracting.RefusedAsync<PdfProgramMissing>("avtal.pdf", new PdfPaper().Text(70, 70, "Avtal").Build(), new ExtractionLimits { PopplerFolder = AppContext.BaseDirectory });

        Assert.Equal(("pdftotext", "poppler-utils"), (refusal.Program, refusal.Package));
    }

    [PopplerFact]
    public async Task A_PDF_that_takes_too_long_is_stopped() => await Extracting.RefusedAsync<PdfTookTooLong>("seg.pdf",
        new PdfPaper().Text(70, 70, "Avtal").Build(), new ExtractionLimits { PdfTimeout = TimeSpan.Zero });

    [PopplerFact]
    public async Task A_PDF_with_more_text_than_the_limit_is_stopped()
    {
        var paper = new PdfPaper();
        for (var i = 0; i < 400; i++) paper.Text(70, 50 + i, "ord ord ord ord ord ord");

        await Extracting.RefusedAsync<PdfTextTooLarge>("stor.pdf", paper.Build(), new ExtractionLimits { MaxExpandedBytes = 50_000 });
    }

    [PopplerFact]
    public async Task Giving_up_stops_the_reading_and_leaves_no_file_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var stream = new MemoryStream(new PdfPaper().Text(70, 70, "Avtal").Build());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DocumentExtractor.ExtractAsync("avtal.pdf", stream, new ExtractionLimits(), cancelled.Token));
    }

    static byte[] Stored(string name, string content)
    {
        using var memory = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.ASCII.GetBytes(content));
        }
        return memory.ToArray();
    }

    /// <summary>Says it holds much and counts what was asked of it.</summary>
    sealed class EndlessStream(long length, bool canSeek) : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => canSeek;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => Position;
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)'a', offset, count);
            Given += count;
            return count;
        }
    }
}
