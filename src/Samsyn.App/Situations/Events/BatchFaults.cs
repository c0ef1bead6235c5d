using Samsyn.Documents.Situations.Tables;

namespace Samsyn.App.Situations.Events;

/// <summary>Which rows of a batch are wrong. The first fault of a row is told; a row with one is not kept.</summary>
sealed class BatchFaults(bool isUtf8, EventPart part)
{
    readonly bool[] _wrong = new bool[RowBatch.Capacity];
    readonly int[] _kept = new int[RowBatch.Capacity];
    RowBatch? _batch;
    int _keptCount;

    public int Count => _batch!.Count;
    public bool All { get; private set; }
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, _keptCount);

    public void Begin(RowBatch batch)
    {
        (_batch, All) = (batch, true);
        Array.Clear(_wrong, 0, batch.Count);
    }

    public bool IsWrong(int row) => _wrong[row];

    public void Add(int row, string column, RejectReason reason, ReadOnlySpan<byte> value)
    {
        if (_wrong[row]) return;
        (_wrong[row], All) = (true, false);
        part.Rejected.Add(new(_batch!.Lines[row], column, reason, FieldText.Shown(value, isUtf8)));
    }

    public void End()
    {
        _keptCount = 0;
        if (All) return;
        for (var row = 0; row < Count; row++)
            if (!_wrong[row]) _kept[_keptCount++] = row;
    }
}
