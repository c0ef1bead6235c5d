using Microsoft.EntityFrameworkCore;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;

namespace Samsyn.App.Jobs;

public enum NodeState { Serving, Draining, Silent }

public sealed record NodeRow(Guid Id, string Name, string ProgramVersion, DateTimeOffset StartedAt, DateTimeOffset SeenAt, NodeState State, bool IsThis);

/// <summary><paramref name="RunningOn"/> and <paramref name="LastOn"/> name nodes, also one that has gone.</summary>
public sealed record JobRow(string Name, DateTimeOffset DueAt, string? RunningOn, DateTimeOffset? EndedAt, JobOutcome? Outcome, int Count, string? Problem, int Failures, string? LastOn);

/// <summary>Jobs of this program have a name in words; one that only a newer node knows is shown by its own.</summary>
public static class JobWords
{
    public static string Of(string name, Language language) => Texts.OrName(language, "operations.jobName." + name, name);
}

/// <summary>A message that was given up: what kind, when and why; never what it says.</summary>
public sealed record DeadLetter(OutboxMessageId Id, string Kind, DateTimeOffset CreatedAt, DateTimeOffset DeadAt, int Attempts, string Problem);

public sealed record OperationsPage
{
    public required IReadOnlyList<NodeRow> Nodes { get; init; }
    public required IReadOnlyList<JobRow> Jobs { get; init; }
    public required IReadOnlyList<DeadLetter> Dead { get; init; }
    public required int DeadInAll { get; init; }
    public required int Waiting { get; init; }
    /// <summary>Those among the waiting that have failed before.</summary>
    public required int Failing { get; init; }
    public required int DeliveredLastDay { get; init; }
    public required DatabaseFacts Database { get; init; }
    public required StoredCounts Stored { get; init; }
    public required bool IsListening { get; init; }
}

/// <summary>How the system fares, for whoever runs it.</summary>
public sealed class ReadOperations(SamsynDb db, ThisNode self, DatabaseTime time, ReadDatabaseFacts facts, ReadCounts counts, PostgresListener listener)
{
    const int MostDead = 100;

    public async Task<OperationsPage> Run(CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        var nodes = await db.Nodes.AsNoTracking().OrderBy(node => node.StartedAt).ToListAsync(cancellation);
        var names = nodes.ToDictionary(node => node.Id, node => node.Name);
        var jobs = await db.Jobs.AsNoTracking().OrderBy(job => job.Name).ToListAsync(cancellation);
        var dead = await db.Outbox.AsNoTracking().Where(message => message.DeadAt != null && message.DoneAt == null).OrderByDescending(message => message.DeadAt)
            .Take(MostDead).Select(message => new { message.Id, message.Kind, message.CreatedAt, message.DeadAt, message.Attempts, message.LastProblem }).ToListAsync(cancellation);
        var waiting = db.Outbox.Where(message => message.DoneAt == null && message.DeadAt == null);
        var yesterday = now.AddDays(-1);
        return new()
        {
            Nodes = [.. nodes.Select(node => new NodeRow(node.Id, node.Name, node.ProgramVersion, node.StartedAt, node.SeenAt,
                now - node.SeenAt > App.Jobs.Nodes.SilentAfter ? NodeState.Silent : node.IsDraining ? NodeState.Draining : NodeState.Serving, node.Id == self.Id))],
            Jobs = [.. jobs.Select(job => new JobRow(job.Name, job.DueAt, job.LeaseUntil >= now ? NameOf(job.LeaseOwner) : null, job.EndedAt, job.LastOutcome, job.LastCount, job.LastProblem, job.Failures, NameOf(job.LastNode)))],
            Dead = [.. dead.Select(message => new DeadLetter(new(message.Id), message.Kind, message.CreatedAt, message.DeadAt!.Value, message.Attempts, message.LastProblem ?? ""))],
            DeadInAll = await db.Outbox.CountAsync(message => message.DeadAt != null && message.DoneAt == null, cancellation),
            Waiting = await waiting.CountAsync(cancellation),
            Failing = await waiting.CountAsync(message => message.Attempts > 0, cancellation),
            DeliveredLastDay = await db.Outbox.CountAsync(message => message.DoneAt >= yesterday, cancellation),
            Database = await facts.Run(cancellation),
            Stored = await counts.Run(cancellation),
            IsListening = listener.IsConnected,
        };

        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known, known.ToString()[^6..]) : null;
    }
}
