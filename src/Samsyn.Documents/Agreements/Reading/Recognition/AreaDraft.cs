using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>An area while its text and activity tables are read.</summary>
sealed class AreaDraft(string title, int line)
{
    public const string Goal = "goal", SituationField = "situation", ExpectedResults = "expectedResults", SteeringAssignments = "steeringAssignments";

    readonly List<ActivityDraft> _activities = [];
    readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);

    public string Title { get; } = title;
    public bool HasGoal => _texts.ContainsKey(Goal);
    public bool HasSituation => _texts.ContainsKey(SituationField);
    public bool HasActivities => _activities.Count > 0;
    public string Situation => Text(SituationField) ?? "";

    public void Add(string field, string text)
    {
        if (!_texts.TryGetValue(field, out var texts)) _texts[field] = texts = [];
        texts.Add(text);
    }

    public void Add(ActivityDraft activity) => _activities.Add(activity);

    public AreaFact ToFact(IReadOnlyList<AreaDraft> all) => new()
    {
        Title = Title,
        Goal = Text(Goal, " "),
        Situation = Text(SituationField),
        ExpectedResults = Text(ExpectedResults),
        SteeringAssignments = Text(SteeringAssignments),
        Activities = [.. _activities.Select(activity => activity.ToFact())],
        RefersTo = HasActivities ? null : Referred(all),
        Line = line,
    };

    string? Text(string field, string between = "\n") => _texts.TryGetValue(field, out var texts) ? string.Join(between, texts) : null;

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
            Status = Value("status"),
            FollowUpPoints = TermReader.Points(Value("followUp") ?? ""),
            Labels = _labels,
            Line = line,
        };
    }

    string? Value(string field) => _values.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
