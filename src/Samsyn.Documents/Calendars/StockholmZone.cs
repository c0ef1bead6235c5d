namespace Samsyn.Documents.Calendars;

/// <summary>Europe/Stockholm as every client needs it spelled out: the rules since 1996.</summary>
static class StockholmZone
{
    public const string Id = "Europe/Stockholm";

    public static void Write(ICalendarWriter writer)
    {
        writer.Line("BEGIN", "VTIMEZONE");
        writer.Line("TZID", Id);
        Rule(writer, "DAYLIGHT", "19960331T020000", "+0100", "+0200", "CEST", 3);
        Rule(writer, "STANDARD", "19961027T030000", "+0200", "+0100", "CET", 10);
        writer.Line("END", "VTIMEZONE");
    }

    static void Rule(ICalendarWriter writer, string kind, string start, string from, string to, string name, int month)
    {
        writer.Line("BEGIN", kind);
        writer.Line("DTSTART", start);
        writer.Line("TZOFFSETFROM", from);
        writer.Line("TZOFFSETTO", to);
        writer.Line("TZNAME", name);
        writer.Line("RRULE", $"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU");
        writer.Line("END", kind);
    }
}
