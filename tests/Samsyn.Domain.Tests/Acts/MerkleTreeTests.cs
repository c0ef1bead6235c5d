using Samsyn.Domain.Acts;

namespace Samsyn.Domain.Tests.Acts;

public sealed class MerkleTreeTests
{
    const int Largest = 40;

    /// <summary>The entries and roots that the reference implementation of Certificate Transparency (RFC 6962) is tested with.</summary>
    static readonly byte[][] Entries =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    static readonly byte[][] Leaves = [.. Enumerable.Range(0, Largest).Select(number => MerkleTree.Leaf([(byte)number, 7]))];

    [Fact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public void Roots_are_those_of_the_reference_implementation()
    {
        for (var size = 0; size <= Entries.Length; size++)
            Assert.Equal(Roots[size], Convert.ToHexStringLower(MerkleTree.Root([.. Entries.Take(size).Select(entry => MerkleTree.Leaf(entry))])));
    }

    [Fact]
    public void Proofs_are_those_of_the_reference_implementation()
    {
        byte[][] leaves = [.. Entries.Select(entry => MerkleTree.Leaf(entry))];
        string[] path =
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ];

        Assert.Equal(path, MerkleTree.Inclusion(leaves, 0).Select(Convert.ToHexStringLower));
        Assert.Equal(path, MerkleTree.Consistency(leaves, 1).Select(Convert.ToHexStringLower));
        Assert.Empty(MerkleTree.Consistency(leaves, 8));
    }

    [Fact]
    public void Appending_one_by_one_gives_the_root_of_the_whole_and_keeps_one_hash_for_each_bit()
    {
        var frontier = new MerkleFrontier();
        for (var size = 0; size < Largest; size++)
        {
            Assert.Equal(MerkleTree.Root([.. Leaves.Take(size)]), frontier.Root);
            Assert.Equal(int.PopCount(size) * 32, frontier.ToBytes().Length);
            var read = MerkleFrontier.From(frontier.Size, frontier.ToBytes())!;
            Assert.Equal(frontier.Root, read.Root);
            frontier.Append([(byte)size, 7]);
        }
        Assert.Null(MerkleFrontier.From(3, new byte[32]));
        Assert.Null(MerkleFrontier.From(-1, []));
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_shown_to_be_in_it_and_nowhere_else()
    {
        for (var size = 1; size <= Largest; size++)
        {
            byte[][] leaves = [.. Leaves.Take(size)];
            var root = MerkleTree.Root(leaves);
            for (var leaf = 0; leaf < size; leaf++)
            {
                var proof = MerkleTree.Inclusion(leaves, leaf);
                Assert.Equal(proof, new MerkleProofs(leaves).Inclusion(leaf));
                Assert.True(MerkleProof.ShowsInclusion(proof, leaves[leaf], leaf, size, root));
                Assert.False(MerkleProof.ShowsInclusion(proof, Flipped(leaves[leaf]), leaf, size, root));
                Assert.False(MerkleProof.ShowsInclusion(proof, leaves[leaf], leaf, size, Flipped(root)));
                Assert.False(MerkleProof.ShowsInclusion([.. proof, root], leaves[leaf], leaf, size, root));
                if (size > 1)
                {
                    Assert.False(MerkleProof.ShowsInclusion(proof, leaves[leaf], (leaf + 1) % size, size, root));
                    Assert.False(MerkleProof.ShowsInclusion([.. proof.Skip(1)], leaves[leaf], leaf, size, root));
                }
                for (var at = 0; at < proof.Count; at++)
                    Assert.False(MerkleProof.ShowsInclusion([.. proof.Select((hash, index) => index == at ? Flipped(hash) : hash)], leaves[leaf], leaf, size, root));
            }
            Assert.False(MerkleProof.ShowsInclusion([], root, size, size, root));
        }
    }

    [Fact]
    public void Every_tree_is_shown_to_begin_with_every_smaller_one_and_with_no_other()
    {
        for (var size = 1; size <= Largest; size++)
        {
            byte[][] leaves = [.. Leaves.Take(size)];
            var root = MerkleTree.Root(leaves);
            for (var first = 1; first <= size; first++)
            {
                var before = MerkleTree.Root([.. leaves.Take(first)]);
                var proof = MerkleTree.Consistency(leaves, first);
                Assert.True(MerkleProof.ShowsConsistency(proof, first, before, size, root));
                Assert.False(MerkleProof.ShowsConsistency(proof, first, Flipped(before), size, root));
                Assert.False(MerkleProof.ShowsConsistency(proof, first, before, size, Flipped(root)));
                Assert.False(MerkleProof.ShowsConsistency([.. proof, root], first, before, size, root));
                for (var at = 0; at < proof.Count; at++)
                    Assert.False(MerkleProof.ShowsConsistency([.. proof.Select((hash, index) => index == at ? Flipped(hash) : hash)], first, before, size, root));

                // A history in which one entry before was another.
                leaves[first - 1] = Flipped(leaves[first - 1]);
                Assert.False(MerkleProof.ShowsConsistency(MerkleTree.Consistency(leaves, first), first, before, size, MerkleTree.Root(leaves)));
                leaves[first - 1] = Flipped(leaves[first - 1]);
            }
            Assert.False(MerkleProof.ShowsConsistency([], size + 1, root, size, root));
            Assert.False(MerkleProof.ShowsConsistency([], 0, MerkleTree.EmptyRoot, size, root));
        }
    }

    static byte[] Flipped(byte[] hash) => [.. hash.Take(31), (byte)(hash[31] ^ 1)];
}
