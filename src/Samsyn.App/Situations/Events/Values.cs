namespace Samsyn.App.Situations.Events;

/// <summary>A column of numbers while it is being filled.</summary>
sealed class Values<T>(int expected)
{
    T[] _items = new T[Math.Max(expected, 16)];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    /// <summary>Those of <paramref name="items"/> that <paramref name="kept"/> names; all when it names none.</summary>
    public void Add(ReadOnlySpan<T> items, ReadOnlySpan<int> kept, bool all)
    {
        var more = all ? items.Length : kept.Length;
        if (Count + more > _items.Length) Array.Resize(ref _items, Math.Max(2 * _items.Length, Count + more));
        var into = _items.AsSpan(Count, more);
        if (all) items.CopyTo(into);
        else for (var at = 0; at < kept.Length; at++) into[at] = items[kept[at]];
        Count += more;
    }
}
