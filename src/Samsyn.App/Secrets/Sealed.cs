using System.Security.Cryptography;
using System.Text;

namespace Samsyn.App.Secrets;

/// <summary>
/// What is kept only encrypted: version (1 byte) | key id (8) | nonce (12) | ciphertext | tag (16), AES-256-GCM. The place it belongs to
/// (table, column, row) is authenticated with it, so that one sealed value cannot be moved to another place.
/// </summary>
public static class Sealed
{
    const byte Version = 1;
    const int NonceLength = 12, TagLength = 16, Overhead = 1 + MasterKey.IdLength + NonceLength + TagLength;

    /// <summary>How long something of that length is when it is sealed.</summary>
    public static long LengthOf(long plain) => Overhead + plain;

    public static byte[] Seal(MasterKey key, ReadOnlySpan<byte> plain, string place)
    {
        var blob = GC.AllocateUninitializedArray<byte>(Overhead + plain.Length);
        blob[0] = Version;
        key.Id.CopyTo(blob.AsSpan(1));
        var nonce = blob.AsSpan(1 + MasterKey.IdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Secret, TagLength);
        aes.Encrypt(nonce, plain, blob.AsSpan(Overhead - TagLength, plain.Length), blob.AsSpan(blob.Length - TagLength), Bound(blob, place));
        return blob;
    }

    /// <summary>Null when the blob is not ours, its key is not in the ring, or it was changed or moved.</summary>
    public static byte[]? Open(MasterKeyRing keys, ReadOnlySpan<byte> blob, string place)
    {
        if (blob.Length < Overhead || blob[0] != Version || keys.Find(IdOf(blob)) is not { } key) return null;
        var plain = GC.AllocateUninitializedArray<byte>(blob.Length - Overhead);
        try
        {
            using var aes = new AesGcm(key.Secret, TagLength);
            aes.Decrypt(blob.Slice(1 + MasterKey.IdLength, NonceLength), blob[(Overhead - TagLength)..^TagLength], blob[^TagLength..], plain, Bound(blob, place));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Which key sealed it; the same as <see cref="MasterKey.Id"/>.</summary>
    public static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> blob) => blob.Slice(1, MasterKey.IdLength);

    static byte[] Bound(ReadOnlySpan<byte> blob, string place) => [.. blob[..(1 + MasterKey.IdLength)], .. Encoding.UTF8.GetBytes(place)];
}
