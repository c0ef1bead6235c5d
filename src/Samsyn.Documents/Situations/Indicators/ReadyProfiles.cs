using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>
/// Profiles for tables of values as they are known to come. They go by the words of headings, not by places in a file, and say nothing of any one publisher's sheet: a
/// heading that is called something else is added to the list of names.
/// </summary>
public static class ReadyProfiles
{
    static readonly string[] AreaNames =
        ["kommunkod", "områdeskod", "regionkod", "kommun", "region", "stadsdel", "stadsdelsområde", "stadsdelsnämndsområde", "område", "delområde", "distrikt", "lokalpolisområde", "polisområde", "plats", "geografi", "municipality", "area", "ort"];
    static readonly string[] PeriodNames = ["period", "tid", "månad och år", "årmånad", "halvår", "tertial", "mätår", "undersökningsår", "time"];
    static readonly string[] YearNames = ["år", "årtal", "year", "kalenderår"];
    static readonly string[] MonthNames = ["månad", "mån", "month"];
    static readonly string[] SexNames = ["kön", "gender", "sex"];
    static readonly string[] GroupNames = ["åldersgrupp", "ålder", "årskurs", "skolår", "grupp", "målgrupp", "population", "redovisningsgrupp", "bakgrund", "age"];
    static readonly string[] UnitNames = ["enhet", "unit"];
    static readonly string[] AnswerNames = ["n", "antal svar", "antal svarande", "antal svaranden", "svarande", "bas", "antal intervjuade", "respondenter", "answers"];
    static readonly string[] ValueNames = ["värde", "value", "observationsvärde", "indikatorvärde"];
    static readonly string[] ShareNames = ["andel %", "andel", "andel i procent", "procent", "%", "share"];
    static readonly string[] CountNames = ["antal", "antal brott", "anmälda brott", "antal händelser", "count"];
    static readonly string[] MeanNames = ["medelvärde", "medel", "mean", "index"];

    static IndicatorColumn[] Where => [new(IndicatorRole.Area, AreaNames)];
    static IndicatorColumn[] When => [new(IndicatorRole.Period, PeriodNames), new(IndicatorRole.Year, YearNames), new(IndicatorRole.Month, MonthNames)];
    static IndicatorColumn[] Whom => [new(IndicatorRole.Sex, SexNames), new(IndicatorRole.Group, GroupNames)];

    /// <summary>Any table with an indicator, an area and a period; a heading that is a period or a sex is a column of values.</summary>
    public static IndicatorProfile General { get; } = new()
    {
        Name = "indikatortabell", WideIndicators = false,
        Columns = [new(IndicatorRole.Indicator, ["indikator", "indikatornamn", "mått", "nyckeltal", "kpi", "fråga", "tabellinnehåll", "brottstyp", "brott", "statistik", "indicator", "contents"]), .. Where, .. When, .. Whom,
            new(IndicatorRole.Category, ["kategori", "svarsalternativ", "svar", "upplåtelseform", "hustyp", "region of origin", "ursprung", "utbildningsnivå", "category"]), new(IndicatorRole.Unit, UnitNames),
            new(IndicatorRole.Answers, AnswerNames), new(IndicatorRole.Value, ValueNames), new(IndicatorRole.Share, ShareNames), new(IndicatorRole.Count, CountNames), new(IndicatorRole.Mean, MeanNames)],
    };

    /// <summary>Reported crime by place, type and month or year (SIT-42).</summary>
    public static IndicatorProfile ReportedCrime { get; } = new()
    {
        Name = "anmalda-brott", Unit = "anmälda brott", Measure = IndicatorMeasure.Count,
        Columns = [new(IndicatorRole.Indicator, ["brottstyp", "brott", "brottskategori", "typ av brott", "brottskod text", "brottsrubricering"]), .. Where, .. When, new(IndicatorRole.Count, ["antal", "antal brott", "anmälda brott", "anmälningar", "antal anmälningar"])],
    };

    /// <summary>Event reports; who the report came from keeps demand and own work apart (SIT-53, SIT-64).</summary>
    public static IndicatorProfile EventReports { get; } = new()
    {
        Name = "handelserapporter", Indicator = "Händelserapporter", Unit = "händelserapporter", Measure = IndicatorMeasure.Count,
        Columns = [.. Where, .. When, new(IndicatorRole.Group, ["händelsetyp", "händelsekod", "typ"]), new(IndicatorRole.Category, ["ursprung", "initiativ", "inkommet via", "källa till händelse", "egeninitierad"]), new(IndicatorRole.Count, ["antal", "antal händelser", "antal händelserapporter", "händelserapporter"])],
    };

