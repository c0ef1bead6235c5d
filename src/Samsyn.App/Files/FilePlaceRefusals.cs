using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

public sealed record FilePlaceNotUnderstood(string Written) : Refusal;

/// <summary>Neither https nor this machine itself, or an address with a password in it.</summary>
public sealed record FilePlaceNotProtected(string Host) : Refusal;

public sealed record FilePlaceWithoutKey(string Where) : Refusal;

public sealed record FilePlaceKeyUnusable(string File, string Reason) : Refusal;

/// <summary>The place does not answer, or will not let us write or read.</summary>
public sealed record FilePlaceAway(string Where, string Reason) : Refusal;

/// <summary>The place answers, but what this database refers to is not there: another disk is mounted, or another bucket named.</summary>
public sealed record FilePlaceNotOurs(string Where, int Files) : Refusal;

/// <summary>Originals are kept in another kind of place than the one that is named.</summary>
public sealed record FilesElsewhere(int Files, string Kind, string Where) : Refusal;

/// <summary>What the place holds is not what was put there, or is gone.</summary>
public sealed record FileAltered(string Where, string Name, string Reason) : Refusal;

/// <summary>Moving is between kinds of places; within one kind the storage's own tools copy.</summary>
public sealed record FilesMoveWithinKind(string From, string To) : Refusal;

/// <summary>Somebody may be storing files where they are being moved from.</summary>
public sealed record FilesMoveWhileServing(string Node) : Refusal;

/// <summary>A failure of the place where originals are kept, or of what it holds: the words are the refusal's.</summary>
public sealed class FilePlaceException(Refusal refusal, Exception? cause = null) : Exception(refusal.ToString(), cause)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>Rather than away: waiting does not help.</summary>
    public bool IsAltered => Refusal is FileAltered;
}
