using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;

namespace Samsyn.App.Search;

/// <summary>Whatever use case adopts or changes an agreement, its index is written in the same transaction: none of them can forget it.</summary>
sealed class IndexesWhatIsSaved : SaveChangesInterceptor
{
    public static IndexesWhatIsSaved Instance { get; } = new();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is SamsynDb db)
        {
            var changed = db.ChangeTracker.Entries<Agreement>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList();
            foreach (var entry in changed)
            {
                var known = entry.State == EntityState.Added ? null : await db.SearchIndexes.FindAsync([entry.Entity.Id], cancellationToken);
                if (known is null) db.SearchIndexes.Add(SearchIndex.Of(entry.Entity));
                else known.Renew(entry.Entity);
            }
        }
        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
