using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>
/// Where delimiters, line ends and quotes stand in 64 bytes, a bit a byte, as in Langdale and Lemire, “Parsing gigabytes of JSON per second” (2019):
/// what is within quotes follows from the parity of the quotes before.
/// </summary>
struct StructuralMasks(byte delimiter)
{
    readonly Vector256<byte> _delimiter = Vector256.Create(delimiter);
    ulong _within, _structureBefore = 1, _quoteBefore, _closedBefore;

    /// <summary>Delimiters and line ends outside quotes.</summary>
    public ulong Structural { get; private set; }

    /// <summary>Of them those that are line ends.</summary>
    public ulong LineEnds { get; private set; }

    /// <summary>Line feeds within quotes.</summary>
    public ulong Embedded { get; private set; }

    /// <summary>Quotes that parity cannot be trusted about: opening inside a text, or closing before more text.</summary>
    public ulong Suspect { get; private set; }

    /// <summary>Takes the next 64 bytes.</summary>
        public void Take(ref byte bytes)
    {
        var (low, high) = (Vector256.LoadUnsafe(ref bytes), Vector256.LoadUnsafe(ref bytes, 32));
        var delimiters = Bits(Vector256.Equals(low, _delimiter), Vector256.Equals(high, _delimiter));
        var feeds = Bits(Vector256.Equals(low, Vector256.Create((byte)'\n')), Vector256.Equals(high, Vector256.Create((byte)'\n')));
        var ends = feeds | Bits(Vector256.Equals(low, Vector256.Create((byte)'\r')), Vector256.Equals(high, Vector256.Create((byte)'\r')));
        var quotes = Bits(Vector256.Equals(low, Vector256.Create((byte)'"')), Vector256.Equals(high, Vector256.Create((byte)'"')));
        var structure = delimiters | ends;
        if ((quotes | _within | _closedBefore) == 0)
        {
            (Structural, LineEnds, Embedded, Suspect) = (structure, ends, 0, 0);
        }
        else
        {
            var within = quotes;
            within ^= within << 1;
            within ^= within << 2;
            within ^= within << 4;
            within ^= within << 8;
            within ^= within << 16;
            within ^= within << 32;
            within ^= _within;
            _within = (ulong)((long)within >> 63);
            var opening = quotes & within & ~((structure << 1) | _structureBefore | (quotes << 1) | _quoteBefore);
            var closed = quotes & ~within;
            var after = ((closed << 1) | _closedBefore) & ~(structure | quotes);
            _closedBefore = closed >> 63;
            Structural = structure & ~within;
            LineEnds = ends & ~within;
            Embedded = feeds & within;
            Suspect = opening | after;
        }
        _structureBefore = structure >> 63;
        _quoteBefore = quotes >> 63;
    }

    static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
