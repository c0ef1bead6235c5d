using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Situations.Sheets;

public sealed class SheetTests
{
    static byte[] Book(Action<SheetData> fill, string? merge = null)
    {
        using var bytes = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.Workbook = new Workbook();
            var styles = part.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }));
            var sheet = part.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            fill(data);
            sheet.Worksheet = new Worksheet(data);
            if (merge is not null) sheet.Worksheet.Append(new MergeCells(new MergeCell { Reference = merge }));
            part.Workbook.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheets()).Append(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = "Blad1" });
        }
        return bytes.ToArray();
    }

    static Row RowOf(uint line, params (string At, object Value, uint Style)[] cells) => new(cells.Select(cell => cell.Value is string text
        ? new Cell { CellReference = cell.At + line, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }
        : new Cell { CellReference = cell.At + line, CellValue = new CellValue(Convert.ToString(cell.Value, System.Globalization.CultureInfo.InvariantCulture)!), StyleIndex = cell.Style })) { RowIndex = line };

    static string Csv(ReadOnlyMemory<byte> bytes)
    {
        using var into = new MemoryStream();
        var made = TableSource.ToCsv(TableSource.KindOf(bytes.Span), bytes, into);
        Assert.True(made.IsDone, string.Join(", ", made.Refusals));
        return Encoding.UTF8.GetString(into.ToArray());
    }

    [Fact]
    public void A_workbook_keeps_its_lines_dates_numbers_and_merged_cells()
    {
        var book = Book(data => data.Append(RowOf(1, ("A", "Titel", 0)), RowOf(3, ("A", "Plats", 0), ("B", "Datum", 0), ("C", "Antal", 0)), RowOf(4, ("A", "Torget; norra", 0), ("B", 45000, 1), ("C", 0.1 + 0.2, 0)), RowOf(5, ("C", 7, 0))), "A4:A5");

        Assert.Equal("Titel\n\nPlats;Datum;Antal\n\"Torget; norra\";2023-03-15;0.3\nTorget; norra;;7\n".Replace("\nTorget; norra;;", "\n\"Torget; norra\";;"), Csv(book));
    }

    [Fact]
    public void A_municipal_file_of_indicators_in_a_workbook_becomes_values()
    {
        var book = Book(data => data.Append(RowOf(1, ("A", "Indikatorer för kommunens lägesbild", 0)), RowOf(3, ("A", "Indikator", 0), ("B", "Kommun", 0), ("C", "Enhet", 0), ("D", 2023, 0), ("E", 2024, 0)),
            RowOf(4, ("A", "Anmälda brott", 0), ("B", "Provköping", 0), ("C", "per 100 000", 0), ("D", 10234.5, 0), ("E", "..", 0))));
        var read = IndicatorReader.Read(TableBytes.Of(Encoding.UTF8.GetBytes(Csv(book))), ReadyProfiles.MunicipalIndicators).Value;
        Assert.Equal([("2023", (double?)10234.5, "per 100 000"), ("2024", null, "per 100 000")], read.Values.Select(value => (value.Period.ToString(), value.Value, value.Unit)));
    }

    [Fact]
    public void Kolada_answers_become_values_with_sex_and_codes_with_their_zeros()
    {
        var json = """{"count":2,"values":[{"kpi":"N00001","municipality":"0180","period":2023,"values":[{"count":1,"gender":"T","status":"","value":12.5},{"count":1,"gender":"K","status":"Private","value":null}]},{"kpi":"N00001","municipality":"0019","period":2024,"values":[{"count":0,"gender":"M","status":"Missing","value":null}]}]}"""u8.ToArray();
        var values = IndicatorReader.Read(TableBytes.Of(Encoding.UTF8.GetBytes(Csv(json))), ReadyProfiles.Kolada).Value.Values;
        Assert.Equal([("0180", IndicatorSex.All, 12.5, ValueMark.Measured), ("0180", IndicatorSex.Women, (double?)null, ValueMark.Suppressed), ("0019", IndicatorSex.Men, null, ValueMark.Missing)], values.Select(value => (value.Area, value.Sex, value.Value, value.Mark)));
    }

    [Fact]
    public void A_cube_of_json_stat_becomes_values_with_areas_by_code()
    {
        var json = """
            {"version":"2.0","class":"dataset","id":["Region","Kon","Tid"],"size":[2,2,2],"role":{"geo":["Region"],"time":["Tid"]},
             "dimension":{"Region":{"label":"region","category":{"index":{"0180":0,"0114":1},"label":{"0180":"Ett","0114":"Två"}}},"Kon":{"label":"kön","category":{"index":["1","2"],"label":{"1":"män","2":"kvinnor"}}},"Tid":{"label":"år","category":{"index":{"2023":0,"2024":1}}}},
             "value":{"0":1,"1":2,"2":3,"3":4,"4":5,"5":6,"7":8},"status":{"6":".."}}
            """u8.ToArray();
        var values = IndicatorReader.Read(TableBytes.Of(Encoding.UTF8.GetBytes(Csv(json))), ReadyProfiles.PxWeb with { Indicator = "Folkmängd" }).Value.Values;
        Assert.Equal(8, values.Count);
        Assert.Equal(4, values.Single(value => value is { Area: "0180", Sex: IndicatorSex.Women, Period.Year: 2024 }).Value);
        Assert.Equal(ValueMark.Missing, values.Single(value => value is { Area: "0114", Sex: IndicatorSex.Women, Period.Year: 2023 }).Mark);
    }

    [Fact]
    public void Pxweb_csv_with_periods_in_the_headings_becomes_values()
    {
        var values = IndicatorReader.Read(TableBytes.Of(Encoding.Latin1.GetBytes("\"region\",\"kön\",\"Folkmängd 2023\",\"Folkmängd 2024\"\n\"0180 Ett\",\"män\",10,11\n\"0180 Ett\",\"kvinnor\",12,13\n")), ReadyProfiles.PxWeb).Value.Values;
        Assert.Equal([("Folkmängd", IndicatorSex.Men, 2023, 10), ("Folkmängd", IndicatorSex.Men, 2024, 11), ("Folkmängd", IndicatorSex.Women, 2023, 12), ("Folkmängd", IndicatorSex.Women, 2024, 13)], values.Select(value => (value.Indicator, value.Sex, value.Period.Year, (int)value.Value!)));
    }

    [Fact]
    public void Points_and_areas_of_geojson_become_rows_with_degrees()
    {
        var csv = Csv("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"typ":"Rån"},"geometry":{"type":"Point","coordinates":[18.05,59.33]}},{"type":"Feature","properties":{"typ":"Brand"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,2],[0,2],[0,0]]]}}]}"""u8.ToArray());
        Assert.Equal("typ;geometry;longitude;latitude\nRån;Point;18.05;59.33\nBrand;Polygon;2;1\n", csv);
    }

    [SharedDataFact("polisen_events_api_sample.json")]
    public void The_open_events_of_the_police_become_rows_with_a_time_a_type_and_a_position()
    {
        var lines = Csv(File.ReadAllBytes(SharedData.PathOf("polisen_events_api_sample.json"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("id;datetime;name;summary;url;type;location.name;latitude;longitude", lines[0]);
        Assert.Equal(501, lines.Length);
    }

    [Fact]
    public void Whatever_is_thrown_at_it_is_read_or_refused()
    {
        var dice = new Random(11);
        byte[][] seeds =
        [
            """{"class":"dataset","id":["a"],"size":[2],"dimension":{"a":{"category":{"index":["x","y"]}}},"value":[1,2]}"""u8.ToArray(), """{"values":[{"kpi":"a","municipality":"1","period":2020,"values":[{"value":1}]}]}"""u8.ToArray(),
            """[{"gps":"59,18","a":{"b":[1,2]}}]"""u8.ToArray(), """{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}]}"""u8.ToArray(),
            Book(data => data.Append(RowOf(1, ("A", "a", 0), ("B", 2, 1)), RowOf(2, ("A", "b", 0)))),
        ];
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var hit = dice.Next(1, 6); hit > 0; hit--) bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            if (dice.Next(4) == 0) bytes = bytes[..dice.Next(bytes.Length)];
            TableSource.ToCsv(TableSource.KindOf(bytes), bytes, new MemoryStream());
        }
        var deep = Encoding.UTF8.GetBytes(new string('[', 100_000));
        Assert.IsType<SheetUnreadable>(TableSource.ToCsv(TableKind.Json, deep, new MemoryStream()).Refusals.Single());
        var cube = """{"class":"dataset","id":["a","b","c"],"size":[2000000000,2000000000,2000000000],"dimension":{},"value":[]}"""u8.ToArray();
        Assert.False(TableSource.ToCsv(TableKind.Json, cube, new MemoryStream()).IsDone);
    }
}
