using System.Globalization;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Meetings;

public enum YearMarkState { Proposed, Planned, Held, Missing, Cancelled }

/// <summary>One meeting of a year, or a window that lacks its meetings.</summary>
public sealed record YearMark(DateOnly From, DateOnly To, YearMarkState State, int Count, MeetingId? Meeting);

/// <summary>A forum's year: what stands, what the planner adds, what would still be missing (FOR-GEN-05).</summary>
public sealed record ForumYear(string Key, BodyId Body, AgreementId Agreement, string Name, IReadOnlyList<PlanningNeed> Needs, IReadOnlyList<YearMark> Marks)
{
    public int Count(YearMarkState state) => Marks.Where(mark => mark.State == state).Sum(mark => mark.Count);
}

/// <summary>A meeting that a raised level once asked for, and that no rule asks for any longer.</summary>
public sealed record UnneededMeeting(MeetingId Id, int Version, string Forum, DateOnly Date, TimeOnly? Starts, MeetingState State);

/// <summary>A year as the planner would lay it out.</summary>
public sealed record PlannedYear
{
    public required PlanYearQuery Query { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<ForumYear> Forums { get; init; }
    public required YearPlan Plan { get; init; }
    public required IReadOnlyList<UnneededMeeting> Unneeded { get; init; }
    public required bool MayPlan { get; init; }

    /// <summary>Tells this plan from one that other facts would give; an act on the plan carries it.</summary>
    public string Fingerprint => Fingerprints.Of(Plan.Proposed);

    public string NameOf(string forum) => Forums.FirstOrDefault(one => one.Key == forum)?.Name ?? forum;
}

static class Fingerprints
{
    public static string Of(IEnumerable<ProposedMeeting> proposed) => Checksum.OfParts(
        proposed.Select(meeting => string.Create(CultureInfo.InvariantCulture, $"{meeting.Forum} {meeting.Date:O} {meeting.Starts:HHmm} {meeting.Place}")))[..16];
}

/// <summary>Lays out a year: dates for what is missing, which rules would break and why, and who would have to be in two places.</summary>
public sealed class PlanYear(YearOnRecord record, Clock clock)
{
    public async Task<PlannedYear> Run(Actor actor, PlanYearQuery query, CancellationToken cancellation)
    {
        var bodies = await record.Read(actor, query, cancellation);
        var plan = YearPlanner.Plan(record.ToPlan(query, bodies));
        var proposed = plan.Proposed.ToLookup(meeting => meeting.Forum);
        var breaches = plan.Breaches.ToLookup(breach => breach.Forum);
        return new()
        {
            Query = query, Today = clock.Today, Plan = plan,
            Forums = [.. bodies.Where(body => body.Forum.Needs.Count > 0 || body.Forum.Meetings.Count > 0)
                .Select(body => new ForumYear(body.Forum.Key, body.Body.Id, body.Body.Agreement, body.Forum.Name, body.Forum.Needs, Marks(body, proposed[body.Forum.Key], breaches[body.Forum.Key], YearOnRecord.DaysOf(query.Year))))
                .OrderBy(forum => forum.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true))],
            Unneeded = [.. bodies.SelectMany(body => Unneeded(body, clock.Today)).OrderBy(meeting => meeting.Date)],
            MayPlan = actor.May(Permission.PlanMeetings),
        };
    }

    static IReadOnlyList<YearMark> Marks(BodyToPlan body, IEnumerable<ProposedMeeting> proposed, IEnumerable<PlanBreach> breaches, Period days)
    {
        var own = body.Meetings.Select(meeting => meeting.Id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        List<YearMark> marks =
        [
            .. body.Forum.Meetings.Where(meeting => days.Contains(meeting.Date)).Select(meeting => new YearMark(meeting.Date, meeting.Date, meeting.State switch
            {
                MeetingState.Held => YearMarkState.Held, MeetingState.Cancelled => YearMarkState.Cancelled, MeetingState.Proposed => YearMarkState.Proposed, _ => YearMarkState.Planned,
            }, 1, own.Contains(meeting.Id) ? new(Guid.Parse(meeting.Id)) : null)),
            .. proposed.Select(meeting => new YearMark(meeting.Date, meeting.Date, YearMarkState.Proposed, 1, null)),
            // Several rules over one window lack the same meetings.
            .. breaches.Where(breach => breach.Need.Kind == NeedKind.Rhythm).GroupBy(breach => breach.Need.Window)
                .Select(window => new YearMark(window.Key.From < days.From ? days.From : window.Key.From, window.Key.To, YearMarkState.Missing, window.Max(breach => breach.Need.Count - breach.Planned), null)),
        ];
        return [.. marks.OrderBy(mark => mark.From).ThenBy(mark => mark.To)];
    }

    /// <summary>Ahead, laid for a level above the ordinary, and every rule holds without it.</summary>
    internal static IEnumerable<UnneededMeeting> Unneeded(BodyToPlan body, DateOnly today)
    {
        List<Meeting> standing = [.. body.Meetings.Where(meeting => meeting.State != MeetingState.Cancelled)];
        foreach (var meeting in body.Meetings.Where(meeting => meeting.Date > today && meeting.Level != Domain.Agreements.Facts.ReadinessLevel.Normal && (meeting.IsOpen || meeting.State == MeetingState.Proposed)).Reverse())
        {
            if (body.Forum.Needs.Any(need => need.Counts(meeting.Date, meeting.Place) && standing.Count(other => need.Counts(other.Date, other.Place)) <= need.Count)) continue;
            standing.Remove(meeting);
            yield return new(meeting.Id, meeting.Version, body.Forum.Name, meeting.Date, meeting.Starts, meeting.State);
        }
    }
}
