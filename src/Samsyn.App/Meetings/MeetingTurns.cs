using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>Whose turn it is to chair, told to the meetings ahead whenever one before them is planned, moved, held or cancelled (MTG-03, MTG-04).</summary>
public sealed class MeetingTurns(SamsynDb db)
{
    /// <summary>With the changes at hand counted in; saved with them.</summary>
    internal async Task Tell(Body body, CancellationToken cancellation)
    {
        if (body.Chair == Domain.Agreements.Facts.ChairRule.Unstated) return;
        // Only the last one held decides whose turn comes next; what was held before it is history.
        var last = await db.Meetings.Where(meeting => meeting.Body == body.Id && meeting.State == MeetingState.Held).OrderByDescending(meeting => meeting.Date).Select(meeting => (DateOnly?)meeting.Date).FirstOrDefaultAsync(cancellation);
        var held = db.Meetings.Local.Where(meeting => meeting.Body == body.Id && meeting.State == MeetingState.Held).Select(meeting => (DateOnly?)meeting.Date).DefaultIfEmpty(null).Max();
        var from = new[] { last, held }.Max() ?? DateOnly.MinValue;
        await db.Meetings.Where(meeting => meeting.Body == body.Id && meeting.Date >= from).LoadAsync(cancellation);
        List<ChairedMeeting> before = [];
        foreach (var meeting in db.Meetings.Local.Where(meeting => meeting.Body == body.Id && meeting.Date >= from).OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Starts).ToList())
        {
            meeting.GiveTurn(ChairTurns.At(body, before));
            before.Add(new(meeting.Date, meeting.State, meeting.ChairedBySide));
        }
    }
}
