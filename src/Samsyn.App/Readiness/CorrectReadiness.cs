using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>What line <paramref name="Number"/> should have said; null strikes it out, for the reason given.</summary>
public sealed record CorrectReadinessCommand(AgreementId Agreement, int Version, int Number, ReadinessDecision? Decision, string? Reason = null);

/// <summary>Puts a wrong line of the history right by a later one. What was written stays to be read.</summary>
public sealed class CorrectReadiness(SamsynDb db, Clock clock, ActLog acts, ReadinessOnRecord areas)
{
    public async Task<Outcome> Run(Actor actor, CorrectReadinessCommand command, CancellationToken cancellation)
    {
        if (await areas.One(actor, command.Agreement, cancellation) is not { } area) return new NotFound();
        if (await acts.Demand(actor, Permission.ChangeReadiness, nameof(CorrectReadiness), area.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (area.History.Version != command.Version) return new Stale(command.Version, area.History.Version);

        var line = area.History.Standing.FirstOrDefault(one => one.Number == command.Number);
        var corrected = command.Decision is { } decision
            ? area.History.Correct(command.Number, decision, NamedDeciders.For(area.PlansOn(SwedishTime.DateOf(decision.From)), area.History.LevelAt(decision.From.AddTicks(-1)), decision.Level, line?.Forum), actor.Person, clock.Now)
            : area.History.StrikeOut(command.Number, command.Reason ?? "", actor.Person, clock.Now);
        if (!corrected.IsDone) return corrected;

        db.ReadinessChanges.Add(corrected.Value);
        acts.Note(actor, nameof(CorrectReadiness), area.Id);
        return await db.Commit(cancellation);
    }
}
