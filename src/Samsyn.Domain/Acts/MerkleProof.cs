namespace Samsyn.Domain.Acts;

/// <summary>Verifies what <see cref="MerkleTree"/> proves, from hashes alone (RFC 9162, sections 2.1.3.2 and 2.1.4.2).</summary>
public static class MerkleProof
{
    public static bool ShowsInclusion(IReadOnlyList<byte[]> proof, byte[] leafHash, long leaf, long size, ReadOnlySpan<byte> root)
    {
        if (leaf < 0 || leaf >= size) return false;
        var (at, last, hash) = (leaf, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleTree.Node(sibling, hash);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else hash = MerkleTree.Node(hash, sibling);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(hash);
    }

    public static bool ShowsConsistency(IReadOnlyList<byte[]> proof, long first, ReadOnlySpan<byte> firstRoot, long second, ReadOnlySpan<byte> secondRoot)
    {
        if (first < 1 || first > second) return false;
        if (first == second) return proof.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        // A first tree that is one whole subtree is its own beginning and is not repeated in the proof.
        IReadOnlyList<byte[]> path = (first & (first - 1)) == 0 ? [firstRoot.ToArray(), .. proof] : proof;
        if (path.Count == 0) return false;

        var (at, last) = (first - 1, second - 1);
        while ((at & 1) == 1) (at, last) = (at >> 1, last >> 1);
        var (one, two) = (path[0], path[0]);
        foreach (var hash in path.Skip(1))
        {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last)
            {
                (one, two) = (MerkleTree.Node(hash, one), MerkleTree.Node(hash, two));
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else two = MerkleTree.Node(two, hash);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && firstRoot.SequenceEqual(one) && secondRoot.SequenceEqual(two);
    }
}
