using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places;

/// <summary><paramref name="Version"/> is that of the precision; 0 while nothing is agreed.</summary>
public sealed record AgreePrecisionCommand(DatasetId Dataset, int Version, int OtherParty, int Outside, int Fewest, string AgreedIn);

/// <summary>How finely the points of a dataset are shown to others; for whoever may manage it on its own party's behalf.</summary>
public sealed class AgreePrecision(SamsynDb db, Clock clock, ActLog acts, DatasetChange change)
{
    public async Task<Outcome> Run(Actor actor, AgreePrecisionCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(AgreePrecision), cancellation);
        if (!found.IsDone) return found;
        var kept = await db.PointPrecisions.SingleOrDefaultAsync(one => one.Dataset == command.Dataset, cancellation);
        var precision = kept ?? PointPrecision.Usual(command.Dataset);
        if (precision.Version != command.Version) return new Stale(command.Version, precision.Version);
        if (precision.Agree(command.OtherParty, command.Outside, command.Fewest, command.AgreedIn, actor.Name, clock.Now) is { IsDone: false } refused) return refused;
        if (kept is null) db.PointPrecisions.Add(precision);
        acts.Note(actor, nameof(AgreePrecision), command.Dataset);
        return await db.Commit(cancellation);
    }
}
