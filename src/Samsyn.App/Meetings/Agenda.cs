using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>An item and the version of it that the form was filled in against.</summary>
public sealed record ItemAt(AgendaItemId Id, int Version);

/// <summary>What every act on one item shares. An item has a version of its own: two secretaries write under different items at once.</summary>
public sealed class ItemChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, ItemAt at, Permission permission, string act, Func<AgendaItem, Task<Outcome>> decide, CancellationToken cancellation)
    {
        var item = await db.AgendaItems.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation);
        if (item is null) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (item.Version != at.Version) return new Stale(at.Version, item.Version);
        // Minutes that are put forward or approved hold their items too; whoever was quicker than this reading loses the race for the item's version.
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(meeting => meeting.Id == item.Meeting, cancellation);
        if (meeting?.MayBeWritten is { IsDone: false } closed) return closed;
        var decided = await decide(item);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }

    internal Task<Outcome> Run(Actor actor, ItemAt at, Permission permission, string act, Func<AgendaItem, Outcome> decide, CancellationToken cancellation) =>
        Run(actor, at, permission, act, item => Task.FromResult(decide(item)), cancellation);
}

public sealed record AddItemCommand(BodyId Body, MeetingId? Meeting, AgendaItemDescription Item);

/// <summary>Puts an item last on a meeting's agenda, or in the body's backlog.</summary>
public sealed class AddItem(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<AgendaItemId>> Run(Actor actor, AddItemCommand command, CancellationToken cancellation)
    {
        if (!await db.Bodies.VisibleTo(db, actor, clock.Today).AnyAsync(body => body.Id == command.Body, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(AddItem), command.Body, cancellation) is { IsDone: false } lacking) return Outcome<AgendaItemId>.Refused(lacking.Refusals);
        if (command.Meeting is { } meeting)
        {
            var there = await db.Meetings.SingleOrDefaultAsync(one => one.Id == meeting && one.Body == command.Body, cancellation);
            if (there is null) return new NotFound();
            if (there.MayBeWritten is { IsDone: false } closed) return Outcome<AgendaItemId>.Refused(closed.Refusals);
            if (there.State == MeetingState.Cancelled) return new MeetingOver(there.State);
        }
        var last = await db.AgendaItems.Where(item => item.Meeting == command.Meeting && item.Body == command.Body).MaxAsync(item => (int?)item.Order, cancellation) ?? 0;
        var item = AgendaItem.Create(new(ids.Next()), command.Body, command.Meeting, last + 1, command.Item);
        if (!item.IsDone) return Outcome<AgendaItemId>.Refused(item.Refusals);
        // The next meeting is what a meeting ends with: whatever is added comes before it.
        if (await db.AgendaItems.Where(one => one.Meeting == command.Meeting && one.Body == command.Body && one.Order == last).FirstOrDefaultAsync(cancellation) is { Kind: AgendaItemKind.NextMeeting, Meeting: not null } end)
        {
            end.PlaceAt(last + 1);
            item.Value.PlaceAt(last);
        }
        db.AgendaItems.Add(item.Value);
        acts.Note(actor, nameof(AddItem), item.Value.Id);
        return (await db.Commit(cancellation)).Then(item.Value.Id);
    }
}

public sealed record ChangeItemCommand(ItemAt At, AgendaItemDescription Item);

public sealed class ChangeItem(ItemChange change)
{
    public Task<Outcome> Run(Actor actor, ChangeItemCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.PlanMeetings, nameof(ChangeItem), item => item.Change(command.Item with { Subject = item.Subject, Fulfils = item.Fulfils }), cancellation);
}

/// <summary>One step up or down the agenda.</summary>
public sealed record ShiftItemCommand(ItemAt At, bool Up);

public sealed class ShiftItem(SamsynDb db, ItemChange change)
{
    public Task<Outcome> Run(Actor actor, ShiftItemCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(ShiftItem), async item =>
    {
        var all = await db.AgendaItems.Where(one => one.Meeting == item.Meeting && one.Body == item.Body).OrderBy(one => one.Order).ThenBy(one => one.Id).ToListAsync(cancellation);
        var at = all.IndexOf(item);
        var to = command.Up ? at - 1 : at + 1;
        if (to < 0 || to >= all.Count) return Outcome.Done;
        (all[at], all[to]) = (all[to], all[at]);
        for (var n = 0; n < all.Count; n++) all[n].PlaceAt(n + 1);
        return Outcome.Done;
    }, cancellation);
}

public enum ItemGoes
{
    /// <summary>It leaves this agenda: nothing was said about it here.</summary>
    Moved,
    /// <summary>It stays here too.</summary>
    Copied,
    /// <summary>It was taken up here and goes on there.</summary>
    CarriedOver,
}

/// <summary><paramref name="To"/> is null for the backlog.</summary>
public sealed record SendItemCommand(ItemAt At, ItemGoes How, MeetingId? To);

/// <summary>To another meeting of the body, or to its backlog.</summary>
public sealed class SendItem(SamsynDb db, NewId ids, ItemChange change)
{
    public Task<Outcome> Run(Actor actor, SendItemCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(SendItem), async item =>
    {
        if (command.To is { } to && !await db.Meetings.AnyAsync(meeting => meeting.Id == to && meeting.Body == item.Body && meeting.State != MeetingState.Cancelled && meeting.MinutesState == MinutesState.None, cancellation)) return new NotFound();
        var last = await db.AgendaItems.Where(one => one.Meeting == command.To && one.Body == item.Body).MaxAsync(one => (int?)one.Order, cancellation) ?? 0;
        switch (command.How)
        {
            case ItemGoes.Moved:
                item.MoveTo(command.To, last + 1);
                return Outcome.Done;
            case ItemGoes.Copied:
                db.AgendaItems.Add(item.Copied(new(ids.Next()), command.To, last + 1));
                return Outcome.Done;
            default:
                var carried = item.CarryOver(new(ids.Next()), command.To, last + 1);
                if (carried.IsDone) db.AgendaItems.Add(carried.Value);
                return carried;
        }
    }, cancellation);
}

public sealed record RemoveItemCommand(ItemAt At);

/// <summary>Takes an item away that nothing has been written under.</summary>
public sealed class RemoveItem(SamsynDb db, ItemChange change)
{
    public Task<Outcome> Run(Actor actor, RemoveItemCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(RemoveItem), async item =>
    {
        if (item.Notes.Length > 0 || await db.Decisions.AnyAsync(decision => decision.Item == item.Id, cancellation) || await db.ItemPapers.AnyAsync(paper => paper.Item == item.Id, cancellation))
            return new ItemHasContent(item.Title);
        db.AgendaItems.Remove(item);
        return Outcome.Done;
    }, cancellation);
}

public sealed record FillAgendaCommand(MeetingAt At);

/// <summary>Adds what the agenda owes and lacks (MTG-07, MTG-08).</summary>
public sealed class FillAgenda(MeetingChange change, AgendaItemsOwed owed)
{
    public Task<Outcome> Run(Actor actor, FillAgendaCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(FillAgenda), async found =>
    {
        if (!found.Meeting.IsOpen) return new MeetingOver(found.Meeting.State);
        await owed.Add(actor, found.Meeting, found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record PublishAgendaCommand(MeetingAt At);

public sealed class PublishAgenda(SamsynDb db, MeetingChange change)
{
    public Task<Outcome> Run(Actor actor, PublishAgendaCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(PublishAgenda), async found =>
        found.Meeting.PublishAgenda(await db.AgendaItems.CountAsync(item => item.Meeting == found.Meeting.Id, cancellation)), cancellation);
}
