using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsyn.Domain.Notices;

public enum PersonalDataKind { IdentityNumber, EmailAddress, PhoneNumber }

/// <summary>Something in a text that looks like a person's. An identity number is not repeated: only where it begins is shown.</summary>
public sealed record PersonalDataFound(PersonalDataKind Kind, string Shown);

/// <summary>Finds what a text between authorities should not hold (INF-08). Names cannot be found this way; the template asks for none.</summary>
public static partial class PersonalData
{
    const int CoordinationNumber = 60, DigitsOfNumber = 10;

    [GeneratedRegex(@"(?<![\d-])(?<century>19|20)?(?<date>\d{6})(?<sign>[-+–  ]?)(?<end>\d{4})(?![\d-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d/.:-])(?:\+46|0046|0)[\s-]?(?:\(0\)[\s-]?)?\d{1,3}(?:[\s-]?\d{2,4}){2,4}(?![\d/.:])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    public static IReadOnlyList<PersonalDataFound> In(string text)
    {
        List<PersonalDataFound> found = [];
        var rest = Number().Replace(text, match =>
        {
            if (!IsIdentityNumber(match)) return match.Value;
            found.Add(new(PersonalDataKind.IdentityNumber, match.Value[..2] + "…"));
            return " ";
        });
        rest = Email().Replace(rest, match =>
        {
            found.Add(new(PersonalDataKind.EmailAddress, match.Value));
            return " ";
        });
        foreach (Match match in Phone().Matches(rest))
            if (match.Value.Count(char.IsAsciiDigit) is >= 8 and <= 13) found.Add(new(PersonalDataKind.PhoneNumber, match.Value.Trim()));
        return found;
    }

    /// <summary>
    /// A date of birth followed by four figures. Written with a sign or a century it is taken for one even when its check digit is wrong: a slip of the pen still
    /// points at somebody. Ten bare figures may be anything, so there the check digit decides.
    /// </summary>
    static bool IsIdentityNumber(Match match)
    {
        var date = match.Groups["date"].Value;
        var (month, day) = (int.Parse(date[2..4], CultureInfo.InvariantCulture), int.Parse(date[4..], CultureInfo.InvariantCulture));
        if (day > CoordinationNumber) day -= CoordinationNumber;
        if (month is < 1 or > 12 || day is < 1 or > 31) return false;
        return match.Groups["century"].Success || match.Groups["sign"].Length > 0 || CheckDigitHolds(date + match.Groups["end"].Value);
    }

    static bool CheckDigitHolds(string number)
    {
        var sum = 0;
        for (var i = 0; i < DigitsOfNumber; i++)
        {
            var digit = (number[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
