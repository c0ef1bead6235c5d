using System.Buffers.Binary;
using System.Globalization;

namespace Samsyn.Domain.Acts;

/// <summary>What the log was at one moment: so many entries, under this root. The text is a C2SP checkpoint (<c>tlog-checkpoint</c>).</summary>
public sealed record Checkpoint
{
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Names this very installation's log, and no other.</summary>
    public required string Origin { get; init; }
    public required long Size { get; init; }
    /// <summary>The root hash in base64.</summary>
    public required string Root { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What is signed. The instant is an extension line: other readers of checkpoints pass over it.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n{At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}\n");

    internal static Checkpoint? Parse(string body)
    {
        if (body.Split('\n') is not [{ Length: > 0 } origin, var count, var root, var instant, ""]
            || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !DateTimeOffset.TryParseExact(instant, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
        var read = new Checkpoint { Origin = origin, Size = size, Root = root, At = at };
        // Only what reads back as it was written: a signature is over the very bytes.
        return read.Body == body ? read : null;
    }
}

/// <summary>A checkpoint with its signature, as a C2SP signed note: the form in which either authority keeps it.</summary>
public sealed record SignedCheckpoint
{
    const string Dash = "— ";
    const int KeyIdLength = 4;

    public required Checkpoint Checkpoint { get; init; }
    /// <summary>The first bytes of the SHA-256 of the public key: tells which key, proves nothing.</summary>
    public required uint KeyId { get; init; }
    /// <summary>ECDSA over P-256 and SHA-256, as an ASN.1 sequence.</summary>
    public required byte[] Signature { get; init; }

    public string Text
    {
        get
        {
            var bytes = new byte[KeyIdLength + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Signature.CopyTo(bytes, KeyIdLength);
            return $"{Checkpoint.Body}\n{Dash}{Checkpoint.Origin} {Convert.ToBase64String(bytes)}\n";
        }
    }

    /// <summary>Null for anything that is not a checkpoint signed in its own name.</summary>
    public static SignedCheckpoint? Parse(string text)
    {
        var unix = text.ReplaceLineEndings("\n");
        if (unix.IndexOf("\n\n", StringComparison.Ordinal) is not (> 0 and var gap) || Checkpoint.Parse(unix[..(gap + 1)]) is not { } checkpoint) return null;
        var start = Dash + checkpoint.Origin + " ";
        var line = unix[(gap + 2)..].Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        var bytes = new byte[line?.Length ?? 0];
        if (line is null || !Convert.TryFromBase64String(line[start.Length..], bytes, out var length) || length <= KeyIdLength) return null;
        return new() { Checkpoint = checkpoint, KeyId = BinaryPrimitives.ReadUInt32BigEndian(bytes), Signature = bytes[KeyIdLength..length] };
    }
}
