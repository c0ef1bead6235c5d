using System.Collections.Concurrent;
using Samsyn.App.Jobs;
using Samsyn.App.Live;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;

namespace Samsyn.Web.Operations;

/// <summary>How long a node that is asked to stop goes on answering, so that whoever distributes the requests notices (<c>SAMSYN_DRAIN_SECONDS</c>).</summary>
sealed record DrainSettings(TimeSpan Announced)
{
    public static DrainSettings From(IConfiguration configuration) =>
        new(TimeSpan.FromSeconds(double.TryParse(configuration["SAMSYN_DRAIN_SECONDS"], System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? Math.Clamp(seconds, 0, 60) : 0));
}

/// <summary>
/// What a node does beside answering: says that it is there, does due work, hears what changed. On SIGTERM it first says that it is not to be
/// given more, then finishes its requests, then gives back its work.
/// </summary>
sealed partial class NodeHost(IServiceScopeFactory scopes, ThisNode node, JobWorker worker, PostgresListener listener, ChangeHub hub, ChangeWatch watch, DrainSettings drain, ILogger<NodeHost> logger)
    : IHostedLifecycleService, IDisposable
{
    static readonly TimeSpan WorkEvery = TimeSpan.FromSeconds(2), LookEvery = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource _stopped = new();
    readonly SemaphoreSlim _work = new(0, 1);
    readonly ConcurrentDictionary<Guid, bool> _toldOf = [];
    readonly SemaphoreSlim _gap = new(0, 1);
    Task _loops = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Try("start", async cancel =>
        {
            await Beat(cancel);
            await worker.Know(cancel);
        });
        _loops = Task.WhenAll(
            Task.Run(() => Every(Nodes.Beat, null, "heartbeat", Beat), CancellationToken.None),
            Task.Run(() => Every(WorkEvery, _work, "jobs", worker.Begin), CancellationToken.None),
            Task.Run(() => Every(LookEvery, _gap, "changes", Look), CancellationToken.None),
            Task.Run(Hear, CancellationToken.None),
            Task.Run(() => listener.Listen(_stopped.Token), CancellationToken.None));
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        node.Drain();
        await Try("drain", Beat);
        await Task.Delay(drain.Announced, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopped.CancelAsync();
        await _loops.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Try("stop", async _ =>
        {
            await worker.Stop(cancellationToken);
            await With<Nodes>(nodes => nodes.Gone(cancellationToken));
        });
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _stopped.Dispose();
        _work.Dispose();
        _gap.Dispose();
    }

    Task Beat(CancellationToken cancellation) => With<Nodes>(nodes => nodes.Seen(cancellation));

    async Task Look(CancellationToken cancellation)
    {
        var toldOf = _toldOf.Keys.ToHashSet();
        foreach (var id in toldOf) _toldOf.TryRemove(id, out _);
        await With<SamsynDb>(async db =>
        {
            if (await watch.Look(db, toldOf, cancellation) is > 0 and var missed) LogMissed(missed);
        });
    }

    /// <summary>A posted message is sent at once; a gap is looked into at once.</summary>
    async Task Hear()
    {
        using var listening = hub.Listen();
        try
        {
            await foreach (var heard in listening.Heard.ReadAllAsync(_stopped.Token))
                if (heard.Notice is not { } notice)
                {
                    _toldOf.Clear();
                    Wake(_gap);
                }
                else if (notice.Kind == ChangeNotice.Agreement) _toldOf[notice.Id] = true;
                else if (notice.Kind == ChangeNotice.Outbox)
                {
                    await Try("outbox", cancel => With<JobLeases>(jobs => jobs.Bring(OutboxJob.Name, cancel)));
                    Wake(_work);
                }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
        }
    }

    static void Wake(SemaphoreSlim bell)
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    async Task Every(TimeSpan interval, SemaphoreSlim? bell, string what, Func<CancellationToken, Task> act)
    {
        while (!_stopped.IsCancellationRequested)
        {
            await Try(what, act);
            var wait = bell is null ? Task.Delay(interval, _stopped.Token) : bell.WaitAsync(interval, _stopped.Token);
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The database may be away for a while; the node goes on and says so once per kind of work and outage.</summary>
    async Task Try(string what, Func<CancellationToken, Task> act)
    {
        try
        {
            await act(_stopped.Token);
            if (_failing.TryRemove(what, out _)) LogAgain(what);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Nothing that fails here may take the node down.
        catch (Exception failure)
        {
            if (_failing.TryAdd(what, true)) LogFailing(what, failure.GetType().Name);
        }
#pragma warning restore CA1031
    }

    readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);

    async Task With<T>(Func<T, Task> use) where T : notnull
    {
        await using var scope = scopes.ForSystem();
        await use(scope.ServiceProvider.GetRequiredService<T>());
    }

    [LoggerMessage(LogLevel.Warning, "{What} fails ({Failure}); the node goes on trying")]
    partial void LogFailing(string what, string failure);

    [LoggerMessage(LogLevel.Warning, "{What} works again")]
    partial void LogAgain(string what);

    [LoggerMessage(LogLevel.Warning, "{Missed} changes had not been told of")]
    partial void LogMissed(int missed);
}
