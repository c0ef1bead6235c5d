using System.Numerics;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Acts;

/// <summary>The hash tree of RFC 6962, section 2.1: one short hash vouches for every entry, their order and their number.</summary>
public static class MerkleTree
{
    const byte LeafMark = 0x00, NodeMark = 0x01;

    public static byte[] Leaf(ReadOnlySpan<byte> entry) => Checksum.Sha256([LeafMark, .. entry]);

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Checksum.Sha256([NodeMark, .. left, .. right]);

    public static byte[] EmptyRoot => Checksum.Sha256([]);

    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count == 0 ? EmptyRoot : RootOf(leaves, 0, leaves.Count);

    /// <summary>The hashes that lead from a leaf to the root, from below.</summary>
    public static IReadOnlyList<byte[]> Inclusion(IReadOnlyList<byte[]> leaves, int leaf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, leaves.Count);
        List<byte[]> proof = [];
        for (var (from, to) = (0, leaves.Count); to - from > 1;)
        {
            var middle = from + Split(to - from);
            if (leaf < middle) { proof.Add(RootOf(leaves, middle, to)); to = middle; }
            else { proof.Add(RootOf(leaves, from, middle)); from = middle; }
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>The hashes that show that the first <paramref name="size"/> leaves are what the tree began with.</summary>
    public static IReadOnlyList<byte[]> Consistency(IReadOnlyList<byte[]> leaves, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Count);
        List<byte[]> proof = [];
        var (from, to, isWhole) = (0, leaves.Count, true);
        while (size != to)
        {
            var middle = from + Split(to - from);
            if (size <= middle) { proof.Add(RootOf(leaves, middle, to)); to = middle; }
            else { proof.Add(RootOf(leaves, from, middle)); (from, isWhole) = (middle, false); }
        }
        if (!isWhole) proof.Add(RootOf(leaves, from, to));
        proof.Reverse();
        return proof;
    }

    static byte[] RootOf(IReadOnlyList<byte[]> leaves, int from, int to)
    {
        if (to - from == 1) return leaves[from];
        var middle = from + Split(to - from);
        return Node(RootOf(leaves, from, middle), RootOf(leaves, middle, to));
    }

    /// <summary>The largest power of two below <paramref name="count"/>.</summary>
    static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));
}
