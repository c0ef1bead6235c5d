using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.App.Storage;

namespace Samsyn.App.Outbox;

public static class OutboxJob
{
    public const string Name = "outbox";
}

/// <summary>The job that empties the outbox: takes what is due kind by kind, sends it side by side and marks each as it ends.</summary>
sealed class SendOutbox(IServiceScopeFactory scopes, IEnumerable<IOutboxSender> senders) : IJob
{
    const int AtOnce = 8;
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var sender in senders)
            while (await With(leases => leases.Take(sender.Kind, AtOnce, Lease, cancellation)) is { Count: > 0 } taken)
                sent += (await Task.WhenAll(taken.Select(message => Send(sender, message, cancellation)))).Count(delivered => delivered);
        var (waiting, dead) = await With(leases => leases.Count(cancellation));
        Measures.SeeOutbox(waiting, dead);
        return sent;
    }

    async Task<bool> Send(IOutboxSender sender, OutboxMessage message, CancellationToken cancellation)
    {
        Delivery delivery;
        try
        {
            delivery = await sender.Send(new(message.Id), message.Payload, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One message that its sender stumbles on must not hold up the others.
        catch (Exception failure)
        {
            delivery = Delivery.Later(failure.GetType().Name);
        }
#pragma warning restore CA1031
        // What was sent is marked even when the node is asked to stop in between.
        await With(leases => leases.Mark(message, delivery, CancellationToken.None));
        return delivery.Result == DeliveryResult.Delivered;
    }

    async Task<T> With<T>(Func<OutboxLeases, Task<T>> use)
    {
        await using var scope = scopes.ForSystem();
        return await use(scope.ServiceProvider.GetRequiredService<OutboxLeases>());
    }
}
