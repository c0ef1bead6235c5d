using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Samsyn.Domain.Agreements;

/// <summary>A text in lines with the checksum that printed copies show, so that "identical originals" can be verified (AGR-38).</summary>
public sealed record AgreementText
{
    [JsonConstructor]
    AgreementText(IReadOnlyList<string> lines, string sha256) => (Lines, Sha256) = (lines, sha256);

    public IReadOnlyList<string> Lines { get; }

    /// <summary>SHA-256, lower-case hex, of the lines joined by LF in UTF-8.</summary>
    public string Sha256 { get; }

    public static AgreementText Of(IReadOnlyList<string> lines) => new([.. lines], Checksum(lines));

    /// <summary>A stored text with the checksum that was stored beside it; they need not agree any longer.</summary>
    public static AgreementText Stored(IReadOnlyList<string> lines, string sha256) => new(lines, sha256);

    [JsonIgnore]
    public bool IsIntact => Sha256 == Checksum(Lines);

    static string Checksum(IReadOnlyList<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
