using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>An area while its text and activity tables are read.</summary>
sealed class AreaDraft(string title, int line)
{
    readonly List<ActivityDraft> _activities = [];
    string? _goal;
    readonly List<string> _situation = [];

    public string Title { get; } = title;
    public bool HasGoal => _goal is not null;
    public bool HasSituation => _situation.Count > 0;
    public bool HasActivities => _activities.Count > 0;
    public string Situation => string.Join('\n', _situation);

    public void AddGoal(string text) => _goal = _goal is { Length: > 0 } ? $"{_goal} {text}" : text;
    public void AddSituation(string text) => _situation.Add(text);
    public void Add(ActivityDraft activity) => _activities.Add(activity);

    public AreaFact ToFact(IReadOnlyList<AreaDraft> all) => new()
    {
        Title = Title,
        Goal = _goal,
        Situation = _situation.Count > 0 ? Situation : null,
        Activities = [.. _activities.Select(activity => activity.ToFact())],
        RefersTo = HasActivities ? null : Referred(all),
        Line = line,
    };

    /// <summary>"… beskrivs under prioriterat område Unga i risk": the area whose title the situation names.</summary>
    string? Referred(IReadOnlyList<AreaDraft> all) =>
        all.FirstOrDefault(area => area != this && area.Title.Length > 5 && Situation.Contains(area.Title, StringComparison.OrdinalIgnoreCase))?.Title;
}

/// <summary>An activity while its rows are read.</summary>
sealed class ActivityDraft(int line)
{
    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    string? _last;

    public string? NamePrefix { get; init; }

    public void Set(LabelForms label, string raw, string value)
    {
        _last = label.Field;
        if (Labels.Differs(raw, label)) _labels.TryAdd(label.Field, raw);
        SetValue(label.Field, value);
    }

    public void SetValue(string field, string value)
    {
        _last = field;
        _values[field] = _values.TryGetValue(field, out var known) && known.Length > 0 ? $"{known} {value}" : value;
    }

    public void Continue(string value)
    {
        if (_last is not null && value.Length > 0) SetValue(_last, value);
    }

    public ActivityFact ToFact()
    {
        var title = Value("activity") ?? "";
        return new ActivityFact
        {
            Title = NamePrefix is { Length: > 0 } prefix ? title.Length > 0 ? $"{prefix}: {title}" : prefix : title,
            WorkingGroup = Value("workingGroup"),
            Term = TermReader.Read(Value("term")),
            TermText = Value("term"),
            Cadence = Value("cadence") is { } cadence ? CadenceReader.Read(cadence) : [],
            Convener = Value("convener"),
            DistrictContact = Value("districtContact"),
            PoliceContact = Value("policeContact"),
            Others = Value("others"),
            FollowUp = Value("followUp"),
            FollowUpPoints = TermReader.Points(Value("followUp") ?? ""),
            Labels = _labels,
            Line = line,
        };
    }

    string? Value(string field) => _values.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
