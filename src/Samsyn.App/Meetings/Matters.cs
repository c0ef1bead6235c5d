using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A matter and the version of it that the form was filled in against.</summary>
public sealed record MatterAt(MatterId Id, int Version);

public sealed record RaiseMatterCommand(BodyId Origin, string Title, string Description, BodyId? To, string? Why);

/// <summary>A forum raises a question, for itself or straight to another forum (FOR-GEN-06).</summary>
public sealed class RaiseMatter(SamsynDb db, Clock clock, NewId ids, ShortNumbers numbers, ActLog acts)
{
    public async Task<Outcome<MatterId>> Run(Actor actor, RaiseMatterCommand command, CancellationToken cancellation)
    {
        if (await db.Bodies.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(body => body.Id == command.Origin, cancellation) is not { } origin) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(RaiseMatter), origin.Id, cancellation) is { IsDone: false } lacking) return Outcome<MatterId>.Refused(lacking.Refusals);
        var to = command.To is { } id ? await db.Bodies.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(body => body.Id == id, cancellation) : null;
        if (command.To is not null && to is null) return new NotFound();

        var raised = Matter.Raise(new(ids.Next()), "", origin, command.Title, command.Description, actor.Person, clock.Now);
        var tried = raised.IsDone && to is not null ? raised.Value.HandTo(to, command.Why ?? "", actor.Person, clock.Now) : Outcome.Done;
        if (Outcome.From([.. raised.Refusals, .. tried.Refusals]) is { IsDone: false } refused) return Outcome<MatterId>.Refused(refused.Refusals);
        var matter = Matter.Raise(raised.Value.Id, await numbers.Next(cancellation), origin, command.Title, command.Description, actor.Person, clock.Now).Value;
        if (to is not null) matter.HandTo(to, command.Why!, actor.Person, clock.Now);
        db.Matters.Add(matter);
        acts.Note(actor, nameof(RaiseMatter), matter.Id);
        return (await db.Commit(cancellation)).Then(matter.Id);
    }
}

public sealed record HandMatterCommand(MatterAt At, BodyId To, string Why, DecisionId? Decision = null);

/// <summary>Hands a matter on; it stands on the next agenda of the forum that gets it.</summary>
public sealed class HandMatter(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, HandMatterCommand command, CancellationToken cancellation)
    {
        if (await db.Matters.VisibleTo(actor).SingleOrDefaultAsync(matter => matter.Id == command.At.Id, cancellation) is not { } matter) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(HandMatter), matter.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (matter.Version != command.At.Version) return new Stale(command.At.Version, matter.Version);
        if (await db.Bodies.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(body => body.Id == command.To && body.Agreement == matter.Agreement, cancellation) is not { } to) return new NotFound();
        if (matter.HandTo(to, command.Why, actor.Person, clock.Now, command.Decision) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(HandMatter), matter.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record CloseMatterCommand(MatterAt At, string Why, DecisionId? Decision = null);

public sealed class CloseMatter(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, CloseMatterCommand command, CancellationToken cancellation)
    {
        if (await db.Matters.VisibleTo(actor).SingleOrDefaultAsync(matter => matter.Id == command.At.Id, cancellation) is not { } matter) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(CloseMatter), matter.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (matter.Version != command.At.Version) return new Stale(command.At.Version, matter.Version);
        if (matter.Close(command.Why, actor.Person, clock.Now, command.Decision) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(CloseMatter), matter.Id);
        return await db.Commit(cancellation);
    }
}
