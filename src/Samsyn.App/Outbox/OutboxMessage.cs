namespace Samsyn.App.Outbox;

/// <summary>Something to send to the outside world, written in the same transaction as the change that causes it.</summary>
sealed class OutboxMessage
{
    public required Guid Id { get; init; }
    /// <summary>What kind of message: tells the sender how to read <see cref="Payload"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>JSON.</summary>
    public required string Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; private set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? DoneAt { get; private set; }

    public void Delivered(DateTimeOffset at)
    {
        Attempts++;
        DoneAt = at;
    }

    /// <summary>Waits a minute, then two, four … and at most a day until the next attempt.</summary>
    public void Failed(DateTimeOffset at)
    {
        var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Attempts), TimeSpan.FromDays(1).TotalMinutes));
        Attempts++;
        NextAttemptAt = at + wait;
    }
}
