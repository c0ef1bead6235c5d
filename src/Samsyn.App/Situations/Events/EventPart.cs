using Samsyn.Documents.Situations.Tables;

namespace Samsyn.App.Situations.Events;

/// <summary>Something odd that is no ground for rejecting a row.</summary>
public enum EventNote { NoPosition, NullIsland, AtSea, WithoutTimeOfDay, InSummerTimeGap, InSummerTimeOverlap, Duplicate }

/// <summary>How often, and the line on which it was first seen.</summary>
public sealed record NotedRows(EventNote Note, long Rows, long FirstLine);

/// <summary>What one part of a file was read as.</summary>
sealed class EventPart(int expected)
{
    public const int None = int.MinValue;

    public long Begin { get; set; }
    public long End { get; set; }
    public int Lines { get; set; }
    public int Rows => Occurred.Count;

    public Values<int> Occurred { get; } = new(expected);
    public Values<int>? OccurredTo { get; init; }
    /// <summary>Decimetres in SWEREF 99 TM; <see cref="None"/> when there is no position.</summary>
    public Values<int>? X { get; init; }
    public Values<int>? Y { get; init; }
    public Values<int>? Counts { get; init; }
    public CodedColumn? Areas { get; init; }
    public CodedColumn? Types { get; init; }
    public IReadOnlyList<TextColumn> Texts { get; init; } = [];

    public Values<ulong> Hashes { get; } = new(expected);
    public Values<int> LineOf { get; } = new(expected);
    public List<RejectedRow> Rejected { get; private set; } = [];
    public long[] Noted { get; } = new long[Enum.GetValues<EventNote>().Length];
    public int[] NotedFirst { get; } = new int[Enum.GetValues<EventNote>().Length];

    /// <summary>Empty, with the room that it has.</summary>
    public void Clear()
    {
        Occurred.Clear();
        OccurredTo?.Clear();
        X?.Clear();
        Y?.Clear();
        Counts?.Clear();
        Hashes.Clear();
        LineOf.Clear();
        Areas?.Begin();
        Types?.Begin();
        foreach (var text in Texts) text.Begin();
        Rejected = [];
        Array.Clear(Noted);
        Array.Clear(NotedFirst);
    }

    public void Note(EventNote note, int line)
    {
        if (Noted[(int)note]++ == 0) NotedFirst[(int)note] = line;
    }
}
