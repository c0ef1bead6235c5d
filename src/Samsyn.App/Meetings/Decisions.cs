using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A decision and the version of it that the form was filled in against.</summary>
public sealed record DecisionAt(DecisionId Id, int Version);

public sealed record TakeDecisionCommand(AgendaItemId Item, DecisionText Text);

/// <summary>Writes a decision under an item. Without somebody with mandate from each party it is a proposal, and no annex gets a version by it (ORG-21, MTG-01).</summary>
public sealed class TakeDecision(SamsynDb db, Clock clock, NewId ids, ActLog acts, AnnexDecisions annexes)
{
    public async Task<Outcome<DecisionId>> Run(Actor actor, TakeDecisionCommand command, CancellationToken cancellation)
    {
        var item = await db.AgendaItems.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == command.Item, cancellation);
        if (item?.Meeting is not { } id) return new NotFound();
        var meeting = await db.Meetings.SingleAsync(one => one.Id == id, cancellation);
        if (await acts.Demand(actor, Permission.KeepMinutes, nameof(TakeDecision), meeting.Id, cancellation) is { IsDone: false } lacking) return Outcome<DecisionId>.Refused(lacking.Refusals);
        var order = await db.Decisions.Where(decision => decision.Item == item.Id).MaxAsync(decision => (int?)decision.Order, cancellation) ?? 0;
        var taken = Decision.Take(new(ids.Next()), meeting, item, order + 1, command.Text, await db.PresentAt(meeting.Id, cancellation), await db.DecidersAt(meeting.Id, cancellation));
        if (!taken.IsDone) return Outcome<DecisionId>.Refused(taken.Refusals);
        if (await annexes.Try(taken.Value, cancellation) is { IsDone: false } refused) return Outcome<DecisionId>.Refused(refused.Refusals);
        item.Treat();
        db.Decisions.Add(taken.Value);
        acts.Note(actor, nameof(TakeDecision), taken.Value.Id);
        return (await db.Commit(cancellation)).Then(taken.Value.Id);
    }
}

/// <summary>What every act on one decision shares.</summary>
public sealed class DecisionChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal DateOnly Today => clock.Today;

    internal async Task<Outcome> Run(Actor actor, DecisionAt at, string act, Func<Decision, Task<Outcome>> decide, CancellationToken cancellation)
    {
        var decision = await db.Decisions.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation);
        if (decision is null) return new NotFound();
        if (await acts.Demand(actor, Permission.KeepMinutes, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (decision.Version != at.Version) return new Stale(at.Version, decision.Version);
        var decided = await decide(decision);
        if (!decided.IsDone) return decided;
        // The item's version counts for its decisions too, until the minutes are approved: they are written and put forward together.
        if (!await db.Meetings.AnyAsync(meeting => meeting.Id == decision.Meeting && meeting.MinutesState == MinutesState.Approved, cancellation))
            (await db.AgendaItems.SingleAsync(item => item.Id == decision.Item, cancellation)).Treat();
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record CorrectDecisionCommand(DecisionAt At, DecisionText Text);

/// <summary>Until the minutes are approved.</summary>
public sealed class CorrectDecision(SamsynDb db, DecisionChange change, AnnexDecisions annexes)
{
    public Task<Outcome> Run(Actor actor, CorrectDecisionCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(CorrectDecision), async decision =>
    {
        var meeting = await db.Meetings.SingleAsync(one => one.Id == decision.Meeting, cancellation);
        if (decision.Correct(meeting, command.Text, await db.PresentAt(meeting.Id, cancellation), await db.DecidersAt(meeting.Id, cancellation)) is { IsDone: false } refused) return refused;
        return await annexes.Try(decision, cancellation);
    }, cancellation);
}

public sealed record StrikeDecisionCommand(DecisionAt At);

/// <summary>Strikes a decision that was written by mistake, while the minutes are still a draft.</summary>
public sealed class StrikeDecision(SamsynDb db, DecisionChange change)
{
    public Task<Outcome> Run(Actor actor, StrikeDecisionCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(StrikeDecision), async decision =>
    {
        var meeting = await db.Meetings.SingleAsync(one => one.Id == decision.Meeting, cancellation);
        if (meeting.MayBeWritten is { IsDone: false } closed) return closed;
        db.Decisions.Remove(decision);
        return Outcome.Done;
    }, cancellation);
}

public sealed record ReportDecisionCommand(DecisionAt At, DecisionStatus Status, string? Note);

/// <summary>How it goes with what was decided.</summary>
public sealed class ReportDecision(DecisionChange change)
{
    public Task<Outcome> Run(Actor actor, ReportDecisionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(ReportDecision), decision => Task.FromResult(decision.Report(command.Status, command.Note, change.Today)), cancellation);
}

public sealed record HandDecisionCommand(DecisionAt At, string Responsible, PersonId? Person, DateOnly? Deadline);

/// <summary>Another becomes responsible, or gets another last day.</summary>
public sealed class HandDecision(DecisionChange change)
{
    public Task<Outcome> Run(Actor actor, HandDecisionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(HandDecision), decision => Task.FromResult(decision.HandTo(command.Responsible, command.Person, command.Deadline)), cancellation);
}

/// <summary>Decisions that give an annex its next version (AGR-30, AGR-32, MTG-02): tried when they are written, done when the minutes are approved.</summary>
public sealed class AnnexDecisions(SamsynDb db, Clock clock, PictureAdoption pictures)
{
    /// <summary>Whether it could take effect as things are now; changes nothing.</summary>
    internal async Task<Outcome> Try(Decision decision, CancellationToken cancellation) =>
        decision is { Kind: DecisionKind.AnnexVersion, Annex: { } annex } ? (await Decide(db.Agreements.AsNoTracking(), decision, annex, cancellation)).Outcome : Outcome.Done;

    /// <summary>Takes effect from the day of the meeting, with the next save.</summary>
    internal async Task<Outcome> Carry(Decision decision, CancellationToken cancellation)
    {
        if (decision is not { Kind: DecisionKind.AnnexVersion, Annex: { } annex }) return Outcome.Done;
        var (outcome, agreement) = await Decide(db.Agreements, decision, annex, cancellation);
        return outcome.IsDone ? await pictures.Follow(agreement, annex, cancellation) : outcome;
    }

    async Task<(Outcome Outcome, Agreement Agreement)> Decide(IQueryable<Agreement> agreements, Decision decision, int annex, CancellationToken cancellation)
    {
        var agreement = await agreements.Whole().SingleAsync(one => one.Id == decision.Agreement, cancellation);
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == decision.Body, cancellation);
        return (agreement.DecideAnnexVersion(annex, new()
        {
            On = decision.On, BodyKind = body.Kind, Body = body.Name, Paragraph = decision.Paragraph is { } paragraph ? $"§ {paragraph}" : null, Text = decision.Text, Deciders = decision.Deciders,
        }, clock.Today), agreement);
    }
}
