using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Meetings.Planning;

/// <summary>
/// Lays the meetings that a year lacks on dates that satisfy every counted duty, evenly, on the days and at the hours the forums like, where their members are free. A duty
/// goes before a wish: rather a conflict that is shown than a meeting too few. Deterministic.
/// </summary>
public static class YearPlanner
{
    public static YearPlan Plan(YearToPlan year)
    {
        var hours = new MemberHours(year.TravelMinutes);
        var closed = new ClosedDays(year.Blackouts);
        // Series cannot move, so they are laid first; of the others those with many members, who are hardest to bring together.
        var forums = year.Forums.OrderBy(forum => forum.Needs.Any(need => need.IsRound) ? 0 : 1).ThenByDescending(forum => forum.Members.Count).ThenBy(forum => forum.Key, StringComparer.Ordinal)
            .Select((forum, i) => new ForumLaying(forum, year, closed, hours, (i + 0.5) / year.Forums.Count)).ToList();
        foreach (var forum in forums) forum.TakeStanding();
        foreach (var forum in forums) forum.Lay();

        var proposed = forums.SelectMany(forum => forum.Proposed).OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Starts).ThenBy(meeting => meeting.Forum, StringComparer.Ordinal).ToList();
        return new(proposed, [.. forums.SelectMany(forum => forum.Breaches()).OrderBy(breach => breach.Need.Window.To).ThenBy(breach => breach.Forum, StringComparer.Ordinal)],
            MeetingConflicts.Find(forums.SelectMany(forum => forum.Timed()), year.TravelMinutes),
            [.. forums.SelectMany(forum => forum.Flags()).OrderBy(flag => flag.Date).ThenBy(flag => flag.Forum, StringComparer.Ordinal)]);
    }
}

/// <summary>Which closed days a date lies in.</summary>
sealed class ClosedDays(IReadOnlyList<Blackout> blackouts)
{
    public string? Of(DateOnly date)
    {
        foreach (var blackout in blackouts)
            if (blackout.Days.Contains(date)) return blackout.Name;
        return null;
    }
}

/// <summary>One forum while its meetings are laid.</summary>
sealed class ForumLaying(ForumToPlan forum, YearToPlan year, ClosedDays closed, MemberHours hours, double phase)
{
    const int OffDay = 10, SameWeek = 4, Unfree = 20, Week = 7;
    readonly int[] _members = hours.Of(forum.Members);
    readonly List<(DateOnly Date, string? Place)> _counting = [.. forum.Meetings.Where(meeting => meeting.State != MeetingState.Cancelled).Select(meeting => (meeting.Date, meeting.Place))];
    readonly List<PlanningNeed> _needs = [.. forum.Needs.OrderBy(need => need.Window.To).ThenByDescending(need => need.Window.From).ThenByDescending(need => need.Count)];

    public List<ProposedMeeting> Proposed { get; } = [];

    public void TakeStanding()
    {
        foreach (var meeting in forum.Meetings.Where(meeting => meeting.State != MeetingState.Cancelled)) hours.Take(_members, meeting.Date, meeting.Starts, meeting.Minutes);
    }

    public void Lay()
    {
        foreach (var need in _needs)
            if (need.IsRound) LayRounds(need);
            else LaySpread(need);
        DropUnneeded();
        foreach (var meeting in Proposed) hours.Take(_members, meeting.Date, meeting.Starts, meeting.Minutes);
    }

    public IEnumerable<PlanBreach> Breaches()
    {
        foreach (var need in _needs)
        {
            var planned = Planned(need);
            if (planned >= need.Count) continue;
            var left = DaysOf(need).Where(day => day >= FirstOf(need) && Exists(day)).ToList();
            var names = left.Select(closed.Of).OfType<string>().Distinct().ToList();
            var cause = need.Window.To < FirstOf(need) || (need.IsRound && need.Window.From < FirstOf(need)) ? BreachCause.Passed
                : DaysOf(need).All(day => !Exists(day)) ? BreachCause.ForumNotThere
                : names.Count > 0 && !need.IsRound ? BreachCause.Closed
                : BreachCause.TooFewDays;
            yield return new(forum.Key, need, planned, cause) { Closed = cause == BreachCause.Closed ? names : [] };
        }
    }

