using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Duties;
using Samsyn.Documents.Tests.Calendars;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Documents.Tests.Duties;

public class DutyCalendarTests
{
    static readonly DutyCalendarOptions Options = new() { Name = "Åtaganden, Ekbacken", WrittenAt = new(2017, 3, 1, 12, 0, 0, TimeSpan.FromHours(1)), UrlOf = d => $"https://samsyn.example/duties/{d.Id}" };

    static string Write(AgreementFacts facts, Period horizon, DutyCalendarOptions? options = null) =>
        DutyCalendar.Write(DutyEvaluation.Evaluate(DutyDerivation.Derive(OpenEnded(facts), horizon), [], new(2017, 3, 1)), options ?? Options);

    static readonly Period Year2017 = new(new(2017, 1, 1), new(2017, 12, 31));

    static string Whole() => DutyCalendar.Write(DutyEvaluation.Evaluate(DutyDerivation.Derive(Source(), Term), [], new(2017, 3, 1)), Options);

    static AgreementFacts Only(string plan) => new() { Plans = [Plans().Single(p => p.Title == plan)] };

    [Fact]
    public void A_strict_reader_accepts_the_whole_calendar_and_finds_its_name_and_stamps()
    {
        var calendar = StrictComponent.Read(Whole());

        Assert.Equal(("2.0", "PUBLISH", "Åtaganden, Ekbacken", "PT360M"), (calendar["VERSION"], calendar["METHOD"], calendar.TextOf("X-WR-CALNAME"), calendar["REFRESH-INTERVAL"]));
        Assert.All(calendar.Of("VEVENT"), e => Assert.Equal("20170301T110000Z", e["DTSTAMP"]));
        var uids = calendar.Of("VEVENT").Select(e => e["UID"]).ToList();
        Assert.Equal(uids.Count, uids.Distinct().Count());
        Assert.Equal(uids, StrictComponent.Read(Whole()).Of("VEVENT").Select(e => e["UID"]));
    }

    [Fact]
    public void A_last_day_is_an_all_day_event_with_clause_and_reason()
    {
        var calendar = StrictComponent.Read(Whole());

        var consultation = calendar.Of("VEVENT").Single(e => e.TextOf("SUMMARY") == "Samråd om förlängning");

        Assert.Equal(("20180630", "20180701"), (consultation["DTSTART"], consultation["DTEND"]));
        Assert.Equal("VALUE=DATE", consultation.Properties.Single(p => p.Name == "DTSTART").Parameters);
        Assert.Contains("Samverkansöverenskommelse Ekbacken, Avtalstid (rad 30)", consultation.TextOf("DESCRIPTION"), StringComparison.Ordinal);
        Assert.EndsWith("Perioden 2018-01-01–2018-06-30 har inte börjat.", consultation.TextOf("DESCRIPTION"), StringComparison.Ordinal);
        Assert.Equal("Samsyn,Båda parter", consultation["CATEGORIES"]);
    }

    [Fact]
    [Trait("Requirement", "MTG-18")]
    public void A_series_of_every_second_week_says_so_and_excepts_no_week_between()
    {
        var facts = new AgreementFacts { Bodies = [Body("Vandring", new WeeklyCadence([Weekday.TH], new TimeOnly(19, 0), null, null) { Interval = 2 })] };

        var series = StrictComponent.Read(Write(facts, Year2017)).Of("VEVENT").Single(e => e.Find("RRULE") is not null);

        Assert.StartsWith("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TH;UNTIL=", series["RRULE"], StringComparison.Ordinal);
        Assert.Null(series.Find("EXDATE"));
    }

    [Fact]
    public void Standing_duties_have_no_day_and_are_left_out() =>
        Assert.DoesNotContain(StrictComponent.Read(Whole()).Of("VEVENT"), e => e.TextOf("SUMMARY").StartsWith("Informera", StringComparison.Ordinal));

