using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.App.Search;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Storage;

/// <summary>Writes the words that a decision is found by beside it, in the form that words are compared in: SQLite folds only ASCII.</summary>
sealed class KeysDecisions : SaveChangesInterceptor
{
    public const string SearchKey = "SearchKey";

    public static KeysDecisions Instance { get; } = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context?.ChangeTracker.Entries<Decision>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList() ?? [])
            entry.Property<string>(SearchKey).CurrentValue = KeyOf(entry.Entity);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    static string KeyOf(Decision decision) => $" {string.Join(' ', Search.SearchKey.WordsOf($"{decision.Text} {decision.Responsible}").Distinct(StringComparer.Ordinal))} ";
}
