using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>Something that information may have led to (INF-07), with the day it is from.</summary>
public sealed record InformationTarget(InformationResultKind Kind, Guid Id, string Words, DateOnly On);

/// <summary>What has come up since under the same agreement: items of agendas and decisions on readiness. Proposed texts stand on the agreement's own page.</summary>
public sealed class ReadInformationTargets(SamsynDb db, Clock clock)
{
    const int Most = 20;

    public async Task<IReadOnlyList<InformationTarget>> Run(Actor actor, InformationNote note, CancellationToken cancellation)
    {
        var (today, since) = (clock.Today, note.SentOn);
        var items = await db.Meetings.AsNoTracking().VisibleTo(db, actor, today).Where(meeting => meeting.Agreement == note.Agreement && meeting.Date >= since && meeting.State != MeetingState.Cancelled)
            .Join(db.AgendaItems.AsNoTracking().VisibleTo(db, actor, today).Where(item => item.Kind == AgendaItemKind.Other || item.Kind == AgendaItemKind.Matter || item.Kind == AgendaItemKind.Information), meeting => meeting.Id, item => item.Meeting,
                (meeting, item) => new { item.Id, item.Title, meeting.Date, meeting.Number }).OrderBy(item => item.Date).Take(Most).ToListAsync(cancellation);
        var decisions = await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => decision.Agreement == note.Agreement && decision.On >= since && decision.Kind == DecisionKind.Readiness)
            .OrderBy(decision => decision.On).Take(Most).Select(decision => new { decision.Id, decision.Text, decision.On }).ToListAsync(cancellation);
        return [.. items.Select(item => new InformationTarget(InformationResultKind.AgendaItem, item.Id.Value, $"{item.Number}: {item.Title}", item.Date)),
            .. decisions.Select(decision => new InformationTarget(InformationResultKind.ReadinessDecision, decision.Id.Value, decision.Text, decision.On))];
    }
}

/// <summary>Where the agenda items that information led to are treated; those that the actor does not see, or that wait without a meeting, are left out.</summary>
public sealed class ReadItemMeetings(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyDictionary<Guid, MeetingId>> Run(Actor actor, InformationNote note, CancellationToken cancellation)
    {
        List<AgendaItemId> items = [.. note.Results.Where(result => result.Kind == InformationResultKind.AgendaItem).Select(result => result.Target).OfType<Guid>().Select(id => new AgendaItemId(id))];
        return items.Count == 0 ? new Dictionary<Guid, MeetingId>() : (await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(item => items.Contains(item.Id) && item.Meeting != null)
            .Select(item => new { item.Id, Meeting = item.Meeting!.Value }).ToListAsync(cancellation)).ToDictionary(item => item.Id.Value, item => item.Meeting);
    }
}
