using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

public enum HeldState { Planned, Held, Missing, Cancelled }

/// <summary>A meeting that was held or cancelled (one day), is missing or is still to be held (its day, or the window it must fall in).</summary>
public sealed record ForumMark(DateOnly From, DateOnly To, HeldState State, int Count, string? DutyId);

public sealed record ForumRing(string Name, AgreementId Agreement, IReadOnlyList<ForumMark> Marks);

public sealed record DutyYear(int Year, DateOnly AsOf, IReadOnlyList<ForumRing> Rings);

/// <summary>The year of every forum: what was held, cancelled or missing, and what remains.</summary>
public sealed class ReadDutyYear(ReadDutyList duties)
{
    /// <summary>More than this on one ring and each week becomes one mark.</summary>
    const int MostMarks = 40;

    public async Task<DutyYear> Run(Actor actor, int year, DutyQuery query, CancellationToken cancellation)
    {
        var whole = new Period(new(year, 1, 1), new(year, 12, 31));
        var list = await duties.Run(actor, query with { From = whole.From, To = whole.To }, cancellation);
        var rings = list.Items
            .Where(item => item.Duty is { IsStanding: false, Demand.Needs: { Attended: Attendance.None } needs } && needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld)
                && needs.Subject.Kind is SubjectKind.Body or SubjectKind.Plan or SubjectKind.Activity)
            .GroupBy(item => (item.Agreement.Id, item.Duty.Demand.Needs.Subject))
            .Select(forum => RingOf([.. forum], whole, list.AsOf))
            .OrderBy(ring => ring.Marks.Count).ThenBy(ring => ring.Name, StringComparer.Create(Words.Swedish, ignoreCase: true));
        return new(year, list.AsOf, [.. rings]);
    }

    static ForumRing RingOf(List<DutyItem> items, Period year, DateOnly asOf)
    {
        var first = items[0];
        var subject = first.Duty.Demand.Needs.Subject;
        var about = first.Agreement.Index.About(first.Duty.AgreementId, subject).Where(evidence => year.Contains(evidence.Date) && evidence.Date <= asOf).ToList();
        List<ForumMark> marks = [];
        foreach (var day in about.GroupBy(evidence => (evidence.Date, Cancelled: evidence.Kind == EvidenceKinds.MeetingCancelled)))
        {
            if (!day.Key.Cancelled && !day.Any(evidence => items.Exists(item => item.Duty.Demand.Needs.Accepts(evidence)))) continue;
            var duty = items.Find(item => item.Duty.CountsFrom <= day.Key.Date && day.Key.Date <= item.Duty.Window.To);
            marks.Add(new(day.Key.Date, day.Key.Date, day.Key.Cancelled ? HeldState.Cancelled : HeldState.Held, day.Count(), duty?.Id));
        }
        foreach (var item in items.Where(item => item.Status.State != DutyState.Fulfilled))
        {
            var missing = item.Duty.Needed - item.Status.Done;
            // A cancelled meeting is marked as such; the window it left empty is still missing its meeting.
            if (missing <= 0) continue;
            var state = item.Duty.Due < asOf ? HeldState.Missing : HeldState.Planned;
            if (state == HeldState.Missing && item.Duty.Window.From == item.Duty.Window.To && marks.Exists(mark => mark.State == HeldState.Cancelled && mark.From == item.Duty.Window.From)) continue;
            var cut = item.Duty.Window is { To: { } to } ? year.Intersect(new(item.Duty.Window.From, to)) : null;
            if (cut is { } window) marks.Add(new(window.From, window.To, state, missing, item.Id));
        }
        marks.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        return new(Name(first), first.Agreement.Id, marks.Count > MostMarks ? ByWeek(marks) : marks);
    }

    static string Name(DutyItem item) => item.Agreement.Parsed.NameOf(item.Duty.Demand.Needs.Subject) ?? item.Duty.Body ?? item.Duty.Title.Swedish;

    static IReadOnlyList<ForumMark> ByWeek(List<ForumMark> marks) =>
        [.. marks.GroupBy(mark => CalendarPeriods.Of(CadencePeriod.Week, mark.From)).Select(week => new ForumMark(week.Min(mark => mark.From), week.Min(mark => mark.From),
            week.Any(mark => mark.State == HeldState.Missing) ? HeldState.Missing
            : week.Any(mark => mark.State == HeldState.Planned) ? HeldState.Planned
            : week.Any(mark => mark.State == HeldState.Held) ? HeldState.Held : HeldState.Cancelled,
            week.Sum(mark => mark.Count), week.First().DutyId))];
}
