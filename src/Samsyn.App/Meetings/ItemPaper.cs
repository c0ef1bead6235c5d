using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A file that belongs to an item of an agenda.</summary>
sealed class ItemPaper
{
    public required Guid Id { get; init; }
    public required AgendaItemId Item { get; init; }
    public required string Name { get; init; }
    public required string Sha256 { get; init; }
    public required long Length { get; init; }
    public required PersonId AttachedBy { get; init; }
    public required DateTimeOffset AttachedAt { get; init; }
}
