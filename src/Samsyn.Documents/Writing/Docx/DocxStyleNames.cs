using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>Which style id stands for what in a document: our own, or the template's of the same name.</summary>
sealed class DocxStyleNames
{
    readonly Dictionary<string, string> _ids;

    DocxStyleNames(Dictionary<string, string> ids) => _ids = ids;

    /// <summary>The document's own id for one of <see cref="DocxStyleSheet.Used"/>.</summary>
    public string this[string own] => _ids[own];

    public static DocxStyleNames Own() => new(DocxStyleSheet.Used.ToDictionary(style => style.Id, style => style.Id, StringComparer.Ordinal));

    /// <summary>Takes the template's style where it has one of the name and adds ours where it has none; its language becomes the paper's.</summary>
    public static DocxStyleNames In(MainDocumentPart main, string language)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>("samsynStyles");
        var styles = part.Styles ??= new Styles();
        var theirs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var style in styles.Elements<Style>())
            if (style.StyleName?.Val?.Value is { } name && style.StyleId?.Value is { } id) theirs.TryAdd(name, id);
        var taken = theirs.Values.ToHashSet(StringComparer.Ordinal);
        var ours = DocxStyleSheet.Create(language);
        // A base our styles lean on may itself go by another id in the template.
        var ids = DocxStyleSheet.Used.ToDictionary(style => style.Id, style => theirs.GetValueOrDefault(style.Name) ?? Free(style.Id, taken), StringComparer.Ordinal);
        foreach (var (own, name) in DocxStyleSheet.Used)
        {
            if (theirs.ContainsKey(name)) continue;
            var copy = (Style)ours.Elements<Style>().Single(style => style.StyleId!.Value == own).CloneNode(deep: true);
            copy.StyleId = ids[own];
            if (copy.BasedOn?.Val?.Value is { } basis) copy.BasedOn.Val = ids.GetValueOrDefault(basis) ?? theirs.GetValueOrDefault("Normal Table") ?? basis;
            if (copy.NextParagraphStyle?.Val?.Value is { } next) copy.NextParagraphStyle.Val = ids[next];
            styles.Append(copy);
        }
        SetLanguage(styles, language);
        return new DocxStyleNames(ids);
    }

    static string Free(string id, HashSet<string> taken)
    {
        var free = id;
        for (var i = 2; !taken.Add(free); i++) free = id + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }

    static void SetLanguage(Styles styles, string language)
    {
        foreach (var stated in styles.Descendants<Languages>()) stated.Val = language;
        styles.DocDefaults ??= new DocDefaults();
        styles.DocDefaults.RunPropertiesDefault ??= new RunPropertiesDefault();
        var defaults = styles.DocDefaults.RunPropertiesDefault.RunPropertiesBaseStyle ??= new RunPropertiesBaseStyle();
        if (defaults.GetFirstChild<Languages>() is null) defaults.Append(new Languages { Val = language });
    }
}
