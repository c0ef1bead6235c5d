using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>A plan while its rows are read.</summary>
sealed class PlanDraft(string title, string? remark, int line)
{
    const int MostSingly = 3;

    static readonly string[] NotApplicable = ["ej aktuell", "inte aktuell", "ej tillämplig", "inte tillämplig"];
    static readonly string[] Itemised = ["expectedResults", "steeringAssignments"];
    static readonly ReadinessLevel[] Levels = [ReadinessLevel.Normal, ReadinessLevel.Raised, ReadinessLevel.High];

    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    // The contract cannot hold two labels that differ in the case of their letters only.
    readonly Dictionary<string, string> _extra = new(StringComparer.OrdinalIgnoreCase);
    readonly List<(string Text, int Line)> _readiness = [];
    string? _last;
    bool _lastIsExtra;

    public string Title { get; } = title;
    public int FieldCount => _values.Count + (_readiness.Count > 0 ? 1 : 0);
    public bool Has(string field) => _values.ContainsKey(field) || (field == Reading.Labels.Readiness && _lines.ContainsKey(field));
    public bool LastIs(string field) => _last == field && !_lastIsExtra;

    /// <summary>True when the label stood before in the same words, so that its return begins another plan.</summary>
    public bool HadSameLabel(LabelForms label, string raw) =>
        Has(label.Field) && TextKey.Of(_labels.GetValueOrDefault(label.Field, label.Forms[0])) == TextKey.Of(raw);

    public void Set(LabelForms label, string raw, string value, int line)
    {
        _last = label.Field;
        _lastIsExtra = false;
        if (label.Field == Reading.Labels.Resources) return;
        _lines.TryAdd(label.Field, line);
        if (Reading.Labels.Differs(raw, label)) _labels.TryAdd(label.Field, raw);
        if (label.Field == Reading.Labels.Readiness) AddReadiness(value, line);
        else _values[label.Field] = _values.TryGetValue(label.Field, out var known) ? Joined(known, value) : value;
    }

    public void SetExtra(string raw, string value)
    {
        _last = raw;
        _lastIsExtra = true;
        _extra[raw] = _extra.TryGetValue(raw, out var known) ? Joined(known, value) : value;
    }

    /// <summary>A row without label: the next readiness row, or the rest of a cell that a page break cut. Each expected result and assignment in a list keeps its own line.</summary>
    public void Continue(string value, int line, bool isItem = false)
    {
        if (value.Length == 0 || _last is null) return;
        if (_lastIsExtra) _extra[_last] = Joined(_extra[_last], value);
        else if (_last == Reading.Labels.Readiness) AddReadiness(value, line);
        else if (_last != Reading.Labels.Resources) _values[_last] = Joined(_values.GetValueOrDefault(_last, ""), value, isItem && Itemised.Contains(_last) ? '\n' : ' ');
    }

    void AddReadiness(string value, int line)
    {
        if (value.Length > 0) _readiness.Add((value, line));
    }

    static string Joined(string first, string second, char between = ' ') => first.Length == 0 ? second : second.Length == 0 ? first : $"{first}{between}{second}";

    public PlanFact ToFact(FactsDraft draft)
    {
        var plan = Fact();
        var missing = plan.Missing;
        foreach (var field in missing.Where(Has)) draft.Find("empty-field", _lines[field], Title, Reading.Labels.NameOf(field));
        var absent = missing.Where(field => !Has(field)).Select(Reading.Labels.NameOf).ToList();
        if (absent.Count > MostSingly) draft.Find("missing-fields", line, Title, string.Join(", ", absent));
        else foreach (var field in absent) draft.Find("missing-field", line, Title, field);
        var convener = Text("convener");
        if (convener.Length > 0 && IsNotApplicable(convener)) draft.Find("convener-not-applicable", _lines["convener"], Title);
        foreach (var (field, value) in _values) FindDamage(field, value, draft);
        return plan;
    }

    PlanFact Fact() => new()
    {
        Title = Title,
        Remark = remark,
        Line = line,
        Fields = Fields(),
        Labels = _labels,
        FieldLines = _lines,
        ExtraFields = _extra,
        Term = TermReader.Read(Value("term")),
        Readiness = [.. _readiness.Select((row, index) => Readiness(row.Text, row.Line, index))],
    };

    void FindDamage(string field, string value, FactsDraft draft)
    {
        var at = _lines.GetValueOrDefault(field, line);
        if (value.Length is > 0 and < 80 && (value.EndsWith('?') || value.Contains("???", StringComparison.Ordinal) || value.Contains("xx", StringComparison.OrdinalIgnoreCase)))
            draft.Find("unfinished-value", at, value, Reading.Labels.NameOf(field));
        if (Damage.IsCut(value)) draft.Find("sentence-cut", at, Damage.Tail(value));
    }

    string? Value(string field) => _values.GetValueOrDefault(field);
    string Text(string field) => _values.GetValueOrDefault(field, "");

    static bool IsNotApplicable(string text) => Array.Exists(NotApplicable, start => TextKey.Of(text).StartsWith(start, StringComparison.Ordinal));

    static ReadinessFact Readiness(string text, int line, int index) =>
        new() { Level = NamedLevel(text) ?? Levels[Math.Min(index, 2)], Text = text, Cadence = CadenceReader.Read(text), Line = line };

    /// <summary>Templates that print the level or its colour as the row's first word.</summary>
    static ReadinessLevel? NamedLevel(string text)
    {
        var key = TextKey.Of(text.Length > 30 ? text[..30] : text);
        if (key.StartsWith("normal", StringComparison.Ordinal) || key.StartsWith("grön", StringComparison.Ordinal)) return ReadinessLevel.Normal;
        if (key.StartsWith("förhöjd", StringComparison.Ordinal) || key.StartsWith("höjd", StringComparison.Ordinal) || key.StartsWith("gul", StringComparison.Ordinal)) return ReadinessLevel.Raised;
        return key.StartsWith("hög ", StringComparison.Ordinal) || key.StartsWith("högsta", StringComparison.Ordinal) || key.StartsWith("röd", StringComparison.Ordinal) ? ReadinessLevel.High : null;
    }

    PlanFields Fields() => new()
    {
        Definition = Value("definition"),
        Goal = Value("goal"),
        Problem = Value("problem"),
        Challenges = Value("challenges"),
        Message = Value("message"),
        Term = Value("term"),
        CurrentState = Value("currentState"),
        Convener = Value("convener"),
        Administrator = Value("administrator"),
        PoliceFunctions = Value("policeFunctions"),
        PoliceCommitment = Value("policeCommitment"),
        DistrictFunctions = Value("districtFunctions"),
        DistrictCommitment = Value("districtCommitment"),
        OtherParticipants = Value("otherParticipants"),
        Financing = Value("financing"),
        ExpectedResults = Value("expectedResults"),
        SteeringAssignments = Value("steeringAssignments"),
    };
}
