using Samsyn.App.Agreements;
using Samsyn.Domain.Time;

namespace Samsyn.App.Tests.Agreements;

public sealed class TimeWordsTests
{
    public static TheoryData<Cadence, string, string> Cadences => new()
    {
        { new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum), "minst 1 gång per halvår", "at least once every half-year" },
        { new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target), "4 gånger per år", "4 times a year" },
        { new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate), "cirka 3 gånger per termin", "about 3 times a term" },
        { new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum) { Interval = 2 }, "minst 1 gång vartannat år", "at least once every second year" },
        { new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Target) { Interval = 3 }, "1 gång på 3 veckor", "once in 3 weeks" },
        { new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Husby", 104), "fredagar och lördagar kl. 18.30 i Husby", "Fridays and Saturdays at 18:30 in Husby" },
        { new WeeklyCadence([Weekday.WE], null, "Stora torget", null) { Interval = 2 }, "onsdagar varannan vecka på Stora torget", "Wednesdays every second week at Stora torget" },
        { new WeeklyCadence([], null, null, null), "varje vecka", "every week" },
        { new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2), "2 gånger per år, vår och höst", "2 times a year, spring and autumn" },
        { new OccasionsCadence(10, Season.Spring, 2017), "10 gånger våren 2017", "10 times in spring 2017" },
        { new ByDecisionCadence(["Styrgruppen"]), "efter beslut av Styrgruppen", "by decision of Styrgruppen" },
        { new NotApplicableCadence(), "ej aktuellt", "not applicable" },
        { new WhenNeededCadence { Body = "Beredningen" }, "Beredningen: vid behov", "Beredningen: when needed" },
    };

    [Theory]
    [MemberData(nameof(Cadences))]
    public void A_cadence_is_a_plain_sentence_in_both_languages(Cadence cadence, string swedish, string english)
    {
        Assert.Equal(swedish, TimeWords.Of(cadence, Language.Swedish));
        Assert.Equal(english, TimeWords.Of(cadence, Language.English));
    }

    public static TheoryData<PlanTerm, string, string> Terms => new()
    {
        { new UntilFurtherNotice(), "tills vidare", "until further notice" },
        { new TermPeriod(new(2017, 1, 1), new(2018, 12, 31)), "1 januari 2017 – 31 december 2018", "1 January 2017 – 31 December 2018" },
        { new TermSeason(Season.Spring, 2017), "våren 2017", "in spring 2017" },
        { new TermByMonth(2020, 6), "senast juni 2020", "by June 2020" },
        { new TermByReportingPoint(ReportingPoint.VB), "senast verksamhetsberättelsen", "by the annual report" },
        { new TermMissing(), "inte angivet", "not stated" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_term_is_a_plain_sentence_in_both_languages(PlanTerm term, string swedish, string english)
    {
        Assert.Equal(swedish, TimeWords.Of(term, Language.Swedish));
        Assert.Equal(english, TimeWords.Of(term, Language.English));
    }

    [Fact]
    public void Every_kind_of_cadence_and_term_has_words()
    {
        foreach (var type in typeof(Cadence).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Cadence)) && type.GetConstructor([]) is not null))
            Assert.NotEmpty(TimeWords.Of((Cadence)Activator.CreateInstance(type)!, Language.English));
        Assert.Equal("vid behov; varje dag", TimeWords.Of([new WhenNeededCadence(), new DailyCadence()], Language.Swedish));
    }
}
