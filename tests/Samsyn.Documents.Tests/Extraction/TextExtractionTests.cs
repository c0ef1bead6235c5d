using System.Text;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Tests.Extraction;

public sealed class TextExtractionTests
{
    const string Sample = "Överenskommelse mellan Ängsby kommun och polisen\nLöptid\tTillsvidare\n\tFyra gånger per år\n";

    static readonly string[] _lines = ["Överenskommelse mellan Ängsby kommun och polisen", "Löptid\tTillsvidare", "\tFyra gånger per år"];

    [Theory]
    [InlineData("utf-8", false, false)]
    [InlineData("utf-8", true, false)]
    [InlineData("utf-16", true, false)]
    [InlineData("utf-16BE", true, false)]
    [InlineData("utf-16", false, true)]
    [InlineData("utf-16BE", false, true)]
    [InlineData("iso-8859-1", false, true)]
    public async Task Swedish_letters_survive_every_encoding_and_a_guess_is_told(string name, bool marked, bool told)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sample)];

        var document = await Extracting.DoneAsync("avtal.txt", bytes);

        Assert.Equal(_lines, document.Lines);
        Assert.Equal(3, document.Source.Lines);
        Assert.Equal(SourceFormat.Text, document.Source.Format);
        Assert.Equal(told, document.Findings.Any(f => f.Code == "encoding-assumed"));
    }

    [Fact]
    public async Task The_dash_and_quotes_of_Windows_1252_are_read_as_such()
    {
        var document = await Extracting.DoneAsync("avtal.txt", [(byte)'G', 0xf6, (byte)'k', (byte)' ', 0x96, (byte)' ', 0x94, (byte)'x', 0x94]);

        Assert.Equal("Gök – ”x”", Assert.Single(document.Lines));
    }

    [Theory]
    [InlineData("a\nb", 2)]
    [InlineData("a\nb\n", 2)]
    [InlineData("a\r\nb\r\n", 2)]
    [InlineData("a\rb\r", 2)]
    [InlineData("a\n\nb\n\n", 4)]
    [InlineData("a\r\n\rb\n", 3)]
    public async Task Lines_are_those_of_the_source_and_a_final_line_end_adds_none(string text, int lines)
    {
        var document = await Extracting.DoneAsync("avtal.txt", Encoding.UTF8.GetBytes(text));

        Assert.Equal(lines, document.Source.Lines);
        Assert.Equal(lines, document.Lines.Count);
    }

    [Fact]
    public async Task A_form_feed_is_a_page_break_and_moves_no_line()
    {
        var document = await Extracting.DoneAsync("avtal.txt", "ett\n\ftvå\ntre\ffyra\n"u8.ToArray());

        Assert.Equal(["ett", "två", "tre fyra"], document.Lines);
    }

    [Fact]
    public async Task What_no_reader_sees_is_cleaned_away_and_real_damage_is_told_with_its_line()
    {
        var document = await Extracting.DoneAsync("avtal.txt", Encoding.UTF8.GetBytes("Tre\u00adtton\u200b kronor\u00a0\nsamverka\u0308n\ufb01n\nmed\u0001 styrtecken\n"));

        Assert.Equal(["Tretton kronor ", "samverkänfin", "med styrtecken"], document.Lines);
        Assert.Equal(3, Assert.Single(document.Findings, f => f.Code == "control-characters").Line);
    }

    [Fact]
    public async Task A_few_broken_bytes_in_UTF8_leave_the_rest_whole()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sample), 0xc3, (byte)'\n', .. "slut å ä ö"u8];

        var document = await Extracting.DoneAsync("avtal.txt", bytes);

        Assert.Equal(_lines, document.Lines.Take(3));
        Assert.Equal("slut å ä ö", document.Lines[^1]);
        Assert.Equal(4, Assert.Single(document.Findings, f => f.Code == "encoding-damaged").Line);
    }

    [Fact]
    public async Task A_text_of_one_endless_line_is_read()
    {
        var text = string.Join(' ', Enumerable.Repeat("Parterna ska mötas minst fyra gånger per år.", 40_000));

        var document = await Extracting.DoneAsync("ocr.txt", Encoding.UTF8.GetBytes(text));

        Assert.Equal(text, Assert.Single(document.Lines));
    }

    [Fact]
    public async Task The_checksum_is_that_of_the_bytes_and_the_name_loses_its_folders()
    {
        var document = await Extracting.DoneAsync(@"C:\avtal\..\Ängsby.txt", "abc"u8.ToArray());

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", document.Source.Sha256);
        Assert.Equal("Ängsby.txt", document.Source.File);
    }
}
