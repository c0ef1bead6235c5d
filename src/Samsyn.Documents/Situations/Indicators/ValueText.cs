using System.Globalization;
using System.Text;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>A number as a statistical table writes it, or the sign that stands in its place.</summary>
/// <param name="Value">Null where a sign stands.</param>
/// <param name="Mark">What the sign means.</param>
/// <param name="Qualifier">What a word before the number says of it (SIT-62).</param>
/// <param name="IsPercent">A per cent sign follows.</param>
public readonly record struct ReadValue(double? Value, ValueMark Mark, Qualifier Qualifier, bool IsPercent);

/// <summary>
/// Numbers with decimal comma or point, a space between thousands, vague words before and a per cent sign after. Signs as official statistics use them: <c>..</c> not available,
/// <c>.</c> not applicable, <c>-</c> and <c>–</c> none (zero where things are counted, otherwise not available), <c>x</c>, <c>*</c> and <c>&lt;5</c> suppressed.
/// </summary>
public static class ValueText
{
    static readonly (string Word, Qualifier Meaning)[] Vague =
    [
        ("cirka", Qualifier.About), ("circa", Qualifier.About), ("ca.", Qualifier.About), ("ca", Qualifier.About), ("c:a", Qualifier.About), ("omkring", Qualifier.About), ("ungefär", Qualifier.About), ("runt", Qualifier.About),
        ("about", Qualifier.About), ("≈", Qualifier.About), ("~", Qualifier.About), ("drygt", Qualifier.JustOver), ("just over", Qualifier.JustOver), ("knappt", Qualifier.JustUnder), ("just under", Qualifier.JustUnder),
        ("nästan", Qualifier.Almost), ("närmare", Qualifier.Almost), ("almost", Qualifier.Almost), ("minst", Qualifier.AtLeast), ("at least", Qualifier.AtLeast), ("över", Qualifier.AtLeast), ("mer än", Qualifier.AtLeast), ("≥", Qualifier.AtLeast),
        ("högst", Qualifier.AtMost), ("at most", Qualifier.AtMost), ("≤", Qualifier.AtMost),
    ];

    static readonly string[] Suppressed = ["x", "*", "**", "..c", "s", "c", "sekretess", "sekretessmarkerad", "skyddad", "döljs", "undertryckt", "suppressed"];

    /// <summary>Null when it is neither a number nor a sign. An empty cell is <see cref="ValueMark.Missing"/>.</summary>
    public static ReadValue? Read(string text, IndicatorMeasure measure)
    {
        var words = text.Trim().Trim('\u00a0');
        if (words.Length == 0 || words is ".." or "..." or "…" or "n/a" or "N/A" or "uppgift saknas") return Sign(ValueMark.Missing);
        if (words == ".") return Sign(ValueMark.NotApplicable);
        if (words is "-" or "–" or "—" or "\u2212") return measure is IndicatorMeasure.Count or IndicatorMeasure.Amount ? new(0, ValueMark.Measured, Qualifier.Exact, IsPercent: false) : Sign(ValueMark.Missing);
        var lower = words.ToLower(CultureInfo.InvariantCulture);
        if (Array.IndexOf(Suppressed, lower) >= 0 || lower.StartsWith('<') || lower.StartsWith("färre än", StringComparison.Ordinal) || lower.StartsWith("mindre än", StringComparison.Ordinal) || lower.StartsWith("fewer than", StringComparison.Ordinal)) return Sign(ValueMark.Suppressed);
        var qualifier = Qualifier.Exact;
        foreach (var (word, meaning) in Vague)
        {
            if (!lower.StartsWith(word, StringComparison.Ordinal) || (char.IsLetter(word[^1]) && lower.Length > word.Length && char.IsLetter(lower[word.Length]))) continue;
            (qualifier, words) = (meaning, words[word.Length..].TrimStart());
            break;
        }
        var percent = words.EndsWith('%') || words.EndsWith("procent", StringComparison.OrdinalIgnoreCase);
        if (percent) words = words[..^(words.EndsWith('%') ? 1 : "procent".Length)].TrimEnd();
        // A note's number or star behind: “31*”, “31 1)”.
        if (words.EndsWith('*')) words = words[..^1].TrimEnd();
        return NumberText.TryDecimal(Encoding.UTF8.GetBytes(words), DecimalSign.PointOrComma, out var value) && double.IsFinite(value) ? new(value, ValueMark.Measured, qualifier, percent) : null;
    }

    static ReadValue Sign(ValueMark mark) => new(null, mark, Qualifier.Exact, IsPercent: false);
}
