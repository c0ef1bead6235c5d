using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Puts together what minutes say, from what is on record now.</summary>
public sealed class MinutesMaking(SamsynDb db)
{
    internal async Task<MinutesContent> Of(Meeting meeting, string? secretary, CancellationToken cancellation)
    {
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == meeting.Body, cancellation);
        var agreement = await db.Agreements.AsNoTracking().Include(one => one.Annexes).SingleAsync(one => one.Id == meeting.Agreement, cancellation);
        // Tracked, so that what the act at hand has just given them – §, standing – is told too.
        var items = await db.AgendaItems.Where(item => item.Meeting == meeting.Id).OrderBy(item => item.Order).ThenBy(item => item.Id).ToListAsync(cancellation);
        var papers = (await db.ItemPapers.AsNoTracking().Where(paper => db.AgendaItems.Any(item => item.Id == paper.Item && item.Meeting == meeting.Id)).OrderBy(paper => paper.AttachedAt).ToListAsync(cancellation)).ToLookup(paper => paper.Item, paper => paper.Name);
        var decisions = (await db.Decisions.Where(decision => decision.Meeting == meeting.Id).OrderBy(decision => decision.Order).ToListAsync(cancellation)).ToLookup(decision => decision.Item);
        var assigned = decisions.SelectMany(group => group).Select(decision => decision.To).OfType<Domain.Forums.BodyId>().ToList();
        var names = await db.Bodies.AsNoTracking().Where(one => assigned.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var attendees = await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == meeting.Id).ToListAsync(cancellation);
        var next = meeting.Next is { } id ? await db.Meetings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation) : null;
        return new()
        {
            Number = meeting.Number, Body = meeting.Group is { } group ? $"{body.Name}, {group}" : body.Name, BodyKind = body.Kind, Agreement = agreement.Title, AgreementNumber = agreement.Number,
            DiaryNumbers = [.. agreement.DiaryNumbers.Select(diary => diary.Number)], Date = meeting.Date, Starts = meeting.Starts, Minutes = meeting.Minutes, Place = meeting.Place, Form = meeting.Form,
            ChairedBy = meeting.ChairedBy, ChairedBySide = meeting.ChairedBySide, ChairTurn = meeting.ChairTurn, ChairDeviation = meeting.ChairDeviation, Secretary = secretary,
            CanDecide = Representation.Of(attendees).CanDecide,
            Attendees = [.. attendees.OrderBy(one => one.Presence).ThenBy(one => one.IsAdjunct).ThenBy(one => one.Side).ThenBy(one => one.Name, StringComparer.Ordinal)
                .Select(one => new MinutesAttendee(one.Name, one.Function, one.Side, one.HasMandate, one.IsAdjunct, one.Presence))],
            Items = [.. items.Select((item, place) => new MinutesItem
            {
                Paragraph = item.Paragraph, Order = place + 1, Kind = item.Kind, Title = item.Title, Presenter = item.Presenter, Clause = item.Clause,
                Notes = item.Notes, State = item.State, IsForPartiesOnly = item.IsForPartiesOnly, Papers = [.. papers[item.Id]],
                Decisions = [.. decisions[item.Id].Select(decision => new MinutesDecision
                {
                    Order = decision.Order, Kind = decision.Kind, Standing = decision.Standing, Text = decision.Text, Responsible = decision.Responsible, Deadline = decision.Deadline, ReviewOn = decision.ReviewOn,
                    Annex = decision.Annex is { } annex ? agreement.Annexes.Where(one => one.Number == annex).Select(one => one.Number == 0 ? one.Title : $"Bilaga {one.Number}: {one.Title}").FirstOrDefault() : null,
                    To = decision.To is { } to ? names.GetValueOrDefault(to) : null,
                })],
            })],
            Next = next is null ? null : new(next.Date, next.Starts, next.Place, next.ChairTurn),
        };
    }
}

public sealed record PutForwardMinutesCommand(MeetingAt At);

/// <summary>
/// The minutes are whole: every item is treated or carried over, each treated one gets its §, and this very wording is kept for those who approve it.
/// </summary>
public sealed class PutForwardMinutes(SamsynDb db, Clock clock, MeetingChange change, MinutesMaking making)
{
    public async Task<Outcome> Run(Actor actor, PutForwardMinutesCommand command, CancellationToken cancellation)
    {
        try
        {
            return await change.Run(actor, command.At, Permission.KeepMinutes, nameof(PutForwardMinutes), found => PutForward(actor, found, cancellation), cancellation);
        }
        catch (DbUpdateException race) when (race is not DbUpdateConcurrencyException && race.Entries.Any(entry => entry.Entity is AgendaItem))
        {
            db.ChangeTracker.Clear();
            return new MeetingNumberTaken();
        }
    }

