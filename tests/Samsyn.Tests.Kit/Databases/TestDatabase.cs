using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsyn.App;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.Databases;

/// <summary>
/// Samsyn over a fresh database with a clock that stands still: all of App is registered as in the product.
/// Every <see cref="Run{TUseCase,T}"/> gets a scope of its own, as every request does.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    static readonly Dictionary<Engine, Lazy<Task<StorageOptions>>> Templates = new()
    {
        [Engine.Sqlite] = new(() => Migrated(Engine.Sqlite)),
        [Engine.PostgreSql] = new(() => Migrated(Engine.PostgreSql)),
    };
    static int s_count;

    readonly ServiceProvider _services;

    readonly bool _isFirst;

    TestDatabase(Engine engine, StorageOptions options, TestDatabase? first = null, MailSettings? mail = null)
    {
        Engine = engine;
        Options = options;
        Time = first?.Time ?? new(new(2018, 3, 15, 11, 0, 0, TimeSpan.Zero));
        _isFirst = first is null;
        _services = new ServiceCollection().AddSingleton(new Clock(Time)).AddSingleton(mail ?? new()).AddSamsyn(options).BuildServiceProvider(validateScopes: true);
    }

    public Engine Engine { get; }
    public StorageOptions Options { get; }

    /// <summary>Of the database on PostgreSQL's server.</summary>
    internal string Name => DatabaseIn(Options);

    /// <summary>Stands at noon in Stockholm on 15 March 2018 until a test moves it.</summary>
    public StandingTime Time { get; }
    public DateOnly Today => new Clock(Time).Today;

    /// <summary>A fresh database with all tables; <paramref name="with"/> sets what else an operator settles.</summary>
    public static async Task<TestDatabase> Create(Engine engine, Func<StorageOptions, StorageOptions>? with = null)
    {
        var template = await Templates[engine].Value;
        var options = Fresh(engine, with);
        if (engine == Engine.Sqlite)
        {
            Directory.CreateDirectory(options.DataDirectory);
            File.Copy(template.DatabaseFile, options.DatabaseFile);
        }
        else await PostgresServer.CreateDatabase(DatabaseIn(options), DatabaseIn(template));
        return new(engine, options);
    }

    /// <summary>A fresh database without any table.</summary>
    public static async Task<TestDatabase> CreateEmpty(Engine engine, Func<StorageOptions, StorageOptions>? with = null)
    {
        var options = Fresh(engine, with);
        if (engine == Engine.PostgreSql) await PostgresServer.CreateDatabase(DatabaseIn(options));
        return new(engine, options);
    }

    /// <summary>Another program on the same database, by the same clock.</summary>
    public TestDatabase AnotherNode(Func<StorageOptions, StorageOptions>? with = null, MailSettings? mail = null) => new(Engine, with is null ? Options : with(Options), this, mail);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>With the rights of the machine itself: the second wall lets everything through, so that a test meets the first alone.</summary>
    public async Task<T> Run<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        await using var scope = _services.ForSystem();
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>With the database asked for somebody, as in a request of theirs; null is nobody.</summary>
    public async Task<T> RunFor<TUseCase, T>(Actor? actor, Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>As the role that owns the tables, which alone may change them and what is to stay unchanged in them.</summary>
    public Task<T> AsOwner<T>(Func<SamsynDb, Task<T>> act) => OverConnection(Options.OwningConnection, act);

    /// <summary>With all of App over a role's connection to the same database.</summary>
    internal async Task<T> OverConnection<TUseCase, T>(string? connection, Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        await using var other = new TestDatabase(Engine, Options with { PostgresConnection = connection, OwnerConnection = null }, this);
        return await other.Run(act);
    }

    public Task<Outcome> Open() => Run((Database database) => database.Open(CancellationToken.None));

    /// <summary>Adds rows as they are, past the use cases.</summary>
    public Task<int> Store(params object[] rows) => Run((SamsynDb db) =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => DisposeAsync(removeFiles: true);

    async ValueTask DisposeAsync(bool removeFiles)
    {
        await _services.DisposeAsync();
        if (!_isFirst) return;
        if (Engine == Engine.Sqlite)
        {
            await using var connection = new SqliteConnection(Samsyn.App.Storage.Databases.SqliteConnection(Options));
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            foreach (var role in new[] { Options.PostgresConnection!, Options.OwnerConnection! })
                foreach (var used in new[] { role, Samsyn.App.Storage.Databases.ServingConnection(role) })
                {
                    await using var connection = new NpgsqlConnection(used);
                    NpgsqlConnection.ClearPool(connection);
                }
        }
        if (removeFiles) RemoveFolder(Options.DataDirectory);
    }

    /// <summary>An application that still runs over the folder may write in it while it goes.</summary>
    static void RemoveFolder(string folder)
    {
        for (var left = 20; Directory.Exists(folder); left--)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (left > 0)
            {
                Thread.Sleep(50);
            }
    }

    static async Task<StorageOptions> Migrated(Engine engine)
    {
        var template = await CreateEmpty(engine);
        var opened = await template.Open();
        if (!opened.IsDone) throw new InvalidOperationException(Texts.Of(opened.Refusals[0], Language.English));
        await template.DisposeAsync(removeFiles: false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveFolder(template.Options.DataDirectory);
        return template.Options;
    }

    static StorageOptions Fresh(Engine engine, Func<StorageOptions, StorageOptions>? with)
    {
        var name = $"samsyn_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        var options = new StorageOptions
        {
            DataDirectory = Path.Combine(Path.GetTempPath(), name),
            PostgresConnection = engine == Engine.PostgreSql ? PostgresServer.ConnectionTo(name, PostgresServer.Serving) : null,
            OwnerConnection = engine == Engine.PostgreSql ? PostgresServer.ConnectionTo(name, PostgresServer.Owning) : null,
        };
        return with is null ? options : with(options);
    }

    static string DatabaseIn(StorageOptions options) => new NpgsqlConnectionStringBuilder(options.PostgresConnection).Database!;
}
