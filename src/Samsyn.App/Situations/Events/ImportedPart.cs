using Samsyn.Documents.Situations.Tables;

namespace Samsyn.App.Situations.Events;

/// <summary>A part of a file that is stored: what is left to know of it.</summary>
sealed record ImportedPart
{
    public required long Begin { get; init; }
    public required long End { get; init; }
    public required int Lines { get; init; }
    public required int Rows { get; init; }
    public required long Events { get; init; }
    public required ulong[] Hashes { get; set; }
    public required int[] LineOf { get; set; }
    /// <summary>Null when the file is held against nothing.</summary>
    public RowSketches? Sketches { get; init; }
    public required List<RejectedRow> Rejected { get; init; }
    public required long[] Noted { get; init; }
    public required int[] NotedFirst { get; init; }
    /// <summary>Year → events.</summary>
    public required Dictionary<int, long> Years { get; init; }
    /// <summary>Null when the part has no rows.</summary>
    public StoredSegment? Segment { get; init; }
    /// <summary>The line, from 1, of the first row.</summary>
    public long FirstLine { get; set; }
}

/// <summary>What was put in the place for a part.</summary>
sealed record StoredSegment(string Numbers, long NumbersLength, string Rest, long RestLength, int First, int Last);
