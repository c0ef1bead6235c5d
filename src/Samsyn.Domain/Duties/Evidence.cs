using System.Text;

namespace Samsyn.Domain.Duties;

[Flags]
public enum EvidenceKinds
{
    None = 0,
    MeetingHeld = 1 << 0,
    /// <summary>Explains a gap; never counts.</summary>
    MeetingCancelled = 1 << 1,
    DecisionTaken = 1 << 2,
    AnnexVersionDecided = 1 << 3,
    ConsultationHeld = 1 << 4,
    ExtensionSigned = 1 << 5,
    ReportDelivered = 1 << 6,
    QuestionnaireAnswered = 1 << 7,
    ActivityCompleted = 1 << 8,
    PlanReady = 1 << 9,
    InformationSent = 1 << 10,
    NoticeSent = 1 << 11,
    BaselineRecorded = 1 << 12,
    /// <summary>A follow-up made at a reporting point.</summary>
    FollowUpDone = 1 << 13,
    /// <summary>That a group exists can be the whole follow-up (FUP-14).</summary>
    ExistenceConfirmed = 1 << 14,
    AgreementRevised = 1 << 15,
}

[Flags]
public enum Attendance { None = 0, Police = 1, City = 2, Both = Police | City }

public enum SubjectKind { Agreement, Body, Plan, Activity, FollowUp, Annex, PriorityAreas, Action, Statute, Obligation }

/// <summary>What a duty and its evidence are about. Names are compared without case, punctuation and runs of blanks.</summary>
public readonly record struct DutySubject
{
    DutySubject(SubjectKind kind, string key) => (Kind, Key) = (kind, key);

    public SubjectKind Kind { get; }
    public string Key { get; }

    public static DutySubject Agreement { get; } = new(SubjectKind.Agreement, "");
    public static DutySubject PriorityAreas { get; } = new(SubjectKind.PriorityAreas, "");

    public static DutySubject Body(string name) => new(SubjectKind.Body, Plain(name));
    /// <summary>A forum of a plan; <paramref name="group"/> when the plan has several (a steering group and area groups).</summary>
    public static DutySubject Plan(string title, string? group = null) => new(SubjectKind.Plan, Joined(title, group));
    public static DutySubject Activity(string area, string activity) => new(SubjectKind.Activity, Joined(area, activity));
    public static DutySubject FollowUp(Agreements.Facts.FollowUpObject of) => new(SubjectKind.FollowUp, of.ToString());
    public static DutySubject Annex(Agreements.Facts.AnnexKind kind) => new(SubjectKind.Annex, kind.ToString());
    public static DutySubject Action(string text) => new(SubjectKind.Action, Plain(text));
    public static DutySubject Statute(string rule) => new(SubjectKind.Statute, rule);
    public static DutySubject Obligation(Agreements.Facts.ObligationKind kind) => new(SubjectKind.Obligation, kind.ToString());

    public override string ToString() => Key.Length == 0 ? Kind.ToString() : $"{Kind}:{Key}";

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static DutySubject Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(Enum.Parse<SubjectKind>(text), "") : new(Enum.Parse<SubjectKind>(text[..colon]), text[(colon + 1)..]);
    }

    static string Joined(string first, string? second) => second is null ? Plain(first) : $"{Plain(first)}/{Plain(second)}";

    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}

/// <summary>Something that happened on a date, as somebody recorded it.</summary>
public sealed record Evidence
{
    public required string Id { get; init; }
    public required string AgreementId { get; init; }
    /// <summary>Exactly one kind.</summary>
    public required EvidenceKinds Kind { get; init; }
    public required DutySubject Subject { get; init; }
    /// <summary>The Swedish local date of what happened, not of its recording.</summary>
    public required DateOnly Date { get; init; }
    /// <summary>Which parties took part, where that is recorded.</summary>
    public Attendance Attended { get; init; }
    public string? Place { get; init; }
    public string? Reference { get; init; }
}

/// <summary>What kind of evidence fulfils a demand.</summary>
public sealed record EvidenceNeed(EvidenceKinds Kinds, DutySubject Subject)
{
    /// <summary>Only occurrences where these took part count.</summary>
    public Attendance Attended { get; init; }
    public string? Place { get; init; }
    /// <summary>Two occurrences on one day count once (daily duties).</summary>
    public bool DaysNotOccurrences { get; init; }

    public bool Accepts(Evidence evidence) => (Kinds & evidence.Kind) != EvidenceKinds.None
        && (evidence.Attended & Attended) == Attended
        && (Place is null || string.Equals(Place, evidence.Place, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Evidence by agreement and subject, each list by date: a duty looks only at its own. The order of input does not matter.</summary>
public sealed class EvidenceIndex
{
    readonly Dictionary<(string Agreement, DutySubject Subject), Evidence[]> _lists;

    public EvidenceIndex(IEnumerable<Evidence> evidence)
    {
        var lists = new Dictionary<(string, DutySubject), List<Evidence>>();
        foreach (var each in evidence)
        {
            var key = (each.AgreementId, each.Subject);
            if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
            list.Add(each);
        }
        _lists = lists.ToDictionary(l => l.Key, l => InOrder(l.Value));
    }

    /// <summary>All evidence about a subject, by date and id, each id once.</summary>
    public IReadOnlyList<Evidence> About(string agreementId, DutySubject subject) => Array(agreementId, subject);

    internal Evidence[] Array(string agreementId, DutySubject subject) => _lists.GetValueOrDefault((agreementId, subject)) ?? [];

    static Evidence[] InOrder(List<Evidence> list)
    {
        list.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : string.CompareOrdinal(a.Id, b.Id));
        var seen = new HashSet<string>(list.Count, StringComparer.Ordinal);
        return [.. list.Where(e => seen.Add(e.Id))];
    }
}
