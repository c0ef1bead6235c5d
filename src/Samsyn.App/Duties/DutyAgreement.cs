using System.Collections.Concurrent;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>An agreement parsed for its duties. Never changes, so it is kept from request to request.</summary>
sealed class ParsedAgreement
{
    const int Kept = 24;
    readonly ConcurrentDictionary<Period, IReadOnlyList<Duty>> _duties = [];
    readonly IReadOnlyList<string> _lines;
    readonly IReadOnlyList<IReadOnlyList<string>> _laterTexts;
    readonly Dictionary<string, string> _plans = [], _bodies = [];

    public ParsedAgreement(Agreement agreement, Agreement? parent, DutySettings settings, IReadOnlyList<ReadinessChange> readiness)
    {
        (Id, Number, Title, Version) = (agreement.Id, agreement.Number, agreement.Title, agreement.Version);
        Source = SourceMaking.Of(agreement, parent, settings, readiness);
        OwnEvidence = [.. AgreementEvidence.Of(agreement)];
        _lines = agreement.Text.Lines;
        _laterTexts = [.. SourceMaking.LaterVersions(agreement).Select(version => version.Text.Lines)];
        LaterAnnexes = [.. SourceMaking.LaterVersions(agreement).Select(version => agreement.Annexes.First(annex => annex.Versions.Contains(version)).Number)];
        foreach (var facts in Source?.Versions.Select(version => version.Facts) ?? [])
        {
            foreach (var plan in facts.Plans) _plans.TryAdd(DutySubject.Plan(plan.Title).Key, plan.Title);
            foreach (var area in facts.Areas) _plans.TryAdd(DutySubject.Plan(area.Title).Key, area.Title);
            foreach (var body in facts.Bodies) _bodies.TryAdd(DutySubject.Body(body.Name).Key, body.Name);
        }
    }

    public AgreementId Id { get; }
    public string Number { get; }
    public string Title { get; }
    public int Version { get; }
    /// <summary>Null for a draft.</summary>
    public DutySource? Source { get; }
    public IReadOnlyList<Evidence> OwnEvidence { get; }
    /// <summary>The annex number of each later version, by place.</summary>
    public IReadOnlyList<int> LaterAnnexes { get; }

    public IReadOnlyList<Duty> Duties(Period horizon)
    {
        if (Source is null) return [];
        if (_duties.TryGetValue(horizon, out var known)) return known;
        if (_duties.Count >= Kept) _duties.Clear();
        return _duties[horizon] = DutyDerivation.Derive(Source, horizon);
    }

    /// <summary>The plan or area that a duty belongs to, by its title.</summary>
    public string? PlanOf(Duty duty) => duty.Demand.Needs.Subject.Kind is SubjectKind.Plan or SubjectKind.Activity ? NameOf(duty.Demand.Needs.Subject) : null;

    /// <summary>The forum, plan or area by the name that the text gives it; null for what is none of these.</summary>
    public string? NameOf(DutySubject subject) => subject.Kind switch
    {
        SubjectKind.Plan or SubjectKind.Activity => _plans.GetValueOrDefault(subject.Key.Split('/')[0]),
        SubjectKind.Body => _bodies.GetValueOrDefault(subject.Key),
        _ => null,
    };

    /// <summary>The line as the reader counts it, and the annex whose later version holds it (null: the agreement's own text).</summary>
    public (int Line, int? Annex) PlaceOf(DutyClause clause) => Math.DivRem(clause.Line, SourceMaking.VersionStep) switch
    {
        (0, var line) => (line, null),
        var (place, line) => (line, LaterAnnexes[place - 1]),
    };

    /// <summary>The very words. A short heading is followed by what stands under it.</summary>
    public string? WordsOf(DutyClause clause)
    {
        const int LongestHeading = 50, AtMost = 600;
        var (place, line) = Math.DivRem(clause.Line, SourceMaking.VersionStep);
        var text = place == 0 ? _lines : _laterTexts[place - 1];
        if (line < 1 || line > text.Count) return null;
        var words = Plain(text[line - 1]);
        // A row of a table, or a line with a date or a number, stands for itself.
        var isHeading = words.Length is > 0 and < LongestHeading && !words.Any(char.IsDigit) && !IsRow(text[line - 1]);
        if (isHeading && line < text.Count && text[line].Trim().Length > 0 && !IsRow(text[line])) words += ": " + Plain(text[line]);
        return words.Length == 0 ? null : words.Length <= AtMost ? words : words[..words.LastIndexOf(' ', AtMost)] + " …";
    }

    static bool IsRow(string line) => line.Contains('\t', StringComparison.Ordinal);

    static string Plain(string line) => string.Join(" – ", line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>An agreement's duties with the evidence on record. Never changes; what is evaluated once is kept.</summary>
public sealed class DutyAgreement
{
    const int Kept = 16;
    readonly ConcurrentDictionary<(DateOnly AsOf, Period Horizon), IReadOnlyList<DutyStatus>> _statuses = [];

    internal DutyAgreement(ParsedAgreement parsed, IReadOnlyList<Evidence> recorded)
    {
        Parsed = parsed;
        All = [.. parsed.OwnEvidence, .. recorded];
        Index = new(All);
        ById = All.DistinctBy(evidence => evidence.Id).ToDictionary(evidence => evidence.Id, StringComparer.Ordinal);
    }

    internal ParsedAgreement Parsed { get; }
    internal IReadOnlyList<Evidence> All { get; }
    internal EvidenceIndex Index { get; }
    internal IReadOnlyDictionary<string, Evidence> ById { get; }

    public AgreementId Id => Parsed.Id;
    public string Number => Parsed.Number;
    public string Title => Parsed.Title;
    /// <summary>Of the agreement as stored; a form that changes the agreement carries it.</summary>
    public int Version => Parsed.Version;

    internal IReadOnlyList<DutyStatus> On(DateOnly asOf, Period horizon)
    {
        if (_statuses.TryGetValue((asOf, horizon), out var known)) return known;
        if (_statuses.Count >= Kept) _statuses.Clear();
        return _statuses[(asOf, horizon)] = DutyEvaluation.Evaluate(Parsed.Duties(horizon), Index, asOf);
    }
}
