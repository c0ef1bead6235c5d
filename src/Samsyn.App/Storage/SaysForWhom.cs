using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Samsyn.App.Storage;

/// <summary>
/// Tells PostgreSQL with every query for whom it is asked. Always local to the transaction, so that nothing of it is left on a connection that goes
/// back to a pool: a query on its own is sent together with the telling, and what is sent together is one transaction; within a transaction it is
/// told once. No query of its own goes to the server for it, but one for each transaction that begins with saving. A scalar, which only EF itself
/// asks for (whether there are tables), is asked for nobody.
/// </summary>
sealed class SaysForWhom : DbCommandInterceptor, IDbTransactionInterceptor
{
    internal const string Saying = "SELECT set_config('samsyn.person', @for_person, true), set_config('samsyn.sides', @for_sides, true), "
        + "set_config('samsyn.rights', @for_rights, true), set_config('samsyn.system', @for_system, true);\n";

    public static SaysForWhom Instance { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (Untold(command, eventData) is { } told) SayBeside(command, told).ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Untold(command, eventData) is not { } told) return result;
        await using var saying = SayBeside(command, told);
        await saying.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Untold(command, eventData) is { } told) SayBeside(command, told).ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Untold(command, eventData) is not { } told) return result;
        await using var saying = SayBeside(command, told);
        await saying.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    /// <summary>The answer to the telling stands before that to the query.</summary>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsToldWith(command)) result.NextResult();
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsToldWith(command)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result) => Forget(eventData.Context, result);

    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        new(Forget(eventData.Context, result));

    /// <summary>What was told after the savepoint was rolled back with it.</summary>
    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData.Context, transaction);

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context, transaction);
        return Task.CompletedTask;
    }

    static DbTransaction Forget(DbContext? context, DbTransaction transaction)
    {
        if (context is SamsynDb db) db.ToldInTransaction = null;
        return transaction;
    }

    /// <summary>
    /// Puts the telling before the query, or yields what must be told in a command of its own: the statements that save are counted by whoever
    /// reads their answers, and none may stand before them.
    /// </summary>
    static Reader? Untold(DbCommand command, CommandEventData happening)
    {
        if (happening.Context is not SamsynDb db) return null;
        var now = db.Access?.Now ?? Reader.Nobody;
        var isInTransaction = command.Transaction is not null;
        if (isInTransaction)
        {
            if (db.ToldInTransaction == now) return null;
            db.ToldInTransaction = now;
        }
        if (happening.CommandSource == CommandSource.SaveChanges)
            return isInTransaction ? now : throw new InvalidOperationException("Saving outside a transaction would be saving for nobody.");
        command.CommandText = Saying + command.CommandText;
        AddParameters(command, now);
        return null;
    }

    static bool IsToldWith(DbCommand command) => command.CommandText.StartsWith(Saying, StringComparison.Ordinal);

    static DbCommand SayBeside(DbCommand command, Reader told)
    {
        var saying = command.Connection!.CreateCommand();
        saying.Transaction = command.Transaction;
        saying.CommandText = Saying;
        AddParameters(saying, told);
        return saying;
    }

    static void AddParameters(DbCommand command, Reader told)
    {
        Add("for_person", told.Person);
        Add("for_sides", told.Sides);
        Add("for_rights", told.Rights);
        Add("for_system", told.IsSystem);

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
