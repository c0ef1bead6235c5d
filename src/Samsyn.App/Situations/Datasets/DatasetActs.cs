using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>A dataset as it was seen.</summary>
public sealed record DatasetCommand(DatasetId Dataset, int Version);

/// <summary>What a change of a dataset has in common: whoever changes it may do so for the party whose it is.</summary>
public sealed class DatasetChange(SamsynDb db, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, DatasetCommand command, string act, Func<Dataset, Outcome> change, CancellationToken cancellation)
    {
        var found = await Find(actor, command.Dataset, act, cancellation);
        if (!found.IsDone) return found;
        var dataset = found.Value;
        if (dataset.Version != command.Version) return new Stale(command.Version, dataset.Version);
        if (change(dataset) is { IsDone: false } refused) return refused;
        acts.Note(actor, act, dataset.Id);
        return await db.Commit(cancellation);
    }

    internal async Task<Outcome<Dataset>> Find(Actor actor, DatasetId id, string act, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageDatasets, act, id, cancellation) is { IsDone: false } lacking) return Outcome<Dataset>.Refused(lacking.Refusals);
        return actor.MayFor(dataset.Side, Permission.ManageDatasets) ? dataset : new DatasetOfOtherParty(dataset.Side!.Value);
    }
}

/// <summary>Lets the other party see a dataset.</summary>
public sealed class ShareDataset(DatasetChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DatasetCommand command, CancellationToken cancellation) =>
        change.Run(actor, command, nameof(ShareDataset), dataset => dataset.Share(clock.Today), cancellation);
}

/// <summary>Lets anybody see a dataset, small counts suppressed.</summary>
public sealed class PublishDataset(DatasetChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DatasetCommand command, CancellationToken cancellation) =>
        change.Run(actor, command, nameof(PublishDataset), dataset => dataset.Publish(clock.Today), cancellation);
}

/// <summary>Keeps a dataset but offers it no longer.</summary>
public sealed class RetireDataset(DatasetChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DatasetCommand command, CancellationToken cancellation) =>
        change.Run(actor, command, nameof(RetireDataset), dataset => dataset.Retire(clock.Today), cancellation);
}
