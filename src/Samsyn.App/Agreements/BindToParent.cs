using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record BindToParentCommand(AgreementAt Agreement, AgreementId Parent);

/// <summary>Binds a local agreement to the overarching one that it is applied together with (AGR-03).</summary>
public sealed class BindToParent(SamsynDb db, AgreementChange change)
{
    public async Task<Outcome> Run(Actor actor, BindToParentCommand command, CancellationToken cancellation)
    {
        var parent = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).SingleOrDefaultAsync(parent => parent.Id == command.Parent, cancellation);
        return parent is null ? new NotFound() : await change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(BindToParent),
            agreement => agreement.BindTo(parent), cancellation);
    }
}
