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

    /// <summary>Of everything that is left to read.</summary>
    public static string Of(Stream content)
    {
        var hash = SHA256.HashData(content);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Of several texts, each with its length, so that no two lists of texts read the same.</summary>
    public static string OfParts(IEnumerable<string> parts)
    {
        using RunningChecksum running = new();
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            running.Add(BitConverter.GetBytes(bytes.Length));
            running.Add(bytes);
        }
        return running.Finish();
    }
}

/// <summary>SHA-256 of what comes piece by piece.</summary>
public sealed class RunningChecksum : IDisposable
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Lower-case hexadecimal; begins anew.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
