using System.Text.RegularExpressions;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>What a page carries besides its text: page numbers and dotted leaders.</summary>
static partial class PageFurniture
{
    /// <summary>“7”, “- 7 -”, “Sida 7”, “Sid 7 (40)”, “7/40”, “Page 7 of 40”, “iv”.</summary>
    public static bool IsPageNumber(string line) => line.Length is > 0 and <= 24 && PageNumber().IsMatch(line);

    /// <summary>A run of dots before a page number says the same as a tab.</summary>
    public static string WithoutLeader(string line) => line.Contains("....", StringComparison.Ordinal) || line.Contains(". . .", StringComparison.Ordinal) || line.Contains('…')
        ? Leader().Replace(line, "\t${page}")
        : line;

    [GeneratedRegex(@"^[-–—\s]*(?:(?:sida|sid\.?|s\.|page|p\.)\s*)?\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|(?:/|av|of)\s*\d{1,4}))?[-–—\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"[ \t]*(?:\.{4,}|(?:\. ){3,}\.?|…{2,})[ \t.]*(?<page>\d{1,4}(?:\s*[-–]\s*\d{0,4})?)\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Leader();
}
