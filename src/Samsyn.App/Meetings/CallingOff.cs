using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>Everything that follows when a meeting is called off: the gap is explained, what was to be taken up goes back, those who were called are told.</summary>
public sealed class CallingOff(SamsynDb db, NewId ids, MeetingEvidence evidence, MeetingTurns turns, Summoning summoning)
{
    internal async Task<Outcome> CallOff(Meeting meeting, Body body, string reason, CancellationToken cancellation)
    {
        var wasOnlyProposed = meeting.State == MeetingState.Proposed;
        if (meeting.Cancel(reason) is { IsDone: false } refused) return refused;
        if (!wasOnlyProposed) evidence.Cancelled(meeting, body);
        foreach (var item in await db.AgendaItems.Where(item => item.Meeting == meeting.Id && item.State == AgendaItemState.Open).ToListAsync(cancellation))
            if (item.Kind is AgendaItemKind.Other or AgendaItemKind.Matter && item.CarryOver(new(ids.Next()), null, 0) is { IsDone: true } carried) db.AgendaItems.Add(carried.Value);
        await turns.Tell(body, cancellation);
        await summoning.BringUpToDate(meeting, body, cancellation);
        return Outcome.Done;
    }
}
