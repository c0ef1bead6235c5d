namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>
/// The blocks around a line, built when they are asked for. A stretch that is asked for again soon after its end is followed by a longer one, so that a file
/// full of such lines has each line built a bounded number of times.
/// </summary>
sealed class BlockWindow(SourceLine[] lines, int behind, int ahead)
{
    const int Longest = 4096;

    IReadOnlyList<Block> _blocks = [];
    int _from, _to, _length;

    /// <summary>The blocks, where the one that begins on the line is among them (−1: none does), and whether the first of them is the first of the file.</summary>
    /// <param name="line">Index of the line; asked for in rising order.</param>
    public (IReadOnlyList<Block> Blocks, int Index, bool IsFirst) At(int line)
    {
        if (line >= _to || (_to < lines.Length && line + ahead > _to)) Build(line);
        return (_blocks, IndexOf(lines[line].Number), _from == 0);
    }

    void Build(int line)
    {
        _length = _to > 0 && line - behind <= _to ? Math.Min(Longest, _length * 2) : behind + ahead;
        _from = Math.Max(0, line - behind);
        _to = Math.Min(lines.Length, line + Math.Max(ahead, _length));
        var (_, body) = ContentsTable.TakeOut(PageHeaders.Mark(new ArraySegment<SourceLine>(lines, _from, _to - _from)));
        _blocks = BlockBuilder.Build(body, []);
    }

    int IndexOf(int number)
    {
        int low = 0, high = _blocks.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_blocks[middle].Line == number) return middle;
            if (_blocks[middle].Line < number) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
