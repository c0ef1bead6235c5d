using System.Text;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Situations.Tables;

/// <summary>Files are known by their headings: in any order, with any of the names, in either coding, with any delimiter.</summary>
public sealed class ReadyEventProfileTests
{
    static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    static GuessedTable Look(string text, bool windows = false)
    {
        using var bytes = TableBytes.Of(windows ? Windows.GetBytes(text) : Encoding.UTF8.GetBytes(text));
        return ProfileGuess.Of(bytes, "fil").Value;
    }

    static string? NameOf(ImportProfile profile, ColumnRole role) => profile.Of(role)?.Name;

    [Theory]
    [InlineData("brott-per-handelse", "Brottstyp;Brottsdatum;Stadsdel;Antal\nRån;2024-03-05 21:10;Norra;1\n", "Brottsdatum", "Brottstyp", "Stadsdel")]
    [InlineData("brott-per-handelse", "K-nummer\tRubricering\tBrottstid från\tBrottstid till\tKommun\nK1\tStöld\t2024-03-05\t2024-03-06\tNorra\n", "Brottstid från", "Rubricering", "Kommun")]
    [InlineData("handelserapporter-enskilda", "Initiativ,Händelsekod,Område,Inkommen\nEgen,Ordningsstörning,Norra,2024-03-05 21:10\n", "Inkommen", "Händelsekod", "Område")]
    [InlineData("fordonsbrander-enskilda", "Insatsnummer;Kommun;Fordonstyp;Larmtid;Trolig brandorsak\n17;Södra;Personbil;2024-03-05 02:14;Anlagd\n", "Larmtid", "Fordonstyp", "Kommun")]
    [InlineData("medborgardialoger", "Teman;Plats;Datum;Antal deltagare\nTrygghet på torget;Torget;2024-03-05;31\n", "Datum", "Teman", "Plats")]
    [InlineData("egna-incidenter", "Ärendenummer;Kategori;Enhet;Händelsedatum;Anmälare\n5;Skadegörelse;Norra skolan;2024-03-05;Kim\n", "Händelsedatum", "Kategori", "Enhet")]
    [Trait("Requirement", "SIT-20")]
    [Trait("Requirement", "SIT-21")]
    [Trait("Requirement", "SIT-48")]
    [Trait("Requirement", "SIT-64")]
    public void A_kind_of_file_is_recognised_whatever_its_order_delimiter_and_coding(string kind, string text, string occurred, string type, string area)
    {
        foreach (var windows in new[] { false, true })
        {
            var table = Look(text, windows);
            var ready = ReadyEventProfiles.Recognise(table);
            Assert.Equal(kind, ready?.Name);
            var laid = ReadyEventProfiles.Lay(ready!, table)!;
            Assert.Equal((occurred, type, area, windows ? TextCoding.Windows1252 : TextCoding.Utf8), (NameOf(laid, ColumnRole.Occurred), NameOf(laid, ColumnRole.Type), NameOf(laid, ColumnRole.Area), laid.Coding));
            Assert.Empty(laid.Faults());
        }
    }

    [Theory]
    [InlineData("a;b;c\n1;2;3\n")]
    [InlineData("Datum;Antal\n2024-01-01;5\n")]
    [InlineData("Plats;Mängd;När\nNorra;4;2024-01-01\n")]
    public void What_looks_like_none_of_them_is_not_called_one(string text) => Assert.Null(ReadyEventProfiles.Recognise(Look(text)));

    [Fact]
    public void A_heading_that_names_a_kind_does_not_make_it_one_when_the_column_holds_something_else() =>
        Assert.Null(ReadyEventProfiles.Recognise(Look("Brottstyp;Brottsdatum\nRån;inte känt\nStöld;okänt\n")));

    [Theory]
    [InlineData("X-koordinat (SWEREF 99 18 00);Y-koordinat (SWEREF 99 18 00)", "SWEREF 99 18 00")]
    [InlineData("x_sweref991800;y_sweref991800", "SWEREF 99 18 00")]
    [InlineData("E sweref99 13 30;N sweref99 13 30", "SWEREF 99 13 30")]
    [InlineData("x;y", "SWEREF 99 TM")]
    public void A_local_zone_is_taken_from_the_heading_that_names_it(string headings, string system)
    {
        var text = $"Brottstyp;Brottsdatum;{headings}\nRån;2024-03-05;153000,5;6579000,2\nRån;2024-03-06;152000;6578000\n";
        // What is no name of a coordinate by itself is said so by whoever knows; a guess knows the role only from the words.
        var table = Look(text);
        var roles = new ColumnRole[] { ColumnRole.Type, ColumnRole.Occurred, ColumnRole.X, ColumnRole.Y };
        Assert.Equal(system, ProfileGuess.Settled(table.Format, table.Rows, "prov", roles).CoordinateSystem);
    }

