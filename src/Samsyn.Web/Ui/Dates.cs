using System.Globalization;
using Samsyn.App;

namespace Samsyn.Web.Ui;

/// <summary>Dates as people say them: “tors 26 nov 2026”, “26–28 nov”, “v. 48”. Own words, since the platform's differ between machines.</summary>
public static class Dates
{
    static readonly string[][] Days = [["sön", "mån", "tis", "ons", "tors", "fre", "lör"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]];
    static readonly string[][] LongDays = [["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"], ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]];
    static readonly string[][] Months =
    [
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ];
    static readonly string[][] LongMonths =
    [
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ];

    public static string Weekday(DayOfWeek day, Language language) => Days[(int)language][(int)day];

    public static string LongWeekday(DayOfWeek day, Language language) => LongDays[(int)language][(int)day];

    public static string Month(int month, Language language) => Months[(int)language][month - 1];

    public static string LongMonth(int month, Language language) => LongMonths[(int)language][month - 1];

    /// <summary>“tors 26 nov 2026”</summary>
    public static string Full(DateOnly date, Language language) => $"{Weekday(date.DayOfWeek, language)} {Short(date, language)} {Year(date)}";

    /// <summary>“tors 26 nov 2026 kl. 14.05”, on the clock in Stockholm.</summary>
    public static string Moment(DateTimeOffset at, Language language) =>
        $"{Full(Clock.DateOf(at), language)} {(language == Language.Swedish ? "kl. " : "at ")}{Clock.Local(at).ToString(language == Language.Swedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>“26 nov”</summary>
    public static string Short(DateOnly date, Language language) => $"{date.Day.ToString(CultureInfo.InvariantCulture)} {Month(date.Month, language)}";

    /// <summary>“26–28 nov 2026”, “26 nov–3 dec 2026”, “28 dec 2026–3 jan 2027”; one day is written in full. Both ends are within.</summary>
    public static string Interval(DateOnly from, DateOnly to, Language language) =>
        from == to ? Full(from, language)
        : from.Year != to.Year ? $"{Short(from, language)} {Year(from)}–{Short(to, language)} {Year(to)}"
        : from.Month != to.Month ? $"{Short(from, language)}–{Short(to, language)} {Year(to)}"
        : $"{from.Day.ToString(CultureInfo.InvariantCulture)}–{Short(to, language)} {Year(to)}";

    /// <summary>The ISO week, as “v. 48”.</summary>
    public static string Week(DateOnly date, Language language) =>
        (language == Language.Swedish ? "v. " : "week ") + WeekNumber(date).ToString(CultureInfo.InvariantCulture);

    public static int WeekNumber(DateOnly date) => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Year(DateOnly date) => date.Year.ToString(CultureInfo.InvariantCulture);
}
