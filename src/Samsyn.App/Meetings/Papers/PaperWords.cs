using System.Globalization;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>The words of one paper, in one language.</summary>
sealed record PaperWords(Language Language)
{
    static readonly CultureInfo _swedish = CultureInfo.GetCultureInfo("sv-SE"), _english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>BCP 47, as files want it.</summary>
    public string Tag => Language == Language.Swedish ? "sv-SE" : "en-GB";

    public string this[string key, params IReadOnlyList<object?> args] => Texts.Get(Language, "papers." + key, args);

    public string Of(Enum value) => Texts.Of(value, Language);

    /// <summary>“torsdag 26 november 2026”.</summary>
    public string Day(DateOnly date) => date.ToString("dddd d MMMM yyyy", Language == Language.Swedish ? _swedish : _english);

    /// <summary>“Torsdag 26 november 2026, kl. 13.00–15.00”. A meeting that ends after midnight says only when it ends by the clock.</summary>
    public string Time(DateOnly date, TimeOnly? starts, int minutes)
    {
        var day = Day(date);
        day = char.ToUpper(day[0], CultureInfo.InvariantCulture) + day[1..];
        return starts is { } from ? this["time", day, Clock(from), Clock(from.AddMinutes(minutes))] : day;
    }

    /// <summary>“tors 26 nov”.</summary>
    public string ShortDay(DateOnly date) => date.ToString("ddd d MMM", Language == Language.Swedish ? _swedish : _english).Replace(".", "", StringComparison.Ordinal);

    public string Place(string? place, MeetingForm form) => place is null ? Of(form) : $"{place} ({Of(form).ToLower(CultureInfo.InvariantCulture)})";

    public string Clock(TimeOnly time) => time.ToString(Language == Language.Swedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string? Side(PartySide? side) => side is { } one ? Texts.Get(Language, "duties.party." + one) : null;

    public string ShortMonth(int month) => (Language == Language.Swedish ? _swedish : _english).DateTimeFormat.GetAbbreviatedMonthName(month).TrimEnd('.');
}
