using System.Text;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.Documents.Tests.Situations.Indicators;

public sealed class IndicatorReaderTests
{
    static ReadIndicators Read(string text, IndicatorProfile profile, Encoding? encoding = null) =>
        IndicatorReader.Read(TableBytes.Of((encoding ?? Encoding.UTF8).GetBytes(text)), profile).Value;

    [Fact]
    [Trait("Requirement", "SIT-42")]
    public void Titles_above_and_notes_below_are_passed_over_and_months_stand_beside_the_year()
    {
        var read = Read("""
            Anmälda brott per plats;;;;
            Uttag 2026-02-01;;;;
            Plats;Brottstyp;År;Månad;Antal brott
            Torget;Personrån;2025;januari;7
            Torget;Personrån;2025;februari;-
            Centrum;Skadegörelse;2025;1;1 274
            Källa: provsystemet;;;;
            """, ReadyProfiles.ReportedCrime);

        Assert.Empty(read.Rejected);
        Assert.Equal([("Torget", "2025-01", 7), ("Torget", "2025-02", 0), ("Centrum", "2025-01", 1274)], read.Values.Select(value => (value.Area, value.Period.ToString(), value.Value!.Value)));
        Assert.All(read.Values, value => Assert.Equal(("anmälda brott", IndicatorMeasure.Count), (value.Unit, value.Measure)));
        Assert.Equal(1, read.Notes);
    }

    [Fact]
    [Trait("Requirement", "SIT-50")]
    public void A_survey_keeps_n_share_group_and_sex_and_a_year_of_survey()
    {
        var read = Read("Område,Fråga,Mätår,Kön,Åldersgrupp,Andel (%),Antal svar (n)\nNorra,Otrygg kväll,2023,Kvinnor,16-24,\"31,5\",210\nNorra,Otrygg kväll,2023,Män,16-24,x,12\nNorra,Otrygg kväll,2023,Totalt,,\"drygt 25 %\",\n", ReadyProfiles.Survey);

        Assert.Equal(3, read.Values.Count);
        Assert.Equal((31.5, 210, IndicatorSex.Women, "16-24", PeriodKind.SurveyYear, IndicatorMeasure.Share, "%"), (read.Values[0].Value, read.Values[0].Answers, read.Values[0].Sex, read.Values[0].Group, read.Values[0].Period.Kind, read.Values[0].Measure, read.Values[0].Unit));
        Assert.Equal((null, ValueMark.Suppressed, 12), (read.Values[1].Value, read.Values[1].Mark, read.Values[1].Answers));
        Assert.Equal((25, Qualifier.JustOver, IndicatorSex.All, null), (read.Values[2].Value, read.Values[2].Qualifier, read.Values[2].Sex, read.Values[2].Answers));
    }

    [Fact]
    public void Years_above_sexes_side_by_side_are_read_as_one_heading()
    {
        var read = Read(";2024;;2025;\nKommun;Kvinnor;Män;Kvinnor;Män\n0114;10;11;12;13\n0115;20;..;22;23\n", ReadyProfiles.General with { Indicator = "Sysselsatta 20–64", Unit = "%", Measure = IndicatorMeasure.Share });

        Assert.Equal(8, read.Values.Count);
        Assert.Equal(13, read.Values.Single(value => value is { Area: "0114", Period.Year: 2025, Sex: IndicatorSex.Men }).Value);
        Assert.Equal(ValueMark.Missing, read.Values.Single(value => value is { Area: "0115", Period.Year: 2024, Sex: IndicatorSex.Men }).Mark);
    }

    [Fact]
    public void A_table_in_windows_1252_with_areas_said_once_is_read()
    {
        var read = Read("Stadsdel\tÅr\tFordonsbränder\nSödra\t2024\t31\n\t2025\t\u0096\nÖstra\t2024\t<5\n", ReadyProfiles.VehicleFires, Encoding.Latin1);

        // The byte 0x96 is an en dash there, which says that there was none.
        Assert.Equal([("Södra", 31), ("Södra", 0), ("Östra", (double?)null)], read.Values.Select(value => (value.Area, value.Value)));
        Assert.Equal(ValueMark.Suppressed, read.Values[2].Mark);
    }

