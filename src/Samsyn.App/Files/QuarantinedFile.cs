using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Files;

/// <summary>
/// A file that the virus scanner could not look at. It is kept so that nobody has to find it again, and nothing reads or serves it: the only ways out
/// are a clean scan and removal.
/// </summary>
sealed class QuarantinedFile
{
    public required QuarantinedFileId Id { get; init; }
    public required string Name { get; init; }
    public required PersonId BroughtBy { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; set; }
    public required DateTimeOffset TriedAt { get; set; }
    public required byte[] Bytes { get; init; }
}

/// <summary>The scanner knows what is in the file. Nothing of it is kept.</summary>
public sealed record FileInfected(string File, string Signature) : Refusal;

/// <summary>The scanner did not answer for the file; it is kept unread.</summary>
public sealed record FileInQuarantine(string File, QuarantinedFileId Id, string Reason) : Refusal;

/// <summary>The scanner did not answer for the file, and it was not kept.</summary>
public sealed record FileNotScanned(string File, string Reason) : Refusal;

/// <summary>The place for originals did not take it; nothing of it was stored.</summary>
public sealed record FileNotStored(string File) : Refusal;
