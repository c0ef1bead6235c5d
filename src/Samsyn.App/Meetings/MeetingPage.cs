using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A file at an item, as a page names it.</summary>
public sealed record PaperRow(Guid Id, AgendaItemId Item, string Name, long Length);

/// <summary>The matter behind an item, with what was said when it last came here (FOR-GEN-06).</summary>
public sealed record ItemMatter(MatterId Id, string Number, string Title, string Description, string LastWords, bool IsExcerpt);

/// <summary>An item with everything that belongs to it.</summary>
public sealed record PageItem
{
    public required AgendaItem Item { get; init; }
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
    public IReadOnlyList<PaperRow> Papers { get; init; } = [];
    public ItemMatter? Matter { get; init; }
}

/// <summary>An annex that a decision may give its next version.</summary>
public sealed record AnnexChoice(int Number, string Title, bool HasProposal);

public sealed record AgreementName(AgreementId Id, string Number, string Title);

public sealed record BodyName(BodyId Id, string Name);

/// <summary>One meeting with all that its pages show, as far as the reader may see it.</summary>
public sealed record MeetingPage
{
    public required Meeting Meeting { get; init; }
    public required Body Body { get; init; }
    /// <summary>Null for those who may not read agreements.</summary>
    public required AgreementName? Agreement { get; init; }
    public required IReadOnlyList<PageItem> Items { get; init; }
    public required IReadOnlyList<Attendee> Attendees { get; init; }
    public required Representation Present { get; init; }
    /// <summary>Items that wait for a meeting of this body.</summary>
    public required IReadOnlyList<AgendaItem> Backlog { get; init; }
    /// <summary>The body's other meetings from this one's day on that are still to come, earliest first.</summary>
    public required IReadOnlyList<Meeting> Coming { get; init; }
    public required Meeting? Next { get; init; }
    /// <summary>Earlier decisions of the body that are not carried out yet.</summary>
    public required IReadOnlyList<Decision> OpenDecisions { get; init; }
    public required IReadOnlyList<AnnexChoice> Annexes { get; init; }
    /// <summary>The bodies of the same agreement that may be given an assignment.</summary>
    public required IReadOnlyList<BodyName> OtherBodies { get; init; }
    public required IReadOnlySet<Permission> May { get; init; }
    /// <summary>The sides for which the reader may approve these minutes: was there for them, and they have not approved yet.</summary>
    public required IReadOnlyList<PartySide> MayApproveFor { get; init; }

    public bool MayPlan => May.Contains(Permission.PlanMeetings);
    public bool MayKeep => May.Contains(Permission.KeepMinutes);
    /// <summary>What the items are given together, in minutes.</summary>
    public int Planned => Items.Sum(item => item.Item.Minutes ?? 0);
    public string BodyTitle => Meeting.Group is { } group ? $"{Body.Name}, {group}" : Body.Name;
}

