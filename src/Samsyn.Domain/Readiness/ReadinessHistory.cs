using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Readiness;

/// <summary>A level of an area or a forum, from an instant to the next change.</summary>
public sealed record ReadinessSpell(ReadinessChange Change, DateTimeOffset? Until)
{
    public ReadinessLevel Level => Change.Level!.Value;

    /// <summary>The planned day of review or return has passed, and it still applies.</summary>
    public bool IsOverdueOn(DateOnly day) => Until is null && Level != ReadinessLevel.Normal && (day > Change.ReturnOn || day > Change.ReviewOn);
}

/// <summary>
/// The readiness of one agreement's area through time: an append-only history that levels, periods and timelines are read from. A forum can be raised above the area,
/// never held below it.
/// </summary>
public sealed class ReadinessHistory
{
    /// <summary>Readiness answers to what happens; what is known longer beforehand is planned for, not raised for.</summary>
    public const int DaysAhead = 30;

    readonly AgreementId _agreement;
    readonly Period _life;
    readonly List<ReadinessChange> _lines;

    /// <param name="agreement">The agreement whose area it is.</param>
    /// <param name="life">When the agreement binds.</param>
    /// <param name="lines">Every line on record, in any order.</param>
    public ReadinessHistory(AgreementId agreement, Period life, IEnumerable<ReadinessChange> lines) =>
        (_agreement, _life, _lines) = (agreement, life, [.. lines.OrderBy(line => line.Number)]);

    /// <summary>Every line as it was recorded, corrected ones too.</summary>
    public IReadOnlyList<ReadinessChange> Lines => _lines;

    /// <summary>Tells one history from another: the number of lines only grows.</summary>
    public int Version => _lines.Count;

    /// <summary>The lines that count, by when they began: each correction in the place of what it corrects.</summary>
    public IReadOnlyList<ReadinessChange> Standing => StandingOf(_lines);

    /// <summary>The area (null) and each forum that was ever raised alone.</summary>
    public IReadOnlyList<DutySubject?> Scopes => [null, .. Standing.Select(line => line.Forum).OfType<DutySubject>().Distinct().Select(forum => (DutySubject?)forum)];

    /// <summary>The changes of the area (null) or of one forum's own, each until the next.</summary>
    public IReadOnlyList<ReadinessSpell> Timeline(DutySubject? forum)
    {
        var lines = Own(Standing, forum);
        return [.. lines.Select((line, i) => new ReadinessSpell(line, i + 1 < lines.Count ? lines[i + 1].From : null))];
    }

    /// <summary>What applies at an instant: the higher of the area's and the forum's own. Null while it never was anything but normal.</summary>
    public ReadinessSpell? At(DateTimeOffset at, DutySubject? forum = null) =>
        (forum is null ? [Last(null, at)] : new[] { Last(null, at), Last(forum, at) }).OfType<ReadinessSpell>().OrderByDescending(spell => spell.Level).FirstOrDefault();

    public ReadinessLevel LevelAt(DateTimeOffset at, DutySubject? forum = null) => At(at, forum)?.Level ?? ReadinessLevel.Normal;

    /// <summary>The level that a day counts as: the one it ends with. A change applies from the day it is made, a return from the day of return.</summary>
    public ReadinessLevel LevelOn(DateOnly day, DutySubject? forum = null) => ReadinessPeriods.On(Periods(), forum, day);

    /// <summary>The days of every raised level; what duties and plans are counted by.</summary>
    public IReadOnlyList<ReadinessPeriod> Periods()
    {
        List<ReadinessPeriod> periods = [];
        foreach (var scope in Scopes)
            foreach (var spell in Timeline(scope))
            {
                var from = SwedishTime.DateOf(spell.Change.From);
                DateOnly? to = spell.Until is { } until ? SwedishTime.DateOf(until).AddDays(-1) : null;
                if (spell.Level != ReadinessLevel.Normal && !(to < from)) periods.Add(new(scope, spell.Level, from, to));
            }
        return periods;
    }

    /// <summary>
    /// The same as far as anybody can plan by it: a level that applies now is taken to end on its planned return, or else when it is to be reviewed, and a week from today when
    /// both have passed.
    /// </summary>
    public IReadOnlyList<ReadinessPeriod> PeriodsAsPlanned(DateOnly today) =>
    [
        .. Periods().Select(period =>
        {
            if (period.To is not null) return period;
            var change = Timeline(period.Forum)[^1].Change;
            var last = (change.ReturnOn?.AddDays(-1) ?? change.ReviewOn) is { } planned && planned >= today ? planned : today.AddDays(7);
            return period with { To = last < period.From ? period.From : last };
        }),
    ];

