using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Calendars;

namespace Samsyn.Documents.Tests.Calendars;

public class MeetingCalendarTests
{
    static readonly DateTimeOffset Written = new(2018, 3, 15, 12, 0, 0, TimeSpan.FromHours(1));
    static readonly CalendarPerson Organizer = new("Samsyn, Ekbacken", "samsyn@ekbacken.example");
    static readonly CalendarAttendee Elin = new(new("Elin \"Ella\" Ågren; gruppchef, polisen", "elin.agren@polisen.example"), true);

    static readonly CalendarMeeting Meeting = new()
    {
        Uid = "meeting-1@ekbacken.example", Sequence = 0, Date = new(2018, 5, 8), Starts = new(13, 0), Ends = new(15, 30), Title = "Styrgruppen, lokal samverkan", Place = "Medborgarkontoret, rum 3; Ekbacken",
        Description = "Kallelse till möte.\nDagordningen finns i Samsyn.", Url = "https://samsyn.example/moten/1", ChangedAt = Written.AddHours(-1),
    };

    [Fact]
    [Trait("Requirement", "MTG-18")]
    public void An_invitation_has_all_that_iTIP_asks_of_a_request()
    {
        var calendar = StrictComponent.Read(MeetingCalendar.Request(Meeting, Organizer, [Elin, new(new("Bo Ek", "bo@ekbacken.example"), false)], Written));

        Assert.Equal(("REQUEST", "2.0"), (calendar["METHOD"], calendar["VERSION"]));
        var meeting = calendar.Of("VEVENT").Single();
        Assert.Equal(("meeting-1@ekbacken.example", "20180315T110000Z", "20180315T100000Z", "0", "CONFIRMED", "OPAQUE"),
            (meeting["UID"], meeting["DTSTAMP"], meeting["LAST-MODIFIED"], meeting["SEQUENCE"], meeting["STATUS"], meeting["TRANSP"]));
        Assert.Equal(("20180508T130000", "20180508T153000", "TZID=Europe/Stockholm"), (meeting["DTSTART"], meeting["DTEND"], meeting.Properties.Single(p => p.Name == "DTSTART").Parameters));
        Assert.Equal(("Medborgarkontoret, rum 3; Ekbacken", "Kallelse till möte.\nDagordningen finns i Samsyn."), (meeting.TextOf("LOCATION"), meeting.TextOf("DESCRIPTION")));
        Assert.Equal("mailto:samsyn@ekbacken.example", meeting["ORGANIZER"]);
        Assert.Equal(
            [("CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Elin 'Ella' Ågren; gruppchef, polisen\"", "mailto:elin.agren@polisen.example"),
             ("CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Bo Ek\"", "mailto:bo@ekbacken.example")],
            meeting.Properties.Where(p => p.Name == "ATTENDEE").Select(p => (p.Parameters, p.Value)));
        Assert.Equal("Europe/Stockholm", calendar.Of("VTIMEZONE").Single()["TZID"]);
    }

