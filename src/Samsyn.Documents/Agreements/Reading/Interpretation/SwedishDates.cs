using System.Diagnostics.CodeAnalysis;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>A date found in a text, with the offsets where it stands.</summary>
readonly record struct FoundDate(DateOnly Date, int Start, int End);

/// <summary>Dates and periods in the forms that Swedish documents use. An impossible date (2023-13-01) is no date.</summary>
static class SwedishDates
{
    const int FirstYear = 1900;
    const int LastYear = 2199;

    static readonly string[] MonthNames =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    static readonly string[] EnglishMonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>1–12 for a month's name or abbreviation ("jan", "sept"), otherwise null.</summary>
    public static int? Month(string word)
    {
        if (word.Length < 3) return null;
        for (var i = 0; i < MonthNames.Length; i++)
            if (MonthNames[i] == word || EnglishMonthNames[i] == word || (word.Length <= 4 && MonthNames[i].StartsWith(word, StringComparison.Ordinal))) return i + 1;
        return null;
    }

    public static Season? SeasonOf(string word) => word switch
    {
        "vår" or "våren" or "vårens" or "vårar" or "vårterminen" or "vårtermin" or "vt" => Season.Spring,
        "sommar" or "sommaren" or "sommarens" => Season.Summer,
        "höst" or "hösten" or "höstens" or "höstterminen" or "hösttermin" or "ht" => Season.Autumn,
        "vinter" or "vintern" or "vinterns" => Season.Winter,
        _ => null,
    };

    /// <summary>A year as a token of its own.</summary>
    public static int? Year(Token token) =>
        token is { Kind: TokenKind.Number, Number: >= FirstYear and <= LastYear, Word.Length: 4 } ? token.Number : null;

    /// <summary>The first date of a text, or null.</summary>
    public static DateOnly? First(string text) => All(text) is [var found, ..] ? found.Date : null;

    /// <summary>Every date of a text in order.</summary>
    public static IReadOnlyList<FoundDate> All(string text)
    {
        if (!HasDigit(text)) return [];
        var words = Words.Of(text);
        var found = new List<FoundDate>();
        for (var i = 0; i < words.Count;)
        {
            if (!TryAt(words, i, out var date, out var length)) { i++; continue; }
            found.Add(new FoundDate(date, words[i].Start, words[i + length - 1].End));
            i += length;
        }
        return found;
    }

    /// <summary>"2017-01-01 – 2018-12-31", "1 januari–31 december 2024", "från och med … till och med …", "2017–2018", "mars–maj 2024", "läsåret 2024/2025".</summary>
    public static Period? FirstPeriod(string text)
    {
        if (!HasDigit(text)) return null;
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
            if (TryPeriodAt(words, i, out var period, out _)) return period;
        return null;
    }

    /// <summary>No date and no period is without one; most texts are spared being cut into words.</summary>
    static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    public static bool TryPeriodAt(Words words, int at, [NotNullWhen(true)] out Period? period, out int length)
    {
        length = 0;
        period = null;
        if (TryAt(words, at, out var from, out var used) && Joint(words, at + used, out var joint) && TryAt(words, at + used + joint, out var to, out var last))
            return Take(from, to, used + joint + last, out period, out length);
        if (TryShortStart(words, at, out period, out length)) return true;
        return TryYears(words, at, out period, out length);
    }

    /// <summary>A start that borrows its year, or its month, from the end: "1 januari–31 december 2024", "mars–maj 2024".</summary>
    static bool TryShortStart(Words words, int at, [NotNullWhen(true)] out Period? period, out int length)
    {
        period = null;
        length = 0;
        var day = words[at].Kind == TokenKind.Number ? words[at].Number : 0;
        var next = day > 0 ? at + 1 : at;
        var month = words[next].Kind == TokenKind.Word ? Month(words[next].Word) : null;
        if (month is not null) next++;
        if ((day == 0 && month is null) || !Joint(words, next, out var joint)) return false;
        next += joint;
        if (day == 0)
        {
            if (words[next].Kind != TokenKind.Word || Month(words[next].Word) is not { } lastMonth || Year(words[next + 1]) is not { } year) return false;
            return Take(new DateOnly(year, month!.Value, 1), LastOf(year, lastMonth), next + 2 - at, out period, out length);
        }
        return TryAt(words, next, out var to, out var used)
            && TryDate(to.Year, month ?? to.Month, day, out var from)
            && Take(from, to, next + used - at, out period, out length);
    }