    /// <summary>Raises, lowers or returns to normal; <paramref name="deciders"/> are those whom the plans name for the level.</summary>
    public Outcome<ReadinessChange> Change(ReadinessDecision decided, IReadOnlyList<ForumDeciders> deciders, PersonId by, DateTimeOffset now)
    {
        var found = WrongIn(decided, deciders);
        var (own, day) = (Timeline(decided.Forum), SwedishTime.DateOf(decided.From));
        if (day > SwedishTime.DateOf(now).AddDays(DaysAhead)) found.Add(new ReadinessFromTooFarAhead(SwedishTime.DateOf(now).AddDays(DaysAhead)));
        if (own is [.., var last] && decided.From <= last.Change.From) found.Add(new ReadinessBeforeLastChange(last.Change.From));
        var level = own is [.., var before] ? before.Level : ReadinessLevel.Normal;
        if (decided.Level == ReadinessLevel.Normal && level == ReadinessLevel.Normal) found.Add(new ReadinessAlreadyNormal());
        else if (decided.Level == level || (decided.Level != ReadinessLevel.Normal && decided.Level == LevelAt(decided.From, decided.Forum))) found.Add(new SameReadiness(decided.Level));
        if (found.Count > 0) return Outcome<ReadinessChange>.Refused(found);
        return ReadinessChange.Of(_agreement, Version + 1, decided, corrects: null, by, now);
    }

    /// <summary>A later line in the place of a wrong one. It may not move past its neighbours, nor say what the one before it says.</summary>
    public Outcome<ReadinessChange> Correct(int number, ReadinessDecision decided, IReadOnlyList<ForumDeciders> deciders, PersonId by, DateTimeOffset now)
    {
        if (Standing.FirstOrDefault(one => one.Number == number) is not { } line) return new ReadinessLineUnknown(number);
        var right = decided with { Forum = line.Forum };
        var found = WrongIn(right, deciders);
        var correction = ReadinessChange.Of(_agreement, Version + 1, right, number, by, now);
        if (BrokenBy(correction) is { } neighbour) found.Add(new ReadinessCorrectionBreaksOrder(neighbour));
        return found.Count > 0 ? Outcome<ReadinessChange>.Refused(found) : correction;
    }

    /// <summary>Says that a line should never have been written.</summary>
    public Outcome<ReadinessChange> StrikeOut(int number, string reason, PersonId by, DateTimeOffset now)
    {
        if (Standing.FirstOrDefault(one => one.Number == number) is not { } line) return new ReadinessLineUnknown(number);
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(reason)) found.Add(new ReadinessReasonMissing());
        var correction = ReadinessChange.StrikingOut(line, Version + 1, reason, by, now);
        if (BrokenBy(correction) is { } neighbour) found.Add(new ReadinessCorrectionBreaksOrder(neighbour));
        return found.Count > 0 ? Outcome<ReadinessChange>.Refused(found) : correction;
    }

    List<Refusal> WrongIn(ReadinessDecision decided, IReadOnlyList<ForumDeciders> deciders)
    {
        List<Refusal> found = [];
        var day = SwedishTime.DateOf(decided.From);
        if (string.IsNullOrWhiteSpace(decided.Reason)) found.Add(new ReadinessReasonMissing());
        if (!decided.Deciders.Any(decider => !string.IsNullOrWhiteSpace(decider))) found.Add(new ReadinessDeciderMissing());
        else if (string.IsNullOrWhiteSpace(decided.OverrideReason))
            found.AddRange(deciders.Where(forum => forum.Level == decided.Level && !forum.Names(decided.Deciders)).Select(forum => new ReadinessDeciderNotNamed(forum.Forum, forum.Named)));
        if (!_life.Contains(day)) found.Add(new ReadinessOutsideAgreement(_life.From, _life.To == DateOnly.MaxValue ? null : _life.To));
        if (decided.Level == ReadinessLevel.Normal) return found;
        if (decided.ReviewOn is null) found.Add(new ReadinessReviewMissing());
        if (decided.ReviewOn < day) found.Add(new ReadinessReviewBeforeStart(day));
        if (decided.ReturnOn < day) found.Add(new ReadinessReturnBeforeStart(day));
        return found;
    }

    /// <summary>The day of the neighbour that a correction would collide with; null when the history still holds together.</summary>
    DateOnly? BrokenBy(ReadinessChange correction)
    {
        var before = Own(Standing, correction.Forum);
        var at = before.FindIndex(line => line.Number == correction.Corrects);
        var after = Own(StandingOf([.. _lines, correction]), correction.Forum);
        var place = after.FindIndex(line => line.Number == correction.Number);
        if (place >= 0 && place != at) return SwedishTime.DateOf(before[Math.Min(place, before.Count - 1)].From);
        var level = ReadinessLevel.Normal;
        for (var i = 0; i < after.Count; i++)
        {
            if (after[i].Level == level || (i > 0 && after[i].From <= after[i - 1].From)) return SwedishTime.DateOf(after[i].From);
            level = after[i].Level!.Value;
        }
        return null;
    }

    ReadinessSpell? Last(DutySubject? scope, DateTimeOffset at) => Timeline(scope).LastOrDefault(spell => spell.Change.From <= at);

    static List<ReadinessChange> Own(IEnumerable<ReadinessChange> lines, DutySubject? forum) => [.. lines.Where(line => line.Forum == forum)];

    static List<ReadinessChange> StandingOf(IReadOnlyList<ReadinessChange> lines)
    {
        Dictionary<int, int> first = [];
        SortedDictionary<int, ReadinessChange> standing = [];
        foreach (var line in lines)
        {
            var root = first[line.Number] = line.Corrects is { } corrected ? first[corrected] : line.Number;
            if (line.Level is null) standing.Remove(root);
            else standing[root] = line;
        }
        return [.. standing.Values.OrderBy(line => line.From).ThenBy(line => line.Number)];
    }
}