    public IEnumerable<(TimedMeeting, IReadOnlyList<ForumMember>)> Timed() =>
    [
        .. forum.Meetings.Where(meeting => meeting.State is MeetingState.Proposed or MeetingState.Planned or MeetingState.Called && meeting.Starts is not null && year.Days.Contains(meeting.Date))
            .Select(meeting => (new TimedMeeting(forum.Key, meeting.Date, meeting.Starts!.Value, meeting.Minutes, meeting.State == MeetingState.Proposed), forum.Members)),
        .. Proposed.Where(meeting => meeting.Starts is not null).Select(meeting => (new TimedMeeting(forum.Key, meeting.Date, meeting.Starts!.Value, meeting.Minutes, IsProposed: true), forum.Members)),
    ];

    public IEnumerable<PlanFlag> Flags()
    {
        foreach (var meeting in Proposed)
        {
            if (meeting.MovedFrom is { } from) yield return new(forum.Key, meeting.Date, PlanFlagKind.MovedFromHoliday) { MovedFrom = from, Holiday = HolidayOn(from) };
            if (HolidayOn(meeting.Date) is { } holiday) yield return new(forum.Key, meeting.Date, PlanFlagKind.OnHoliday) { Holiday = holiday };
            if (closed.Of(meeting.Date) is { } name) yield return new(forum.Key, meeting.Date, PlanFlagKind.InClosedDays) { Closed = name };
        }
        foreach (var meeting in forum.Meetings.Where(meeting => meeting.State is MeetingState.Planned or MeetingState.Called && meeting.Date > year.Today))
            if (HolidayOn(meeting.Date) is { } holiday) yield return new(forum.Key, meeting.Date, PlanFlagKind.OnHoliday) { Holiday = holiday };
    }

    static Holiday? HolidayOn(DateOnly date) => SwedishHolidays.On(date) is [var holiday, ..] ? holiday : null;

    void LayRounds(PlanningNeed need)
    {
        for (var day = need.Window.From; day <= need.Window.To && Planned(need) < need.Count; day = day.AddDays(1))
            if (CanHold(need, day) && !_counting.Exists(meeting => meeting.Date == day && (!need.AtPlaceOnly || SamePlace(meeting.Place, need.Place))))
                Add(need, day, need.Time ?? forum.Starts);
    }

    void LaySpread(PlanningNeed need)
    {
        if (year.Today >= year.Days.To || need.Window.Intersect(new(Later(year.Today.AddDays(1), year.Days.From), year.Days.To)) is not { } open) return;
        while (need.Count - Planned(need) is > 0 and var missing)
        {
            if (Best(need, open, Ideal(need, open, missing)) is not var (day, starts)) return;
            Add(need, day, starts);
        }
    }

    /// <summary>The emptiest of the evenly spread places; how far into its part of the window each lies differs by forum, so that not all meet in the same week.</summary>
    DateOnly Ideal(PlanningNeed need, Period open, int missing)
    {
        var held = _counting.Where(meeting => need.Counts(meeting.Date, meeting.Place) && open.Contains(meeting.Date)).Select(meeting => meeting.Date.DayNumber).ToList();
        var parts = missing + held.Count;
        var length = open.To.DayNumber - open.From.DayNumber + 1;
        var (best, room) = (open.From, -1);
        for (var part = 0; part < parts; part++)
        {
            var place = open.From.DayNumber + (int)((part + 0.3 + (0.4 * phase)) / parts * length);
            var nearest = _counting.Count == 0 ? int.MaxValue : _counting.Min(meeting => Math.Abs(meeting.Date.DayNumber - place));
            if (nearest > room) (best, room) = (DateOnly.FromDayNumber(Math.Min(place, open.To.DayNumber)), nearest);
        }
        return best;
    }

