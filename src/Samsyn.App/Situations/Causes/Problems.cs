using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Situations.Causes;

/// <summary>A problem and the version of it that the form was filled in against.</summary>
public sealed record ProblemAt(ProblemId Id, int Version);

public sealed record StateProblemCommand(AgreementId Agreement, ProblemText Text);

/// <summary>Puts a problem on record that the picture shows (CAU-02).</summary>
public sealed class StateProblem(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<ProblemId>> Run(Actor actor, StateProblemCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).AnyAsync(one => one.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.WritePicture, nameof(StateProblem), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<ProblemId>.Refused(lacking.Refusals);
        var stated = Problem.State(new(ids.Next()), command.Agreement, command.Text, actor.Person, actor.Name, clock.Now);
        if (!stated.IsDone) return Outcome<ProblemId>.Refused(stated.Refusals);
        db.Problems.Add(stated.Value);
        acts.Note(actor, nameof(StateProblem), stated.Value.Id);
        return (await db.Commit(cancellation)).Then(stated.Value.Id);
    }
}

/// <summary>What every act on one problem shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class ProblemChange(SamsynDb db, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, ProblemAt at, string act, Func<Problem, Outcome> decide, CancellationToken cancellation)
    {
        if (await db.Problems.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation) is not { } problem) return new NotFound();
        if (await acts.Demand(actor, Permission.WritePicture, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (problem.Version != at.Version) return new Stale(at.Version, problem.Version);
        var decided = decide(problem);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record DescribeProblemCommand(ProblemAt At, ProblemText Text);

public sealed class DescribeProblem(ProblemChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DescribeProblemCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(DescribeProblem), problem => problem.Describe(command.Text, actor.Person, actor.Name, clock.Now), cancellation);
}

/// <summary>A cause without id is a new one.</summary>
public sealed record KeepCauseCommand(ProblemAt At, Cause Cause);

public sealed class KeepCause(ProblemChange change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepCauseCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(KeepCause),
        problem => problem.Keep(command.Cause.Id == Guid.Empty ? command.Cause with { Id = ids.Next() } : command.Cause, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record RemoveCauseCommand(ProblemAt At, Guid Cause);

public sealed class RemoveCause(ProblemChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, RemoveCauseCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(RemoveCause), problem => problem.RemoveCause(command.Cause, actor.Person, actor.Name, clock.Now), cancellation);
}

/// <summary>A measure without id is a new one; without a cause it is kept as one that lacks it.</summary>
public sealed record KeepMeasureCommand(ProblemAt At, Guid? Cause, Measure Measure);

public sealed class KeepMeasure(ProblemChange change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepMeasureCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(KeepMeasure),
        problem => problem.Keep(command.Measure.Id == Guid.Empty ? command.Measure with { Id = ids.Next() } : command.Measure, command.Cause, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record RemoveMeasureCommand(ProblemAt At, Guid Measure);

public sealed class RemoveMeasure(ProblemChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, RemoveMeasureCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(RemoveMeasure), problem => problem.RemoveMeasure(command.Measure, actor.Person, actor.Name, clock.Now), cancellation);
}
