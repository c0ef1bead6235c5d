using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Samsyn.Tests.Kit.Databases;

/// <summary>Row-level security on PostgreSQL.</summary>
public static class SecondWall
{
    /// <summary>Past the product and, unless said otherwise, past the wall.</summary>
    public static async Task<object?> AsSuperuser(TestDatabase samsyn, string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.ConnectionTo(samsyn.Name));
        await connection.OpenAsync();
        return await Ask(connection, sql);
    }

    /// <summary>Past the product, as the role that serves, or the one that owns.</summary>
    public static async Task<object?> AsServing(TestDatabase samsyn, string sql, bool owning = false)
    {
        await using var connection = new NpgsqlConnection(owning ? samsyn.Options.OwnerConnection : samsyn.Options.PostgresConnection);
        await connection.OpenAsync();
        return await Ask(connection, sql);
    }

    /// <summary>All of App as the role that owns the tables.</summary>
    public static Task<T> ServedByOwner<TUseCase, T>(TestDatabase samsyn, Func<TUseCase, Task<T>> act) where TUseCase : notnull => samsyn.OverConnection(samsyn.Options.OwnerConnection, act);

    /// <summary>All of App as the server's superuser.</summary>
    public static Task<T> ServedBySuperuser<TUseCase, T>(TestDatabase samsyn, Func<TUseCase, Task<T>> act) where TUseCase : notnull =>
        samsyn.OverConnection(PostgresServer.ConnectionTo(samsyn.Name), act);

    /// <summary>All of App as a role that may do nothing by itself, but become one that goes round the wall.</summary>
    public static async Task<T> ServedByMemberOfBypassing<TUseCase, T>(TestDatabase samsyn, Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        var (group, member) = ($"{samsyn.Name}_group", $"{samsyn.Name}_member");
        await AsSuperuser(samsyn, $"CREATE ROLE {group} BYPASSRLS; CREATE ROLE {member} LOGIN PASSWORD '{PostgresServer.RolePassword}' NOINHERIT IN ROLE {group}");
        try
        {
            return await samsyn.OverConnection(PostgresServer.ConnectionTo(samsyn.Name, member), act);
        }
        finally
        {
            await AsSuperuser(samsyn, $"DROP ROLE {member}; DROP ROLE {group}");
        }
    }

    /// <summary>The first column of the last row set; null when there is none.</summary>
    public static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The statements come from the tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    /// <summary>As the database was before the migration that put it up, which then runs anew. On SQLite there is none, and only the migration is forgotten.</summary>
    public static async Task TakeDown(TestDatabase samsyn)
    {
        if (samsyn.Engine == Engine.PostgreSql)
            await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("""
                DO $$ DECLARE one record; BEGIN
                    FOR one IN SELECT policyname, tablename FROM pg_policies LOOP EXECUTE format('DROP POLICY %I ON %I', one.policyname, one.tablename); END LOOP;
                    FOR one IN SELECT relname FROM pg_class WHERE relrowsecurity LOOP
                        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', one.relname);
                        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', one.relname);
                    END LOOP;
                    FOR one IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE proname LIKE 'samsyn\_%' LOOP EXECUTE 'DROP FUNCTION ' || one.signature; END LOOP;
                END $$
                """));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("DELETE FROM schema_history WHERE migration = '0130_RowSecurity' OR migration LIKE '%Wall'; DELETE FROM schema_history_additive WHERE migration LIKE '%Wall'"));
    }
}