/// <summary>Reads a <see cref="MeetingPage"/>; null when there is no such meeting for the actor.</summary>
public sealed class ReadMeeting(SamsynDb db, Clock clock)
{
    public async Task<MeetingPage?> Run(Actor actor, MeetingId id, CancellationToken cancellation)
    {
        var today = clock.Today;
        if (await db.Meetings.AsNoTracking().VisibleTo(db, actor, today).SingleOrDefaultAsync(meeting => meeting.Id == id, cancellation) is not { } meeting) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == meeting.Body, cancellation);
        var attendees = await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == id).ToListAsync(cancellation);
        var coming = await db.Meetings.AsNoTracking().VisibleTo(db, actor, today).Where(one => one.Body == body.Id && one.Id != id && one.Date >= meeting.Date
            && (one.State == MeetingState.Planned || one.State == MeetingState.Called || one.State == MeetingState.Proposed)).OrderBy(one => one.Date).ThenBy(one => one.Starts).Take(12).ToListAsync(cancellation);
        var whole = actor.May(Permission.ReadMeetings);
        return new()
        {
            Meeting = meeting,
            Body = body,
            Agreement = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(agreement => agreement.Id == meeting.Agreement)
                .Select(agreement => new AgreementName(agreement.Id, agreement.Number, agreement.Title)).SingleOrDefaultAsync(cancellation),
            Items = await Items(actor, id, today, cancellation),
            Attendees = [.. attendees.OrderBy(one => one.IsAdjunct).ThenBy(one => one.Side ?? (PartySide)9).ThenByDescending(one => one.HasMandate).ThenBy(one => one.Name, StringComparer.Ordinal)],
            Present = Representation.Of(attendees),
            Backlog = whole ? await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, today).Where(item => item.Body == body.Id && item.Meeting == null).OrderBy(item => item.Order).ToListAsync(cancellation) : [],
            Coming = coming,
            Next = meeting.Next is { } next ? await db.Meetings.AsNoTracking().VisibleTo(db, actor, today).SingleOrDefaultAsync(one => one.Id == next, cancellation) : null,
            OpenDecisions = await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => decision.Body == body.Id && decision.Status == DecisionStatus.Open && decision.On < meeting.Date)
                .OrderBy(decision => decision.Deadline == null).ThenBy(decision => decision.Deadline).ThenBy(decision => decision.On).Take(50).ToListAsync(cancellation),
            Annexes = whole ? await Annexes(meeting.Agreement, cancellation) : [],
            OtherBodies = whole ? await db.Bodies.AsNoTracking().VisibleTo(db, actor, today).Where(one => one.Agreement == meeting.Agreement && one.Id != body.Id).OrderBy(one => one.Name)
                .Select(one => new BodyName(one.Id, one.Name)).ToListAsync(cancellation) : [],
            May = new HashSet<Permission>(((Permission[])[Permission.PlanMeetings, Permission.KeepMinutes, Permission.ApproveMinutes, Permission.ReadMeetings, Permission.ReadAgreements]).Where(actor.May)),
            MayApproveFor = [.. attendees.Where(one => one.Person == actor.Person && one is { Presence: Presence.Present, Seat: not null }).Select(one => one.Side).OfType<PartySide>().Distinct()
                .Where(side => actor.MayFor(side, Permission.ApproveMinutes) && !(side == meeting.ChairedBySide && meeting.ChairedByPerson is { } chair && chair != actor.Person) && !meeting.Approvals.Any(approval => approval.Side == side || approval.Person == actor.Person))],
        };
    }

    async Task<IReadOnlyList<PageItem>> Items(Actor actor, MeetingId id, DateOnly today, CancellationToken cancellation)
    {
        var items = await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, today).Where(item => item.Meeting == id).OrderBy(item => item.Order).ThenBy(item => item.Id).ToListAsync(cancellation);
        var decisions = (await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => decision.Meeting == id).OrderBy(decision => decision.Order).ToListAsync(cancellation)).ToLookup(decision => decision.Item);
        var ids = items.Select(item => item.Id).ToList();
        var papers = (await db.ItemPapers.AsNoTracking().Where(paper => ids.Contains(paper.Item)).OrderBy(paper => paper.AttachedAt)
            .Select(paper => new PaperRow(paper.Id, paper.Item, paper.Name, paper.Length)).ToListAsync(cancellation)).ToLookup(paper => paper.Item);
        var asked = items.Select(item => item.Matter).OfType<MatterId>().Distinct().ToList();
        var matters = asked.Count == 0 ? [] : await db.Matters.AsNoTracking().VisibleTo(actor).Where(matter => asked.Contains(matter.Id)).ToDictionaryAsync(matter => matter.Id, cancellation);
        return [.. items.Select(item => new PageItem
        {
            Item = item,
            Decisions = [.. decisions[item.Id]],
            Papers = [.. papers[item.Id]],
            Matter = item.Matter is { } matter && matters.TryGetValue(matter, out var found)
                ? new(found.Id, found.Number, found.Title, found.Description, found.Steps[^1].Why, found.Steps[^1].Decision is not null) : null,
        })];
    }

    async Task<IReadOnlyList<AnnexChoice>> Annexes(AgreementId agreement, CancellationToken cancellation) =>
        await db.Agreements.AsNoTracking().Whole().SingleOrDefaultAsync(one => one.Id == agreement, cancellation) is { } found
            ? [.. found.Annexes.Where(annex => annex.Number > 0).Select(annex => new AnnexChoice(annex.Number, annex.Title, annex.Open is not null))] : [];
}
