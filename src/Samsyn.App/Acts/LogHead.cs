using Samsyn.Domain.Acts;

namespace Samsyn.App.Acts;

/// <summary>Where the log ends: the one row that whoever appends holds locked, so that the numbers have no gaps.</summary>
sealed class LogHead
{
    public required int Id { get; init; }
    /// <summary>Names this installation's log.</summary>
    public required string Origin { get; init; }
    public required long Size { get; set; }
    /// <summary>The tree's right edge at <see cref="Size"/>.</summary>
    public required byte[] Edge { get; set; }

    /// <summary>A head that cannot be read stops every act: nothing more is to be built on a damaged log.</summary>
    public MerkleFrontier Tree => MerkleFrontier.From(Size, Edge) ?? throw new InvalidDataException("The head of the log of acts is damaged. See samsyn audit verify.");
}

/// <summary>A checkpoint as it was signed and given out.</summary>
sealed class StoredCheckpoint
{
    public required long Size { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    /// <summary>The signed note, byte for byte.</summary>
    public required string Text { get; init; }
}
