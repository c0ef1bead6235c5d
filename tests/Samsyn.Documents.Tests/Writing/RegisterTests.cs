using Samsyn.Tests.Kit;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Samsyn.Documents.Writing.Sheets;

namespace Samsyn.Documents.Tests.Writing;

public sealed class RegisterTests
{
    static Register Sample(params IReadOnlyList<RegisterCell> extra) => new()
    {
        Title = "Beslutslista: styrgruppen [2026]", Language = "sv-SE", Sender = "Ekstad", Dated = new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero),
        Columns = [new("Nr", 8), new("Beslut", 60), new("Klart", 12), new("Antal", 10), new("Möte", 18)],
        Rows =
        [
            ["§ 1", "Åtgärda belysningen; \"genast\"", new DateOnly(2026, 12, 15), 3, RegisterCell.Moment(new DateOnly(2026, 11, 26), new TimeOnly(13, 30))],
            ["§ 2", "Rad ett\nRad två", (DateOnly?)null, -2.5m, (string?)null],
            .. extra.Select(cell => (IReadOnlyList<RegisterCell>)[cell, cell, cell, cell, cell]),
        ],
    };

    static string Csv(Register register)
    {
        var bytes = RegisterCsv.Write(register);
        Assert.Equal([0xef, 0xbb, 0xbf], bytes.Take(3));
        return Encoding.UTF8.GetString(bytes[3..]);
    }

    [Fact, Trait("Requirement", "DOC-21")]
    public void Csv_has_semicolons_decimal_comma_days_as_ISO_and_quotes_where_needed() =>
        Assert.Equal("Nr;Beslut;Klart;Antal;Möte\r\n§ 1;\"Åtgärda belysningen; \"\"genast\"\"\";2026-12-15;3;2026-11-26 13:30\r\n§ 2;\"Rad ett\nRad två\";;-2,5;\r\n", Csv(Sample()));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46 70")]
    [InlineData("-SUM(A1)")]
    [InlineData("@x")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1+1")]
    public void Words_that_begin_as_a_formula_are_never_one(string words)
    {
        var cell = Csv(Sample(words)).Split("§ 2", 2)[1].Split("\r\n", 2)[1];
        Assert.True(cell.StartsWith('\'') || cell.StartsWith("\"'", StringComparison.Ordinal), cell);
        using var book = SpreadsheetDocument.Open(new MemoryStream(RegisterXlsx.Write(Sample(words))), isEditable: false);
        Assert.Empty(book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
    }

    [Fact]
    public void The_workbook_is_whole_and_the_same_each_time()
    {
        var bytes = RegisterXlsx.Write(Sample("=HYPERLINK(\"x\")"));
        Assert.Equal(bytes, RegisterXlsx.Write(Sample("=HYPERLINK(\"x\")")));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(PaperDocxTests.Errors(book));
        Assert.Equal("Beslutslista  styrgruppen  2026", book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single().Name!.Value);
        Assert.Equal("sv-SE", book.PackageProperties.Language);
    }

    [JudgedFact("openpyxl"), Trait("Requirement", "DOC-21")]
    public void Openpyxl_reads_days_as_days_numbers_as_numbers_and_a_frozen_filtered_heading()
    {
        
        var read = Openpyxl(Sample("=1+1"));
        Assert.Equal("str:§ 1|str:Åtgärda belysningen; \"genast\"|datetime:2026-12-15 00:00:00|int:3|datetime:2026-11-26 13:30:00", read[1]);
        Assert.Equal("str:§ 2|str:Rad ett Rad två|NoneType:None|float:-2.5|NoneType:None", read[2]);
        Assert.StartsWith("str:=1+1|", read[3], StringComparison.Ordinal);
        Assert.Equal("A2 A1:E4 8.0 60.0", read[4]);
    }

    [JudgedFact("openpyxl")]
    public void Any_words_are_kept_and_what_no_file_can_hold_is_left_out() =>
        Assert.StartsWith("str:nolltecken 😀 &<>|", Openpyxl(Sample("noll\0tecken 😀 &<>"))[3], StringComparison.Ordinal);

    [Fact]
    public void Words_that_look_as_an_escaped_character_are_escaped_themselves()
    {
        // ECMA-376 part 1, 22.9.2.19 (ST_Xstring): _xHHHH_ is a character unless its first underscore is written _x005F_.
        using var book = SpreadsheetDocument.Open(new MemoryStream(RegisterXlsx.Write(Sample("_x0041_ och _xåäö_"))), isEditable: false);
        Assert.Equal("_x005F_x0041_ och _xåäö_", book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Last().Text);
    }

    [Fact]
    public void A_cell_longer_than_a_spreadsheet_allows_is_cut_and_says_so()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(RegisterXlsx.Write(Sample(new string('a', 40000)))), isEditable: false);
        var text = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Last().Text;
        Assert.Equal(32767, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_width_is_a_bug_that_shows()
    {
        var register = Sample() with { Rows = [["ensam"]] };
        Assert.Throws<ArgumentException>(() => RegisterCsv.Write(register));
        Assert.Throws<ArgumentException>(() => RegisterXlsx.Write(register));
    }

    static string[] Openpyxl(Register register)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file + ".xlsx", RegisterXlsx.Write(register));
            var (code, output) = Judged.Run(Judged.Python, "-c", string.Create(CultureInfo.InvariantCulture, $"""
                import openpyxl
                sheet = openpyxl.load_workbook("{file}.xlsx").active
                for row in sheet.iter_rows(): print("|".join(type(c.value).__name__ + ":" + str(c.value).replace("\n", " ") for c in row))
                print(sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width)
                """));
            Assert.True(code == 0, output);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".xlsx");
        }
    }
}
