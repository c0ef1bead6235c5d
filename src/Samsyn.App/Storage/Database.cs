using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Samsyn.App.Storage.Migrations;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>Opens the database at start-up: creates it when it is not there, refuses unsafe settings, brings its tables up to date.</summary>
public sealed class Database(SamsynDb db, StorageOptions options, AccessContext access, Clock clock)
{
    /// <summary>Ours alone among advisory locks: the bytes of "Samsyn".</summary>
    const long MigrationLock = 0x53616d73796e;

    internal const string History = "schema_history";
    /// <summary>Which of them a program may not know and still work; its own table, because older programs write the other as it is.</summary>
    internal const string AdditiveHistory = "schema_history_additive";

    /// <summary>Never the connection string: it holds a password.</summary>
    string Where => options.IsEmbedded ? options.DatabaseFile : "PostgreSQL";

    public async Task<Outcome> Open(CancellationToken cancellation)
    {
        try
        {
            if (options.IsEmbedded) MakeFolder(Path.GetFullPath(options.DataDirectory));
            using var system = access.AsSystem();
            await using var owned = options.OwnerConnection is null ? null : Databases.AsOwner(options, access);
            var owner = owned ?? db;
            await owner.Database.OpenConnectionAsync(cancellation);
            try
            {
                if (options.IsEmbedded && await SqliteSafety.Check(owner, options.DatabaseFile, cancellation) is { IsDone: false } refused) return refused;
                // A role that only serves may not even ask for tables. Where none is missing, nobody need.
                if (!options.IsEmbedded && options.OwnerConnection is null && await HasTables(cancellation) && (await Fits(cancellation)).IsDone) return Outcome.Done;
                return await Migrate(owner, cancellation);
            }
            finally
            {
                await owner.Database.CloseConnectionAsync();
            }
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is DbException failure)
        {
            return new DatabaseUnreachable(Where, failure.Message);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new DatabaseUnreachable(Where, failure.Message);
        }
    }

    /// <summary>Closed to the other accounts of the machine; one that is there already is its owner's to close (<c>samsyn doctor</c> tells).</summary>
    static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Everything in one transaction under a lock that ends with it, whatever happens to the process: an advisory lock on PostgreSQL,
    /// the write lock of BEGIN IMMEDIATE on SQLite. (EF's own lock table stays behind when a process dies.)
    /// </summary>
    async Task<Outcome> Migrate(SamsynDb owner, CancellationToken cancellation)
    {
        await using var transaction = await owner.Database.BeginTransactionAsync(cancellation);
        if (!options.IsEmbedded) await owner.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({MigrationLock})", cancellation);
        await owner.Database.ExecuteSqlRawAsync($"CREATE TABLE IF NOT EXISTS {History} (migration text NOT NULL PRIMARY KEY, applied_at text NOT NULL)", cancellation);
        await owner.Database.ExecuteSqlRawAsync($"CREATE TABLE IF NOT EXISTS {AdditiveHistory} (migration text NOT NULL PRIMARY KEY)", cancellation);

        var (applied, additive) = await Applied(owner, cancellation);
        var known = owner.GetService<IMigrationsAssembly>().Migrations;
        if (Strange(applied, additive, known.Keys) is { } unknown) return new DatabaseNewerThanProgram(unknown);

        List<string> missing = [.. known.Keys.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var id in missing)
        {
            foreach (var command in CommandsOf(owner, id)) await command.ExecuteNonQueryAsync(owner.GetService<IRelationalConnection>(), cancellationToken: cancellation);
            await owner.Database.ExecuteSqlAsync($"INSERT INTO schema_history (migration, applied_at) VALUES ({id}, {clock.Now.ToString("O")})", cancellation);
            if (AdditiveAttribute.IsOn(known[id])) await owner.Database.ExecuteSqlAsync($"INSERT INTO schema_history_additive (migration) VALUES ({id})", cancellation);
        }
        if (missing.Contains(M0040_Audit.Name)) await EarlierActs.Carry(owner, cancellation);
        await RightsOfServing.Give(owner, options, cancellation);
        await transaction.CommitAsync(cancellation);
        return Outcome.Done;
    }

    /// <summary>Whether Samsyn has ever made its tables there.</summary>
    internal async Task<bool> HasTables(CancellationToken cancellation) => await db.Database.SqlQueryRaw<int>(options.IsEmbedded
        ? $"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '{History}'"
        : $"SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = 'public' AND tablename = '{History}'").SingleAsync(cancellation) > 0;

    /// <summary>
    /// Whether this program may work on the database as it is now: everything it knows is there, and what it does not know only added. Asked again
    /// while it runs, because a newer node may have brought the database further.
    /// </summary>
    public async Task<Outcome> Fits(CancellationToken cancellation)
    {
        try
        {
            var (applied, additive) = await Applied(db, cancellation);
            var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToList();
            if (Strange(applied, additive, known) is { } unknown) return new DatabaseNewerThanProgram(unknown);
            return known.Except(applied, StringComparer.Ordinal).Max(StringComparer.Ordinal) is { } missing ? new DatabaseOlderThanProgram(missing) : Outcome.Done;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            return new DatabaseUnreachable(Where, failure.Message);
        }
    }

    static async Task<(List<string> Applied, List<string> Additive)> Applied(SamsynDb db, CancellationToken cancellation) => (
        await db.Database.SqlQueryRaw<string>($"SELECT migration AS \"Value\" FROM {History}").ToListAsync(cancellation),
        await db.Database.SqlQueryRaw<string>($"SELECT migration AS \"Value\" FROM {AdditiveHistory}").ToListAsync(cancellation));

    static string? Strange(List<string> applied, List<string> additive, IEnumerable<string> known) =>
        applied.Except(known, StringComparer.Ordinal).Except(additive, StringComparer.Ordinal).Max(StringComparer.Ordinal);

    internal static IReadOnlyList<MigrationCommand> CommandsOf(SamsynDb db, string migration)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var operations = migrations.CreateMigration(migrations.Migrations[migration], db.Database.ProviderName!).UpOperations;
        return db.GetService<IMigrationsSqlGenerator>().Generate(operations);
    }
}