    [Fact]
    public void A_cancellation_names_the_same_meeting_and_takes_no_time()
    {
        var calendar = StrictComponent.Read(MeetingCalendar.Cancel(Meeting with { Sequence = 2 }, Organizer, [Elin], Written));

        var meeting = calendar.Of("VEVENT").Single();
        Assert.Equal(("CANCEL", Meeting.Uid, "2", "CANCELLED", "TRANSPARENT"), (calendar["METHOD"], meeting["UID"], meeting["SEQUENCE"], meeting["STATUS"], meeting["TRANSP"]));
        Assert.Contains("RSVP=FALSE", meeting.Properties.Single(p => p.Name == "ATTENDEE").Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_without_a_clock_time_fills_its_day_and_one_past_midnight_ends_the_day_after()
    {
        var allDay = StrictComponent.Read(MeetingCalendar.Request(Meeting with { Starts = null, Ends = null }, Organizer, [Elin], Written)).Of("VEVENT").Single();
        var night = StrictComponent.Read(MeetingCalendar.Request(Meeting with { Date = new(2020, 2, 29), Starts = new(22, 0), Ends = new(2, 0) }, Organizer, [Elin], Written)).Of("VEVENT").Single();
        var hour = StrictComponent.Read(MeetingCalendar.Request(Meeting with { Date = new(2019, 12, 31), Starts = new(23, 30), Ends = null }, Organizer, [Elin], Written)).Of("VEVENT").Single();

        Assert.Equal(("20180508", "20180509", "TRANSPARENT"), (allDay["DTSTART"], allDay["DTEND"], allDay["TRANSP"]));
        Assert.Equal(("20200229T220000", "20200301T020000"), (night["DTSTART"], night["DTEND"]));
        Assert.Equal(("20191231T233000", "20200101T003000"), (hour["DTSTART"], hour["DTEND"]));
    }

    [Fact]
    public void No_name_or_title_can_add_a_line_to_the_file()
    {
        const string hostile = "x\r\nATTENDEE:mailto:evil@example.com\r\nX:\"";
        var calendar = StrictComponent.Read(MeetingCalendar.Request(Meeting with { Title = hostile, Place = hostile, Description = hostile }, new(hostile, Organizer.Address), [new(new(hostile, "a@b.example"), true)], Written));

        var meeting = calendar.Of("VEVENT").Single();
        Assert.Equal("mailto:a@b.example", meeting["ATTENDEE"]);
        Assert.Equal("mailto:samsyn@ekbacken.example", meeting["ORGANIZER"]);
    }

    [Fact]
    public void Whatever_letters_a_meeting_has_no_line_is_longer_than_75_octets_and_all_come_back()
    {
        var runes = Gen.Elements("a", "å", "ö", "–", "👮", "🏙️", ";", ",", "\\", "\n", " ", "\"", "文");
        Prop.ForAll(runes.ListOf().Resize(300).Select(parts => "M" + string.Concat(parts) + "x").ToArbitrary(), text =>
        {
            var file = MeetingCalendar.Request(Meeting with { Title = text, Place = text, Description = text }, Organizer, [Elin], Written);
            var meeting = StrictComponent.Read(file).Of("VEVENT").Single();
            return meeting.TextOf("SUMMARY") == text && meeting.TextOf("LOCATION") == text && meeting.TextOf("DESCRIPTION") == text && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)) == file;
        }).Check(Config.QuickThrowOnFailure);
    }

    [IndependentJudgeFact]
    [Trait("Requirement", "MTG-18")]
    public async Task An_independent_reader_finds_the_same_invitation()
    {
        using var found = await IndependentJudge.Read(MeetingCalendar.Request(Meeting with { Sequence = 3 }, Organizer, [Elin], Written));

        var meeting = found.RootElement.GetProperty("events")[0];
        Assert.Equal(("REQUEST", 3, "CONFIRMED", "mailto:samsyn@ekbacken.example"), (Text(found.RootElement, "method"), meeting.GetProperty("sequence").GetInt32(), Text(meeting, "status"), Text(meeting, "organizer")));
        Assert.Equal((Meeting.Uid, Meeting.Title, Meeting.Place, Meeting.Description), (Text(meeting, "uid"), Text(meeting, "summary"), Text(meeting, "location"), Text(meeting, "description")));
        var person = meeting.GetProperty("people")[0];
        Assert.Equal(("mailto:elin.agren@polisen.example", "Elin 'Ella' Ågren; gruppchef, polisen", "REQ-PARTICIPANT", "NEEDS-ACTION", "TRUE"),
            (Text(person, "address"), Text(person, "name"), Text(person, "role"), Text(person, "status"), Text(person, "rsvp")));
    }

    /// <summary>Thursdays at 13 in the weeks around both changes of the clock in 2018, and around the leap day of 2020; and the hour that comes twice, which means the first.</summary>
    [IndependentJudgeFact]
    [Trait("Requirement", "MTG-18")]
    public async Task A_series_across_the_clock_change_and_the_leap_day_stays_at_its_hour_on_the_wall()
    {
        (DateOnly Day, TimeOnly Hour, string Utc)[] series =
        [
            (new(2018, 3, 22), new(13, 0), "2018-03-22T12:00:00.000Z"), (new(2018, 3, 29), new(13, 0), "2018-03-29T11:00:00.000Z"),
            (new(2018, 10, 25), new(13, 0), "2018-10-25T11:00:00.000Z"), (new(2018, 11, 1), new(13, 0), "2018-11-01T12:00:00.000Z"),
            (new(2020, 2, 27), new(13, 0), "2020-02-27T12:00:00.000Z"), (new(2020, 2, 29), new(13, 0), "2020-02-29T12:00:00.000Z"), (new(2020, 3, 5), new(13, 0), "2020-03-05T12:00:00.000Z"),
        ];
        using var found = await IndependentJudge.Read(MeetingCalendar.Publish("Serie", [.. series.Select((one, at) => Meeting with { Uid = $"{at}@x.example", Date = one.Day, Starts = one.Hour, Ends = null })], Written));

        Assert.Equal(series.Select(one => one.Utc), found.RootElement.GetProperty("events").EnumerateArray().Select(one => Text(one, "utc")));
        Assert.Equal(("PUBLISH", "Serie"), (Text(found.RootElement, "method"), Text(found.RootElement, "name")));
    }

    static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
