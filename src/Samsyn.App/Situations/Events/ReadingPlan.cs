using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>The heading has no such column.</summary>
public sealed record ColumnNotFound(string Column, string Heading) : Refusal;

/// <summary>A profile laid over the heading of one file: which column is what.</summary>
sealed record ReadingPlan(ImportProfile Profile, TableFormat Format)
{
    public required int Occurred { get; init; }
    public required int OccurredTo { get; init; }
    public required int X { get; init; }
    public required int Y { get; init; }
    public required int Area { get; init; }
    public required int Type { get; init; }
    public required int Count { get; init; }
    /// <summary>Columns that are kept as text; the one that names the row is among them.</summary>
    public required IReadOnlyList<int> Others { get; init; }
    public required int Id { get; init; }

    public CoordinateSystem? System { get; } = Profile.CoordinateSystem is { } name ? CoordinateSystem.Find(name) : null;

    public string NameOf(int column) => Format.Heading[column];

    public static Outcome<ReadingPlan> Of(ImportProfile profile, TableFormat format)
    {
        if (profile.Faults() is { Count: > 0 } faults) return Outcome<ReadingPlan>.Refused(faults);
        var missing = profile.Columns.Where(column => Place(column) < 0).Select(Refusal (column) => new ColumnNotFound(column.Shown, string.Join(" | ", format.Heading))).ToList();
        if (missing.Count > 0) return Outcome<ReadingPlan>.Refused(missing);
        return new ReadingPlan(profile, format)
        {
            Occurred = Of(ColumnRole.Occurred), OccurredTo = Of(ColumnRole.OccurredTo), X = Of(ColumnRole.X), Y = Of(ColumnRole.Y), Area = Of(ColumnRole.Area),
            Type = Of(ColumnRole.Type), Count = Of(ColumnRole.Count), Others = [.. profile.Columns.Where(column => column.Role is ColumnRole.Other or ColumnRole.Id).Select(Place)],
            Id = Of(ColumnRole.Id),
        };

        int Of(ColumnRole role) => profile.Of(role) is { } column ? Place(column) : -1;

        int Place(ColumnMapping column)
        {
            if (column.Index is { } index) return index < format.Heading.Count ? index : -1;
            for (var at = 0; at < format.Heading.Count; at++)
                if (string.Equals(format.Heading[at].Trim(), column.Name!.Trim(), StringComparison.OrdinalIgnoreCase)) return at;
            return -1;
        }
    }
}
