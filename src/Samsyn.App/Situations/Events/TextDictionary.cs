using System.Text;

namespace Samsyn.App.Situations.Events;

/// <summary>Texts by number: each text once, in the order in which they were met.</summary>
sealed class TextDictionary
{
    byte[] _texts = new byte[1024];
    int[] _ends = new int[64];
    ulong[] _hashes = new ulong[64];
    int[] _slots = new int[128];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int code] => _texts.AsSpan(Start(code).._ends[code]);

    public string TextOf(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>The text's 64 bits, as <see cref="QuickHash"/> makes them.</summary>
    public ulong HashOf(int code) => _hashes[code];

    /// <summary>The number of a text; a new one gets the next.</summary>
    public int Code(ReadOnlySpan<byte> text)
    {
        var hash = QuickHash.Of(text);
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] is > 0 and var taken)
        {
            if (_hashes[taken - 1] == hash && this[taken - 1].SequenceEqual(text)) return taken - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }
        return Add(text, hash, slot);
    }

    int Start(int code) => code == 0 ? 0 : _ends[code - 1];

    int Add(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        var start = Start(Count);
        if (start + text.Length > _texts.Length) Array.Resize(ref _texts, Math.Max(2 * _texts.Length, start + text.Length));
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
        }
        text.CopyTo(_texts.AsSpan(start));
        (_ends[Count], _hashes[Count], _slots[slot]) = (start + text.Length, hash, ++Count);
        if (2 * Count > _slots.Length) Widen();
        return Count - 1;
    }

    void Widen()
    {
        _slots = new int[2 * _slots.Length];
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)_hashes[code] & (_slots.Length - 1);
            while (_slots[slot] > 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = code + 1;
        }
    }
}
