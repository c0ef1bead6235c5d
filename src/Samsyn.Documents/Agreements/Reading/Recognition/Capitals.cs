using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Headings set in capitals are shown as a sentence; abbreviations elsewhere are left as they stood.</summary>
static class Capitals
{
    public static string ToSentence(string text) =>
        HeadingShape.IsCapitals(text) && text.Length >= 5 ? text[0] + text[1..].ToLowerInvariant() : text;
}