    [Fact]
    public void Wrong_values_are_rejected_with_line_column_and_reason_and_the_rest_is_read()
    {
        var read = Read("Kommun;År;Andel\n0114;2024;101\n0114;20x4;5\n0115;2024;-3\n0116;2024;elva\n0117;2024;11\n0117;2024;12\n;2024;9\n", ReadyProfiles.Survey with { Indicator = "Oro" });

        Assert.Equal(
            [(2L, "Andel", RejectReason.OutOfRange, "101"), (3, "År", RejectReason.NotADate, "20x4"), (4, "Andel", RejectReason.Negative, "-3"), (5, "Andel", RejectReason.NotANumber, "elva"), (7, "Andel", RejectReason.SaidTwice, "12"), (8, "Andel", RejectReason.SaidTwice, "9")],
            read.Rejected.Select(row => (row.Line, row.Column, row.Reason, row.Value)));
        Assert.Equal(11, Assert.Single(read.Values).Value);
    }

    [Fact]
    public void What_the_table_does_not_say_is_asked_for()
    {
        Assert.IsType<IndicatorDimensionMissing>(IndicatorReader.Read(TableBytes.Of("Kommun;2024;2025\n0114;1;2\n"u8.ToArray()), ReadyProfiles.General).Refusals.Single());
        Assert.IsType<IndicatorHeadingNotFound>(IndicatorReader.Read(TableBytes.Of("hej;svejs\n1;2\n"u8.ToArray()), ReadyProfiles.General).Refusals.Single());
    }

    [Fact]
    public void The_profile_that_fits_is_guessed()
    {
        string Guess(string text) => ReadyProfiles.Guess(Documents.Situations.Sheets.DelimitedRows.Read(TableBytes.Of(Encoding.UTF8.GetBytes(text))).Value.Rows)!.Name;
        Assert.Equal("kolada", Guess("kpi;municipality;period;gender;count;value\nN07403;0180;2020;T;1;12.5\n"));
        Assert.Equal("anmalda-brott", Guess("Plats;Brottstyp;År;Månad;Antal\nTorget;Rån;2024;1;3\n"));
        Assert.NotEqual("enkat", Guess("Indikator;Område;År;Antal\nRån;Norra;2024;7\n"));
        Assert.Equal("enkat", Guess("Område;Fråga;Mätår;Kön;Andel;n\nNorra;Oro;2023;Kvinnor;12;100\n"));
    }

    [Theory]
    [InlineData("ca 30", 30, Qualifier.About)]
    [InlineData("nästan 50 %", 50, Qualifier.Almost)]
    [InlineData("minst 1 000", 1000, Qualifier.AtLeast)]
    [InlineData("knappt 12,5", 12.5, Qualifier.JustUnder)]
    [Trait("Requirement", "SIT-62")]
    public void A_vague_value_stays_vague(string text, double value, Qualifier qualifier)
    {
        var read = ValueText.Read(text, IndicatorMeasure.Count)!.Value;
        Assert.Equal((value, qualifier), (read.Value, read.Qualifier));
    }

    [Fact]
    [Trait("Requirement", "SIT-64")]
    public void Event_reports_keep_who_they_came_from()
    {
        var read = Read("Distrikt;År;Ursprung;Antal\nNorra;2018;Larm;900\nNorra;2018;Egen iakttagelse;300\n", ReadyProfiles.EventReports);
        Assert.Equal([("Larm", 900), ("Egen iakttagelse", 300)], read.Values.Select(value => (value.Category, value.Value!.Value)));
        Assert.Equal(2, read.Values.Select(value => value.Key).Distinct().Count());
    }

    [Fact]
    public void Whatever_is_thrown_at_it_is_read_or_refused()
    {
        var dice = new Random(7);
        string[] words = ["Kommun", "År", "Antal", ";", ";", "\n", "\"", ",", "\t", "2024", "-", "x", "..", "\0", "Kvinnor", "Män", "ca", "99999999999999999999", "\uFEFF", "å", "(", "2024M13", "%", "\r"];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Next(60)).Select(_ => words[dice.Next(words.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            if (dice.Next(3) == 0 && bytes.Length > 0) bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            foreach (var profile in ReadyProfiles.All)
            {
                var read = IndicatorReader.Read(TableBytes.Of(bytes), profile);
                if (read.IsDone) Assert.All(read.Value.Values, value => Assert.True(value.Value is null || double.IsFinite(value.Value.Value)));
            }
        }
    }

    [Fact]
    [Trait("Requirement", "SIT-33")]
    public void A_column_that_says_forecast_marks_the_value_and_parts_nothing()
    {
        var read = Read("Indikator;Område;År;Kategori;Antal\nFolkmängd;Norra;2023;Utfall;42000\nFolkmängd;Norra;2030;Prognos;47000\nFolkmängd;Norra;2031;Prognos;..\n", ReadyProfiles.General);
        Assert.Equal([("", ValueMark.Measured), ("", ValueMark.Forecast), ("", ValueMark.Missing)], read.Values.Select(value => (value.Category, value.Mark)));
    }
}
