using System.Globalization;
using System.Text.RegularExpressions;
using Samsyn.App;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Ui;

/// <summary>A day as people type it: 2026-11-22, 20261122, 22 nov 2026, sön 22 november 2026, 22/11 2026, 22.11.2026, Nov 22, 2026. The day stands before the month.</summary>
public static partial class TypedDate
{
    [GeneratedRegex(@"^(?:(?!den\s)(?<weekday>\p{L}+)\.?,?\s+)?(?:den\s+)?(?:(?<day>\d{1,2})(?::[ae])?\s*(?:[./]\s*(?<month>\d{1,2})|[.\s]\s*(?<name>\p{L}+)\.?)|(?<name>\p{L}+)\.?\s+(?<day>\d{1,2}),?)\s*[./,\s]\s*(?<year>\d{4})$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Spoken();

    /// <summary>Null when nothing is typed, or no day can be read from it.</summary>
    public static DateOnly? Read(string? text)
    {
        const int LongestDate = 40;
        var typed = text?.Trim() ?? "";
        if (typed.Length > LongestDate) return null;
        if (DateOnly.TryParseExact(typed, ["yyyy-M-d", "yyyyMMdd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var written)) return Sensible(written);
        if (Spoken().Match(typed) is not { Success: true } spoken) return null;
        var month = spoken.Groups["month"] is { Success: true } number ? Number(number) : MonthOf(spoken.Groups["name"].Value);
        var (year, day) = (Number(spoken.Groups["year"]), Number(spoken.Groups["day"]));
        if (month is < 1 or > 12 || year is < 1 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        var date = new DateOnly(year, month, day);
        return spoken.Groups["weekday"] is { Success: true } weekday && !IsWeekday(weekday.Value, date.DayOfWeek) ? null : Sensible(date);
    }

    /// <summary>Something is typed that is no day.</summary>
    public static bool IsWrong(string? text) => !string.IsNullOrWhiteSpace(text) && Read(text) is null;

    /// <summary>How a day may be typed, by the example of today.</summary>
    public static string Hint(ViewContext view) => view["ui.date.hint", Dates.Iso(view.Today), Spoken(view)];

    public static string Wrong(ViewContext view) => view["ui.date.wrong", Dates.Iso(view.Today), Spoken(view)];

    static string Spoken(ViewContext view) => $"{Dates.Short(view.Today, view.Language)} {view.Today.Year.ToString(CultureInfo.InvariantCulture)}";

    static DateOnly? Sensible(DateOnly date) => date.Year is > 1900 and < 9000 ? date : null;

    static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>0 when the word begins no month.</summary>
    static int MonthOf(string word) => word.Length < 3 ? 0 : Enumerable.Range(1, 12).FirstOrDefault(month =>
        Array.Exists(Enum.GetValues<Language>(), language => Begins(Dates.LongMonth(month, language), word)));

    static bool IsWeekday(string word, DayOfWeek day) =>
        word.Length >= 2 && Array.Exists(Enum.GetValues<Language>(), language => Begins(Dates.LongWeekday(day, language), word));

    static bool Begins(string whole, string word) => whole.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (word.Length == 4 && Begins(whole, word[..3]) && word.EndsWith('t'));
}
