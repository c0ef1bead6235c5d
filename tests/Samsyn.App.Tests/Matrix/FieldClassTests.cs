using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Matrix;

/// <summary>Every column that is stored has a class in docs/security/access.json, and every class there has its column.</summary>
public sealed class FieldClassTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-14.1.1")]
    public async Task Every_stored_column_has_a_class(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var offences = Offences(await Columns(samsyn), AccessMatrix.Current).ToList();
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Theory, OnSqlite]
    public async Task A_planted_column_and_a_class_of_nothing_are_found(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE persons ADD COLUMN planted text NULL"));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("CREATE TABLE planted_table (id text)"));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE outbox DROP COLUMN payload"));

        Assert.Equal(3, Offences(await Columns(samsyn), AccessMatrix.Current).Count());
    }

    static async Task<ILookup<string, string>> Columns(TestDatabase samsyn) => (await Tables.Of(samsyn))
        .Select(line => line.Split(' ')[0].Split('.')).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    static IEnumerable<string> Offences(ILookup<string, string> stored, AccessMatrix matrix)
    {
        foreach (var table in stored)
        {
            var classed = matrix.Fields.TryGetValue(table.Key, out var classes) ? classes.SelectMany(one => one.Value).ToList() : [];
            if (table.Except(classed, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
                yield return $"docs/security/access.json, \"fields\": give a class to\n    \"{table.Key}\": {{ \"Internal\": [{string.Join(", ", missing.Select(name => $"\"{name}\""))}] }},";
            if (classed.Except(table, StringComparer.Ordinal).ToList() is { Count: > 0 } gone)
                yield return $"docs/security/access.json, \"fields\": {table.Key} has no {string.Join(", ", gone)}; take it out.";
            if (classed.Count != classed.Distinct(StringComparer.Ordinal).Count()) yield return $"docs/security/access.json, \"fields\": {table.Key} has a column in two classes.";
        }
        foreach (var table in matrix.Fields.Keys.Where(name => !stored.Contains(name)))
            yield return $"docs/security/access.json, \"fields\": there is no table {table}; take it out.";
    }
}
