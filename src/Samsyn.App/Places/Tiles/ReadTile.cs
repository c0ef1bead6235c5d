using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places.Tiles;

/// <summary>Which tile, of what.</summary>
public sealed record TileQuestion(DatasetId Dataset, int Zoom, int X, int Y, TileView View)
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public IReadOnlySet<string>? Types { get; init; }
}

/// <summary>A tile, or (<paramref name="Bytes"/> null) nothing because the reader has it already.</summary>
public sealed record Tile(string Tag, byte[]? Bytes);

/// <summary>A tile of the events of a dataset, as finely as the actor may see them.</summary>
public sealed class ReadTile(OpenSeenEvents events, TileIndexes indexes)
{
    /// <summary>Raised when tiles are drawn otherwise, so that nobody keeps the old ones.</summary>
    const int Drawing = 1;

    public async Task<Outcome<Tile>> Run(Actor actor, TileQuestion question, string? has, CancellationToken cancellation)
    {
        if (question.Zoom is < 0 or > EventTiles.Deepest || question.X < 0 || question.Y < 0 || question.X >= 1 << question.Zoom || question.Y >= 1 << question.Zoom) return new NotFound();
        var opened = await events.Run(actor, question.Dataset, cancellation);
        if (!opened.IsDone) return Outcome<Tile>.Refused(opened.Refusals);
        var seen = opened.Value;
        var filter = seen.Allowed(new() { From = question.From, To = question.To, Types = question.Types });
        var types = filter.Types is null ? "*" : string.Join('\u001f', filter.Types.Order(StringComparer.Ordinal));
        var tag = $"\"{Checksum.Of($"{Drawing}|{seen.Edition}|{question.Zoom}/{question.X}/{question.Y}|{question.View}|{filter.From}|{filter.To}|{types}")}\"";
        if (has == tag) return new Tile(tag, null);
        if (!seen.IsExact) return new Tile(tag, EventTiles.DrawSquares(seen.Squares(filter), question.Zoom, question.X, question.Y));
        var index = indexes.Get(seen);
        TileFilter wanted = new(filter.From is { } from ? Calendar.MinuteOf(from) : int.MinValue, filter.To is { } to ? Calendar.MinuteOf(to) + Calendar.MinutesPerDay - 1 : int.MaxValue,
            filter.Types is { } named ? [.. index.TypeNames.Select(named.Contains)] : null);
        return new Tile(tag, EventTiles.Draw(index, wanted, question.Zoom, question.X, question.Y, question.View));
    }
}
