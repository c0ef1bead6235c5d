using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>How far an upload has come. It waits for its columns to be named, then for a node to take it, and where it would replace events for somebody to say yes.</summary>
public enum UploadState { Uploaded, Queued, Reading, Compared, Done, Refused, Cancelled }

/// <summary>A sealed piece of a file in the place of the events; <paramref name="Length"/> is that of what was sealed.</summary>
public sealed record UploadPiece(string Name, long Length);

/// <summary>
/// A file on its way into a dataset. Its pieces lie where the events lie, so that any node can read them, and for a day; what is not imported by then is swept.
/// </summary>
sealed class DataUpload
{
    List<UploadPiece> _pieces = [], _rejects = [];
    List<string> _problems = [];

    public required DataUploadId Id { get; init; }
    public required DatasetId Dataset { get; init; }
    public required string File { get; init; }
    /// <summary>Of the file as it came.</summary>
    public required long Length { get; init; }
    public required string Checksum { get; init; }
    public required PersonId UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public UploadState State { get; set; }
    /// <summary>The chosen profile as JSON; null until it is chosen.</summary>
    public string? Profile { get; set; }
    /// <summary>The saved profile that it is, where it is one.</summary>
    public UsedProfile? Used { get; set; }
    public ImportRule? Rule { get; set; }
    /// <summary>It comes in by itself, when its rule takes nothing away and its rows have names.</summary>
    public bool IsUnasked { get; set; }
    public Language Language { get; set; }
    public bool IsCancelled { get; set; }
    public long DoneBytes { get; set; }
    public long DoneRows { get; set; }
    public DataImportId? Import { get; set; }
    /// <summary>Read and held against what is there, and waiting for somebody to say yes.</summary>
    public PreparedImport? Prepared { get; set; }

    public IReadOnlyList<UploadPiece> Pieces { get => _pieces; init => _pieces = [.. value]; }
    /// <summary>The file of wrong rows, for whoever wants to mend them.</summary>
    public IReadOnlyList<UploadPiece> Rejects => _rejects;
    /// <summary>Why it was refused, in the words of whoever began it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void End(UploadState state, IEnumerable<string>? problems = null, IEnumerable<UploadPiece>? rejects = null)
    {
        (State, _problems) = (state, [.. problems ?? []]);
        if (rejects is not null) _rejects = [.. rejects];
    }
}