    [Fact]
    [Trait("Requirement", "MTG-18")]
    [Trait("Requirement", "FOR-UTM-01")]
    public void The_evening_series_is_one_recurring_event_per_place_with_clock_and_zone()
    {
        var calendar = StrictComponent.Read(Write(Only("Utsättning"), Year2017));

        var events = calendar.Of("VEVENT").ToList();
        Assert.Equal(["Ekdal", "Lindvik"], events.Select(e => e.TextOf("LOCATION")).Order(StringComparer.Ordinal));
        var ekdal = events.Single(e => e.TextOf("LOCATION") == "Ekdal");
        Assert.Equal("20170106T183000", ekdal["DTSTART"]);
        Assert.Equal("TZID=Europe/Stockholm", ekdal.Properties.Single(p => p.Name == "DTSTART").Parameters);
        Assert.Equal("FREQ=WEEKLY;BYDAY=FR,SA;UNTIL=20171230T173000Z", ekdal["RRULE"]);
        Assert.Null(ekdal.Find("EXDATE"));
        Assert.Equal("Europe/Stockholm", calendar.Of("VTIMEZONE").Single()["TZID"]);
    }

    [Fact]
    [Trait("Requirement", "FOR-CSO-06")]
    public void A_round_moved_from_a_holiday_is_excepted_from_the_series_and_stands_on_its_own_day()
    {
        var calendar = StrictComponent.Read(Write(Only("Checklista oro"), Year2017));

        var series = calendar.Of("VEVENT").Single(e => e.Find("RRULE") is not null);
        Assert.Equal(["20170525"], series.Properties.Where(p => p.Name == "EXDATE").Select(p => p.Value));
        var moved = calendar.Of("VEVENT").Single(e => e != series);
        Assert.Equal("20170524", moved["DTSTART"]);
        Assert.Contains("Flyttat från 2017-05-25", moved.TextOf("DESCRIPTION"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_english_the_words_are_english()
    {
        var calendar = StrictComponent.Read(Write(Only("Trafikgrupp"), Year2017, Options with { Language = Language.English }));

        Assert.Equal("Trafikgrupp: 4 meetings", calendar.Of("VEVENT").Single().TextOf("SUMMARY"));
    }

    [Fact]
    public void Every_text_is_folded_and_comes_back_as_it_was()
    {
        var runes = Gen.Elements("a", "å", "ö", "–", "”", "👮", "🏙️", ";", ",", "\\", "\n", " ", "\t", "é", "文");
        Prop.ForAll(runes.ListOf().Resize(400).Select(parts => "Plan " + string.Concat(parts) + "x").ToArbitrary(), title =>
        {
            var facts = new AgreementFacts { Plans = [Plan(title, 10, "Kommunen", cadence: new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum))] };
            var text = Write(facts, Year2017);
            var calendar = StrictComponent.Read(text);
            return calendar.Of("VEVENT").Single().TextOf("SUMMARY") == title + ": möte" && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
        }).Check(Config.QuickThrowOnFailure);
    }

    [IndependentJudgeFact]
    [Trait("Requirement", "MTG-18")]
    public async Task An_independent_reader_finds_the_same_occurrences()
    {
        using var found = await IndependentJudge.Read(Write(new AgreementFacts { Plans = [.. Plans().Where(p => p.Title is "Utsättning" or "Checklista oro" or "Trafikgrupp")] }, Year2017));
        var events = found.RootElement.GetProperty("events").EnumerateArray()
            .Select(e => (Summary: e.GetProperty("summary").GetString(), Count: e.GetProperty("occurrences").GetArrayLength()))
            .GroupBy(e => e.Summary).Select(g => (g.Key, g.Sum(e => e.Count))).ToList();
        Assert.Equal(
            [("Checklista oro", 52), ("Trafikgrupp: 4 möten", 1), ("Utsättning, Ekdal", 104), ("Utsättning, Lindvik", 104)],
            events.Select(e => (e.Key!, e.Item2)).OrderBy(e => e.Item1, StringComparer.Ordinal));
    }
}
