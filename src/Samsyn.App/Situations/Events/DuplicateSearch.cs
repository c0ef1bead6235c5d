namespace Samsyn.App.Situations.Events;

/// <summary>Rows that stand in the file more than once, letter by letter: found by their 64 bits, in pieces that stay in the near caches.</summary>
static class DuplicateSearch
{
    const int Pieces = 256, Shift = 56;

    /// <summary>Number of rows that repeat an earlier one, and the line of the first of them.</summary>
    public static (long Rows, long FirstLine) Of(IReadOnlyList<ImportedPart> parts)
    {
        var counts = new int[Pieces];
        foreach (var part in parts) foreach (var hash in part.Hashes) counts[hash >> Shift]++;
        var starts = new int[Pieces + 1];
        for (var piece = 0; piece < Pieces; piece++) starts[piece + 1] = starts[piece] + counts[piece];
        var (sorted, next) = (new ulong[starts[Pieces]], starts[..Pieces].ToArray());
        foreach (var part in parts) foreach (var hash in part.Hashes) sorted[next[hash >> Shift]++] = hash;

        var repeated = new HashSet<ulong>[Pieces];
        Parallel.For(0, Pieces, piece =>
        {
            var some = sorted.AsSpan(starts[piece]..starts[piece + 1]);
            var found = repeated[piece] = [];
            var slots = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)some.Length * 2 + 1)];
            foreach (var hash in some)
            {
                // Nothing is 0 but an empty slot; that one hash in 2^64 is not looked for.
                var slot = (int)hash & (slots.Length - 1);
                while (slots[slot] != 0 && slots[slot] != hash) slot = (slot + 1) & (slots.Length - 1);
                if (slots[slot] == hash) found.Add(hash);
                slots[slot] = hash;
            }
        });
        if (repeated.All(piece => piece.Count == 0)) return (0, 0);

        var (rows, first, seen) = (0L, 0L, new HashSet<ulong>());
        foreach (var part in parts)
            for (var row = 0; row < part.Hashes.Length; row++)
            {
                var hash = part.Hashes[row];
                if (repeated[hash >> Shift].Contains(hash) && !seen.Add(hash) && rows++ == 0) first = part.FirstLine + part.LineOf[row];
            }
        return (rows, first);
    }
}
