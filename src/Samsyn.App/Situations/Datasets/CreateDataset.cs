using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>With <paramref name="Owner"/> null and <paramref name="OfBoth"/> false it belongs to the only side that the actor acts for.</summary>
public sealed record CreateDatasetCommand(DatasetDescription Description, PartySide? Owner = null, bool OfBoth = false);

/// <summary>The actor acts for no side, or for both: whose it is has to be said.</summary>
public sealed record DatasetOwnerUnclear : Refusal { public override string Field => "owner"; }

/// <summary>Nobody makes a dataset of a party that they do not act for.</summary>
public sealed record DatasetOfOtherParty(PartySide Owner) : Refusal { public override string Field => "owner"; }

public sealed class CreateDataset(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<DatasetId>> Run(Actor actor, CreateDatasetCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageDatasets, nameof(CreateDataset), cancellation) is { IsDone: false } lacking) return Outcome<DatasetId>.Refused(lacking.Refusals);
        var owner = command.OfBoth ? null : command.Owner ?? actor.SideFor(Permission.ManageDatasets);
        if (owner is null && !command.OfBoth) return new DatasetOwnerUnclear();
        if (owner is { } side && !actor.MayFor(side, Permission.ManageDatasets)) return new DatasetOfOtherParty(side);
        var created = Dataset.Create(new(ids.Next()), command.Description, owner, actor.Person, clock.Now, clock.Today);
        if (!created.IsDone) return Outcome<DatasetId>.Refused(created.Refusals);
        db.Datasets.Add(created.Value);
        acts.Note(actor, nameof(CreateDataset), created.Value.Id);
        return (await db.Commit(cancellation)).Then(created.Value.Id);
    }
}
