namespace Samsyn.App.Outbox;

public enum DeliveryResult
{
    Delivered,
    /// <summary>It may work another time.</summary>
    Later,
    /// <summary>Trying again would end the same way.</summary>
    Never,
}

/// <summary>How an attempt ended; <paramref name="Problem"/> is a code such as <c>http-503</c> or <c>timeout</c>.</summary>
public readonly record struct Delivery(DeliveryResult Result, string? Problem)
{
    public static Delivery Done { get; } = new(DeliveryResult.Delivered, null);
    public static Delivery Later(string problem) => new(DeliveryResult.Later, problem);
    public static Delivery Never(string problem) => new(DeliveryResult.Never, problem);
}

/// <summary>
/// When what failed is tried again: after <paramref name="First"/>, then twice as long each time, at most <paramref name="Longest"/>, and given up after
/// <paramref name="MostAttempts"/>. <paramref name="Spread"/> is the part of a wait by which messages that failed together are drawn apart.
/// </summary>
public sealed record RetrySchedule(TimeSpan First, TimeSpan Longest, int MostAttempts, double Spread = 0)
{
    /// <summary>Waits of one, two, four … minutes: the last attempt comes after almost three days.</summary>
    public static RetrySchedule Usual { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), OutboxMessage.MostAttempts);

    /// <summary>The same message waits the same each time it is asked: by its id, which is random at its end.</summary>
    internal TimeSpan WaitAfter(int attempts, Guid id)
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(2, attempts), Longest.TotalSeconds);
        return TimeSpan.FromMilliseconds(Math.Round(1000 * wait * (1 + Spread * id.ToByteArray()[^1] / byte.MaxValue)));
    }
}

/// <summary>
/// Sends messages of one kind. It may be asked to send the same message again – after a crash, or when the answer was lost – and must then
/// give the receiver the same id.
/// </summary>
public interface IOutboxSender
{
    string Kind { get; }

    /// <summary>How many are taken and sent side by side.</summary>
    int AtOnce => 8;

    RetrySchedule Retries => RetrySchedule.Usual;

    Task<Delivery> Send(OutboxMessageId id, string payload, CancellationToken cancellation);

    /// <summary>Whether what was said stays in the outbox after it was delivered.</summary>
    bool KeepsWhatWasSent => true;

    /// <summary>Nothing more is to be sent for now: connections can be closed.</summary>
    ValueTask Rest() => ValueTask.CompletedTask;
}
