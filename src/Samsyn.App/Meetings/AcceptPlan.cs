using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>The dates of the forums named by their keys; of the plan that was shown, by its fingerprint.</summary>
public sealed record AcceptPlanCommand(PlanYearQuery Query, string Fingerprint, IReadOnlyList<string> Forums, bool AsProposals);

/// <summary>
/// Makes the planner's dates meetings, all in one transaction. Run again it adds only what is missing by then, so nothing is ever doubled.
/// </summary>
public sealed class AcceptPlan(SamsynDb db, NewId ids, ShortNumbers numbers, YearOnRecord record, MeetingTurns turns, CalledPersons called, AgendaItemsOwed owed, ActLog acts)
{
    public async Task<Outcome<int>> Run(Actor actor, AcceptPlanCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(AcceptPlan), cancellation) is { IsDone: false } lacking) return Outcome<int>.Refused(lacking.Refusals);
        var bodies = await record.Read(actor, command.Query, cancellation);
        var plan = YearPlanner.Plan(record.ToPlan(command.Query, bodies));
        if (Fingerprints.Of(plan.Proposed) != command.Fingerprint) return new PlanChangedMeanwhile();
        if (command.Forums.Count == 0) return new NoForumChosen();

        var byKey = bodies.ToDictionary(body => body.Forum.Key, StringComparer.Ordinal);
        var added = 0;
        // Numbers are given as they are asked for; together with the meetings, or not at all.
        await using var own = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var forum in plan.Proposed.Where(meeting => command.Forums.Contains(meeting.Forum)).GroupBy(meeting => meeting.Forum))
        {
            var body = byKey[forum.Key];
            foreach (var date in forum)
            {
                var meeting = Meeting.Plan(new(ids.Next()), await numbers.Next(cancellation), body.Body, new(date.Date, date.Starts, date.Minutes, date.Place),
                    new(Level: date.Level, Group: body.Group, IsProposal: command.AsProposals));
                if (!meeting.IsDone) return Outcome<int>.Refused(meeting.Refusals);
                db.Meetings.Add(meeting.Value);
                acts.Note(actor, nameof(AcceptPlan), meeting.Value.Id);
                added++;
                if (command.AsProposals) continue;
                await called.BringUpToDate(meeting.Value, cancellation);
                await owed.Add(actor, meeting.Value, body.Body, cancellation);
            }
            await turns.Tell(body.Body, cancellation);
        }
        var saved = await db.Commit(cancellation);
        if (saved.IsDone) await own.CommitAsync(cancellation);
        return saved.Then(added);
    }
}

/// <summary>Meetings that no rule asks for any longer, each ticked by whoever cancels it.</summary>
public sealed record CancelUnneededCommand(PlanYearQuery Query, IReadOnlyList<MeetingId> Meetings, string Reason);

/// <summary>Cancels meetings that only a raised level had asked for. Those not on the list of the unneeded any longer are left alone.</summary>
public sealed class CancelUnneeded(SamsynDb db, Clock clock, YearOnRecord record, CallingOff off, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, CancelUnneededCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(CancelUnneeded), cancellation) is { IsDone: false } lacking) return lacking;
        if (command.Meetings.Count == 0) return new NoMeetingChosen();
        foreach (var body in await record.Read(actor, command.Query, cancellation))
        {
            var unneeded = PlanYear.Unneeded(body, clock.Today).Select(meeting => meeting.Id).Intersect(command.Meetings).ToHashSet();
            foreach (var meeting in body.Meetings.Where(meeting => unneeded.Contains(meeting.Id)))
            {
                if (await off.CallOff(meeting, body.Body, command.Reason, cancellation) is { IsDone: false } refused) return refused;
                acts.Note(actor, nameof(CancelUnneeded), meeting.Id);
            }
        }
        return await db.Commit(cancellation);
    }
}
