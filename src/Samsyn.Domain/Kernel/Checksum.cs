using System.Security.Cryptography;
using System.Text;

namespace Samsyn.Domain.Kernel;

/// <summary>
/// SHA-256 without any key: tells whether bytes are the same, and keeps no secret. Everything that does stands in <c>App/Secrets</c>.
/// </summary>
public static class Checksum
{
    public const int Length = SHA256.HashSizeInBytes;

    public static byte[] Sha256(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
