using System.Globalization;
using Samsyn.Domain.Time;

namespace Samsyn.App.Agreements;

/// <summary>Cadences and terms as plain sentences: “minst 1 gång per halvår”, “fredagar och lördagar kl. 18.30 i Husby”.</summary>
public static class TimeWords
{
    /// <summary>Places that Swedish stands on rather than in.</summary>
    static readonly string[] OnPlaces = ["torg", "torget", "plan", "planen", "gata", "gatan", "station", "stationen", "biblioteket", "polisstation"];

    /// <summary>All cadences of a fact, after one another; empty when there is none.</summary>
    public static string Of(IReadOnlyList<Cadence> cadences, Language language) => string.Join("; ", cadences.Select(cadence => Of(cadence, language)));

    public static string Of(Cadence cadence, Language language)
    {
        var words = Bare(cadence, language);
        return cadence.Body is { Length: > 0 } body ? $"{body}: {words}" : words;
    }

    public static string Of(PlanTerm term, Language language) => term switch
    {
        UntilFurtherNotice => Get(language, "term.untilFurtherNotice"),
        TermPeriod period => Get(language, "term.period", period.From, period.To),
        TermSeason season => InYear(season.Season, season.Year, language),
        TermYear year => Number(year.Year),
        TermByMonth month => Get(language, "term.byDay", MonthIn(month, language)),
        TermByDate date => Get(language, "term.byDay", date.Date),
        TermByReportingPoint point => Get(language, "term.byDay", Get(language, "point." + point.Point)),
        TermOther other => other.Text,
        _ => Get(language, "unstated"),
    };

    static string Bare(Cadence cadence, Language language) => cadence switch
    {
        TimesCadence times => Times(times, language),
        WeeklyCadence weekly => Weekly(weekly, language),
        SeasonsCadence seasons => Get(language, "seasons", Count(seasons.Count, language), Period(seasons.Per, interval: null, language),
            Listed([.. seasons.Seasons.Select(season => Get(language, "season." + season))], language)),
        OccasionsCadence occasions => Occasions(occasions, language),
        ByDecisionCadence { By.Count: 0 } => Get(language, "byDecisionOfSomeone"),
        ByDecisionCadence decision => Get(language, "byDecision", Listed(decision.By, language)),
        OtherCadence other => other.Text,
        _ => Get(language, Key(cadence)),
    };

    static string Key(Cadence cadence) => cadence switch
    {
        DailyCadence => "daily",
        EveryWeekdayCadence => "everyWeekday",
        ByAgreementCadence => "byAgreement",
        WhenNeededCadence => "whenNeeded",
        OnInitiativeCadence => "onInitiative",
        AccordingToPlanCadence => "accordingToPlan",
        NotApplicableCadence => "notApplicable",
        _ => "unstated",
    };

    static string Times(TimesCadence times, Language language)
    {
        var words = $"{Count(times.Count, language)} {Period(times.Per, times.Interval, language)}";
        return times.Strength == CadenceStrength.Target ? words : Get(language, "strength." + times.Strength, words);
    }

    static string Weekly(WeeklyCadence weekly, Language language)
    {
        List<string> words = [];
        var every = weekly.Interval is { } n and > 1 ? Period(CadencePeriod.Week, n, language) : null;
        words.Add((every, weekly.Days.Count) switch
        {
            (null, 0) => Get(language, "everyWeek"),
            (null, _) => Days(weekly.Days, language),
            (_, 0) => every,
            _ => $"{Days(weekly.Days, language)} {every}",
        });
        if (weekly.Time is { } time) words.Add(Get(language, "clock", time.ToString(language == Language.Swedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture)));
        if (weekly.Place is { Length: > 0 } place) words.Add(Get(language, Array.Exists(OnPlaces, on => place.EndsWith(on, StringComparison.OrdinalIgnoreCase)) ? "placeOn" : "placeIn", place));
        return string.Join(' ', words);
    }

    static string Days(IReadOnlyList<Weekday> days, Language language) => Listed([.. days.Select(day => Get(language, "day." + day))], language);

    static string Occasions(OccasionsCadence occasions, Language language) => (occasions.Season, occasions.Year) switch
    {
        ({ } season, { } year) => $"{Count(occasions.Count, language)} {InYear(season, year, language)}",
        ({ } season, null) => $"{Count(occasions.Count, language)}, {Get(language, "season." + season)}",
        (null, { } year) => $"{Count(occasions.Count, language)} {Number(year)}",
        _ => Count(occasions.Count, language),
    };

    static string InYear(Season season, int year, Language language) => Get(language, "seasonOf." + season, Number(year));

    static string Count(int count, Language language) => count == 1 ? Get(language, "once") : Get(language, "times", count);

    /// <summary>“per år”, “vartannat år”, “vart tredje …” as “vart 3:e år”.</summary>
    static string Period(CadencePeriod per, int? interval, Language language) => interval switch
    {
        null or 1 => Get(language, "per." + per),
        2 => Get(language, "second." + per),
        { } n => Get(language, "nth." + per, Number(n)),
    };

    static string MonthIn(TermByMonth month, Language language) =>
        new DateOnly(month.Year, Math.Clamp(month.Month, 1, 12), 1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo(language == Language.Swedish ? "sv-SE" : "en-GB"));

    static string Listed(IReadOnlyList<string> items, Language language) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {Get(language, "and")} {items[^1]}",
    };

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Get(Language language, string key, params IReadOnlyList<object?> args) => Texts.Get(language, "time." + key, args);
}
