using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.Domain.Agreements;

namespace Samsyn.App.Storage;

/// <summary>
/// The day from which an agreement binds follows from its signatures and is no field of its own. Queries need it to tell drafts apart, so it
/// is written beside the agreement whenever that is saved.
/// </summary>
sealed class MarksWhatBinds : SaveChangesInterceptor
{
    public const string BindingFrom = nameof(BindingFrom);

    public static MarksWhatBinds Instance { get; } = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context?.ChangeTracker.Entries<Agreement>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList() ?? [])
            entry.Property<DateOnly?>(BindingFrom).CurrentValue = entry.Entity.InForceFrom;
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
