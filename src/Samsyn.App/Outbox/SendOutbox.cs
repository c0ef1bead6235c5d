using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.App.Storage;

namespace Samsyn.App.Outbox;

public static class OutboxJob
{
    public const string Name = "outbox";
}

/// <summary>
/// The job that empties the outbox: takes what is due kind by kind, sends it side by side and marks it as it ends. The kinds do not wait for each other: one
/// receiver that is slow holds up its own alone.
/// </summary>
sealed class SendOutbox(IServiceScopeFactory scopes, IEnumerable<IOutboxSender> senders) : IJob
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var sent = await Task.WhenAll(senders.Select(sender => Empty(sender, cancellation)));
        var (waiting, dead) = await With(leases => leases.Count(cancellation));
        Measures.SeeOutbox(waiting, dead);
        return sent.Sum();
    }

    async Task<int> Empty(IOutboxSender sender, CancellationToken cancellation)
    {
        var sent = 0;
        try
        {
            while (await With(leases => leases.Take(sender.Kind, sender.AtOnce, Lease, cancellation)) is { Count: > 0 } taken) sent += await SendAll(sender, taken, cancellation);
        }
        finally
        {
            await sender.Rest();
        }
        return sent;
    }

    async Task<int> SendAll(IOutboxSender sender, IReadOnlyList<OutboxMessage> taken, CancellationToken cancellation)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var over = new CancellationTokenSource();
        var ended = Channel.CreateUnbounded<(OutboxMessage, Delivery)>();
        var keeping = KeepLease(taken[0].Lease!.Value, lost, over.Token);
        var marking = Mark(ended.Reader, sender, lost);
        try
        {
            await Task.WhenAll(taken.Select(async message => await ended.Writer.WriteAsync((message, await Send(sender, message, lost.Token)), CancellationToken.None)));
        }
        finally
        {
            ended.Writer.Complete();
            await over.CancelAsync();
            await Task.WhenAll(keeping, marking);
        }
        return await marking;
    }

    static async Task<Delivery> Send(IOutboxSender sender, OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            return await sender.Send(new(message.Id), message.Payload, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One message that its sender stumbles on must not hold up the others.
        catch (Exception failure)
        {
            return Delivery.Later(failure.GetType().Name);
        }
#pragma warning restore CA1031
    }

    /// <summary>
    /// Marks whatever ended while the last was being marked: little is sent anew when the machine stops in between, and many messages do not cost as many writes.
    /// What was sent is marked even when the node is asked to stop. How many were delivered.
    /// </summary>
    async Task<int> Mark(ChannelReader<(OutboxMessage Message, Delivery Delivery)> ended, IOutboxSender sender, CancellationTokenSource lost)
    {
        var delivered = 0;
        try
        {
            while (await ended.WaitToReadAsync(CancellationToken.None))
            {
                List<(OutboxMessage Message, Delivery Delivery)> all = [];
                while (ended.TryRead(out var one)) all.Add(one);
                await With(async leases =>
                {
                    await leases.Mark(all, sender.Retries, sender.KeepsWhatWasSent, CancellationToken.None);
                    return 0;
                });
                delivered += all.Count(one => one.Delivery.Result == DeliveryResult.Delivered);
            }
        }
        catch
        {
            // What cannot be marked would be sent anew: no more is.
            await lost.CancelAsync();
            throw;
        }
        return delivered;
    }

    /// <summary>A receiver may take longer than a lease; what is being sent must not be taken by another node meanwhile.</summary>
    async Task KeepLease(Guid claim, CancellationTokenSource lost, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Lease / 3, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested) return;
            var renewing = With(leases => leases.Renew(claim, Lease, over));
            await ((Task)renewing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (renewing.IsCompletedSuccessfully && await renewing > 0 || over.IsCancellationRequested) continue;
            await lost.CancelAsync();
            return;
        }
    }

    async Task<T> With<T>(Func<OutboxLeases, Task<T>> use)
    {
        await using var scope = scopes.ForSystem();
        return await use(scope.ServiceProvider.GetRequiredService<OutboxLeases>());
    }
}
