using System.Globalization;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Duties;

/// <summary>The words of duties in the reader's language.</summary>
public static class Words
{
    internal static CultureInfo Swedish { get; } = CultureInfo.GetCultureInfo("sv-SE");

    public static string Say(this Phrase phrase, Language language) =>
        phrase.In(language == Language.Swedish ? Domain.Duties.Language.Swedish : Domain.Duties.Language.English);
}
