using Samsyn.Domain.Kernel;

namespace Samsyn.App.Outbox;

/// <summary>Names a message in the log of acts.</summary>
public readonly record struct OutboxMessageId(Guid Value) : IEntityId<OutboxMessageId>
{
    public static OutboxMessageId From(Guid value) => new(value);
}

/// <summary>Something to send to the outside world, written in the same transaction as the change that causes it.</summary>
sealed class OutboxMessage
{
    /// <summary>Unless its sender has a schedule of its own; see <see cref="RetrySchedule"/>.</summary>
    public const int MostAttempts = 12;

    public required Guid Id { get; init; }
    /// <summary>What kind of message: tells the sender how to read <see cref="Payload"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>JSON.</summary>
    public required string Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; private set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? DoneAt { get; private set; }
    /// <summary>Given up; waits for a person.</summary>
    public DateTimeOffset? DeadAt { get; private set; }
    /// <summary>Why the last attempt failed: a code, never what the other side answered.</summary>
    public string? LastProblem { get; private set; }
    /// <summary>The claim that is sending it at the moment.</summary>
    public Guid? Lease { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }

    public void Delivered(DateTimeOffset at)
    {
        Attempts++;
        DoneAt = at;
        GiveBack();
    }

    /// <summary>Waits longer each time until the next attempt; after the last one, or when another would not help, it is given up.</summary>
    public void Failed(DateTimeOffset at, string problem, bool another = true, RetrySchedule? schedule = null)
    {
        schedule ??= RetrySchedule.Usual;
        NextAttemptAt = at + schedule.WaitAfter(Attempts, Id);
        Attempts++;
        LastProblem = problem;
        if (!another || Attempts >= schedule.MostAttempts) DeadAt = at;
        GiveBack();
    }

    /// <summary>A person has seen to the cause: it is tried again from the beginning, under the same id.</summary>
    public void TryAgain(DateTimeOffset at)
    {
        (DeadAt, Attempts, NextAttemptAt) = (null, 0, at);
        GiveBack();
    }

    void GiveBack() => (Lease, LeaseUntil) = (null, null);
}
