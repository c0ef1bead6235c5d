using System.Numerics;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Acts;

/// <summary>
/// The right edge of a growing tree: the roots of its whole subtrees, largest first, one for each bit of its size. All that must be kept
/// to append an entry and know the new root, in steps that grow as the logarithm of the size.
/// </summary>
public sealed class MerkleFrontier
{
    readonly List<byte[]> _subtrees = [];

    public long Size { get; private set; }

    public byte[] Root
    {
        get
        {
            if (Size == 0) return MerkleTree.EmptyRoot;
            var root = _subtrees[^1];
            for (var at = _subtrees.Count - 2; at >= 0; at--) root = MerkleTree.Node(_subtrees[at], root);
            return root;
        }
    }

    public void Append(ReadOnlySpan<byte> entry)
    {
        var hash = MerkleTree.Leaf(entry);
        // As in counting: each one at the end of the size in binary is a subtree that the new one completes.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = MerkleTree.Node(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }
        _subtrees.Add(hash);
        Size++;
    }

    public byte[] ToBytes() => [.. _subtrees.SelectMany(hash => hash)];

    /// <summary>Null when the bytes cannot be the edge of a tree of that size.</summary>
    public static MerkleFrontier? From(long size, byte[] bytes)
    {
        if (size < 0 || bytes.Length != BitOperations.PopCount((ulong)size) * Checksum.Length) return null;
        var frontier = new MerkleFrontier { Size = size };
        frontier._subtrees.AddRange(bytes.Chunk(Checksum.Length));
        return frontier;
    }
}
