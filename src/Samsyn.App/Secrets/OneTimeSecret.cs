using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Samsyn.App.Secrets;

/// <summary>A secret that is told once, in an address or a cookie; only its checksum is kept. 256 random bits need no salt and no slow hash.</summary>
static class OneTimeSecret
{
    const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Checksum(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
