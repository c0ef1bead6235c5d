namespace Samsyn.App.Jobs;

public enum JobOutcome { Done, Failed, Lost }

/// <summary>Something that is to be done again and again by any one of the nodes; whoever holds the lease does it.</summary>
sealed class Job
{
    public required string Name { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public Guid? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    /// <summary>Counts every time somebody took the lease; a run that lost it cannot write over a later one.</summary>
    public long Run { get; set; }
    /// <summary>Failures since it last succeeded.</summary>
    public int Failures { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public JobOutcome? LastOutcome { get; set; }
    /// <summary>How many things the last run did.</summary>
    public int LastCount { get; set; }
    /// <summary>What kind of failure; never its text, which may hold what was being worked on.</summary>
    public string? LastProblem { get; set; }
    public Guid? LastNode { get; set; }
}

/// <summary>The work of a job. Resolved in a scope of its own at each run.</summary>
public interface IJob
{
    /// <summary>How many things were done. The token falls when the lease is lost or the node stops: what is then half done must be harmless to do again.</summary>
    Task<int> Do(CancellationToken cancellation);
}

/// <summary>A job by its name, how often it runs and for how long a node may be silent before another takes over.</summary>
public sealed record JobDefinition(string Name, Type Work, TimeSpan Every)
{
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>No lease lasts this long, and no two clocks are this far apart: a time beyond it was written when the clock was ahead, and counts for nothing.</summary>
    public static readonly TimeSpan ClockWasAhead = TimeSpan.FromHours(1);

    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>After failures it waits twice as long each time, an hour at most (or its own interval, when that is longer).</summary>
    public TimeSpan WaitAfter(int failures)
    {
        var wait = Every * Math.Pow(2, Math.Min(failures, 20));
        return wait <= LongestWait ? wait : Every > LongestWait ? Every : LongestWait;
    }
}

/// <summary>One taken lease.</summary>
public sealed record JobRun(string Name, Guid Node, long Number);
