using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Jobs;

/// <summary>How something that was asked for ended without being done.</summary>
enum AskedEnd { NobodyLeft, CalledOff, Broken }

/// <summary>Something that a person asked for, and that is done later on their behalf.</summary>
interface IAsked
{
    /// <summary>Notes that it is begun, from the start or where a node that died left it, and says for whom.</summary>
    Task<PersonId> Begin(SamsynDb db, CancellationToken stopping);

    /// <summary>Does it with the rights that the person has now, and notes what came of it. The token falls when it is called off, and when the node stops.</summary>
    Task Do(Actor actor, IServiceProvider services, CancellationToken cancellation);

    /// <summary>Notes how far it has come; true when somebody has called it off.</summary>
    Task<bool> Tell(SamsynDb db);

    /// <summary>Notes that it came to nothing. <paramref name="kind"/> of failure is known when it broke.</summary>
    Task End(AskedEnd end, string? kind);
}

/// <summary>
/// Does what was asked for: begins it, tells how far it has come, hears whether it is called off, and sees that it comes to an end. What we stumble on holds up nothing else that was asked
/// for: it is ended as broken, and the job's row tells what kind of failure it was. A node that is stopped leaves it to the next.
/// </summary>
sealed class AskedWork(IServiceScopeFactory scopes)
{
    static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(1);

    public async Task Do(IAsked asked, CancellationToken stopping)
    {
        await using var system = scopes.ForSystem();
        var by = await asked.Begin(system.ServiceProvider.GetRequiredService<SamsynDb>(), stopping);
        // Read before the database knows for whom it is asked: what a person may no longer see is then not there for the work either.
        if (await system.ServiceProvider.GetRequiredService<ReadActor>().Run(by, stopping) is not { } actor)
        {
            await asked.End(AskedEnd.NobodyLeft, null);
            return;
        }
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var telling = Tell(asked, cancelled, ended.Token);
        try
        {
            await using var serving = scopes.CreateAsyncScope();
            serving.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
            await asked.Do(actor, serving.ServiceProvider, cancelled.Token);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await asked.End(AskedEnd.CalledOff, null);
        }
        catch (Exception failure) when (!cancelled.IsCancellationRequested)
        {
            await asked.End(AskedEnd.Broken, failure.GetType().Name);
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    async Task Tell(IAsked asked, CancellationTokenSource cancelled, CancellationToken ended)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(ToldEvery, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;
            if (await asked.Tell(own)) await cancelled.CancelAsync();
        }
    }
}
