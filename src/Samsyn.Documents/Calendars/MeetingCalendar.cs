using System.Globalization;

namespace Samsyn.Documents.Calendars;

/// <summary>
/// Meetings as iCalendar files (RFC 5545): invitation, changed invitation and cancellation as calendar programs answer them (iTIP, RFC 5546), and
/// meetings to look at. Every file has CRLF line ends, lines of at most 75 octets and the time zone spelled out.
/// </summary>
public static class MeetingCalendar
{
    /// <summary>What a file is called when it is attached.</summary>
    public const string FileName = "kallelse.ics";

    static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    /// <summary>An invitation, or a changed one when <see cref="CalendarMeeting.Sequence"/> has risen (METHOD:REQUEST, RFC 5546, 3.2.2). Everybody is asked to answer.</summary>
    /// <param name="meeting">The meeting; the UID must be the one of earlier versions.</param>
    /// <param name="organizer">Whom answers go to.</param>
    /// <param name="attendees">Those invited, one at least.</param>
    /// <param name="writtenAt">When the file is written (DTSTAMP).</param>
    public static string Request(CalendarMeeting meeting, CalendarPerson organizer, IReadOnlyList<CalendarAttendee> attendees, DateTimeOffset writtenAt) =>
        Scheduling("REQUEST", meeting, organizer, attendees, writtenAt);

    /// <summary>The meeting is called off for those named (METHOD:CANCEL, RFC 5546, 3.2.5); <see cref="CalendarMeeting.Sequence"/> must have risen.</summary>
    /// <param name="meeting">The meeting as it was known.</param>
    /// <param name="organizer">Who invited.</param>
    /// <param name="attendees">Those who were invited.</param>
    /// <param name="writtenAt">When the file is written (DTSTAMP).</param>
    public static string Cancel(CalendarMeeting meeting, CalendarPerson organizer, IReadOnlyList<CalendarAttendee> attendees, DateTimeOffset writtenAt)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Scheduling("CANCEL", meeting with { IsCancelled = true }, organizer, attendees, writtenAt);
    }

    /// <summary>Meetings to look at, without anybody to answer (METHOD:PUBLISH).</summary>
    /// <param name="name">What a calendar program shows.</param>
    /// <param name="meetings">In any order.</param>
    /// <param name="writtenAt">When the file is written (DTSTAMP).</param>
    public static string Publish(string name, IReadOnlyList<CalendarMeeting> meetings, DateTimeOffset writtenAt)
    {
        ArgumentNullException.ThrowIfNull(meetings);
        var writer = new ICalendarWriter();
        Begin(writer, "PUBLISH");
        writer.Text("X-WR-CALNAME", name);
        writer.Text("NAME", name);
        writer.Line("X-WR-TIMEZONE", StockholmZone.Id);
        StockholmZone.Write(writer);
        foreach (var meeting in meetings) Event(writer, meeting, writtenAt, null, []);
        writer.Line("END", "VCALENDAR");
        return writer.ToString();
    }

    static string Scheduling(string method, CalendarMeeting meeting, CalendarPerson organizer, IReadOnlyList<CalendarAttendee> attendees, DateTimeOffset writtenAt)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(organizer);
        ArgumentNullException.ThrowIfNull(attendees);
        var writer = new ICalendarWriter();
        Begin(writer, method);
        StockholmZone.Write(writer);
        Event(writer, meeting, writtenAt, organizer, attendees);
        writer.Line("END", "VCALENDAR");
        return writer.ToString();
    }

    static void Begin(ICalendarWriter writer, string method)
    {
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Text("PRODID", "-//Samsyn//Meetings//SV");
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Line("METHOD", method);
    }

    internal static void Event(ICalendarWriter writer, CalendarMeeting meeting, DateTimeOffset writtenAt, CalendarPerson? organizer, IReadOnlyList<CalendarAttendee> attendees)
    {
        writer.Line("BEGIN", "VEVENT");
        writer.Line("UID", meeting.Uid);
        writer.Line("DTSTAMP", Instant(writtenAt));
        writer.Line("SEQUENCE", meeting.Sequence.ToString(CultureInfo.InvariantCulture));
        if (meeting.ChangedAt is { } changed) writer.Line("LAST-MODIFIED", Instant(changed));
        Times(writer, meeting);
        writer.Text("SUMMARY", meeting.Title);
        if (meeting.Description is { Length: > 0 } description) writer.Text("DESCRIPTION", description);
        if (meeting.Place is { Length: > 0 } place) writer.Text("LOCATION", place);
        if (meeting.Url is { } url) writer.Line("URL", url);
        writer.Line("STATUS", meeting.IsCancelled ? "CANCELLED" : "CONFIRMED");
        writer.Line("TRANSP", meeting.Starts is null || meeting.IsCancelled ? "TRANSPARENT" : "OPAQUE");
        if (organizer is not null) writer.Line($"ORGANIZER;CN={ICalendarWriter.Quoted(organizer.Name)}", $"mailto:{organizer.Address}");
        foreach (var (person, isNeeded) in attendees)
            writer.Line($"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE={(isNeeded ? "REQ" : "OPT")}-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP={(meeting.IsCancelled ? "FALSE" : "TRUE")};CN={ICalendarWriter.Quoted(person.Name)}", $"mailto:{person.Address}");
        writer.Line("END", "VEVENT");
    }

    /// <summary>A clock time that comes twice means the first, one that never comes is read with the offset before the change (RFC 5545, 3.3.5).</summary>
    static void Times(ICalendarWriter writer, CalendarMeeting meeting)
    {
        if (meeting.Starts is not { } starts)
        {
            writer.Line("DTSTART;VALUE=DATE", Day(meeting.Date));
            writer.Line("DTEND;VALUE=DATE", Day(meeting.Date.AddDays(1)));
            return;
        }
        var begin = meeting.Date.ToDateTime(starts);
        var end = meeting.Ends is { } ends ? meeting.Date.AddDays(ends < starts ? 1 : 0).ToDateTime(ends) : begin + UsualLength;
        writer.Line($"DTSTART;TZID={StockholmZone.Id}", Wall(begin));
        writer.Line($"DTEND;TZID={StockholmZone.Id}", Wall(end));
    }

    static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    static string Wall(DateTime wall) => wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
