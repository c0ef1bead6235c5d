using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>What is followed up, how, by whom and how often: a table with one object after the other, one with a column each, or running text.</summary>
static class FollowUps
{
    const int MostObjectWords = 5;

    static readonly (string Stem, FollowUpObject Object)[] Objects =
    [
        ("kommunikationsplan", FollowUpObject.CommunicationPlan), ("samverkansorganisation", FollowUpObject.Organisation), ("organisationen", FollowUpObject.Organisation),
        ("lägesbild", FollowUpObject.SituationPicture), ("problembild", FollowUpObject.SituationPicture),
        ("åtgärdsplan", FollowUpObject.ActionPlans), ("handlingsplan", FollowUpObject.ActionPlans), ("aktivitetsplan", FollowUpObject.ActionPlans),
    ];

    static readonly string[] Methods = ["metod", "hur", "tillvägagångssätt", "arbetssätt", "så här följer vi upp"];
    static readonly string[] Responsibles = ["ansvarig", "ansvariga", "ansvar", "vem", "vem ansvarar", "ansvarig funktion"];
    static readonly string[] Frequencies = ["frekvens", "hur ofta", "när", "tidpunkt", "intervall", "tid"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var parts = document.Annexes(AnnexKind.FollowUpPlan).ToList();
        foreach (var part in parts) Plan(part, draft);
        if (draft.FollowUp.Count > 0) return;
        foreach (var section in parts.Count > 0 ? parts.SelectMany(p => p.Sections) : FollowUpSections(document)) Text(section, draft);
    }

    static IEnumerable<Section> FollowUpSections(SegmentedDocument document) =>
        RunningText.RuleSections(document).Where(section => section.Key.Contains("uppfölj", StringComparison.Ordinal));

    static void Plan(Part part, FactsDraft draft)
    {
        var open = new Open(draft);
        var columns = new List<Column>();
        foreach (var block in part.Blocks)
        {
            var cells = block.Cells.Count > 0 ? block.Cells : Labelled(block.Text);
            if (cells.Count > 2 && ColumnsOf(cells) is { Count: > 2 } header) columns = header;
            else if (columns.Count > 0 && cells.Count >= columns.Count && ObjectOf(cells[0]) is { } inRow) AddRow(inRow, cells, columns, block.Line, draft);
            else if (cells.Count > 1 && ColumnOf(cells[0]) is { } column && column != Column.Object) open.Set(column, cells[1]);
            else if (ShortObject(cells.Count > 0 ? cells.FirstOrDefault(c => c.Length > 0) ?? "" : block.Text) is { } next) open.Start(next, block.Line);
        }
        open.Close();
    }

    static FollowUpObject? ShortObject(string text) => text.Split(' ').Length <= MostObjectWords ? ObjectOf(text) : null;

    static FollowUpObject? ObjectOf(string text)
    {
        foreach (var (stem, of) in Objects)
            if (text.Contains(stem, StringComparison.OrdinalIgnoreCase)) return of;
        return null;
    }

    static IReadOnlyList<string> Labelled(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 30 && ColumnOf(text[..colon]) is not null ? [text[..colon], text[(colon + 1)..].Trim()] : [];
    }

    enum Column { Object, Method, Responsible, Frequency }

    static Column? ColumnOf(string cell)
    {
        var key = TextKey.Of(cell);
        if (Methods.Contains(key)) return Column.Method;
        if (Responsibles.Contains(key)) return Column.Responsible;
        if (Frequencies.Contains(key)) return Column.Frequency;
        return key is "objekt" or "område" or "vad" or "vad följs upp" or "uppföljning av" or "uppföljning" ? Column.Object : null;
    }

    static List<Column> ColumnsOf(IReadOnlyList<string> cells)
    {
        var columns = new List<Column>();
        foreach (var cell in cells)
        {
            if (columns.Count == 0 && ColumnOf(cell) is null or Column.Object) columns.Add(Column.Object);
            else if (ColumnOf(cell) is { } column) columns.Add(column);
            else return [];
        }
        return columns;
    }

    static void AddRow(FollowUpObject of, IReadOnlyList<string> cells, List<Column> columns, int line, FactsDraft draft)
    {
        string? Cell(Column column) => columns.IndexOf(column) is >= 0 and var i && i < cells.Count && cells[i].Length > 0 ? cells[i] : null;
        Add(draft, of, Cell(Column.Method), Cell(Column.Responsible), Cell(Column.Frequency), line);
    }

    static void Add(FactsDraft draft, FollowUpObject of, string? method, string? responsible, string? frequency, int line) =>
        draft.FollowUp.Add(new FollowUpFact { Object = of, Method = method, Responsible = responsible, Cadence = frequency is null ? [] : CadenceReader.Read(frequency), Line = line });

    /// <summary>"Åtgärdsplanerna följs upp två gånger per år av samordnarna."</summary>
    static void Text(Section section, FactsDraft draft)
    {
        foreach (var sentence in RunningText.Sentences([section]))
        {
            if (!sentence.HasAny("följs upp", "följas upp", "uppföljning", "utvärderas", "stäms av") || ObjectOf(sentence.Text) is not { } of) continue;
            var cadence = CadenceReader.Find(sentence.Text);
            if (cadence.Count == 0) continue;
            var by = RunningText.After(sentence.Text[Math.Max(0, sentence.Lower.LastIndexOf(" av ", StringComparison.Ordinal))..], " av ")?.TrimEnd('.');
            draft.FollowUp.Add(new FollowUpFact
            {
                Object = of,
                Method = sentence.Text,
                Responsible = by is not null && (BodyWords.NamesFunction(by) || BodyWords.KindOf(TextKey.Of(by)) is not null) ? by : null,
                Cadence = cadence,
                Line = sentence.Line,
            });
        }
    }

    /// <summary>The object whose method, responsible and frequency are being collected.</summary>
    sealed class Open(FactsDraft draft)
    {
        readonly Dictionary<Column, string> _values = [];
        FollowUpObject? _object;
        int _line;

        public void Start(FollowUpObject of, int line)
        {
            Close();
            (_object, _line) = (of, line);
        }

        public void Set(Column column, string value)
        {
            if (value.Length > 0) _values[column] = value;
        }

        public void Close()
        {
            if (_object is { } of && _values.Count > 0)
                Add(draft, of, _values.GetValueOrDefault(Column.Method), _values.GetValueOrDefault(Column.Responsible), _values.GetValueOrDefault(Column.Frequency), _line);
            _object = null;
            _values.Clear();
        }
    }
}
