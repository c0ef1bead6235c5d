using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Storage;

/// <summary>The tables of a database as lines of text, read back by the provider's own model factory.</summary>
static class Tables
{
    public static Task<List<string>> Of(TestDatabase database) => database.Run(async (SamsynDb db) =>
    {
        var services = new ServiceCollection().AddLogging();
#pragma warning disable EF1001 // The providers' readers of a database have no other door.
        IDesignTimeServices provider = database.Engine == Engine.Sqlite
            ? new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices()
            : new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices();
#pragma warning restore EF1001
        provider.ConfigureDesignTimeServices(services);
        await using var design = services.BuildServiceProvider();
        await db.Database.OpenConnectionAsync();
        var model = design.GetRequiredService<IDatabaseModelFactory>().Create(db.Database.GetDbConnection(), new DatabaseModelFactoryOptions());
        return Lines(model).Order(StringComparer.Ordinal).ToList();
    });

    static IEnumerable<string> Lines(DatabaseModel model)
    {
        foreach (var table in model.Tables)
        {
            foreach (var column in table.Columns)
                yield return $"{table.Name}.{column.Name} {column.StoreType} {(column.IsNullable ? "null" : "not null")} {column.DefaultValueSql} {column.ValueGenerated}";
            yield return $"{table.Name} key {table.PrimaryKey?.Name} ({Names(table.PrimaryKey?.Columns ?? [])})";
            foreach (var index in table.Indexes)
                yield return $"{table.Name} index {index.Name} ({Names(index.Columns)}) {(index.IsUnique ? "unique" : "")} {index.Filter}";
            foreach (var foreign in table.ForeignKeys)
                yield return $"{table.Name} references {foreign.PrincipalTable.Name} ({Names(foreign.Columns)})→({Names(foreign.PrincipalColumns)}) {foreign.OnDelete}";
            foreach (var unique in table.UniqueConstraints)
                yield return $"{table.Name} unique {unique.Name} ({Names(unique.Columns)})";
        }
    }

    static string Names(IEnumerable<DatabaseColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
}
