using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Tests.Sampling;

public sealed class SamplingTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_generator_gives_the_published_known_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint a, uint b, uint c, uint d) =>
        Assert.Equal((a, b, c, d), Philox.Block(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void Replications_and_streams_have_numbers_of_their_own_and_the_same_each_time()
    {
        var seen = new HashSet<(uint, uint)>();
        for (var replication = 0; replication < 50; replication++)
            for (var stream = 0; stream < 4; stream++)
            {
                Philox first = new(1, replication, stream), again = new(1, replication, stream);
                var pair = (first.Next(), first.Next());
                Assert.True(seen.Add(pair));
                Assert.Equal(pair, (again.Next(), again.Next()));
            }
    }

    [Fact]
    public void Every_order_of_four_things_is_equally_likely()
    {
        var counts = new Dictionary<string, int>();
        var random = new Philox(12, 0);
        for (var turn = 0; turn < 48_000; turn++)
        {
            Span<char> order = ['a', 'b', 'c', 'd'];
            random.Shuffle(order);
            var text = new string(order);
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }
        Assert.Equal(24, counts.Count);
        // Chi square with 23 degrees of freedom: 1 in 10 000 lies above 56.
        Assert.InRange(counts.Values.Sum(count => (count - 2000.0) * (count - 2000.0) / 2000), 5, 56);
    }

    [Fact]
    public void A_multinomial_sample_follows_its_weights_and_never_falls_where_the_weight_is_nothing()
    {
        double[] weights = [0, 1, 2, 3, 0, 4];
        var counts = new int[6];
        var random = new Philox(4, 0);
        AliasTable.Of(weights).Value.Multinomial(ref random, 100_000, counts);
        Assert.Equal(100_000, counts.Sum());
        for (var i = 0; i < 6; i++) Assert.InRange(counts[i], weights[i] * 10_000 * 0.96, weights[i] * 10_000 * 1.04);
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        Assert.Equal(new(Unfit.Empty, "weights"), AliasTable.Of([]).Refused);
        Assert.Equal(new(Unfit.NothingToShare, "weights"), AliasTable.Of([0, 0]).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "weights", 1), AliasTable.Of([1, -1]).Refused);
        Assert.Equal(new(Unfit.NotFinite, "weights", 0), AliasTable.Of([double.NaN, 1]).Refused);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_stand_in_order_and_a_run_stops_at_the_same_replication_for_any_number_of_threads(int threads)
    {
        var seen = 0;
        var results = Replications.Run(1000, threads, () => 0, (_, replication) => new Philox(1, replication).NextDouble(), value => value > 0.9 && ++seen == 20);
        var expected = new List<double>();
        for (var (replication, hits) = (0, 0); hits < 20; replication++)
        {
            expected.Add(new Philox(1, replication).NextDouble());
            if (expected[^1] > 0.9) hits++;
        }
        Assert.Equal(expected, results);
    }

    [Fact]
    public void A_failure_in_a_replication_is_thrown_as_it_was() =>
        Assert.Throws<InvalidOperationException>(() => Replications.Run<int>(10, 3, () => 0, (_, replication) => replication == 5 ? throw new InvalidOperationException("five") : 0));
}
