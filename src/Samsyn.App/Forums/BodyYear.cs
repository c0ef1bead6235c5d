using Samsyn.App.Duties;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Time;

namespace Samsyn.App.Forums;

/// <summary>The year of one body: what is planned, held and cancelled, and what its agreement demands besides (FOR-GEN-05). Pure.</summary>
static class BodyYear
{
    public static IReadOnlyList<ForumMark> Of(Body body, IReadOnlyList<MeetingRow> meetings, DutyAgreement? agreement, Period year, DateOnly today)
    {
        List<ForumMark> marks = [];
        foreach (var meeting in meetings)
            if (StateOf(meeting) is { } state) marks.Add(new(meeting.Date, meeting.Date, state, 1, null));
        if (agreement is not null)
        {
            var told = meetings.Select(meeting => meeting.Evidence).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var days = meetings.Where(meeting => meeting.State == MeetingState.Cancelled).Select(meeting => meeting.Date).ToHashSet();
            // Noted by hand, without a meeting of its own.
            foreach (var noted in agreement.Index.About(agreement.Id.Value.ToString(), body.Subject).Where(evidence => year.Contains(evidence.Date) && !told.Contains(evidence.Id)))
                if (noted.Kind == EvidenceKinds.MeetingHeld) marks.Add(new(noted.Date, noted.Date, HeldState.Held, 1, null));
                else if (noted.Kind == EvidenceKinds.MeetingCancelled && days.Add(noted.Date)) marks.Add(new(noted.Date, noted.Date, HeldState.Cancelled, 1, null));
            marks.AddRange(agreement.On(today, year).Where(status => IsOf(body, status.Duty)).SelectMany(status => Owed(status, meetings, year, today)));
        }
        return [.. marks.OrderBy(mark => mark.From).ThenBy(mark => mark.To)];
    }

    /// <summary>A proposed date binds nobody and is no mark.</summary>
    static HeldState? StateOf(MeetingRow meeting) => meeting.State switch
    {
        MeetingState.Held => HeldState.Held,
        MeetingState.Cancelled => HeldState.Cancelled,
        MeetingState.Planned or MeetingState.Called => HeldState.Planned,
        _ => null,
    };

    static bool IsOf(Body body, Duty duty) => duty is { IsStanding: false, Demand.Needs: { Attended: Attendance.None } needs }
        && needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld) && needs.Subject == body.Subject;

    /// <summary>What a duty still wants when the meetings planned within its window are held: missing when the window has closed, otherwise to be planned in what is left of it.</summary>
    static IEnumerable<ForumMark> Owed(DutyStatus status, IReadOnlyList<MeetingRow> meetings, Period year, DateOnly today)
    {
        if (status.State is DutyState.Fulfilled or DutyState.NotApplicable || status.Duty.Window is not { To: { } to } window) yield break;
        var planned = meetings.Count(meeting => meeting.State is MeetingState.Planned or MeetingState.Called && meeting.Date >= window.From && meeting.Date <= to && meeting.Date >= today);
        var lacking = status.Duty.Needed - status.Done - planned;
        if (lacking <= 0) yield break;
        var isOver = status.Duty.Due < today;
        if (isOver && window.From == to && meetings.Any(meeting => meeting.State == MeetingState.Cancelled && meeting.Date == to)) yield break;
        var from = !isOver && window.From < today ? today : window.From;
        if (year.Intersect(new(from, to)) is { } cut) yield return new(cut.From, cut.To, isOver ? HeldState.Missing : HeldState.Planned, lacking, status.Duty.Id);
    }
}
