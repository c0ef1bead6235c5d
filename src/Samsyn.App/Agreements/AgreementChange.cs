using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>An agreement and the version of it that the form was filled in against.</summary>
public sealed record AgreementAt(AgreementId Id, int Version);

/// <summary>What every act on one agreement shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class AgreementChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal DateOnly Today => clock.Today;

    /// <summary><paramref name="act"/> is the name of the use case.</summary>
    internal Task<Outcome> Run(Actor actor, AgreementAt at, Permission permission, string act, Func<Agreement, Outcome> decide, CancellationToken cancellation) =>
        Run(actor, at, permission, act, agreement => Task.FromResult(decide(agreement)), cancellation);

    /// <summary>As above, where more than the agreement follows from it.</summary>
    internal async Task<Outcome> Run(Actor actor, AgreementAt at, Permission permission, string act, Func<Agreement, Task<Outcome>> decide, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.VisibleTo(actor).Whole().SingleOrDefaultAsync(agreement => agreement.Id == at.Id, cancellation);
        if (agreement is null) return new NotFound();
        if (await acts.Demand(actor, permission, act, agreement.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (agreement.Version != at.Version) return new Stale(at.Version, agreement.Version);

        var decided = await decide(agreement);
        if (!decided.IsDone) return decided;

        acts.Note(actor, act, agreement.Id);
        return await db.Commit(cancellation);
    }
}
