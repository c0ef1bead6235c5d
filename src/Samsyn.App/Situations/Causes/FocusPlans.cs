using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Situations.Causes;

/// <summary>A version of the focus areas and the version of the row that the form was filled in against.</summary>
public sealed record FocusPlanAt(FocusPlanId Id, int Version);

public sealed record BeginFocusPlanCommand(AgreementId Agreement, BodyId? Body, DateOnly From);

/// <summary>Begins the focus areas of an agreement or a body (CAU-05, CAU-18); where there are such already, their next version, each area continuing the one before.</summary>
public sealed class BeginFocusPlan(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<FocusPlanId>> Run(Actor actor, BeginFocusPlanCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).AnyAsync(one => one.Id == command.Agreement, cancellation)) return new NotFound();
        if (command.Body is { } body && !await db.Bodies.AsNoTracking().AnyAsync(one => one.Id == body && one.Agreement == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.LeadPicture, nameof(BeginFocusPlan), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<FocusPlanId>.Refused(lacking.Refusals);
        var last = await db.FocusPlans.VisibleTo(actor).Where(one => one.Agreement == command.Agreement && one.Body == command.Body).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        FocusPlanId id = new(ids.Next());
        var begun = last is null ? FocusPlan.Begin(id, command.Agreement, command.Body, command.From, actor.Person, actor.Name, clock.Now)
            : last.Next(id, ids.Next, command.From, actor.Person, actor.Name, clock.Now);
        if (!begun.IsDone) return Outcome<FocusPlanId>.Refused(begun.Refusals);
        db.FocusPlans.Add(begun.Value);
        acts.Note(actor, nameof(BeginFocusPlan), id);
        return (await db.Commit(cancellation)).Then(id);
    }
}

/// <summary>What every act on one version shares.</summary>
public sealed class FocusChangeRoad(SamsynDb db, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, FocusPlanAt at, Permission permission, string act, Func<FocusPlan, Outcome> decide, CancellationToken cancellation)
    {
        if (await db.FocusPlans.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation) is not { } plan) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (plan.Version != at.Version) return new Stale(at.Version, plan.Version);
        var decided = decide(plan);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>An area without id is a new one.</summary>
public sealed record KeepFocusAreaCommand(FocusPlanAt At, FocusArea Area);

public sealed class KeepFocusArea(FocusChangeRoad change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepFocusAreaCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(KeepFocusArea),
        plan => plan.Keep(command.Area.Id == Guid.Empty ? command.Area with { Id = ids.Next() } : command.Area, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record DropFocusAreaCommand(FocusPlanAt At, Guid Area);

public sealed class DropFocusArea(FocusChangeRoad change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DropFocusAreaCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.LeadPicture, nameof(DropFocusArea), plan => plan.Drop(command.Area, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record KeepGoalCommand(FocusPlanAt At, Guid Area, Goal Goal);

public sealed class KeepGoal(FocusChangeRoad change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepGoalCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(KeepGoal),
        plan => plan.Keep(command.Area, command.Goal.Id == Guid.Empty ? command.Goal with { Id = ids.Next() } : command.Goal, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record KeepIndicatorCommand(FocusPlanAt At, Guid Area, Guid Goal, Indicator Indicator);

public sealed class KeepIndicator(FocusChangeRoad change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepIndicatorCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(KeepIndicator),
        plan => plan.Keep(command.Area, command.Goal, command.Indicator.Id == Guid.Empty ? command.Indicator with { Id = ids.Next() } : command.Indicator, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record NoteMeasuredValueCommand(FocusPlanAt At, Guid Indicator, MeasuredValue Value);

/// <summary>The follow-up of results (CAU-14): whoever writes in the picture notes what was measured.</summary>
public sealed class NoteMeasuredValue(FocusChangeRoad change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NoteMeasuredValueCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.WritePicture, nameof(NoteMeasuredValue), plan => plan.Measure(command.Indicator, command.Value, clock.Today, actor.Person, actor.Name, clock.Now), cancellation);
}
