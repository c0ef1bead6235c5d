using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Samsyn.App.Storage;

/// <summary>
/// A commit that has been asked for is waited for, however long it takes and whoever goes away meanwhile. When PostgreSQL is made to break off its
/// wait for the second node it answers as if all were well: what was committed is seen, may be acknowledged, and is lost with the first node. So
/// no request that ends may cancel a commit; that no time limit does is <see cref="Databases.ServingConnection"/>'s part.
/// </summary>
sealed class WaitsForCommits : DbTransactionInterceptor
{
    public static WaitsForCommits Instance { get; } = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await transaction.CommitAsync(CancellationToken.None);
        return InterceptionResult.Suppress();
    }
}
