using System.Globalization;
using Samsyn.Documents.Calendars;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Duties;

/// <summary>What a calendar of duties is called and how it refers back.</summary>
public sealed record DutyCalendarOptions
{
    /// <summary>The name that a calendar client shows.</summary>
    public required string Name { get; init; }

    /// <summary>When the calendar is written (DTSTAMP), UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Right part of every UID; the installation's own domain name.</summary>
    public string Domain { get; init; } = "samsyn.local";

    /// <summary>Language of titles, rules and reasons.</summary>
    public Language Language { get; init; } = Language.Swedish;

    /// <summary>The page of a duty, or null when there is none to link to.</summary>
    public Func<Duty, string>? UrlOf { get; init; }

    /// <summary>Meetings that stand beside the duties.</summary>
    public IReadOnlyList<CalendarMeeting> Meetings { get; init; } = [];

    /// <summary>How often a subscribing client should fetch the calendar.</summary>
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long an occurrence with a clock time lasts; no agreement says.</summary>
    public TimeSpan MeetingLength { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>
/// Duties as an iCalendar file (RFC 5545) that common clients accept: an all-day event on the last day of each duty, and a
/// fixed weekly series as one recurring event with the moved rounds as events of their own. Standing duties have no date and are left out.
/// </summary>
public static class DutyCalendar
{
    /// <summary>The calendar as text with CRLF line ends. The same duties give the same UIDs every time.</summary>
    /// <param name="statuses">Duties with their status on the day of writing; the reason goes into the description.</param>
    /// <param name="options">Name, time of writing, language.</param>
    public static string Write(IEnumerable<DutyStatus> statuses, DutyCalendarOptions options)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        ArgumentNullException.ThrowIfNull(options);
        var dated = statuses.Where(s => s.Duty.Due is not null && s.State != DutyState.NotApplicable).ToList();
        var writer = new ICalendarWriter();
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Text("PRODID", "-//Samsyn//Duties//SV");
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Line("METHOD", "PUBLISH");
        writer.Text("X-WR-CALNAME", options.Name);
        writer.Text("NAME", options.Name);
        writer.Line("X-WR-TIMEZONE", StockholmZone.Id);
        writer.Line("REFRESH-INTERVAL;VALUE=DURATION", DurationOf(options.RefreshEvery));
        writer.Line("X-PUBLISHED-TTL", DurationOf(options.RefreshEvery));
        if (dated.Exists(s => s.Duty.Demand.Time is not null) || options.Meetings.Any(meeting => meeting.Starts is not null)) StockholmZone.Write(writer);
        foreach (var group in dated.GroupBy(s => s.Duty.Demand, ReferenceEqualityComparer.Instance))
        {
            var inOrder = group.OrderBy(s => s.Duty.Due).ToList();
            if (inOrder[0].Duty.Demand.Timing is WeeklyOn weekly && inOrder.Count > 1) WriteSeries(writer, inOrder, weekly, options);
            else inOrder.ForEach(s => WriteEvent(writer, s, options, null));
        }
        foreach (var meeting in options.Meetings) MeetingCalendar.Event(writer, meeting, options.WrittenAt, null, []);
        writer.Line("END", "VCALENDAR");
        return writer.ToString();
    }

    static void WriteSeries(ICalendarWriter writer, List<DutyStatus> statuses, WeeklyOn weekly, DutyCalendarOptions options)
    {
        var onTheirDay = statuses.FindAll(s => s.Duty.MovedFrom is null);
        if (onTheirDay.Count > 0)
        {
            var first = onTheirDay[0].Duty.Due!.Value;
            var last = statuses.Max(s => s.Duty.MovedFrom ?? s.Duty.Due!.Value);
            var held = onTheirDay.Select(s => s.Duty.Due!.Value).ToHashSet();
            var rule = $"FREQ=WEEKLY{(weekly.Interval > 1 ? $";INTERVAL={weekly.Interval};WKST=MO" : "")};BYDAY={string.Join(',', weekly.Days.Distinct().OrderBy(d => ((int)d + 6) % 7).Select(CodeOf))};UNTIL={Until(last, onTheirDay[0].Duty.Demand.Time)}";
            var skipped = Each(first, last).Where(d => weekly.Days.Contains(d.DayOfWeek) && Weeks(first, d) % weekly.Interval == 0 && !held.Contains(d)).ToList();
            WriteEvent(writer, onTheirDay[0], options, (rule, skipped));
        }
        foreach (var moved in statuses.Where(s => s.Duty.MovedFrom is not null)) WriteEvent(writer, moved, options, null);
    }

    static void WriteEvent(ICalendarWriter writer, DutyStatus status, DutyCalendarOptions options, (string Rule, List<DateOnly> Skipped)? series)
    {
        var duty = status.Duty;
        var day = duty.Due!.Value;
        var time = duty.Demand.Time;
        writer.Line("BEGIN", "VEVENT");
        writer.Line("UID", $"{(series is null ? duty.Id : $"series-{duty.Demand.Id}")}@{options.Domain}");
        writer.Line("DTSTAMP", options.WrittenAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        WriteTime(writer, "DTSTART", day, time);
        if (time is { } start)
        {
            var end = day.ToDateTime(start) + options.MeetingLength;
            WriteTime(writer, "DTEND", DateOnly.FromDateTime(end), TimeOnly.FromDateTime(end));
        }
        else WriteTime(writer, "DTEND", day.AddDays(1), null);
        if (series is { } recurring)
        {
            writer.Line("RRULE", recurring.Rule);
            foreach (var skipped in recurring.Skipped) WriteTime(writer, "EXDATE", skipped, time);
        }
        writer.Text("SUMMARY", duty.Title.In(options.Language));
        writer.Text("DESCRIPTION", Description(status, options, series is not null));
        if (duty.Demand.Place is { } place) writer.Text("LOCATION", place);
        writer.Line("CATEGORIES", string.Join(',', Categories(duty, options.Language).Select(ICalendarWriter.Escape)));
        if (options.UrlOf?.Invoke(duty) is { } url) writer.Line("URL", url);
        // A last day is a reminder in the margin of the day, not an occupied day.
        writer.Line("TRANSP", time is null ? "TRANSPARENT" : "OPAQUE");
        writer.Line("END", "VEVENT");
    }

    static string Description(DutyStatus status, DutyCalendarOptions options, bool series)
    {
        var duty = status.Duty;
        var swedish = options.Language == Language.Swedish;
        var clause = duty.Clause.Heading is { } heading ? $"{duty.Clause.Document}, {heading}" : duty.Clause.Document;
        if (duty.Clause.Line > 0) clause += swedish ? $" (rad {duty.Clause.Line})" : $" (line {duty.Clause.Line})";
        List<string> lines = [duty.Rule.In(options.Language), clause];
        if (duty.Body is { } body) lines.Add(body);
        // The reason of the first occurrence says nothing about the series.
        if (!series) lines.Add(status.Reason.In(options.Language));
        if (duty.MovedFrom is { } moved) lines.Add(swedish ? $"Flyttat från {moved:yyyy-MM-dd}, som är helgdag." : $"Moved from {moved:yyyy-MM-dd}, a holiday.");
        return string.Join('\n', lines);
    }

    static IEnumerable<string> Categories(Duty duty, Language language)
    {
        var swedish = language == Language.Swedish;
        yield return "Samsyn";
        yield return duty.Party switch
        {
            DutyParty.Police => swedish ? "Polisen" : "Police",
            DutyParty.City => swedish ? "Kommunen" : "Municipality",
            _ => swedish ? "Båda parter" : "Both parties",
        };
    }

    static void WriteTime(ICalendarWriter writer, string name, DateOnly day, TimeOnly? time)
    {
        var date = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (time is { } clock) writer.Line($"{name};TZID={StockholmZone.Id}", $"{date}T{clock.ToString("HHmmss", CultureInfo.InvariantCulture)}");
        else writer.Line($"{name};VALUE=DATE", date);
    }

    // UNTIL is a date for all-day series and a UTC instant for timed ones.
    static string Until(DateOnly last, TimeOnly? time) => time is { } clock
        ? SwedishTime.At(last, clock).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        : last.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    static IEnumerable<DateOnly> Each(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) yield return day;
    }

    static int Weeks(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber + ((int)from.DayOfWeek + 6) % 7) / 7;

    static string CodeOf(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();

    static string DurationOf(TimeSpan span) => $"PT{Math.Max(1, (int)span.TotalMinutes)}M";
}