    async Task<Outcome> PutForward(Actor actor, MeetingInHand found, CancellationToken cancellation)
    {
        var meeting = found.Meeting;
        // Minutes may be tied to a party (MTG-09).
        if (found.Body.MinuteTaker.Side is { } side && !actor.MayFor(side, Permission.KeepMinutes)) return new MinutesAreTheOtherPartys(side);
        if (meeting.State != MeetingState.Held) return new MeetingNotHeld(meeting.State);
        var items = await db.AgendaItems.Where(item => item.Meeting == meeting.Id).OrderBy(item => item.Order).ThenBy(item => item.Id).ToListAsync(cancellation);
        if (items.Count == 0) return new AgendaEmpty();
        // Attendance stands in its own list, the next meeting in its own line: neither needs a word of its own.
        var decided = await db.Decisions.Where(decision => decision.Meeting == meeting.Id).Select(decision => decision.Item).ToListAsync(cancellation);
        var untreated = items.Where(item => item is { State: not AgendaItemState.CarriedOver, Notes.Length: 0, Kind: not (AgendaItemKind.Attendance or AgendaItemKind.NextMeeting) } && !decided.Contains(item.Id))
            .Select(item => (Refusal)new ItemNotTreated(item.Title)).ToList();
        if (untreated.Count > 0) return Outcome.Refused(untreated);

        var last = await db.AgendaItems.Where(item => item.Body == meeting.Body && item.Year == meeting.Date.Year).MaxAsync(item => item.Paragraph, cancellation) ?? 0;
        foreach (var item in items.Where(item => item.Paragraph is null)) item.Number(meeting.Date.Year, ++last);
        foreach (var item in items) item.Freeze();
        var numbers = items.ToDictionary(item => item.Id, item => item.Paragraph!.Value);
        var (present, deciders) = (await db.PresentAt(meeting.Id, cancellation), await db.DecidersAt(meeting.Id, cancellation));
        var decisions = await db.Decisions.Where(decision => decision.Meeting == meeting.Id).ToListAsync(cancellation);
        if (Outcome.From([.. decisions.SelectMany(decision => decision.EnterMinutes(numbers[decision.Item], present, deciders).Refusals).Distinct()]) is { IsDone: false } alone) return alone;

        var content = JsonSerializer.Serialize(await making.Of(meeting, actor.Name, cancellation), FactsJson.Options);
        var checksum = Checksum.Of(content);
        if (!await db.Minutes.AnyAsync(minutes => minutes.Meeting == meeting.Id && minutes.Checksum == checksum, cancellation))
            db.Minutes.Add(new() { Meeting = meeting.Id, Checksum = checksum, Content = content, At = clock.Now });
        return meeting.PutForward(checksum, clock.Now);
    }
}

public sealed record TakeBackMinutesCommand(MeetingAt At);

public sealed class TakeBackMinutes(MeetingChange change)
{
    public Task<Outcome> Run(Actor actor, TakeBackMinutesCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.KeepMinutes, nameof(TakeBackMinutes), found => found.Meeting.TakeBack(), cancellation);
}

public sealed record ApproveMinutesCommand(MeetingAt At, string Checksum);

/// <summary>
/// Approves the minutes for one's own party, having been there. With both parties' approval they freeze, annexes get their versions from the day of
/// the meeting, and the standing items that were treated are evidence.
/// </summary>
public sealed class ApproveMinutes(SamsynDb db, Clock clock, MeetingChange change, AnnexDecisions annexes, MeetingEvidence evidence, MatterExcerpts excerpts)
{
    public Task<Outcome> Run(Actor actor, ApproveMinutesCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.ApproveMinutes, nameof(ApproveMinutes), async found =>
    {
        var meeting = found.Meeting;
        var there = await db.Attendees.Where(attendee => attendee.Meeting == meeting.Id && attendee.Person == actor.Person && attendee.Presence == Presence.Present && attendee.Seat != null).ToListAsync(cancellation);
        if (there.Count == 0) return new ApproverWasNotThere();
        // A person with seats in both parties approves for the one that has not approved yet only if nobody else is the same person; the meeting sees to that.
        var sides = there.Select(attendee => attendee.Side).OfType<PartySide>().Where(side => actor.MayFor(side, Permission.ApproveMinutes)).Distinct().ToList();
        if (sides.Count == 0) return new ApproverIsNoRepresentative();
        var side = sides.Find(one => !meeting.Approvals.Any(approval => approval.Side == one)) is var free && sides.Any(one => !meeting.Approvals.Any(approval => approval.Side == one)) ? free : sides[0];
        var approved = meeting.Approve(new() { Person = actor.Person, Name = actor.Name, Side = side, At = clock.Now, Checksum = command.Checksum });
        if (!approved.IsDone || !meeting.IsFrozen) return approved;

        foreach (var item in await db.AgendaItems.Where(item => item.Meeting == meeting.Id).ToListAsync(cancellation))
        {
            item.Freeze();
            evidence.Treated(meeting, item);
        }
        foreach (var decision in await db.Decisions.Where(decision => decision.Meeting == meeting.Id && decision.Kind == DecisionKind.AnnexVersion).ToListAsync(cancellation))
            if (await annexes.Carry(decision, cancellation) is { IsDone: false } refused) return refused;
        return await excerpts.Return(actor, meeting, cancellation);
    }, cancellation);
}
