using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Acts;

public enum ActOutcome { Done, Refused }

/// <summary>
/// One entry of the log: who did, read or was refused what, about which object, and when. Never free text, a name or a secret: what was
/// written stands on the object itself, and a person is an id that means nothing once the person is removed.
/// </summary>
public sealed class Act
{
    /// <summary>The version of <see cref="Canonical"/>; what it yields for entries already made may never change.</summary>
    public const int Format = 1;

    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    const int LongestWord = 100;

    static readonly SearchValues<char> InWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    /// <summary>The place in the log, from 1 and without gaps; its leaf in the tree is one less.</summary>
    public long Number { get; set; }
    public required DateTimeOffset At { get; init; }
    public required PersonId Actor { get; init; }
    /// <summary>The position acted in, when that is beyond doubt.</summary>
    public PositionId? Position { get; init; }
    public PartySide? Side { get; init; }
    /// <summary>The name of the use case or query; for a page that was refused, the permission it asks for.</summary>
    public required string Name { get; init; }
    public required string ObjectKind { get; init; }
    /// <summary>All zeros when the act is about no object of its own.</summary>
    public required Guid ObjectId { get; init; }
    /// <summary>The code of the ground or reason for access, where one had to be given.</summary>
    public string? Ground { get; init; }
    /// <summary>The checksum of the session's id.</summary>
    public string? Session { get; init; }
    public ActOutcome Outcome { get; init; }
    /// <summary>The root of the tree when this entry was its last: what ties the entry to all before it.</summary>
    public byte[] Root { get; set; } = [];

    /// <summary>The bytes that are hashed and signed for. docs/decisions/0008-audit.md describes them, with an example.</summary>
    public byte[] Canonical()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Format);
            json.WriteNumber("n", Number);
            json.WriteString("at", At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
            json.WriteString("actor", Actor.Value);
            if (Position is { } position) json.WriteString("position", position.Value);
            else json.WriteNull("position");
            json.WriteString("side", Side?.ToString());
            json.WriteString("act", Name);
            json.WriteString("kind", ObjectKind);
            json.WriteString("object", ObjectId);
            json.WriteString("ground", Ground);
            json.WriteString("session", Session);
            json.WriteString("outcome", Outcome.ToString());
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether it holds nothing but names of the program and codes: no sentence fits in letters and digits without spaces.</summary>
    public bool IsFreeOfText => IsWord(Name) && IsWord(ObjectKind) && (Ground is null || IsWord(Ground)) && (Session is null || IsWord(Session));

    static bool IsWord(string text) => text.Length is > 0 and <= LongestWord && !text.AsSpan().ContainsAnyExcept(InWords);
}
