using System.Runtime.CompilerServices;

namespace Samsyn.Analysis.Sampling;

/// <summary>
/// Philox4x32-10, a counter-based random number generator: the numbers of a replication depend on seed, stream and replication and on
/// nothing else, so that they are the same whichever thread draws them. Source: Salmon, Moraes, Dror and Shaw (2011), <i>Parallel random
/// numbers: as easy as 1, 2, 3</i>, SC '11.
/// </summary>
public struct Philox
{
    readonly uint _key0, _key1, _replication, _stream;
    uint _block, _blockHigh, _a, _b, _c, _d;
    int _left;

    /// <summary>The numbers of one replication.</summary>
    /// <param name="seed">Chosen by whoever asks; the same seed gives the same answer.</param>
    /// <param name="replication">Which replication.</param>
    /// <param name="stream">Keeps apart several uses within the same replication.</param>
    public Philox(ulong seed, int replication, int stream = 0)
    {
        (_key0, _key1) = ((uint)seed, (uint)(seed >> 32));
        (_replication, _stream) = ((uint)replication, (uint)stream);
    }

    /// <summary>One block of four numbers for a counter and a key; ten rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint A, uint B, uint C, uint D) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var first = (ulong)0xD2511F53 * c0;
            var second = (ulong)0xCD9E8D57 * c2;
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ k0, (uint)second, (uint)(first >> 32) ^ c3 ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>32 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next()
    {
        switch (_left)
        {
            case 3: _left = 2; return _b;
            case 2: _left = 1; return _c;
            case 1: _left = 0; return _d;
            default:
                (_a, _b, _c, _d) = Block(_block, _blockHigh, _replication, _stream, _key0, _key1);
                if (++_block == 0) _blockHigh++;
                _left = 3;
                return _a;
        }
    }

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double NextDouble() => (((ulong)Next() << 21) ^ (Next() >> 11)) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="limit"/>), each equally likely (Lemire 2019, <i>Fast random integer generation in an interval</i>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int limit)
    {
        var product = (ulong)Next() * (uint)limit;
        if ((uint)product < (uint)limit)
        {
            var reject = (uint)-limit % (uint)limit;
            while ((uint)product < reject) product = (ulong)Next() * (uint)limit;
        }
        return (int)(product >> 32);
    }

    /// <summary>Puts values in random order, every order equally likely (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
