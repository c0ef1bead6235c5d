using System.Text;
using System.Xml;

namespace Samsyn.Documents.Writing;

/// <summary>Text from people, made fit for XML: what XML cannot hold is left out, whatever its line ends are.</summary>
static class Clean
{
    public static string Text(string text)
    {
        if (!NeedsWork(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r') clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (XmlConvert.IsXmlChar(c)) clean.Append(c);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c)) clean.Append(c).Append(text[++i]);
        }
        return clean.ToString();
    }

    public static string[] Lines(string text) => Text(text).Split('\n');

    public static string OneLine(string text) => Text(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    static bool NeedsWork(string text)
    {
        foreach (var c in text)
            if (c == '\r' || !XmlConvert.IsXmlChar(c)) return true;
        return false;
    }
}
