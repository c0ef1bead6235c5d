using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>Who did what to which object, and when. Never free text: what was written stands on the object itself.</summary>
sealed class Act
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required PersonId Actor { get; init; }
    /// <summary>The name of the use case.</summary>
    public required string Name { get; init; }
    public required string ObjectKind { get; init; }
    public required Guid ObjectId { get; init; }
}
