using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;

namespace Samsyn.Domain.Meetings;

/// <summary>A meeting as far as it matters to whose turn it is to chair.</summary>
public readonly record struct ChairedMeeting(DateOnly Date, MeetingState State, PartySide? ChairedBy);

/// <summary>Whose turn it is to chair (ORG-13, MTG-03).</summary>
public static class ChairTurns
{
    /// <summary>
    /// The side whose turn it is at a meeting after those before it. An alternating chair passes at each meeting that is held, from whoever really
    /// chaired it; a cancelled one passes nothing (MTG-04). Planned meetings before it are taken to be held in their turn. Null when no side chairs by rule.
    /// </summary>
    public static PartySide? At(Body body, IEnumerable<ChairedMeeting> before)
    {
        if (body.Chair != ChairRule.Alternating || body.FirstChair is not { } first) return body.Chair == ChairRule.Fixed ? body.FirstChair : null;
        var next = first;
        foreach (var meeting in before.OrderBy(one => one.Date).Where(one => one.State is not (MeetingState.Cancelled or MeetingState.Proposed)))
            next = Other(meeting.State == MeetingState.Held ? meeting.ChairedBy ?? next : next);
        return next;
    }

    static PartySide Other(PartySide side) => side == PartySide.Police ? PartySide.City : PartySide.Police;
}
