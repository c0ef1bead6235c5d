using System.Text.Json;
using Samsyn.App.Storage;

namespace Samsyn.App.Outbox;

/// <summary>Posts messages with the change at hand.</summary>
public sealed class OutboxQueue(SamsynDb db, Clock clock, NewId ids)
{
    /// <summary>Leaves with the next commit, or not at all when that commit fails. The id of the message.</summary>
    internal Guid Post<T>(string kind, T message)
    {
        var (id, now) = (ids.Next(), clock.Now);
        db.Outbox.Add(new() { Id = id, Kind = kind, Payload = JsonSerializer.Serialize(message), CreatedAt = now, NextAttemptAt = now });
        return id;
    }
}
