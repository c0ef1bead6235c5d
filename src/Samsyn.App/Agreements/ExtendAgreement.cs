using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record ExtendAgreementCommand(AgreementAt Agreement, IReadOnlyList<Signature> Signatures);

/// <summary>Records the parties' signed extension by the text's own step; only while the overarching agreement covers it (AGR-14–16, AGR-22).</summary>
public sealed class ExtendAgreement(SamsynDb db, AgreementChange change)
{
    public async Task<Outcome> Run(Actor actor, ExtendAgreementCommand command, CancellationToken cancellation)
    {
        var parent = await db.Agreements.AsNoTracking().IgnoreAutoIncludes()
            .Where(parent => db.Agreements.Any(local => local.Id == command.Agreement.Id && local.Parent == parent.Id))
            .SingleOrDefaultAsync(cancellation);
        return await change.Run(actor, command.Agreement, Permission.ExtendAgreement, nameof(ExtendAgreement),
            agreement => agreement.Extend(parent?.Validity, command.Signatures, change.Today), cancellation);
    }
}
