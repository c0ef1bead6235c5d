using System.Globalization;
using System.Text;

namespace Samsyn.Domain.Duties;

public enum Language { Swedish, English }

/// <summary>
/// A sentence as a code with values, so that it can be shown in either language. A value that begins with <c>@</c> is itself a
/// word of the table; <c>#3</c> is "3 gånger", <c>~3</c> "3 dagar"; everything else is shown as it stands (names, dates).
/// </summary>
public sealed record Phrase(string Code, params IReadOnlyList<string> Values)
{
    public string Swedish => In(Language.Swedish);
    public string English => In(Language.English);

    public string In(Language language)
    {
        var text = DutyWords.Of(Code, language);
        for (var i = 0; i < Values.Count; i++)
            text = text.Replace($"{{{i}}}", Word(Values[i], language), StringComparison.Ordinal);
        return text;
    }

    /// <summary>A plain text of the source, the same in both languages.</summary>
    public static Phrase Quote(string text) => new("quote", text);

    public static string Times(int count) => "#" + count.ToString(CultureInfo.InvariantCulture);
    public static string Days(int count) => "~" + count.ToString(CultureInfo.InvariantCulture);
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public bool Equals(Phrase? other) => other is not null && Code == other.Code && Values.SequenceEqual(other.Values);
    public override int GetHashCode() => HashCode.Combine(Code, Values.Count);
    public override string ToString() => Swedish;

    static string Word(string value, Language language) => value.Length < 2 ? value : value[0] switch
    {
        '@' => Words(value[1..], language),
        '#' => Counted(value[1..], language, ("en gång", "gånger"), ("once", "times")),
        '~' => Counted(value[1..], language, ("en dag", "dagar"), ("one day", "days")),
        _ => value,
    };

    static string Counted(string number, Language language, (string One, string Many) sv, (string One, string Many) en)
    {
        var (one, many) = language == Language.Swedish ? sv : en;
        return number == "1" ? one : $"{number} {many}";
    }

    // "@weekday.MO+weekday.FR" is a list of words.
    static string Words(string codes, Language language)
    {
        var parts = codes.Split('+');
        var text = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0) text.Append(i < parts.Length - 1 ? ", " : language == Language.Swedish ? " och " : " and ");
            text.Append(DutyWords.Of(parts[i], language));
        }
        return text.ToString();
    }
}
