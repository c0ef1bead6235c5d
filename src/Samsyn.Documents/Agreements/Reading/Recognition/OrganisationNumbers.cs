namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Organisation numbers NNNNNN-NNNN in running text.</summary>
static class OrganisationNumbers
{
    public const int Length = 11;

    public static IEnumerable<int> Positions(string text)
    {
        for (var dash = text.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = text.IndexOf('-', dash + 1))
        {
            var at = dash - 6;
            if (at < 0 || at + Length > text.Length || (at > 0 && char.IsAsciiDigit(text[at - 1])) || (at + Length < text.Length && char.IsAsciiDigit(text[at + Length]))) continue;
            if (Digits(text.AsSpan(at, 6)) && Digits(text.AsSpan(dash + 1, 4)) && !IsPersonal(text.AsSpan(at, 6))) yield return at;
        }
    }

    public static bool IsIn(string text) => text.Contains('-', StringComparison.Ordinal) && Positions(text).Any();

    /// <summary>The last digit checked by the Luhn formula.</summary>
    public static bool HasValidCheckDigit(string number)
    {
        int sum = 0, place = 0;
        foreach (var c in number)
        {
            if (c == '-') continue;
            var product = (c - '0') * (place++ % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    static bool Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A personal identity number has a month in place three and four; an organisation number has at least 20 there.</summary>
    static bool IsPersonal(ReadOnlySpan<char> digits) => digits[2] < '2';
}
