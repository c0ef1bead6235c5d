using System.Text.RegularExpressions;

namespace Samsyn.Domain.Kernel;

/// <summary>A Swedish personal identity number or co-ordination number in a text; the line counts from 1.</summary>
public readonly record struct FoundPersonalNumber(int Start, int Length, int Line, string Masked);

/// <summary>
/// Personnummer and samordningsnummer: YYMMDD-NNNC, with or without century and separators, the day raised by 60 for the latter, and C the
/// check digit by the formula of Luhn (folkbokföringslagen 1991:481, 18 and 18 a §§). Numbers whose check digit is wrong are none.
/// </summary>
public static partial class PersonalNumbers
{
    [GeneratedRegex(@"(?<!\d)(?:1[89]|20)?(?<year>\d\d)[-– ]?(?<month>0[1-9]|1[0-2])[-– ]?(?<day>[0-3]\d|[6-9]\d)(?:\s?[-+–−‑]\s?|\s)?(?<last>\d{4})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shaped();

    public static IEnumerable<FoundPersonalNumber> In(string text) =>
        from match in Shaped().Matches(text)
        where IsDay(match.Groups["month"].Value, match.Groups["day"].Value)
            && HasCheckDigit(match.Groups["year"].Value + match.Groups["month"].Value + match.Groups["day"].Value + match.Groups["last"].Value)
        select new FoundPersonalNumber(match.Index, match.Length, 1 + text.AsSpan(0, match.Index).Count('\n'), $"{match.Groups["year"].Value}{match.Groups["month"].Value}{match.Groups["day"].Value}-****");

    /// <summary>The longest that the month ever is: in which century it was is not always written.</summary>
    static bool IsDay(string month, string day) => Number(day) is var number && (number > 60 ? number - 60 : number) is var real && real >= 1 && real <= DateTime.DaysInMonth(2000, Number(month));

    static bool HasCheckDigit(string digits) => digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(product => product > 9 ? product - 9 : product) % 10 == 0;

    static int Number(string digits) => (digits[0] - '0') * 10 + digits[1] - '0';
}

/// <summary>What is written for many to read names nobody by number (MTG-16). Says on which line, and never repeats the whole number.</summary>
public sealed record PersonalNumberInText(string Where, int Line, string Masked) : Refusal
{
    public override string Field => Where;

    /// <summary>The first one in a text; null when there is none.</summary>
    public static PersonalNumberInText? In(string field, string? text) =>
        PersonalNumbers.In(text ?? "").Select(found => new PersonalNumberInText(field, found.Line, found.Masked)).FirstOrDefault();
}