    /// <summary>"2017–2018", "2017 till 2018" are whole calendar years; "läsåret 2024/2025" runs from August to June.</summary>
    static bool TryYears(Words words, int at, [NotNullWhen(true)] out Period? period, out int length)
    {
        period = null;
        length = 0;
        if (Year(words[at]) is not { } first) return false;
        var school = words[at - 1].Is("läsåret", "läsår", "skolåret");
        var joint = 1;
        if (!(words[at + 1].Is("/") || Joint(words, at + 1, out joint))) return false;
        var end = words[at + 1 + joint];
        var last = Year(end) ?? (end is { Kind: TokenKind.Number, Word.Length: 2 } && (school || words[at + 1].Is("/")) ? first / 100 * 100 + end.Number : null);
        if (last is not { } year || year < first) return false;
        if (words[at + 2 + joint].IsDash && words[at + 1 + joint].Touches(words[at + 2 + joint])) return false;
        return school
            ? Take(new DateOnly(first, 8, 1), new DateOnly(year, 6, 30), joint + 2, out period, out length)
            : Take(new DateOnly(first, 1, 1), new DateOnly(year, 12, 31), joint + 2, out period, out length);
    }

    static bool Take(DateOnly from, DateOnly to, int used, [NotNullWhen(true)] out Period? period, out int length)
    {
        period = to < from ? null : new Period(from, to);
        length = used;
        return period is not null;
    }

    /// <summary>What stands between the two ends of a period.</summary>
    static bool Joint(Words words, int at, out int length)
    {
        length = 1;
        if (words[at].Is(",")) return Joint(words, at + 1, out length) && ++length > 0;
        if (words[at].IsDash || words[at].Is("tom")) return true;
        if (words[at].Is("och") && words[at + 1].Is("till")) return Joint(words, at + 1, out length) && ++length > 0;
        if (words[at].Is("t") && words[at + 1].Is("o") && words[at + 2].Is("m")) { length = 3; return true; }
        if (!words[at].Is("till")) return false;
        if (words[at + 1].Is("och") && words[at + 2].Is("med")) length = 3;
        return true;
    }

    /// <summary>A date at a token: 2017-01-01, 2015.05.19, 20170101, 19/5 2015, den 19 maj 2015.</summary>
    public static bool TryAt(Words words, int at, out DateOnly date, out int length)
    {
        if (words[at].Is("den") && TryAt(words, at + 1, out date, out length)) { length++; return true; }
        var (a, b, c) = (words[at], words[at + 1], words[at + 2]);
        length = 0;
        date = default;
        if (a.Kind != TokenKind.Number) return false;
        if (a.Word.Length == 8)
        {
            length = 1;
            return TryDate(a.Number / 10000, a.Number / 100 % 100, a.Number % 100, out date);
        }
        if (Year(a) is { } year)
        {
            length = 5;
            var sameSign = (b.IsDash && words[at + 3].IsDash) || (b.Is(".", "/") && words[at + 3].Is(b.Word));
            return sameSign && a.Touches(b) && b.Touches(c) && c.Touches(words[at + 3]) && words[at + 3].Touches(words[at + 4])
                && c.Kind == TokenKind.Number && words[at + 4].Kind == TokenKind.Number
                && TryDate(year, c.Number, words[at + 4].Number, out date);
        }
        if (b.Kind == TokenKind.Word && Month(b.Word) is { } month)
        {
            var dotted = words[at + 2].Is(".") || words[at + 2].Is(",") ? 1 : 0;
            length = 3 + dotted;
            return Year(words[at + 2 + dotted]) is { } y && TryDate(y, month, a.Number, out date);
        }
        if (!b.Is("/", ".") || c.Kind != TokenKind.Number || !a.Touches(b) || !b.Touches(c)) return false;
        var mid = words[at + 3].Is("-", ".", "/") ? 1 : 0;
        length = 4 + mid;
        return Year(words[at + 3 + mid]) is { } yearLast && TryDate(yearLast, c.Number, a.Number, out date);
    }

    public static DateOnly LastOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }
}
