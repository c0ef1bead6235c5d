using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary><paramref name="Version"/> is the number of lines that the form was filled in against.</summary>
public sealed record ChangeReadinessCommand(AgreementId Agreement, int Version, ReadinessDecision Decision);

/// <summary>Records that the readiness of an area or a forum was raised or lowered (FOR-GEN-02, MTG-14).</summary>
public sealed class ChangeReadiness(SamsynDb db, Clock clock, ActLog acts, ReadinessOnRecord areas, ReadinessTelling telling)
{
    public async Task<Outcome> Run(Actor actor, ChangeReadinessCommand command, CancellationToken cancellation)
    {
        if (await areas.One(actor, command.Agreement, cancellation) is not { } area) return new NotFound();
        if (await acts.Demand(actor, Permission.ChangeReadiness, nameof(ChangeReadiness), area.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (area.History.Version != command.Version) return new Stale(command.Version, area.History.Version);

        var on = SwedishTime.DateOf(command.Decision.From);
        if (command.Decision.Forum is { } forum && area.ForumsOn(on).All(one => one.Subject != forum)) return new ReadinessForumUnknown();
        var deciders = NamedDeciders.For(area.PlansOn(on), area.History.LevelAt(command.Decision.From), command.Decision.Level, command.Decision.Forum);
        var changed = area.History.Change(command.Decision, deciders, actor.Person, clock.Now);
        if (!changed.IsDone) return changed;

        db.ReadinessChanges.Add(changed.Value);
        await telling.Tell(area, changed.Value, cancellation);
        acts.Note(actor, nameof(ChangeReadiness), area.Id);
        return await db.Commit(cancellation);
    }
}
