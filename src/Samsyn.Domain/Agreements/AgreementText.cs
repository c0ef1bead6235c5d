using System.Text.Json.Serialization;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements;

/// <summary>A text in lines with the checksum that printed copies show, so that "identical originals" can be verified (AGR-38).</summary>
public sealed record AgreementText
{
    [JsonConstructor]
    AgreementText(IReadOnlyList<string> lines, string sha256) => (Lines, Sha256) = (lines, sha256);

    public IReadOnlyList<string> Lines { get; }

    /// <summary>SHA-256, lower-case hex, of the lines joined by LF in UTF-8.</summary>
    public string Sha256 { get; }

    public static AgreementText Of(IReadOnlyList<string> lines) => new([.. lines], ChecksumOf(lines));

    /// <summary>A stored text with the checksum that was stored beside it; they need not agree any longer.</summary>
    public static AgreementText Stored(IReadOnlyList<string> lines, string sha256) => new(lines, sha256);

    [JsonIgnore]
    public bool IsIntact => Sha256 == ChecksumOf(Lines);

    static string ChecksumOf(IReadOnlyList<string> lines) => Checksum.Of(string.Join('\n', lines));
}
