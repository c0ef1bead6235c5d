using System.Reflection;
using Xunit.Sdk;

namespace Samsyn.Tests.Kit.Databases;

public enum Engine { Sqlite, PostgreSql }

/// <summary>Runs the theory on a fresh SQLite database: <c>[Theory, OnSqlite, OnPostgreSql]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Sqlite]];
}

/// <summary>Runs the theory on a fresh PostgreSQL database; reported as skipped, with the reason, where no server can be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgreSqlAttribute : DataAttribute
{
    public OnPostgreSqlAttribute()
    {
        if (PostgresServer.Absent is { } reason) Skip = reason;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.PostgreSql]];
}

/// <summary>A fact about PostgreSQL alone; reported as skipped, with the reason, where no server can be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (PostgresServer.Absent is { } reason) Skip = reason;
    }
}
