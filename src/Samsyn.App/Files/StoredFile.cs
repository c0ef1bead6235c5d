namespace Samsyn.App.Files;

/// <summary>The original of an imported document, byte for byte, found by its checksum.</summary>
sealed class StoredFile
{
    /// <summary>Lower-case hexadecimal SHA-256 of the original.</summary>
    public required string Sha256 { get; init; }
    public required long Length { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
    /// <summary>Empty when every proposal that came with it has its own <see cref="PlacedFile"/>.</summary>
    public required byte[] Bytes { get; set; }
}
