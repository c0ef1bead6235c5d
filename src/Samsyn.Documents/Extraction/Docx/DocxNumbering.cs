using System.Globalization;
using System.Text;
using System.Xml;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>Computes the numbers that Word shows before list items and numbered headings but does not store in the text.</summary>
sealed class DocxNumbering
{
    const int Levels = 9;

    readonly Dictionary<int, ListDefinition> _definitions = [];
    readonly Dictionary<int, ListInstance> _instances = [];
    readonly Dictionary<string, int> _definitionOfStyle = new(StringComparer.Ordinal);
    readonly Dictionary<int, int?[]> _counters = [];
    readonly HashSet<int> _restarted = [];

    public void Read(XmlReader reader)
    {
        reader.MoveToContent();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name == "abstractNum") ReadDefinition(r);
            else if (name == "num") ReadInstance(r);
            else r.Skip();
        });
    }

    /// <summary>The mark of the next item (“2.”, “a)”, “-”), or null when the level shows none; counts it either way.</summary>
    public string? Next(int list, int level)
    {
        if (!_instances.TryGetValue(list, out var instance) || DefinitionOf(instance) is not { } definition) return null;
        level = Math.Clamp(level, 0, Levels - 1);
        var shown = instance.Overrides[level] ?? definition.Levels[level];
        if (shown is null) return null;
        if (shown.Format == "bullet") return "-";

        if (!_counters.TryGetValue(instance.Definition, out var counters)) _counters[instance.Definition] = counters = new int?[Levels];
        if (_restarted.Add(list))
        {
            for (var i = 0; i < Levels; i++)
                if (instance.Starts[i] is { } start) counters[i] = start - 1;
        }
        counters[level] = (counters[level] ?? shown.Start - 1) + 1;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            if ((instance.Overrides[deeper] ?? definition.Levels[deeper])?.RestartAfter is not { } restart || restart > level) counters[deeper] = null;
        return Render(shown, definition, instance, counters);
    }

    static string? Render(ListLevel shown, ListDefinition definition, ListInstance instance, int?[] counters)
    {
        var text = new StringBuilder();
        for (var i = 0; i < shown.Text.Length; i++)
        {
            if (shown.Text[i] != '%' || i + 1 >= shown.Text.Length || shown.Text[i + 1] is < '1' or > '9')
            {
                text.Append(shown.Text[i]);
                continue;
            }
            var level = shown.Text[++i] - '1';
            var of = instance.Overrides[level] ?? definition.Levels[level];
            text.Append(Format(counters[level] ?? of?.Start ?? 1, shown.IsLegal ? "decimal" : of?.Format ?? "decimal"));
        }
        var mark = LineCleaner.OneLine(text.ToString());
        return mark.Length == 0 ? null : mark;
    }

    ListDefinition? DefinitionOf(ListInstance instance)
    {
        if (!_definitions.TryGetValue(instance.Definition, out var definition)) return null;
        return definition.StyleLink is { } link && _definitionOfStyle.TryGetValue(link, out var linked) ? _definitions.GetValueOrDefault(linked) : definition;
    }

    static string Format(int number, string format) => format switch
    {
        "lowerLetter" => Letters(number, 'a'),
        "upperLetter" => Letters(number, 'A'),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Word goes a…z, aa, bb, cc.</summary>
    static string Letters(int number, char first) => number is < 1 or > 780
        ? number.ToString(CultureInfo.InvariantCulture)
        : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        ReadOnlySpan<int> values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        string[] signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
        var roman = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
            for (; number >= values[i]; number -= values[i]) roman.Append(signs[i]);
        return roman.ToString();
    }

    void ReadDefinition(XmlReader reader)
    {
        var id = DocxPackage.Number(reader, "abstractNumId") ?? -1;
        var definition = new ListDefinition();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name == "lvl")
            {
                ReadLevel(r, definition.Levels);
                return;
            }
            if (name == "numStyleLink") definition.StyleLink = DocxPackage.Attribute(r, "val");
            else if (name == "styleLink" && DocxPackage.Attribute(r, "val") is { } style) _definitionOfStyle.TryAdd(style, id);
            r.Skip();
        });
        _definitions.TryAdd(id, definition);
    }

    void ReadInstance(XmlReader reader)
    {
        var id = DocxPackage.Number(reader, "numId") ?? -1;
        var instance = new ListInstance();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name == "abstractNumId") instance.Definition = DocxPackage.Number(r, "val") ?? -1;
            if (name != "lvlOverride")
            {
                r.Skip();
                return;
            }
            var level = DocxPackage.Number(r, "ilvl") ?? -1;
            DocxPackage.Children(r, (o, child) =>
            {
                if (child == "lvl")
                {
                    ReadLevel(o, instance.Overrides);
                    return;
                }
                if (child == "startOverride" && level is >= 0 and < Levels) instance.Starts[level] = DocxPackage.Number(o, "val");
                o.Skip();
            });
        });
        _instances.TryAdd(id, instance);
    }

    static void ReadLevel(XmlReader reader, ListLevel?[] levels)
    {
        var index = DocxPackage.Number(reader, "ilvl") ?? -1;
        var level = new ListLevel();
        DocxPackage.Children(reader, (r, name) =>
        {
            switch (name)
            {
                case "start": level.Start = DocxPackage.Number(r, "val") ?? 1; break;
                case "numFmt": level.Format = DocxPackage.Attribute(r, "val") ?? "decimal"; break;
                case "lvlText": level.Text = DocxPackage.Attribute(r, "val") ?? ""; break;
                case "lvlRestart": level.RestartAfter = DocxPackage.Number(r, "val"); break;
                case "isLgl": level.IsLegal = DocxPackage.IsOn(r); break;
            }
            r.Skip();
        });
        if (index is >= 0 and < Levels) levels[index] = level;
    }

    sealed class ListDefinition
    {
        public ListLevel?[] Levels { get; } = new ListLevel?[DocxNumbering.Levels];
        public string? StyleLink { get; set; }
    }

    sealed class ListInstance
    {
        public int Definition { get; set; } = -1;
        public ListLevel?[] Overrides { get; } = new ListLevel?[Levels];
        public int?[] Starts { get; } = new int?[Levels];
    }

    sealed class ListLevel
    {
        public int Start { get; set; } = 1;
        public string Format { get; set; } = "decimal";
        public string Text { get; set; } = "";
        public int? RestartAfter { get; set; }
        public bool IsLegal { get; set; }
    }
}
