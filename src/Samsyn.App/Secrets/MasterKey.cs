using System.Security.Cryptography;
using System.Text;

namespace Samsyn.App.Secrets;

/// <summary>A key that never stands in the database: 256 random bits, named by a part of its checksum.</summary>
public sealed class MasterKey
{
    public const int IdLength = 8;
    const int Length = 32;

    readonly byte[] _id;

    MasterKey(byte[] secret) => (Secret, _id) = (secret, SHA256.HashData([.. "samsyn key id"u8, .. secret])[..IdLength]);

    internal byte[] Secret { get; }
    public ReadOnlySpan<byte> Id => _id;

    internal static MasterKey New() => new(RandomNumberGenerator.GetBytes(Length));

    internal static MasterKey? Parse(string line)
    {
        var secret = new byte[Length];
        return Convert.TryFromBase64String(line.Trim(), secret, out var read) && read == Length ? new(secret) : null;
    }

    internal string Write() => Convert.ToBase64String(Secret);

    /// <summary>Never the secret, also when somebody logs the object.</summary>
    public override string ToString() => Convert.ToHexStringLower(_id);
}

/// <summary>The key that seals now, and older ones that still open what they sealed.</summary>
public sealed class MasterKeyRing
{
    readonly IReadOnlyList<MasterKey> _keys;

    internal MasterKeyRing(IReadOnlyList<MasterKey> keys) => _keys = keys;

    public MasterKey Current => _keys[0];

    public MasterKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
            if (key.Id.SequenceEqual(id)) return key;
        return null;
    }

    /// <summary>
    /// A file of one key a line (32 bytes in base64), the newest first. <paramref name="make"/>: when there is no file it is made, readable by
    /// its owner alone; two programs that start at once end up with the same one.
    /// </summary>
    public static MasterKeyRing Read(string file, bool make)
    {
        if (make && !File.Exists(file)) Make(file);
        OwnersFile.Check(file);
        var keys = File.ReadAllLines(file, Encoding.ASCII).Where(line => line.Trim().Length > 0 && line[0] != '#')
            .Select(line => MasterKey.Parse(line) ?? throw new IOException($"{file}: every line must hold 32 bytes in base64 (openssl rand -base64 32).")).ToList();
        return keys.Count > 0 ? new(keys) : throw new IOException($"{file} holds no key: openssl rand -base64 32 > {file}");
    }

    static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var alone = Alone(file + ".lock");
        if (File.Exists(file)) return;
        var mine = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(mine, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(MasterKey.New().Write() + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(mine, file);
    }

    /// <summary>One maker at a time: a rename that must not replace is not atomic here. Whoever waited finds the key made.</summary>
    static FileStream Alone(string file)
    {
        const int MostTries = 500;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < MostTries)
            {
                Thread.Sleep(20);
            }
        }
    }
}