    (DateOnly Day, TimeOnly? Starts)? Best(PlanningNeed need, Period open, DateOnly ideal)
    {
        (DateOnly, TimeOnly?)? best = null;
        var least = int.MaxValue;
        var reach = Math.Max(ideal.DayNumber - open.From.DayNumber, open.To.DayNumber - ideal.DayNumber);
        for (var away = 0; away <= reach && away < least; away++)
            foreach (var number in away == 0 ? [ideal.DayNumber] : new[] { ideal.DayNumber - away, ideal.DayNumber + away })
            {
                var day = DateOnly.FromDayNumber(number);
                if (!open.Contains(day) || !CanHold(need, day) || _counting.Exists(meeting => meeting.Date == day)) continue;
                var cost = away + (forum.Day is { } liked && day.DayOfWeek != liked ? OffDay : 0) + (_counting.Exists(meeting => Math.Abs(meeting.Date.DayNumber - number) < Week) ? SameWeek : 0);
                if (cost >= least) continue;
                var (starts, missing) = Hour(day);
                cost += missing * Unfree;
                if (cost < least) (best, least) = ((day, starts), cost);
            }
        return best;
    }

    (TimeOnly Starts, int Missing) Hour(DateOnly day)
    {
        if (forum.Starts is { } stated) return (stated, hours.Missing(_members, day, stated, forum.Minutes));
        (TimeOnly Starts, int Missing) best = (year.Times[0], int.MaxValue);
        foreach (var starts in year.Times)
        {
            var missing = hours.Missing(_members, day, starts, forum.Minutes);
            if (missing == 0) return (starts, 0);
            if (missing < best.Missing) best = (starts, missing);
        }
        return best;
    }

    void Add(PlanningNeed need, DateOnly day, TimeOnly? starts)
    {
        var place = need.Place ?? forum.Place;
        _counting.Add((day, place));
        Proposed.Add(new(forum.Key, day, starts, forum.Minutes, place, need.Level) { MovedFrom = need.MovedFrom });
    }

    /// <summary>A later window can make an earlier date superfluous; what every rule can do without is taken back.</summary>
    void DropUnneeded()
    {
        for (var i = Proposed.Count - 1; i >= 0; i--)
        {
            var meeting = Proposed[i];
            var of = _needs.FindAll(need => need.Counts(meeting.Date, meeting.Place));
            if (of.Count < 2 || of.Exists(need => Planned(need) <= need.Count)) continue;
            _counting.Remove((meeting.Date, meeting.Place));
            Proposed.RemoveAt(i);
        }
    }

    bool CanHold(PlanningNeed need, DateOnly day)
    {
        if (day < FirstOf(need) || !year.Days.Contains(day) || !Exists(day)) return false;
        if (need.IsRound) return !need.OnWorkingDays || WorkingYear.IsWorking(day);
        if (closed.Of(day) is not null) return false;
        return WorkingYear.IsWorking(day) || (forum.Day is DayOfWeek.Saturday or DayOfWeek.Sunday && forum.Day == day.DayOfWeek && HolidayOn(day) is null);
    }

    /// <summary>A round can still be made today; a meeting needs people who have been told.</summary>
    DateOnly FirstOf(PlanningNeed need) => need.IsRound ? year.Today : year.Today.AddDays(1);

    IEnumerable<DateOnly> DaysOf(PlanningNeed need)
    {
        for (var day = need.Window.From; day <= need.Window.To && day <= year.Days.To; day = day.AddDays(1)) yield return day;
    }

    int Planned(PlanningNeed need)
    {
        if (need.OnDistinctDays) return _counting.Where(meeting => need.Counts(meeting.Date, meeting.Place)).Select(meeting => meeting.Date).Distinct().Count();
        var count = 0;
        foreach (var (date, place) in _counting)
            if (need.Counts(date, place)) count++;
        return count;
    }

    bool Exists(DateOnly day) => forum.Exists?.Contains(day) ?? true;

    static bool SamePlace(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
