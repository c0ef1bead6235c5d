namespace Samsyn.Domain.Acts;

/// <summary>Many inclusion proofs from one tree: its levels are kept, so each proof is only looked up.</summary>
public sealed class MerkleProofs
{
    readonly List<IReadOnlyList<byte[]>> _levels = [];

    public MerkleProofs(IReadOnlyList<byte[]> leaves)
    {
        var level = leaves;
        _levels.Add(level);
        while (level.Count > 1)
        {
            // The last of an odd number stands alone and rises as it is.
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? MerkleTree.Node(left, right) : pair[0])];
            _levels.Add(level);
        }
    }

    public IReadOnlyList<byte[]> Inclusion(int leaf)
    {
        List<byte[]> proof = [];
        for (var (level, at) = (0, leaf); level < _levels.Count - 1; level++, at >>= 1)
            if ((at ^ 1) < _levels[level].Count) proof.Add(_levels[level][at ^ 1]);
        return proof;
    }
}
