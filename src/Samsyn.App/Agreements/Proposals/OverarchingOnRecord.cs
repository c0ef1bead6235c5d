using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

static class OverarchingOnRecord
{
    /// <summary>The overarching agreement that a document names by a diary number (AGR-09: compared without blanks).</summary>
    public static async Task<AgreementLink?> NamedBy(this SamsynDb db, DocumentKind kind, AgreementFacts facts, Actor actor, CancellationToken cancellation)
    {
        if (kind == DocumentKind.OverarchingAgreement || facts.Parent is not { } named) return null;
        HashSet<DiaryNumber> wanted = [.. named.DiaryNumbers.Concat((named.Facts?.DiaryNumbers ?? []).Select(fact => fact.Number)).Select(text => new DiaryNumber(text))];
        var overarching = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor)
            .Where(agreement => agreement.Level == AgreementLevel.Overarching)
            .OrderByDescending(agreement => agreement.Number)
            .ToListAsync(cancellation);
        return overarching.Find(agreement => agreement.DiaryNumbers.Any(fact => wanted.Contains(new(fact.Number)))) is { } found
            ? new(found.Id, found.Number, found.Title)
            : null;
    }
}
