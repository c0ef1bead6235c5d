using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Meetings.Planning;

/// <summary>When each member is taken, by minute. Meetings without an hour take nobody's time.</summary>
sealed class MemberHours(int travelMinutes)
{
    const int Day = 24 * 60;
    readonly Dictionary<PersonId, int> _persons = [];
    readonly Dictionary<(int Person, int Day), List<(int From, int To)>> _taken = [];

    public int[] Of(IEnumerable<ForumMember> members) => [.. members.Select(member => member.Person).Distinct().Select(Number)];

    public void Take(int[] members, DateOnly date, TimeOnly? starts, int minutes)
    {
        if (starts is not { } at) return;
        var (from, to) = Minutes(at, minutes);
        foreach (var person in members)
            for (var (day, offset) = (date.DayNumber, 0); offset < to; day++, offset += Day)
            {
                if (!_taken.TryGetValue((person, day), out var hours)) _taken[(person, day)] = hours = [];
                hours.Add((from - offset, to - offset));
            }
    }

    /// <summary>How many of them could not come.</summary>
    public int Missing(int[] members, DateOnly date, TimeOnly? starts, int minutes)
    {
        if (starts is not { } at) return 0;
        var (from, to) = Minutes(at, minutes);
        var missing = 0;
        foreach (var person in members)
            if (IsTaken(person, date.DayNumber, from, to) || (to > Day && IsTaken(person, date.DayNumber + 1, from - Day, to - Day))) missing++;
        return missing;
    }

    bool IsTaken(int person, int day, int from, int to)
    {
        if (!_taken.TryGetValue((person, day), out var hours)) return false;
        foreach (var (taken, until) in hours)
            if (from < until + travelMinutes && taken < to + travelMinutes) return true;
        return false;
    }

    static (int From, int To) Minutes(TimeOnly starts, int minutes) => ((starts.Hour * 60) + starts.Minute, (starts.Hour * 60) + starts.Minute + minutes);

    int Number(PersonId person) => _persons.TryGetValue(person, out var number) ? number : _persons[person] = _persons.Count;
}

/// <summary>Who would have to be in two places, in real time: the hour that is skipped or doubled when the clock changes is counted as it passes.</summary>
public static class MeetingConflicts
{
    /// <summary>
    /// Every pair of meetings that overlap for a member, travel counted in; a person in one forum under two functions is there once. A forum that meets at two places the
    /// same evening shares its members out, and is in nobody's way but others'.
    /// </summary>
    public static IReadOnlyList<MeetingConflict> Find(IEnumerable<(TimedMeeting Meeting, IReadOnlyList<ForumMember> Members)> meetings, int travelMinutes)
    {
        List<MeetingConflict> found = [];
        var byPerson = meetings.SelectMany(one => one.Members.DistinctBy(member => member.Person).Select(member => (member, one.Meeting))).GroupBy(one => one.member.Person);
        foreach (var person in byPerson)
        {
            var own = person.Select(one => (one.member, one.Meeting, From: SwedishTime.At(one.Meeting.Date, one.Meeting.Starts))).OrderBy(one => one.From).ThenBy(one => one.Meeting.Forum, StringComparer.Ordinal).ToList();
            for (var i = 0; i < own.Count; i++)
            {
                var until = own[i].From.AddMinutes(own[i].Meeting.Minutes + travelMinutes);
                for (var j = i + 1; j < own.Count && own[j].From < until; j++)
                    if (own[i].Meeting.Forum != own[j].Meeting.Forum) found.Add(new(own[i].member, own[j].member.Function, own[i].Meeting, own[j].Meeting));
            }
        }
        return [.. found.OrderBy(one => one.First.Date).ThenBy(one => one.First.Starts).ThenBy(one => one.First.Forum, StringComparer.Ordinal).ThenBy(one => one.Second.Forum, StringComparer.Ordinal)
            .ThenBy(one => one.Member.Function, StringComparer.Ordinal)];
    }
}
