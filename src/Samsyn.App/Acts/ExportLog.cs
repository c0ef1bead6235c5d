using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>
/// The log, or a part of it, for a supervisor: entries in their canonical form, each with its proof when only a part is taken, the
/// checkpoints and the key. What is needed to verify it is in it; tools/audit-verify does, without any part of this program.
/// </summary>
public sealed record LogExport
{
    public const string Format = "samsyn-log-1";

    public required string PublicKey { get; init; }
    /// <summary>Signed for this export; the proofs lead to its root.</summary>
    public required SignedCheckpoint Latest { get; init; }
    public required IReadOnlyList<string> Checkpoints { get; init; }
    public required bool IsWhole { get; init; }
    public required IReadOnlyList<ExportedEntry> Entries { get; init; }

    public string Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("origin", Latest.Checkpoint.Origin);
            json.WriteNumber("size", Latest.Checkpoint.Size);
            json.WriteString("root", Latest.Checkpoint.Root);
            json.WriteBoolean("whole", IsWhole);
            json.WriteString("key", PublicKey);
            json.WriteStartArray("checkpoints");
            foreach (var checkpoint in Checkpoints) json.WriteStringValue(checkpoint);
            json.WriteEndArray();
            json.WriteStartArray("entries");
            foreach (var (act, proof) in Entries)
            {
                json.WriteStartObject();
                json.WritePropertyName("entry");
                json.WriteRawValue(act.Canonical());
                if (proof.Count > 0 || !IsWhole)
                {
                    json.WriteStartArray("proof");
                    foreach (var hash in proof) json.WriteBase64StringValue(hash);
                    json.WriteEndArray();
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The entries alone, as a table: semicolons and a byte order mark, as a Swedish Excel opens it. Every field is a word without signs of its own.</summary>
    public string Csv()
    {
        var csv = new StringBuilder("\uFEFFnumber;at;actor;position;side;act;kind;object;ground;session;outcome\r\n");
        foreach (var (act, _) in Entries)
            csv.AppendJoin(';', act.Number, act.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture), act.Actor.Value, act.Position?.Value, act.Side, act.Name, act.ObjectKind, act.ObjectId, act.Ground, act.Session, act.Outcome).Append("\r\n");
        return csv.ToString();
    }
}

public sealed record ExportedEntry(Act Act, IReadOnlyList<byte[]> Proof);

public sealed class ExportLog(SamsynDb db, ActLog acts, ReadLog reads, SignCheckpoint sign, SigningKey key)
{
    public async Task<Outcome<LogExport>> Run(Actor actor, LogQuery query, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ReadAudit, nameof(ExportLog), cancellation) is { IsDone: false } lacking) return Outcome<LogExport>.Refused(lacking.Refusals);
        await reads.Note(actor, nameof(ExportLog), "Log", Guid.Empty, cancellation);
        // Noted first, so the export holds itself and the log is not empty.
        var latest = (await sign.Run(cancellation))!;
        var size = latest.Checkpoint.Size;
        var chosen = await query.In(db.Acts.AsNoTracking()).Where(act => act.Number <= size).OrderBy(act => act.Number).ToListAsync(cancellation);
        return new LogExport
        {
            PublicKey = key.PublicKey,
            Latest = latest,
            Checkpoints = await db.Checkpoints.AsNoTracking().Where(one => one.Size <= size).OrderBy(one => one.Size).Select(one => one.Text).ToListAsync(cancellation),
            IsWhole = query.IsEverything,
            Entries = query.IsEverything ? [.. chosen.Select(act => new ExportedEntry(act, []))] : await Proven(chosen, size, cancellation),
        };
    }

    async Task<IReadOnlyList<ExportedEntry>> Proven(List<Act> chosen, long size, CancellationToken cancellation)
    {
        List<byte[]> leaves = [];
        await foreach (var act in db.Acts.AsNoTracking().Where(act => act.Number <= size).OrderBy(act => act.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            leaves.Add(MerkleTree.Leaf(act.Canonical()));
        var proofs = new MerkleProofs(leaves);
        return [.. chosen.Select(act => new ExportedEntry(act, proofs.Inclusion((int)act.Number - 1)))];
    }
}
