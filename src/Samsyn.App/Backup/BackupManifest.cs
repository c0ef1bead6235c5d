using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.App.Storage;

namespace Samsyn.App.Backup;

/// <summary>What a backup says of itself, sealed in its beginning.</summary>
public sealed record BackupManifest
{
    internal const int WithoutFiles = 1, WithFiles = 2;

    /// <summary>Of the manifest and what follows it; the seal has a version of its own. A program that knows no originals outside refuses those with them.</summary>
    public int Format { get; init; } = WithoutFiles;
    /// <summary>The instant that the copy shows.</summary>
    public required DateTimeOffset At { get; init; }
    public required DatabaseKind Database { get; init; }
    /// <summary>The latest migration in the copy.</summary>
    public required string Migration { get; init; }
    public required IReadOnlyDictionary<string, long> Rows { get; init; }
    public required long Length { get; init; }
    /// <summary>Of the copy in the clear, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many originals outside the database follow the copy.</summary>
    public int Files { get; init; }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static BackupManifest? From(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
