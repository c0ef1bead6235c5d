using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>One imported document: what became of it, who brought it and when.</summary>
public sealed record ImportedDocument(ProposalId Id, string File, ProposalState State, DocumentKind Kind, string By, DateTimeOffset At, AgreementId? Agreement);

public sealed class ReadImportDesk(SamsynDb db)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ImportedDocument>> Run(Actor actor, CancellationToken cancellation)
    {
        var rows = await db.Proposals.AsNoTracking().VisibleTo(actor)
            .OrderByDescending(proposal => proposal.ImportedAt).ThenByDescending(proposal => proposal.Id)
            .Select(proposal => new
            {
                proposal.Id, proposal.File, proposal.State, proposal.DocumentKind, proposal.ImportedAt, proposal.ImportedBy,
                By = db.Persons.Where(person => person.Id == proposal.ImportedBy).Select(person => person.Name).FirstOrDefault(),
                AdoptedAs = EF.Property<List<AgreementId>>(proposal, "_adoptedAs"),
            })
            .ToListAsync(cancellation);
        // Several agreements of one document: the local one comes last, and it is what people look for.
        return [.. rows.Select(row => new ImportedDocument(row.Id, row.File, row.State, row.DocumentKind,
            row.By ?? (row.ImportedBy == actor.Person ? actor.Name : "–"), row.ImportedAt, row.AdoptedAs is [.., var last] ? last : null))];
    }
}
