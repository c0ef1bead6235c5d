using System.Buffers.Text;
using System.Security.Cryptography;

namespace Samsyn.App.Secrets;

/// <summary>Random values that nobody can guess, from the machine's own source.</summary>
public static class Unguessable
{
    const int SecretBytes = 32, WordBytes = 20, NonceBytes = 16;

    /// <summary>256 bits, for a link or a token; only its checksum is to be kept.</summary>
    public static string Text() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>160 bits in small letters and digits, for where others may change capitals.</summary>
    public static string Word() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(WordBytes));

    /// <summary>128 bits in base64, for what lives as long as one answer.</summary>
    public static string Nonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
}
