using System.Text.RegularExpressions;

namespace Samsyn.Web.Ui;

/// <summary>
/// Where the long words of agreements may break. Browsers have no Swedish hyphenation to count on, and a word broken anywhere is hard to read;
/// what the parts below do not cover breaks as the browser likes.
/// </summary>
static partial class SoftHyphens
{
    const char Soft = '\u00AD';

    [GeneratedRegex(@"\p{L}{16,}", RegexOptions.None, 1000)]
    private static partial Regex LongWords();

    [GeneratedRegex(@"(?<=\p{L}{3})(?=överens|kommelse|förvaltning|områd|förebygg|nämnd|råd|grupp|polis|åtgärd|insats|vandring|möte|läges|bild|plan|uppfölj|redovis|kommunik|avtal|frågor|ansvar|samverk|direktör|samordn|verksamhet|förslag|bestämm|strateg|hantering)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Joints();

    public static string In(string text) => LongWords().Replace(text, word => Joints().Replace(word.Value, Soft.ToString()));
}
