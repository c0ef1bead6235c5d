namespace Samsyn.Domain.Time;

public enum Holiday
{
    NewYearsDay, Epiphany, GoodFriday, EasterSunday, EasterMonday, MayDay, AscensionDay, WhitSunday, WhitMonday, NationalDay,
    MidsummerDay, AllSaintsDay, ChristmasDay, BoxingDay,
    MidsummerEve, ChristmasEve, NewYearsEve,
}

/// <summary>A public holiday, or one of the three eves that lag (1930:173) equates with one.</summary>
public enum HolidayKind { Public, Eve }

public readonly record struct HolidayDate(DateOnly Date, Holiday Holiday, HolidayKind Kind);

/// <summary>The Swedish public holidays of any year. Years before the act (1990) follow its list too, not the older custom.</summary>
public static class SwedishHolidays
{
    const string Act = "Lag (1989:253) om allmänna helgdagar 1 §";
    const string Eves = "Lag (1930:173) om beräkning av lagstadgad tid 2 §";

    /// <summary>A line of the law: which holiday, how its date is found, and between which years it stands.</summary>
    sealed record Rule(Holiday Holiday, HolidayKind Kind, Func<int, DateOnly> Date, string Source, int FirstYear = 0, int LastYear = 9999);

    static readonly IReadOnlyList<Rule> Rules =
    [
        new(Holiday.NewYearsDay, HolidayKind.Public, y => new(y, 1, 1), Act),
        new(Holiday.Epiphany, HolidayKind.Public, y => new(y, 1, 6), Act),
        new(Holiday.GoodFriday, HolidayKind.Public, y => EasterSunday(y).AddDays(-2), Act),
        new(Holiday.EasterSunday, HolidayKind.Public, EasterSunday, Act),
        new(Holiday.EasterMonday, HolidayKind.Public, y => EasterSunday(y).AddDays(1), Act),
        new(Holiday.MayDay, HolidayKind.Public, y => new(y, 5, 1), Act),
        new(Holiday.AscensionDay, HolidayKind.Public, y => EasterSunday(y).AddDays(39), Act),
        new(Holiday.WhitSunday, HolidayKind.Public, y => EasterSunday(y).AddDays(49), Act),
        new(Holiday.WhitMonday, HolidayKind.Public, y => EasterSunday(y).AddDays(50), "Lag (1989:253) i lydelse före SFS 2004:1320", LastYear: 2004),
        new(Holiday.NationalDay, HolidayKind.Public, y => new(y, 6, 6), "Lag (1989:253) i lydelse enligt SFS 2004:1320", FirstYear: 2005),
        new(Holiday.MidsummerEve, HolidayKind.Eve, y => FirstSaturdayFrom(new(y, 6, 20)).AddDays(-1), Eves),
        new(Holiday.MidsummerDay, HolidayKind.Public, y => FirstSaturdayFrom(new(y, 6, 20)), Act),
        new(Holiday.AllSaintsDay, HolidayKind.Public, y => FirstSaturdayFrom(new(y, 10, 31)), Act),
        new(Holiday.ChristmasEve, HolidayKind.Eve, y => new(y, 12, 24), Eves),
        new(Holiday.ChristmasDay, HolidayKind.Public, y => new(y, 12, 25), Act),
        new(Holiday.BoxingDay, HolidayKind.Public, y => new(y, 12, 26), Act),
        new(Holiday.NewYearsEve, HolidayKind.Eve, y => new(y, 12, 31), Eves),
    ];

    /// <summary>The named holidays and eves of a year in order of date; ordinary Sundays are left out.</summary>
    public static IReadOnlyList<HolidayDate> Of(int year) =>
        [.. Rules.Where(r => r.FirstYear <= year && year <= r.LastYear)
            .Select(r => new HolidayDate(r.Date(year), r.Holiday, r.Kind))
            .OrderBy(h => h.Date)];

    /// <summary>The named holidays and eves of one date; two can meet (1 May 2008 was also Ascension Day).</summary>
    public static IReadOnlyList<Holiday> On(DateOnly date) => [.. Of(date.Year).Where(h => h.Date == date).Select(h => h.Holiday)];

    /// <summary>A day that the act names, every Sunday included.</summary>
    public static bool IsPublicHoliday(DateOnly date) =>
        date.DayOfWeek == DayOfWeek.Sunday || Is(date, HolidayKind.Public);

    /// <summary>Midsummer Eve, Christmas Eve or New Year's Eve.</summary>
    public static bool IsEve(DateOnly date) => Is(date, HolidayKind.Eve);

    /// <summary>Where the rule stands, for a page that shows how a day was counted.</summary>
    public static string SourceOf(Holiday holiday) => Rules.First(r => r.Holiday == holiday).Source;

    static bool Is(DateOnly date, HolidayKind kind)
    {
        foreach (var rule in Rules)
            if (rule.Kind == kind && rule.FirstYear <= date.Year && date.Year <= rule.LastYear && rule.Date(date.Year) == date)
                return true;
        return false;
    }

    static DateOnly FirstSaturdayFrom(DateOnly date) => date.AddDays(((int)DayOfWeek.Saturday - (int)date.DayOfWeek + 7) % 7);

    /// <summary>The Gregorian computus (Meeus, Jones, Butcher).</summary>
    static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
