using System.Globalization;

namespace Samsyn.ExampleDocx;

/// <summary>The agreement as blocks. Headings are recognised from the table of contents, so the text needs no markup.</summary>
sealed class AgreementText
{
    const string ContentsTitle = "Innehållsförteckning";
    readonly List<Block> _blocks = [];
    readonly Dictionary<string, List<string>> _headings = [];
    string _annex = "";
    bool _numberedClauses;

    AgreementText() { }

    public string Title => _blocks.OfType<TitleBlock>().First().Text;

    public IReadOnlyList<Block> Blocks => _blocks;

    public static AgreementText Parse(IReadOnlyList<string> lines)
    {
        var text = new AgreementText();
        var groups = Groups(lines);
        for (var i = 0; i < groups.Count; i++) i += text.Add(groups, i);
        return text;
    }

    static List<string[]> Groups(IReadOnlyList<string> lines)
    {
        var groups = new List<string[]>();
        var current = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Trim(' ').Length > 0) current.Add(line);
            else if (current.Count > 0)
            {
                groups.Add([.. current]);
                current.Clear();
            }
        }
        return groups;
    }

    /// <summary>Adds the group at <paramref name="at"/>; returns how many following groups it took with it.</summary>
    int Add(List<string[]> groups, int at)
    {
        var group = groups[at];
        var first = group[0];
        var next = at + 1 < groups.Count ? groups[at + 1] : [];
        if (at == 0) _blocks.Add(new TitleBlock(first));
        else if (at == 1) _blocks.Add(new SubtitleBlock(first));
        else if (first == ContentsTitle)
        {
            _blocks.Add(new HeadingBlock(1, ContentsTitle, InContents: false));
            _blocks.Add(Contents(next));
            return 1;
        }
        else if (Array.TrueForAll(group, l => l.StartsWith("Dnr ", StringComparison.Ordinal))) _blocks.Add(IsUnderAnnexTitle() ? new LinesBlock(group) : new PageHeaderBlock(group));
        else if (group.Length == 1 && IsAnnexLabel(first))
        {
            _annex = first;
            _numberedClauses = false;
            _blocks.Add(new AnnexBlock(first));
            _blocks.Add(new HeadingBlock(1, next[0], InContents: true));
            return 1;
        }
        else if (first.Contains('\t', StringComparison.Ordinal)) _blocks.Add(Table(group));
        else if (Array.TrueForAll(group, IsBullet)) _blocks.Add(new ListBlock(false, [.. group.Select(l => l[2..])]));
        else if (IsNumberedClause(group))
        {
            _numberedClauses = true;
            _blocks.Add(new HeadingBlock(2, first, InContents: false));
        }
        else if (Array.TrueForAll(group, IsNumbered)) _blocks.Add(new ListBlock(true, [.. group.Select(l => l[(l.IndexOf('.', StringComparison.Ordinal) + 2)..])]));
        else if (group.Length == 2 && FollowsSignature()) _blocks.Add(new SignatureBlock(group));
        else if (group.Length > 1) _blocks.Add(new LinesBlock(group));
        else if (HeadingLevel(first) is { } level) _blocks.Add(new HeadingBlock(level, first, ContentsOf(_annex).Contains(first)));
        else _blocks.Add(new ParagraphBlock(first, KeepWithNext: next.Length > 0 && (IsPlaceAndDate(first) || LeadsTo(next[0]))));
        return 0;
    }

    ContentsBlock Contents(string[] lines)
    {
        var entries = new List<ContentsEntry>();
        var annex = "";
        foreach (var line in lines)
        {
            var cells = line.Split('\t');
            var dot = cells[0].IndexOf('.', StringComparison.Ordinal);
            var isAnnex = dot > 0 && IsAnnexLabel(cells[0][..dot]);
            if (isAnnex) annex = cells[0][..dot];
            else ContentsOf(annex).Add(cells[0]);
            entries.Add(new ContentsEntry(isAnnex ? 1 : 2, cells[0], cells[1]));
        }
        return new ContentsBlock(entries);
    }

    List<string> ContentsOf(string annex)
    {
        if (!_headings.TryGetValue(annex, out var titles)) _headings[annex] = titles = [];
        return titles;
    }

    Block Table(string[] group)
    {
        var rows = group.Select(l => l.Split('\t')).ToArray();
        return rows[0].Length == 2 && rows[0][1].Length == 0 ? Form(rows) : new TableBlock(rows);
    }

    FormBlock Form(string[][] rows)
    {
        var title = rows[0][0];
        var isPlan = ContentsOf(_annex).Contains(title);
        var form = new List<FormRow>();
        var level = FormRowKind.Normal;
        for (var i = 1; i < rows.Length; i++)
        {
            var (label, value) = (rows[i][0], rows[i][1]);
            if (label.Length == 0) form.Add(new FormRow(level++, label, value));
            else if (value.Length == 0 && (!isPlan || IsSection(rows, i))) form.Add(new FormRow(FormRowKind.Section, label, value));
            else form.Add(new FormRow(FormRowKind.Field, label, value));
        }
        return new FormBlock(title, form, isPlan);
    }

    // An empty value is a gap to show, unless the row only opens a part of the form.
    static bool IsSection(string[][] rows, int i) => rows[i][0].StartsWith("Resurser/", StringComparison.Ordinal)
        || (i + 1 < rows.Length && rows[i + 1][0].Length == 0);

    int? HeadingLevel(string line)
    {
        if (ContentsOf(_annex).Contains(line)) return 2;
        if (_annex.Length == 0 || line.Length > 60 || !char.IsUpper(line[0]) || line.Any(char.IsDigit)) return null;
        var hasContents = ContentsOf(_annex).Count > 0;
        if (line[^1] == ':') return line.Length <= 30 && !hasContents && !_numberedClauses ? 3 : null;
        if (line[^1] is '.' or ',') return null;
        return hasContents ? 3 : 2;
    }

    // The overarching agreement shows its own diary numbers on the annex page, and then at the top of its own pages.
    bool IsUnderAnnexTitle() => _blocks[^1] is HeadingBlock { Level: 1, InContents: true };

    bool FollowsSignature() => _blocks[^1] is SignatureBlock || (_blocks[^1] is ParagraphBlock { Text: var text } && IsPlaceAndDate(text));

    static bool IsPlaceAndDate(string text) => text.Length < 50 && text.Contains(" den ", StringComparison.Ordinal) && char.IsDigit(text[^1]);

    static bool IsAnnexLabel(string line) => line.StartsWith("Bilaga ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static bool LeadsTo(string next) => IsBullet(next) || IsPlaceAndDate(next) || IsNumbered(next) || next.Contains('\t', StringComparison.Ordinal);

    static bool IsBullet(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    static bool IsNumbered(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits > 0 && line.AsSpan(digits).StartsWith(". ", StringComparison.Ordinal);
    }

    static bool IsNumberedClause(string[] group) => group.Length == 1 && IsNumbered(group[0]) && !group[0].Any(char.IsLower);
}
