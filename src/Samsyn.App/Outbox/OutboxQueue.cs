using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;

namespace Samsyn.App.Outbox;

/// <summary>Posts messages with the change at hand and finds those whose turn it is.</summary>
public sealed class OutboxQueue(SamsynDb db, Clock clock, NewId ids)
{
    /// <summary>Leaves with the next commit, or not at all when that commit fails.</summary>
    internal void Post<T>(string kind, T message)
    {
        var now = clock.Now;
        db.Outbox.Add(new() { Id = ids.Next(), Kind = kind, Payload = JsonSerializer.Serialize(message), CreatedAt = now, NextAttemptAt = now });
    }

    internal Task<List<OutboxMessage>> Due(int atMost, CancellationToken cancellation)
    {
        var now = clock.Now;
        return db.Outbox.Where(message => message.DoneAt == null && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id)
            .Take(atMost).ToListAsync(cancellation);
    }
}
