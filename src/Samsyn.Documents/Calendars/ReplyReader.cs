using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Calendars;

/// <summary>Reads answers to invitations (RFC 5546, 3.2.3 and 3.2.7). Forgives how a program writes, never what it leaves out; broken input gives a <see cref="ReplyFault"/>, not an exception.</summary>
public static class ReplyReader
{
    /// <summary>An answer is a few hundred bytes; with a long description some tens of thousands.</summary>
    public const int MostBytes = 256 * 1024;

    const int LongestUid = 255, MostSequence = 1_000_000, LongestAddress = 254;

    /// <summary>Reads one file.</summary>
    /// <param name="bytes">The file as it came, after any transfer encoding.</param>
    /// <param name="encoding">How it is encoded; null is UTF-8, which iCalendar is unless something else is said (RFC 5545, 3.1.4).</param>
    public static ReplyReading Read(ReadOnlySpan<byte> bytes, Encoding? encoding = null)
    {
        if (bytes.Length > MostBytes) return ReplyReading.Of(ReplyFault.TooLarge);
        if (CalendarComponent.Read(bytes, encoding ?? Encoding.UTF8) is not { Name: "VCALENDAR" } calendar) return ReplyReading.Of(ReplyFault.Broken);
        var method = calendar.Only("METHOD")?.Trim().ToUpperInvariant();
        if (method is not ("REPLY" or "COUNTER")) return ReplyReading.Of(ReplyFault.NotAnAnswer);
        var events = calendar.Of("VEVENT").ToList();
        if (events.Count == 0) return ReplyReading.Of(ReplyFault.NoEvent);
        if (events.Count > 1 || events[0].All("RECURRENCE-ID").Count > 0) return ReplyReading.Of(ReplyFault.SeveralEvents);
        return Read(events[0], method == "COUNTER");
    }

    static ReplyReading Read(CalendarComponent answer, bool isCounter)
    {
        if (answer.Only("UID")?.Trim() is not { Length: > 0 and <= LongestUid } uid) return ReplyReading.Of(ReplyFault.NoUid);
        if (Sequence(answer) is not { } sequence) return ReplyReading.Of(ReplyFault.BadSequence);
        if (!DateTimeOffset.TryParseExact(answer.Only("DTSTAMP")?.Trim(), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var stamp))
            return ReplyReading.Of(ReplyFault.BadStamp);
        var attendees = answer.All("ATTENDEE");
        if (attendees.Count > 1) return ReplyReading.Of(ReplyFault.SeveralAttendees);
        if (attendees.Count == 0 || Address(attendees[0]) is not { } address) return ReplyReading.Of(ReplyFault.NoAttendee);
        if (isCounter) return ReplyReading.Of(new CalendarReply(uid, sequence, stamp, address, CalendarAnswer.AnotherTime));
        return attendees[0].Parameter("PARTSTAT")?.Trim().ToUpperInvariant() switch
        {
            "ACCEPTED" => Answered(CalendarAnswer.Accepted),
            "DECLINED" => Answered(CalendarAnswer.Declined),
            "TENTATIVE" => Answered(CalendarAnswer.Tentative),
            "DELEGATED" => ReplyReading.Of(ReplyFault.Delegated),
            _ => ReplyReading.Of(ReplyFault.NoAnswer),
        };

        ReplyReading Answered(CalendarAnswer answered) => ReplyReading.Of(new CalendarReply(uid, sequence, stamp, address, answered));
    }

    /// <summary>Null when it is no number that a calendar program would write.</summary>
    static int? Sequence(CalendarComponent answer) => answer.All("SEQUENCE") switch
    {
        [] => 0,
        [var one] when int.TryParse(one.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostSequence => number,
        _ => null,
    };

    /// <summary>From the address itself, or from the EMAIL parameter (RFC 7986, 6.2) where the address is of another kind.</summary>
    static string? Address(CalendarProperty attendee)
    {
        const string mail = "mailto:";
        var value = attendee.Value.Trim();
        if (value.StartsWith(mail, StringComparison.OrdinalIgnoreCase)) value = Uri.UnescapeDataString(value[mail.Length..].Split('?')[0]);
        else if (attendee.Parameter("EMAIL") is { } stated) value = stated;
        else return null;
        value = value.Trim().ToLowerInvariant();
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == value.LastIndexOf('@') && at < value.Length - 1 && value.Length <= LongestAddress && !value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',') ? value : null;
    }
}
