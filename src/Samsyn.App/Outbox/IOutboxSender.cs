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
/// Sends messages of one kind. It may be asked to send the same message again – after a crash, or when the answer was lost – and must then
/// give the receiver the same id.
/// </summary>
public interface IOutboxSender
{
    string Kind { get; }
    Task<Delivery> Send(OutboxMessageId id, string payload, CancellationToken cancellation);
}
