using System.Collections.Concurrent;
using System.Text;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// What of each row is compared: the columns that both the new file and the stored events have, as they are normalised — times as minutes, positions as decimetres, codes as they are
/// meant, texts letter by letter. Order, delimiter, letters' coding and the order of columns do not matter. May be used by many threads.
/// </summary>
sealed class EventComparison
{
    const int AreaBits = 20, MostAreas = (1 << AreaBits) - 1, MostTypes = (1 << (31 - AreaBits)) - 1;
    static readonly ushort[] MonthOfDay = Months();
    static readonly int FirstDay = new DateOnly(1900, 1, 1).DayNumber;

    readonly bool _hasTo, _hasPlace, _hasArea, _hasType;
    readonly HashSet<string> _texts;
    readonly string? _id;
    readonly Names _types = new(MostTypes), _areas = new(MostAreas);

    EventComparison(bool hasTo, bool hasPlace, bool hasArea, bool hasType, HashSet<string> texts, string? id, IReadOnlyList<string> left) =>
        (_hasTo, _hasPlace, _hasArea, _hasType, _texts, _id, Left) = (hasTo, hasPlace, hasArea, hasType, texts, id, left);

    /// <summary>Columns that only one of them has.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>The column that names rows, as the file calls it; null when none is common.</summary>
    public string? IdColumn { get; private init; }

    public bool HasId => _id is not null;

    /// <summary>The key of rows whose name is empty.</summary>
    public ulong EmptyKey => QuickHash.Mix(Sketching.PlaceOf(_id ?? ""), QuickHash.Of([]));

    /// <summary>Whether rows will be picked out by what the comparison says of them.</summary>
    public bool IsPicking { get; init; }

    /// <summary>What a plan and the columns of stored segments have in common.</summary>
    public static EventComparison Of(ReadingPlan plan, IReadOnlyList<IReadOnlyList<SegmentColumn>> stored, ImportRule rule)
    {
        List<string> left = [];
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in plan.Others.Select(plan.NameOf))
            if (stored.All(columns => columns.Any(column => column.Kind == ColumnKind.Other && Plain(column.Name) == Plain(name)))) texts.Add(Plain(name));
            else left.Add(name.Trim());
        left.AddRange(stored.SelectMany(columns => columns).Where(column => column.Kind == ColumnKind.Other && !texts.Contains(Plain(column.Name))).Select(column => column.Name.Trim()));
        var id = plan.Id >= 0 && texts.Contains(Plain(plan.NameOf(plan.Id))) ? plan.NameOf(plan.Id) : null;
        return new(Both(ColumnKind.OccurredTo, plan.OccurredTo), Both(ColumnKind.X, plan.X), Both(ColumnKind.Area, plan.Area), Both(ColumnKind.Type, plan.Type), texts, id is null ? null : Plain(id), [.. left.Distinct(StringComparer.OrdinalIgnoreCase)])
        {
            IdColumn = id?.Trim(), IsPicking = rule == ImportRule.AppendNew || (rule == ImportRule.Append && id is not null),
        };

