using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Samsyn.App.Files;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

public enum DatabaseKind { Sqlite, PostgreSql }

/// <summary>What a copy of the whole database holds: its latest migration and the rows of each table.</summary>
public sealed record CopyContents(string Migration, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>The originals that its rows say are outside the database.</summary>
    internal IReadOnlyList<PlacedFile> Placed { get; init; } = [];

    public long AllRows => Rows.Where(table => table.Key != Database.History).Sum(table => table.Value);
}

/// <summary>Where the originals of a restored database are. <paramref name="Kind"/> is null when none is outside it.</summary>
sealed record PlacedAnew(string Depot, FilePlaceKind? Kind)
{
    /// <summary>The same words for both databases; what is put into them are hexadecimal digits and the name of a kind.</summary>
    public string Script { get; } = $"UPDATE settings SET value = '{Depot}' WHERE key = '{DepotName.Setting}';\n" + (Kind is null ? "" : $"UPDATE placed_files SET kind = '{Kind}';\n");
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

    /// <summary>Puts the copy in the place of the database, whole or not at all; with its originals where they have been put anew.</summary>
    public abstract Task<Outcome> Replace(string file, PlacedAnew originals, IProgress<WorkDone> progress, CancellationToken cancellation);

    /// <summary>What reads <see cref="Placed"/> of a row.</summary>
    protected const string PlacedTable = "placed_files", PlacedRows = "SELECT proposal, sha256, length, kind, name, sealed_by FROM " + PlacedTable + " ORDER BY proposal";

    protected static PlacedFile Placed(DbDataReader row) => new()
    {
        Proposal = new(row.GetGuid(0)), Sha256 = row.GetString(1), Length = row.GetInt64(2), Kind = Enum.Parse<FilePlaceKind>(row.GetString(3)), Name = row.GetString(4),
        SealedBy = row.GetString(5), StoredAt = default,
    };

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
