using System.Reflection;

namespace Samsyn.App.Jobs;

/// <summary>A running program on this database, seen lately or gone.</summary>
sealed class Node
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string ProgramVersion { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public bool IsDraining { get; set; }
}

/// <summary>This very program: who it is among the nodes, and whether it still takes on work.</summary>
public sealed class ThisNode(Clock clock, NewId ids)
{
    volatile bool _draining;

    public Guid Id { get; } = ids.Next();
    public DateTimeOffset StartedAt { get; } = clock.Now;
    public string Name { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";
    public string ProgramVersion { get; } = typeof(ThisNode).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public bool IsDraining => _draining;

    /// <summary>Asked to stop: finishes what it has and takes nothing new.</summary>
    public void Drain() => _draining = true;
}