        bool Both(ColumnKind kind, int column)
        {
            var (all, any) = (stored.All(columns => columns.Any(one => one.Kind == kind)), stored.Any(columns => columns.Any(one => one.Kind == kind)));
            if (column >= 0 && !all) left.Add(plan.NameOf(column).Trim());
            else if (column < 0 && any) left.Add(kind.ToString());
            return column >= 0 && all;
        }
    }

    /// <summary>The rows of a part that has just been read.</summary>
    public RowSketches Of(EventPart part)
    {
        var sketch = new Sketching(this, part.Rows);
        sketch.Times(part.Occurred.Span);
        if (_hasTo) sketch.Add("OccurredTo", part.OccurredTo!.Span);
        if (_hasPlace)
        {
            sketch.Add("X", part.X!.Span);
            sketch.Add("Y", part.Y!.Span);
        }
        if (part.Counts is { } counts) sketch.Counts(counts.Span);
        if (part.Areas is { } areas) sketch.Areas(areas.Codes, Texts(areas.Dictionary));
        if (part.Types is { } types) sketch.Types(types.Codes, Texts(types.Dictionary));
        foreach (var text in part.Texts.Where(text => _texts.Contains(Plain(text.Name))))
            if (text.Dictionary is { } texts) sketch.AddTexts(Plain(text.Name), text.Codes, [.. Enumerable.Range(0, texts.Count).Select(texts.HashOf)]);
            else sketch.AddPlain(Plain(text.Name), text.Codes, text.Plain);
        return sketch.Done();

        static string[] Texts(TextDictionary dictionary) => [.. Enumerable.Range(0, dictionary.Count).Select(dictionary.TextOf)];
    }

    /// <summary>The rows of a stored segment, from its two files.</summary>
    public RowSketches Of(Segment numbers, Segment rest)
    {
        var (sketch, room) = (new Sketching(this, numbers.Rows), new int[SegmentFormat.BlockRows]);
        for (var block = 0; block < numbers.Blocks; block++)
        {
            sketch.From = block * SegmentFormat.BlockRows;
            sketch.Times(Decode(numbers, ColumnKind.Occurred, block));
            if (_hasTo) sketch.Add("OccurredTo", Decode(rest, ColumnKind.OccurredTo, block));
            if (_hasPlace)
            {
                sketch.Add("X", Decode(numbers, ColumnKind.X, block));
                sketch.Add("Y", Decode(numbers, ColumnKind.Y, block));
            }
            if (numbers.Find(ColumnKind.Count) is not null) sketch.Counts(Decode(numbers, ColumnKind.Count, block));
            if (numbers.Find(ColumnKind.Area) is { Texts: { } areas }) sketch.Areas(Decode(numbers, ColumnKind.Area, block), areas);
            if (numbers.Find(ColumnKind.Type) is { Texts: { } types }) sketch.Types(Decode(numbers, ColumnKind.Type, block), types);
            foreach (var column in rest.Columns.Where(column => column.Kind == ColumnKind.Other && _texts.Contains(Plain(column.Name))))
            {
                var values = room.AsSpan(0, rest.RowsIn(block));
                rest.Decode(column.Blocks[block], 0, values);
                if (column.IsPlainText) sketch.AddPlain(Plain(column.Name), values, rest.Plain(column, block));
                else sketch.AddTexts(Plain(column.Name), values, [.. column.Texts!.Select(text => QuickHash.Of(Encoding.UTF8.GetBytes(text)))]);
            }
        }
        return sketch.Done();

        ReadOnlySpan<int> Decode(Segment segment, ColumnKind kind, int block)
        {
            var values = room.AsSpan(0, segment.RowsIn(block));
            segment.Decode(segment.Find(kind)!.Blocks[block], 0, values);
            return values;
        }
    }

    /// <summary>Null for those beyond what is told apart.</summary>
    public string? TypeOf(int group) => _types[group >> AreaBits];

    public string? AreaOf(int group) => _areas[group & MostAreas];

    static string Plain(string name) => name.Trim().ToUpperInvariant();

    static ushort[] Months()
    {
        var (from, to) = (new DateOnly(1900, 1, 1), new DateOnly(2200, 12, 31));
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(day => from.AddDays(day)).Select(date => (ushort)(date.Year * 12 + date.Month - 1))];
    }

    /// <summary>Texts by number, the same for all parts and segments; 0 is none.</summary>
    sealed class Names(int most)
    {
        readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<int, string> _names = new();
        readonly Lock _adding = new();

        public string? this[int number] => _names.GetValueOrDefault(number);

        public int Number(string name)
        {
            if (_numbers.TryGetValue(name, out var known)) return known;
            lock (_adding)
            {
                if (_numbers.TryGetValue(name, out known) || _numbers.Count >= most - 1) return known;
                _names[known = _numbers.Count + 1] = name;
                return _numbers[name] = known;
            }
        }
    }

    /// <summary>Rows while their columns are added, in any order: what is added is a sum.</summary>
    sealed class Sketching(EventComparison of, int rows)
    {
        readonly ulong[] _hashes = new ulong[rows];
        readonly ulong[]? _keys = of.HasId ? new ulong[rows] : null;
        readonly ushort[] _months = new ushort[rows];
        readonly int[] _groups = new int[rows];

        /// <summary>The row at which the next columns begin.</summary>
        public int From { get; set; }

        public void Times(ReadOnlySpan<int> minutes)
        {
            Add("Occurred", minutes);
            var first = Calendar.Epoch - FirstDay;
            for (var row = 0; row < minutes.Length; row++)
                _months[From + row] = MonthOfDay[Math.Clamp(first + Calendar.DayOf(minutes[row]), 0, MonthOfDay.Length - 1)];
        }

        public void Add(string column, ReadOnlySpan<int> values)
        {
            var place = PlaceOf(column);
            var hashes = _hashes.AsSpan(From, values.Length);
            for (var row = 0; row < values.Length; row++) hashes[row] += QuickHash.Mix(place, (uint)values[row]);
        }

        /// <summary>A row without a count stands for one.</summary>
        public void Counts(ReadOnlySpan<int> counts)
        {
            var place = PlaceOf("Count");
            for (var row = 0; row < counts.Length; row++) if (counts[row] != 1) _hashes[From + row] += QuickHash.Mix(place, (uint)counts[row]);
        }

        public void Types(ReadOnlySpan<int> codes, IReadOnlyList<string> texts)
        {
            if (of._hasType) AddTexts("Type", codes, Hashes(texts));
            var numbers = texts.Select(text => of._types.Number(text) << AreaBits).ToArray();
            for (var row = 0; row < codes.Length; row++) _groups[From + row] |= numbers[codes[row]];
        }

        public void Areas(ReadOnlySpan<int> codes, IReadOnlyList<string> texts)
        {
            if (of._hasArea) AddTexts("Area", codes, Hashes(texts));
            var numbers = texts.Select(of._areas.Number).ToArray();
            for (var row = 0; row < codes.Length; row++) _groups[From + row] |= numbers[codes[row]];
        }

        public void AddTexts(string column, ReadOnlySpan<int> codes, ulong[] hashes)
        {
            var place = PlaceOf(column);
            var into = column == of._id ? _keys : null;
            for (var code = 0; code < hashes.Length; code++) hashes[code] = QuickHash.Mix(place, hashes[code]);
            for (var row = 0; row < codes.Length; row++)
            {
                _hashes[From + row] += hashes[codes[row]];
                if (into is not null) into[From + row] = hashes[codes[row]];
            }
        }

        public void AddPlain(string column, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> texts)
        {
            var place = PlaceOf(column);
            var into = column == of._id ? _keys : null;
            for (var row = 0; row < lengths.Length; row++)
            {
                var hash = QuickHash.Mix(place, QuickHash.Of(texts[..lengths[row]]));
                texts = texts[lengths[row]..];
                _hashes[From + row] += hash;
                if (into is not null) into[From + row] = hash;
            }
        }

        public RowSketches Done() => new(_hashes, _keys, _months, _groups, of.IsPicking);

        public static ulong PlaceOf(string column) => QuickHash.Of(Encoding.UTF8.GetBytes(column)) | 1;

        static ulong[] Hashes(IReadOnlyList<string> texts) => [.. texts.Select(text => QuickHash.Of(Encoding.UTF8.GetBytes(text)))];
    }
}
