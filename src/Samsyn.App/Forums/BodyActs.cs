using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>A body and the version of it that the form was filled in against.</summary>
public sealed record BodyAt(BodyId Id, int Version);

public sealed record CreateBodyCommand
{
    public required AgreementId Agreement { get; init; }
    public required BodyDescription Description { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>False for a group that is decided on but not yet in place; <see cref="From"/> is then the day by which it shall be (ORG-37).</summary>
    public bool IsInPlace { get; init; } = true;
}

/// <summary>Forms a body by need (ORG-32): a working group with its task and last day, or a forum that no text names.</summary>
public sealed class CreateBody(SamsynDb db, Clock clock, NewId ids, BodyParents parents, ActLog acts)
{
    public async Task<Outcome<BodyId>> Run(Actor actor, CreateBodyCommand command, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadMeetings) || !await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageForums, nameof(CreateBody), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<BodyId>.Refused(lacking.Refusals);
        var formed = Body.Form(new(ids.Next()), command.Agreement, command.Description, command.From, command.To, command.IsInPlace);
        if (!formed.IsDone) return Outcome<BodyId>.Refused(formed.Refusals);
        if (await parents.Check(formed.Value, command.Description.Parent, cancellation) is { IsDone: false } wrong) return Outcome<BodyId>.Refused(wrong.Refusals);
        var subject = formed.Value.Subject;
        if (await db.Bodies.AnyAsync(body => body.Agreement == command.Agreement && body.Subject == subject && (body.To == null || body.To >= clock.Today), cancellation)) return new BodyExistsAlready(formed.Value.Name);

        db.Bodies.Add(formed.Value);
        acts.Note(actor, nameof(CreateBody), formed.Value.Id);
        return (await db.Commit(cancellation)).Then(formed.Value.Id);
    }
}

/// <summary>What every act on one body shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class BodyChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal DateOnly Today => clock.Today;

    internal async Task<Outcome> Run(Actor actor, BodyAt at, string act, Func<Body, Task<Outcome>> decide, CancellationToken cancellation)
    {
        var body = await db.Bodies.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation);
        if (body is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageForums, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (body.Version != at.Version) return new Stale(at.Version, body.Version);
        var decided = await decide(body);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>What a body may be a part of.</summary>
public sealed class BodyParents(SamsynDb db)
{
    /// <summary>Of the same agreement, and never of its own part.</summary>
    internal async Task<Outcome> Check(Body body, BodyId? parent, CancellationToken cancellation)
    {
        var seen = new HashSet<BodyId> { body.Id };
        for (var next = parent; next is { } id;)
        {
            var above = await db.Bodies.AsNoTracking().Where(one => one.Id == id && one.Agreement == body.Agreement).Select(one => new { one.Name, one.Parent }).SingleOrDefaultAsync(cancellation);
            if (above is null) return new BodyParentWrong("");
            if (!seen.Add(id)) return new BodyParentWrong(above.Name);
            next = above.Parent;
        }
        return Outcome.Done;
    }
}

public sealed record ChangeBodyCommand(BodyAt At, BodyDescription Description);

/// <summary>Another name, chair, convener, place or time (FOR-GEN-01). What its meetings are evidence of stays.</summary>
public sealed class ChangeBody(BodyChange change, BodyParents parents)
{
    public Task<Outcome> Run(Actor actor, ChangeBodyCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(ChangeBody), async body =>
        await parents.Check(body, command.Description.Parent, cancellation) is { IsDone: false } wrong ? wrong : body.Change(command.Description), cancellation);
}

public sealed record PutBodyInPlaceCommand(BodyAt At, DateOnly On);

/// <summary>A group that was only decided on now exists (ORG-37).</summary>
public sealed class PutBodyInPlace(BodyChange change)
{
    public Task<Outcome> Run(Actor actor, PutBodyInPlaceCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(PutBodyInPlace),
        body => Task.FromResult(command.On > change.Today ? new DateInFuture(command.On, change.Today) : body.ComeIntoPlace(command.On)), cancellation);
}

public sealed record CloseBodyCommand(BodyAt At, DateOnly LastDay);

/// <summary>The task is done, or the forum is closed. What it decided stays on record; its parts are closed first.</summary>
public sealed class CloseBody(SamsynDb db, BodyChange change)
{
    public Task<Outcome> Run(Actor actor, CloseBodyCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(CloseBody), async body =>
    {
        var parts = await db.Bodies.AsNoTracking().Where(part => part.Parent == body.Id && (part.To == null || part.To > command.LastDay)).Select(part => part.Name).ToListAsync(cancellation);
        return parts.Count > 0 ? new BodyHasParts(parts) : body.Close(command.LastDay);
    }, cancellation);
}
