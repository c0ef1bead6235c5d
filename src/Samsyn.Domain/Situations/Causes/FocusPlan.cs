using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Causes;

/// <summary>The focus areas of an agreement, or of one body within it (CAU-18), in one version. A later version takes its place and says what became of each area.</summary>
public sealed class FocusPlan
{
    readonly List<FocusArea> _areas = [];

    FocusPlan() { }

    public FocusPlanId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    /// <summary>Null when the areas are the agreement's own.</summary>
    public BodyId? Body { get; private set; }
    public int Number { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The day from which a later version holds.</summary>
    public DateOnly? ReplacedOn { get; private set; }
    public PersonId WrittenBy { get; private set; }
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>In the order of their weight.</summary>
    public IReadOnlyList<FocusArea> Areas => _areas;

    public static FocusPlan Begin(FocusPlanId id, AgreementId agreement, BodyId? body, DateOnly from, PersonId by, string name, DateTimeOffset now) =>
        new() { Id = id, Agreement = agreement, Body = body, Number = 1, From = from, WrittenBy = by, WrittenByName = name, WrittenAt = now, Version = 1 };

    /// <summary>The next version: each area continues the one of the same name, until somebody says otherwise.</summary>
    public Outcome<FocusPlan> Next(FocusPlanId id, Func<Guid> newId, DateOnly from, PersonId by, string name, DateTimeOffset now)
    {
        if (ReplacedOn is { } replaced) return new FocusPlanClosed(replaced);
        var next = Begin(id, Agreement, Body, from, by, name, now);
        next.Number = Number + 1;
        next._areas.AddRange(_areas.Select(area => area with { Id = newId(), ContinuesFrom = [area.Id] }));
        ReplacedOn = from;
        Version++;
        return next;
    }

    public Outcome Keep(FocusArea area, PersonId by, string name, DateTimeOffset now)
    {
        if (ReplacedOn is { } replaced) return new FocusPlanClosed(replaced);
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(area.Name)) found.Add(new FocusNameMissing());
        else if (_areas.Exists(one => one.Id != area.Id && string.Equals(one.Name, area.Name.Trim(), StringComparison.OrdinalIgnoreCase))) found.Add(new FocusNameTwice(area.Name.Trim()));
        if (string.IsNullOrWhiteSpace(area.WhyTogether)) found.Add(new WhyTogetherMissing());
        if (found.Count > 0) return Outcome.Refused(found);
        var at = _areas.FindIndex(one => one.Id == area.Id);
        var kept = area with { Name = area.Name.Trim(), Goals = at < 0 ? [] : _areas[at].Goals };
        if (at < 0) _areas.Add(kept);
        else _areas[at] = kept;
        return Written(by, name, now);
    }

    public Outcome Drop(Guid area, PersonId by, string name, DateTimeOffset now)
    {
        if (ReplacedOn is { } replaced) return new FocusPlanClosed(replaced);
        return _areas.RemoveAll(one => one.Id == area) == 0 ? new FocusUnknown() : Written(by, name, now);
    }

    /// <summary>A goal of an area; its indicators stay.</summary>
    public Outcome Keep(Guid area, Goal goal, PersonId by, string name, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(goal.Text)) return new GoalMissing();
        return Change(area, one =>
        {
            var there = one.Goals.FirstOrDefault(other => other.Id == goal.Id);
            var kept = goal with { Text = goal.Text.Trim(), Indicators = there?.Indicators ?? [] };
            return one with { Goals = there is null ? [.. one.Goals, kept] : [.. one.Goals.Select(other => other.Id == goal.Id ? kept : other)] };
        }, by, name, now);
    }

    /// <summary>An indicator of a goal; what has been measured stays.</summary>
    public Outcome Keep(Guid area, Guid goal, Indicator indicator, PersonId by, string name, DateTimeOffset now)
    {
        if (Objections(indicator) is { Count: > 0 } found) return Outcome.Refused(found);
        return ChangeGoal(area, goal, one =>
        {
            var there = one.Indicators.FirstOrDefault(other => other.Id == indicator.Id);
            var kept = indicator with { Name = indicator.Name.Trim(), Measured = there?.Measured ?? [] };
            return one with { Indicators = there is null ? [.. one.Indicators, kept] : [.. one.Indicators.Select(other => other.Id == indicator.Id ? kept : other)] };
        }, by, name, now);
    }

    /// <summary>Notes what was measured: the follow-up of results. A second value of the same day takes the first one's place.</summary>
    public Outcome Measure(Guid indicator, MeasuredValue value, DateOnly today, PersonId by, string name, DateTimeOffset now)
    {
        if (value.On > today) return new MeasuredInFuture(value.On, today);
        foreach (var (area, goal) in _areas.SelectMany(area => area.Goals.Select(goal => (area, goal))))
            if (goal.Indicators.FirstOrDefault(one => one.Id == indicator) is { } found)
                return ChangeGoal(area.Id, goal.Id, one => one with
                {
                    Indicators = [.. one.Indicators.Select(other => other.Id != found.Id ? other : other with { Measured = [.. other.Measured.Where(earlier => earlier.On != value.On).Append(value).OrderBy(earlier => earlier.On)] })],
                }, by, name, now);
        return new IndicatorUnknown();
    }

    static List<Refusal> Objections(Indicator indicator)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(indicator.Name)) found.Add(new IndicatorNameMissing());
        if (string.IsNullOrWhiteSpace(indicator.Source)) found.Add(new IndicatorSourceMissing());
        if (indicator is { Class: QualityClass.ActivityDriven, Direction: not WantedDirection.Neutral }) found.Add(new DirectionOfActivity());
        if (indicator is { Baseline: { } from, Target: { } to } && ((indicator.Direction == WantedDirection.Up && to < from) || (indicator.Direction == WantedDirection.Down && to > from))) found.Add(new TargetAgainstDirection());
        return found;
    }

    Outcome ChangeGoal(Guid area, Guid goal, Func<Goal, Goal> change, PersonId by, string name, DateTimeOffset now) =>
        _areas.Find(one => one.Id == area)?.Goals.Any(one => one.Id == goal) == true
            ? Change(area, one => one with { Goals = [.. one.Goals.Select(other => other.Id == goal ? change(other) : other)] }, by, name, now) : new GoalUnknown();

    Outcome Change(Guid area, Func<FocusArea, FocusArea> change, PersonId by, string name, DateTimeOffset now)
    {
        if (ReplacedOn is { } replaced) return new FocusPlanClosed(replaced);
        var at = _areas.FindIndex(one => one.Id == area);
        if (at < 0) return new FocusUnknown();
        _areas[at] = change(_areas[at]);
        return Written(by, name, now);
    }

    Outcome Written(PersonId by, string name, DateTimeOffset now)
    {
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }
}
