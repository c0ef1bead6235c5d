using System.Xml;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>What a paragraph says about its look, as far as it decides lines: style, list, heading, space around.</summary>
sealed record ParagraphLook
{
    public string? Style { get; set; }
    public string? BasedOn { get; set; }
    public int? List { get; set; }
    public int? Level { get; set; }
    public int? Outline { get; set; }
    public int? Before { get; set; }
    public int? After { get; set; }
    public bool? Contextual { get; set; }
    public bool IsTitle { get; set; }

    public bool IsHeading => IsTitle || Outline is >= 0 and < 9;

    /// <summary>Reads one child of <c>w:pPr</c>; false when it is none of ours and has not been consumed.</summary>
    public bool Take(XmlReader r, string name)
    {
        switch (name)
        {
            case "pStyle": Style = DocxPackage.Attribute(r, "val"); break;
            case "outlineLvl": Outline = DocxPackage.Number(r, "val"); break;
            case "contextualSpacing": Contextual = DocxPackage.IsOn(r); break;
            case "spacing":
                Before = DocxPackage.IsAuto(r, "beforeAutospacing") ? 280 : DocxPackage.Number(r, "before") ?? Before;
                After = DocxPackage.IsAuto(r, "afterAutospacing") ? 280 : DocxPackage.Number(r, "after") ?? After;
                break;
            case "numPr":
                DocxPackage.Children(r, (c, child) =>
                {
                    if (child == "ilvl") Level = DocxPackage.Number(c, "val");
                    else if (child == "numId") List = DocxPackage.Number(c, "val");
                    c.Skip();
                });
                return true;
            default: return false;
        }
        r.Skip();
        return true;
    }

    /// <summary>This look where it says something, otherwise the other's.</summary>
    public ParagraphLook Over(ParagraphLook other) => this with
    {
        List = List ?? other.List, Level = Level ?? other.Level, Outline = Outline ?? other.Outline,
        Before = Before ?? other.Before, After = After ?? other.After, Contextual = Contextual ?? other.Contextual, IsTitle = IsTitle || other.IsTitle,
    };
}

/// <summary>The paragraph styles of a document with their inheritance resolved.</summary>
sealed class DocxStyles
{
    const int LongestInheritance = 32;

    readonly Dictionary<string, ParagraphLook> _styles = new(StringComparer.Ordinal);
    readonly Dictionary<string, ParagraphLook> _resolved = new(StringComparer.Ordinal);
    ParagraphLook _defaults = new();
    string? _normal;

    public void Read(XmlReader reader)
    {
        reader.MoveToContent();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name == "docDefaults") ReadDefaults(r);
            else if (name == "style") ReadStyle(r);
            else r.Skip();
        });
    }

    public ParagraphLook Resolve(ParagraphLook own)
    {
        var style = own.Style ?? _normal;
        return own.Over(style is null ? _defaults : OfStyle(style));
    }

    ParagraphLook OfStyle(string id)
    {
        if (_resolved.TryGetValue(id, out var known)) return known;
        var look = new ParagraphLook();
        var next = id;
        for (var i = 0; i < LongestInheritance && next is not null && _styles.TryGetValue(next, out var style); i++)
        {
            look = look.Over(style);
            next = style.BasedOn;
        }
        return _resolved[id] = look.Over(_defaults);
    }

    void ReadDefaults(XmlReader reader) => DocxPackage.Children(reader, (r, name) =>
    {
        if (name != "pPrDefault") r.Skip();
        else DocxPackage.Children(r, (p, _) => _defaults = Properties(p, new ParagraphLook()));
    });

    void ReadStyle(XmlReader reader)
    {
        var look = new ParagraphLook();
        var id = DocxPackage.Attribute(reader, "styleId");
        var isDefault = DocxPackage.Attribute(reader, "type") == "paragraph" && DocxPackage.Attribute(reader, "default") is "1" or "true" or "on";
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name == "pPr")
            {
                Properties(r, look);
                return;
            }
            if (name == "basedOn") look.BasedOn = DocxPackage.Attribute(r, "val");
            else if (name == "name") Name(look, DocxPackage.Attribute(r, "val") ?? "");
            r.Skip();
        });
        if (id is null) return;
        if (isDefault) _normal ??= id;
        _styles.TryAdd(id, look);
    }

    static void Name(ParagraphLook look, string name)
    {
        look.IsTitle = name.Equals("Title", StringComparison.OrdinalIgnoreCase) || name.Equals("Subtitle", StringComparison.OrdinalIgnoreCase);
        if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length == 9 && char.IsAsciiDigit(name[8])) look.Outline ??= name[8] - '1';
    }

    static ParagraphLook Properties(XmlReader reader, ParagraphLook look)
    {
        DocxPackage.Children(reader, (r, name) =>
        {
            if (!look.Take(r, name)) r.Skip();
        });
        return look;
    }
}
