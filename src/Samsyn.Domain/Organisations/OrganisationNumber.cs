using System.Diagnostics.CodeAnalysis;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public sealed record OrganisationNumberInvalid(string Number) : Refusal
{
    public override string Field => "organisationNumber";
}

/// <summary>NNNNNN-NNNN with a valid check digit. Not unique per party: district administrations use their municipality's (AGR-06, AGR-07).</summary>
public readonly record struct OrganisationNumber
{
    readonly string? _text;

    OrganisationNumber(string text) => _text = text;

    public static Outcome<OrganisationNumber> Parse(string text) =>
        TryParse(text, out var number) ? number : new OrganisationNumberInvalid(text);

    /// <summary>Blanks around and any kind of hyphen are accepted; the digits must be ten and pass the check.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganisationNumber number)
    {
        number = default;
        if (text is null) return false;
        var trimmed = text.Trim();
        if (trimmed.Length == 11 && "-\u2010\u2011\u2013\u2212".Contains(trimmed[6])) trimmed = trimmed.Remove(6, 1);
        if (trimmed.Length != 10 || !trimmed.All(char.IsAsciiDigit) || !PassesLuhn(trimmed)) return false;
        number = new($"{trimmed[..6]}-{trimmed[6..]}");
        return true;
    }

    public override string ToString() => _text ?? "";

    static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var doubled = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
