using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

public enum DatabaseKind { Sqlite, PostgreSql }

/// <summary>What a copy of the whole database holds: its latest migration and the rows of each table.</summary>
public sealed record CopyContents(string Migration, IReadOnlyDictionary<string, long> Rows)
{
    public long AllRows => Rows.Where(table => table.Key != Database.History).Sum(table => table.Value);
}

/// <summary>How much of a long piece of work is done; <paramref name="Total"/> is 0 when nobody can know.</summary>
public sealed record WorkDone(string Step, long Done, long Total);

/// <summary>The whole database as one file: taken while others write, looked through, and put in the place of what is there.</summary>
abstract class DatabaseCopy(SamsynDb db)
{
    public abstract DatabaseKind Kind { get; }

    /// <summary>A folder for files in the clear that live only as long as the work: of the same disk as the database where it is a file.</summary>
    public abstract string WorkFolder { get; }

    /// <summary>Writes the database as it is at one instant to a file, and tells what it held at that instant.</summary>
    public abstract Task<Outcome<CopyContents>> Take(string file, IProgress<WorkDone> progress, CancellationToken cancellation);

    /// <summary>Reads the copy through and refuses a damaged one. The contents are null where only a server could tell them.</summary>
    public abstract Task<Outcome<CopyContents?>> LookThrough(string file, CancellationToken cancellation);

    /// <summary>What the database holds now; null where there is none.</summary>
    public abstract Task<Outcome<CopyContents?>> Current(CancellationToken cancellation);

    /// <summary>Puts the copy in the place of the database, whole or not at all.</summary>
    public abstract Task<Outcome> Replace(string file, IProgress<WorkDone> progress, CancellationToken cancellation);

    public bool Knows(string migration) => db.GetService<IMigrationsAssembly>().Migrations.ContainsKey(migration);

    public static DatabaseCopy Of(StorageOptions options, SamsynDb db, Clock clock) =>
        options.IsEmbedded ? new EmbeddedDatabaseCopy(options, db, clock) : new ServerDatabaseCopy(options, db);
}

/// <summary>The database, or a copy of it, is damaged in itself.</summary>
public sealed record DatabaseDamaged(string Where, string Finding) : Refusal;

/// <summary>Somebody kept the database locked for longer than we wait.</summary>
public sealed record DatabaseInUse(string Where) : Refusal;

/// <summary>A program of the database server's that this work needs is not on the machine.</summary>
public sealed record DatabaseProgramMissing(string Program, string Package) : Refusal;

public sealed record DatabaseProgramFailed(string Program, string Reason) : Refusal;
