using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;

namespace Samsyn.App.Readiness;

public sealed record ReturnReadinessCommand(AgreementId Agreement, int Version, DutySubject? Forum, DateTimeOffset From, IReadOnlyList<string> Deciders, string Reason, string? Reference = null);

/// <summary>Records the return to normal readiness. No plan says who decides on it, so whoever did is written down.</summary>
public sealed class ReturnReadiness(SamsynDb db, Clock clock, ActLog acts, ReadinessOnRecord areas, ReadinessTelling telling)
{
    public async Task<Outcome> Run(Actor actor, ReturnReadinessCommand command, CancellationToken cancellation)
    {
        if (await areas.One(actor, command.Agreement, cancellation) is not { } area) return new NotFound();
        if (await acts.Demand(actor, Permission.ChangeReadiness, nameof(ReturnReadiness), area.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (area.History.Version != command.Version) return new Stale(command.Version, area.History.Version);

        var returned = area.History.Change(new()
        {
            Level = ReadinessLevel.Normal, Forum = command.Forum, From = command.From, Deciders = command.Deciders, Reason = command.Reason, Reference = command.Reference,
        }, [], actor.Person, clock.Now);
        if (!returned.IsDone) return returned;

        db.ReadinessChanges.Add(returned.Value);
        await telling.Tell(area, returned.Value, cancellation);
        acts.Note(actor, nameof(ReturnReadiness), area.Id);
        return await db.Commit(cancellation);
    }
}