    [Fact]
    public void North_first_as_it_was_in_swedish_planes_is_understood()
    {
        var table = Look("Brottstyp;Brottsdatum;X;Y\nRån;2024-03-05;6579000;674000\nRån;2024-03-06;6578000;673000\n");
        var laid = ReadyEventProfiles.Lay(ReadyEventProfiles.Recognise(table)!, table)!;
        Assert.Equal(("Y", "X"), (NameOf(laid, ColumnRole.X), NameOf(laid, ColumnRole.Y)));
    }

    [Fact]
    public void Columns_of_persons_are_not_kept_unless_somebody_says_so()
    {
        var profile = Look("Datum;Typ;Anmälare;Telefon;Anmärkning\n2024-01-01;Rån;Kim;070;x\n").Profile;
        Assert.Equal([ColumnRole.Ignored, ColumnRole.Ignored, ColumnRole.Other], profile.Columns.Skip(2).Select(column => column.Role));
    }

    [Fact]
    [Trait("Requirement", "SIT-20")]
    public void The_answer_of_the_police_api_is_recognised_from_its_form()
    {
        const string Answer = """[{"id": 7, "datetime": "2025-01-05 6:05:00 +01:00", "name": "x", "summary": "y", "url": "/z", "type": "Brand", "location": {"name": "Ort", "gps": "59.33,18.05"}}]""";
        var laid = Police(Encoding.UTF8.GetBytes(Answer));
        Assert.Equal(("datetime", "type", "location.name", "longitude", "id", "WGS 84"), (NameOf(laid, ColumnRole.Occurred), NameOf(laid, ColumnRole.Type), NameOf(laid, ColumnRole.Area), NameOf(laid, ColumnRole.X), NameOf(laid, ColumnRole.Id), laid.CoordinateSystem));
    }

    [SharedDataFact("polisen_events_api_sample.json")]
    [Trait("Requirement", "SIT-20")]
    public void A_real_answer_of_the_police_api_is_recognised() => Assert.Equal("polisens-handelser", Police(File.ReadAllBytes(SharedData.PathOf("polisen_events_api_sample.json"))).Name);

    static ImportProfile Police(byte[] json)
    {
        using var csv = new MemoryStream();
        Assert.True(TableSource.ToCsv(TableKind.Json, json, csv).IsDone);
        using var bytes = TableBytes.Of(csv.ToArray());
        var table = ProfileGuess.Of(bytes, "svar").Value;
        var ready = ReadyEventProfiles.Recognise(table);
        Assert.Equal("polisens-handelser", ready?.Name);
        return ReadyEventProfiles.Lay(ready!, table)!;
    }

    [Theory]
    [InlineData("anmalda-brott", "Antal anmälda brott 2024;;;\nMånad;Brottstyp;Kommun;Antal\n2024-01;Rån;Norra;7\n2024-02;Rån;Norra;9\n")]
    [InlineData("handelserapporter", "Månad;Område;Initiativ;Händelsetyp;Antal händelserapporter\n2024-01;Norra;Egen;Ordning;7\n")]
    [InlineData("fordonsbrander", "År;Stadsdel;Fordonstyp;Antal bränder\n2023;Norra;Personbil;7\n2024;Norra;Moped;3\n")]
    [InlineData("kolada", "kpi;municipality;period;gender;value\nN07403;0180;2023;K;3,5\nN07403;0180;2023;M;4,5\n")]
    [InlineData("pxweb", "region;kön;tid;födelseregion;tabellinnehåll;value\n0180;kvinnor;2023;Sverige;Folkmängd;512\n")]
    [InlineData("enkat", "Kön;Andel (%);Antal svar;Mätår;Stadsdelsområde;Fråga;Åldersgrupp\nKvinnor;31,5;210;2023;Norra;Otrygg kväll;16–24\n")]
    [InlineData("kommunens-indikatorer", "Indikator;Kommun;Måttenhet;2021;2022;2023\nAnmälda rån;Norra;antal;7;9;4\nOtrygghet;Norra;procent;31;30;28\n")]
    [Trait("Requirement", "SIT-20")]
    public void A_table_of_values_is_recognised(string kind, string text)
    {
        foreach (var windows in new[] { false, true })
        {
            using var bytes = TableBytes.Of(windows ? Windows.GetBytes(text.Replace('–', '-')) : Encoding.UTF8.GetBytes(text));
            Assert.Equal(kind, ReadyProfiles.Guess(DelimitedRows.Read(bytes).Value.Rows)?.Name);
        }
    }
}