    /// <summary>Vehicle fires, as a rescue service counts them (SIT-48).</summary>
    public static IndicatorProfile VehicleFires { get; } = new()
    {
        Name = "fordonsbrander", Indicator = "Fordonsbränder", Unit = "bränder", Measure = IndicatorMeasure.Count,
        Columns = [.. Where, .. When, new(IndicatorRole.Category, ["objekt", "fordonstyp", "orsak", "brandorsak"]), new(IndicatorRole.Count, ["antal", "antal bränder", "fordonsbränder", "bränder", "insatser"])],
    };

    /// <summary>A file of indicators for one municipality: an indicator a row or a column, years side by side or below each other.</summary>
    public static IndicatorProfile MunicipalIndicators { get; } = new()
    {
        Name = "kommunens-indikatorer", AreaDigits = null,
        Columns = [new(IndicatorRole.Indicator, ["indikator", "indikatornamn", "mått", "brottstyp", "fråga"]), .. Where, .. When, .. Whom, new(IndicatorRole.Category, ["kategori", "del", "svarsalternativ"]), new(IndicatorRole.Unit, ["enhet", "mått enhet", "måttenhet"]),
            new(IndicatorRole.Answers, AnswerNames), new(IndicatorRole.Value, ["värde", "utfall", "kommunen", "resultat"]), new(IndicatorRole.Share, ShareNames), new(IndicatorRole.Count, CountNames)],
    };

    /// <summary>Kolada's answers and its downloads.</summary>
    public static IndicatorProfile Kolada { get; } = new()
    {
        Name = "kolada", Measure = IndicatorMeasure.Rate, AreaDigits = 4,
        Columns = [new(IndicatorRole.Indicator, ["kpi", "nyckeltal", "nyckeltal id"]), new(IndicatorRole.Area, ["municipality", "kommun id", "kommun", "ou"]), new(IndicatorRole.Period, ["period", "år"]), new(IndicatorRole.Sex, ["gender", "kön"]), new(IndicatorRole.Value, ["value", "värde"])],
    };

    /// <summary>PxWeb's answers: JSON-stat, or CSV with periods side by side.</summary>
    public static IndicatorProfile PxWeb { get; } = new()
    {
        Name = "pxweb", Measure = IndicatorMeasure.Amount,
        Columns = [new(IndicatorRole.Indicator, ["tabellinnehåll", "contentscode", "contents", "innehåll"]), new(IndicatorRole.Area, ["region", "kommun", "län", "område"]), new(IndicatorRole.Period, ["tid", "år", "månad", "kvartal", "time", "year", "month"]), .. Whom,
            new(IndicatorRole.Category, ["upplåtelseform", "hustyp", "födelseregion", "utbildningsnivå", "civilstånd", "bakgrund", "kategori"]), new(IndicatorRole.Value, ["value", "värde"])],
    };

    /// <summary>Surveys: n, share, group and sex by area and year of the survey (SIT-40, SIT-41, SIT-50, SIT-51). Without n a share is kept, and no interval is drawn.</summary>
    public static IndicatorProfile Survey { get; } = new()
    {
        Name = "enkat", Measure = IndicatorMeasure.Share, WholeYear = PeriodKind.SurveyYear, Unit = "%",
        Columns = [new(IndicatorRole.Indicator, ["fråga", "indikator", "påstående", "frågeområde", "question"]), .. Where, new(IndicatorRole.Period, ["mätår", "undersökningsår", "mätning", "år", "year", "period"]), .. Whom,
            new(IndicatorRole.Category, ["svarsalternativ", "svar", "kategori", "answer"]), new(IndicatorRole.Answers, AnswerNames), new(IndicatorRole.Share, ShareNames), new(IndicatorRole.Count, ["antal"]), new(IndicatorRole.Mean, MeanNames), new(IndicatorRole.Value, ValueNames)],
    };

    /// <summary>All of them, the most general last.</summary>
    public static IReadOnlyList<IndicatorProfile> All { get; } = [ReportedCrime, EventReports, VehicleFires, Kolada, PxWeb, Survey, MunicipalIndicators, General];

    /// <summary>The profile that finds most in a table; null when none reads any of it. Ties go to the more special one.</summary>
    public static IndicatorProfile? Guess(IReadOnlyList<Sheets.SheetRow> rows)
    {
        IndicatorProfile? best = null;
        var most = 0;
        foreach (var profile in All)
        {
            var read = IndicatorReader.Read(rows, profile, mostRows: 200);
            if (!read.IsDone || read.Value.Values.Count == 0) continue;
            // Without shares or a number of answers nobody was asked, and a year is a year.
            if (profile == Survey && !read.Value.Layout.Columns.ContainsKey(IndicatorRole.Answers) && read.Value.Layout.Values.All(value => value.Measure == IndicatorMeasure.Count)) continue;
            var score = 20 * read.Value.Layout.Columns.Count + 5 * Math.Min(3, read.Value.Layout.Values.Count) - 10 * Math.Min(5, read.Value.Rejected.Count);
            if (best is null || score > most) (best, most) = (profile, score);
        }
        return best;
    }
}
