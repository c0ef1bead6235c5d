using System.Globalization;

namespace Samsyn.Domain.Situations.Indicators;

/// <summary>How long a value is about. A survey year is a year in which people were asked; nothing is known of the years between (SIT-41).</summary>
public enum PeriodKind { Year, HalfYear, Tertial, Quarter, Month, SurveyYear }

/// <summary>A part of a year, counted from 1; 1 for whole years.</summary>
public readonly record struct IndicatorPeriod(PeriodKind Kind, int Year, int Part = 1)
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    public int Parts => Kind switch { PeriodKind.HalfYear => 2, PeriodKind.Tertial => 3, PeriodKind.Quarter => 4, PeriodKind.Month => 12, _ => 1 };

    public DateOnly From => new(Year, 1 + (Part - 1) * (12 / Parts), 1);

    public DateOnly To => From.AddMonths(12 / Parts).AddDays(-1);

    /// <summary>As it is written everywhere: <c>2026</c>, <c>2026-H1</c>, <c>2026-T2</c>, <c>2026-Q3</c>, <c>2026-03</c>.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Year or PeriodKind.SurveyYear => Year.ToString("0000", CultureInfo.InvariantCulture),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Part:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{(Kind == PeriodKind.HalfYear ? 'H' : Kind == PeriodKind.Tertial ? 'T' : 'Q')}{Part}"),
    };

    /// <summary>What to sort by: earlier first, of those that begin together the longest.</summary>
    public (int From, int Parts, int Kind) Order => (From.DayNumber, Parts, (int)Kind);

    /// <summary>
    /// As statistics write it: <c>2026</c>, <c>2026-03</c>, <c>2026M03</c>, <c>202603</c>, <c>mars 2026</c>, <c>2026K1</c>, <c>Q1 2026</c>, <c>T2 2026</c>, <c>H1 2026</c>,
    /// <c>första halvåret 2026</c>. A bare year is of <paramref name="wholeYear"/>.
    /// </summary>
    public static IndicatorPeriod? Read(string? text, PeriodKind wholeYear = PeriodKind.Year)
    {
        var words = (text ?? "").Trim().ToLowerInvariant();
        if (words.Length is < 4 or > 40) return null;
        if (words.EndsWith('*')) words = words[..^1].TrimEnd();
        if (Figures(words) is { } whole) return words.Length switch
        {
            4 => Make(wholeYear, whole, 1),
            6 => Make(PeriodKind.Month, whole / 100, whole % 100),
            8 when DateOnly.TryParseExact(words, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Day == 1 => Make(PeriodKind.Month, day.Year, day.Month),
            _ => null,
        };
        if (words.Length == 10 && DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date.Day == 1 ? Make(PeriodKind.Month, date.Year, date.Month) : null;
        var parts = words.Split([' ', '-', '/', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && words.Length is >= 6 and <= 7 && Figures(words[..4]) is { } joined) return Within(joined, words[4..]);
        if (parts.Length is < 2 or > 3 || Array.FindIndex(parts, part => part.Length == 4 && Figures(part) is not null) is not (>= 0 and var at)) return null;
        return Within(Figures(parts[at])!.Value, string.Join(' ', parts.Where((_, index) => index != at)));
    }

    static IndicatorPeriod? Within(int year, string rest)
    {
        if (Figures(rest) is { } number) return rest.Length <= 2 ? Make(PeriodKind.Month, year, number) : null;
        if (Array.FindIndex(Months, month => rest.StartsWith(month, StringComparison.Ordinal)) is >= 0 and var at && rest.Length >= 3 && !rest.Contains(' ')) return Make(PeriodKind.Month, year, at + 1);
        if (rest is "mars" or "may" or "oct") return Make(PeriodKind.Month, year, rest == "mars" ? 3 : rest == "may" ? 5 : 10);
        var half = rest.Contains("halvår", StringComparison.Ordinal);
        if (half || rest.Contains("tertial", StringComparison.Ordinal) || rest.Contains("kvartal", StringComparison.Ordinal))
        {
            var count = rest.StartsWith("första", StringComparison.Ordinal) ? 1 : rest.StartsWith("andra", StringComparison.Ordinal) ? 2 : rest.StartsWith("tredje", StringComparison.Ordinal) ? 3
                : rest.StartsWith("fjärde", StringComparison.Ordinal) ? 4 : rest.FirstOrDefault(char.IsAsciiDigit) - '0';
            return Make(half ? PeriodKind.HalfYear : rest.Contains("tertial", StringComparison.Ordinal) ? PeriodKind.Tertial : PeriodKind.Quarter, year, count);
        }
        if (rest.Length is not (2 or 3)) return null;
        var (letter, figure) = char.IsAsciiDigit(rest[0]) ? (rest[^1], rest[..^1]) : (rest[0], rest[1..]);
        return Figures(figure) is { } part && letter switch { 'm' => PeriodKind.Month, 'k' or 'q' => PeriodKind.Quarter, 't' => PeriodKind.Tertial, 'h' => PeriodKind.HalfYear, _ => (PeriodKind?)null } is { } kind
            ? Make(kind, year, part) : null;
    }

    static IndicatorPeriod? Make(PeriodKind kind, int year, int part) =>
        year is >= 1750 and <= 2199 && new IndicatorPeriod(kind, year, part) is var made && part >= 1 && part <= made.Parts ? made : null;

    static int? Figures(string text) => text.Length is > 0 and <= 8 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
