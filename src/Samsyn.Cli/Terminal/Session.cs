using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.Cli.Terminal;

/// <summary>An opened database and who acts. A command that needs none of it does not pay for it.</summary>
sealed class Session : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly AsyncServiceScope _scope;

    Session(ServiceProvider services, Actor actor)
    {
        _services = services;
        _scope = services.CreateAsyncScope();
        _scope.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
        Actor = actor;
    }

    public Actor Actor { get; }

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Opens what --data or the environment names, runs the command, closes. A database that cannot be opened is a refusal in words.</summary>
    public static async Task<int> Run(ParseResult given, Option<string?> data, Func<Session, Task<int>> command, CancellationToken cancellation)
    {
        var options = StorageOptions.FromEnvironment();
        if (given.GetValue(data) is { } directory) options = options with { DataDirectory = directory };
        var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using (services)
        {
            Actor actor;
            await using (var scope = services.ForSystem())
            {
                var opened = await scope.ServiceProvider.GetRequiredService<Samsyn.App.Storage.Database>().Open(cancellation);
                if (!opened.IsDone) return Say.Refused(opened.Refusals);
                actor = await scope.ServiceProvider.GetRequiredService<TerminalActor>().Run(Environment.UserName, cancellation);
            }
            await using var session = new Session(services, actor);
            return await command(session);
        }
    }

    /// <summary>For work on the database as a whole: nothing is opened, made or brought up to date before the command says so.</summary>
    public static async Task<int> OverClosed(ParseResult given, Option<string?> data, Func<IServiceProvider, Task<int>> command)
    {
        var options = StorageOptions.FromEnvironment();
        if (given.GetValue(data) is { } directory) options = options with { DataDirectory = directory };
        await using var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using var scope = services.ForSystem();
        return await command(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
