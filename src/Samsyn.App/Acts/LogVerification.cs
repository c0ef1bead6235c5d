using Samsyn.Domain.Acts;

namespace Samsyn.App.Acts;

/// <summary>What is wrong with an entry.</summary>
public enum LogFault
{
    /// <summary>It is not what was appended there.</summary>
    Changed,
    /// <summary>It is gone: the numbers have a gap, or the log ends too early.</summary>
    Missing,
    /// <summary>It was never appended: a number that the log has not reached, or has twice.</summary>
    Foreign,
    /// <summary>All fits together, but not with a checkpoint: the log was rewritten from somewhere in the span on.</summary>
    Rewritten,
    /// <summary>A checkpoint vouches for entries that are not there: an older copy was put in place, or the end was cut off together with the head.</summary>
    RolledBack,
}

/// <summary>The first wrong entry; a span where only a checkpoint tells.</summary>
public sealed record WrongEntry(long First, long Last, LogFault Fault);

public enum CheckpointFinding
{
    Agrees, Differs,
    /// <summary>Cannot be held against a log that is broken before it.</summary>
    BeyondFault,
    /// <summary>Not signed with this installation's key.</summary>
    OtherKey,
    /// <summary>Of another installation's log.</summary>
    OtherLog,
    /// <summary>No signed checkpoint at all.</summary>
    Unreadable,
}

/// <summary><paramref name="IsKept"/>: handed in from outside, not from the database that is verified.</summary>
public sealed record CheckpointCheck(Checkpoint? Checkpoint, CheckpointFinding Finding, bool IsKept);

/// <summary>The whole log recomputed from its entries.</summary>
public sealed record LogVerification(long Entries, string Root, WrongEntry? Wrong, IReadOnlyList<CheckpointCheck> Checkpoints)
{
    public bool IsWhole => Wrong is null && Checkpoints.All(check => check.Finding == CheckpointFinding.Agrees);
}
