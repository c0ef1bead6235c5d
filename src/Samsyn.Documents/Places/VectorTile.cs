using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Samsyn.Documents.Places;

/// <summary>
/// Writes a map tile in the Mapbox Vector Tile format, version 2.1 of its specification: points and polygons with text and whole-number properties, which is all that our tiles hold. A
/// library for the whole of the format would be ten times as much code to keep as this.
/// </summary>
public sealed class VectorTile
{
    /// <summary>Units along the side of a tile.</summary>
    public const int Extent = 4096;

    const int VarInt = 0, Bytes = 2;
    readonly List<VectorTileLayer> _layers = [];

    /// <summary>Adds a layer; a layer without features is not written.</summary>
    /// <param name="name">The name that a map style refers to; once in a tile.</param>
    public VectorTileLayer Layer(string name)
    {
        VectorTileLayer layer = new(name);
        _layers.Add(layer);
        return layer;
    }

    /// <summary>The bytes of the tile; none for a tile without features.</summary>
    public byte[] ToBytes()
    {
        ProtoWriter tile = new();
        foreach (var layer in _layers.Where(one => one.Features > 0)) tile.Nested(3, layer.Write());
        return tile.ToArray();
    }

    internal sealed class ProtoWriter
    {
        readonly ArrayBufferWriter<byte> _bytes = new();

        public int Length => _bytes.WrittenCount;

        public void Number(int field, ulong value)
        {
            Raw((ulong)(field << 3 | VarInt));
            Raw(value);
        }

        public void Text(int field, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Raw((ulong)(field << 3 | Bytes));
            Raw((ulong)bytes.Length);
            _bytes.Write(bytes);
        }

        public void Double(int field, double value)
        {
            Raw((ulong)(field << 3 | 1));
            BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
            _bytes.Advance(8);
        }

        public void Nested(int field, ProtoWriter inner)
        {
            Raw((ulong)(field << 3 | Bytes));
            Raw((ulong)inner.Length);
            _bytes.Write(inner._bytes.WrittenSpan);
        }

        public void Packed(int field, ReadOnlySpan<uint> values)
        {
            ProtoWriter inner = new();
            foreach (var value in values) inner.Raw(value);
            Nested(field, inner);
        }

        public void Raw(ulong value)
        {
            var span = _bytes.GetSpan(10);
            var at = 0;
            while (value >= 0x80)
            {
                span[at++] = (byte)(value | 0x80);
                value >>= 7;
            }
            span[at++] = (byte)value;
            _bytes.Advance(at);
        }

        public ProtoWriter Join(ProtoWriter other)
        {
            _bytes.Write(other._bytes.WrittenSpan);
            return this;
        }

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
    }
}

/// <summary>One layer of a tile. Positions are units of the tile from its north-west corner, south down; outside it is allowed.</summary>
public sealed class VectorTileLayer
{
    readonly string _name;
    readonly VectorTile.ProtoWriter _features = new();
    readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    readonly Dictionary<object, uint> _values = [];
    readonly List<uint> _geometry = [], _tags = [];

    internal VectorTileLayer(string name) => _name = name;

    /// <summary>How many features were added.</summary>
    public int Features { get; private set; }

    /// <summary>Adds a point.</summary>
    /// <param name="x">Units east of the western edge.</param>
    /// <param name="y">Units south of the northern edge.</param>
    /// <param name="properties">Texts, whole numbers (long) and numbers (double).</param>
    public void Point(int x, int y, params ReadOnlySpan<(string Key, object Value)> properties)
    {
        _geometry.Clear();
        _geometry.AddRange([9, ZigZag(x), ZigZag(y)]);
        Feature(1, properties);
    }

    /// <summary>Adds a polygon of one ring; its turn is set right, and one without area is left out.</summary>
    /// <param name="ring">At least three corners, the first not repeated.</param>
    /// <param name="properties">Texts, whole numbers (long) and numbers (double).</param>
    public void Polygon(ReadOnlySpan<(int X, int Y)> ring, params ReadOnlySpan<(string Key, object Value)> properties)
    {
        var twice = 0L;
        for (int at = 0, before = ring.Length - 1; at < ring.Length; before = at++) twice += (long)ring[before].X * ring[at].Y - (long)ring[at].X * ring[before].Y;
        if (ring.Length < 3 || twice == 0) return;
        _geometry.Clear();
        var (x, y) = (0, 0);
        for (var at = 0; at < ring.Length; at++)
        {
            // An outer ring has an area above zero where south is down.
            var corner = ring[twice > 0 ? at : ring.Length - 1 - at];
            if (at == 0) _geometry.Add(9);
            else if (at == 1) _geometry.Add((uint)(ring.Length - 1) << 3 | 2);
            _geometry.Add(ZigZag(corner.X - x));
            _geometry.Add(ZigZag(corner.Y - y));
            (x, y) = corner;
        }
        _geometry.Add(15);
        Feature(3, properties);
    }

    void Feature(ulong type, ReadOnlySpan<(string Key, object Value)> properties)
    {
        _tags.Clear();
        foreach (var (key, value) in properties)
        {
            if (!_keys.TryGetValue(key, out var keyAt)) _keys[key] = keyAt = (uint)_keys.Count;
            if (!_values.TryGetValue(value, out var valueAt)) _values[value] = valueAt = (uint)_values.Count;
            _tags.Add(keyAt);
            _tags.Add(valueAt);
        }
        VectorTile.ProtoWriter feature = new();
        if (_tags.Count > 0) feature.Packed(2, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tags));
        feature.Number(3, type);
        feature.Packed(4, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_geometry));
        _features.Nested(2, feature);
        Features++;
    }

    internal VectorTile.ProtoWriter Write()
    {
        VectorTile.ProtoWriter layer = new();
        layer.Number(15, 2);
        layer.Text(1, _name);
        layer.Number(5, VectorTile.Extent);
        foreach (var key in _keys.Keys) layer.Text(3, key);
        foreach (var value in _values.Keys)
        {
            VectorTile.ProtoWriter written = new();
            switch (value)
            {
                case string text: written.Text(1, text); break;
                case double number: written.Double(3, number); break;
                case long whole: written.Number(4, (ulong)whole); break;
                default: throw new ArgumentException($"{value.GetType().Name} is no property of a tile.");
            }
            layer.Nested(4, written);
        }
        return layer.Join(_features);
    }

    static uint ZigZag(int value) => (uint)(value << 1) ^ (uint)(value >> 31);
}
