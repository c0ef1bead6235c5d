using System.Security.Cryptography;
using System.Text;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Secrets;

/// <summary>No key was named: a backup is never written in the clear.</summary>
public sealed record BackupKeyMissing : Refusal;

public sealed record BackupKeyUnreadable(string File, string Reason) : Refusal;

/// <summary>A key is never written over: every backup made with it would be lost.</summary>
public sealed record BackupKeyExists(string File) : Refusal;

/// <summary>
/// The secret that backups are sealed with: 32 random bytes, base64 on one line of a file that only its owner may read. Kept apart from
/// the backups; whoever has lost it has lost them.
/// </summary>
public sealed class BackupKey
{
    public const int Length = 32;
    internal const int MarkLength = 8;
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly byte[] _secret;

    internal BackupKey(byte[] secret)
    {
        if (secret.Length != Length) throw new ArgumentException("A backup key is 32 bytes.", nameof(secret));
        _secret = secret;
        Mark = HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, MarkLength, info: "samsyn backup key mark v1"u8.ToArray());
    }

    /// <summary>Tells keys apart and says nothing of the secret.</summary>
    internal byte[] Mark { get; }

    /// <summary>Each backup has a key of its own, so its chunks can be numbered instead of given random nonces.</summary>
    internal byte[] For(ReadOnlySpan<byte> salt)
    {
        var key = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, key, salt, "samsyn backup v1"u8);
        return key;
    }

    public static Outcome<BackupKey> Read(string? file)
    {
        if (string.IsNullOrWhiteSpace(file)) return new BackupKeyMissing();
        try
        {
            var secret = Convert.FromBase64String(File.ReadAllText(file).Trim());
            return secret.Length == Length ? new BackupKey(secret) : new BackupKeyUnreadable(file, $"{secret.Length} ≠ {Length} byte");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return new BackupKeyUnreadable(file, failure is FormatException ? "base64" : failure.Message);
        }
    }

    public static Outcome Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            if (File.Exists(file)) return new BackupKeyExists(file);
            using var stream = new FileStream(file, options);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
            stream.Flush(flushToDisk: true);
            return Outcome.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new BackupKeyUnreadable(file, failure.Message);
        }
    }
}
