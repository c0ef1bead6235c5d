using Samsyn.Analysis.Rates;

namespace Samsyn.Analysis.Tests.Rates;

public sealed class RankingTests
{
    [Fact]
    [Trait("Requirement", "SIT-31")]
    public void Small_numbers_get_no_rank_and_a_remark_follows_its_place()
    {
        var rows = Ranking.Of(
        [
            new("Nordhamn", 400, 10000, "Nöjesområde: de flesta kommer dit från andra delar"), new("Sydvik", 100, 20000), new("Ön", 3, 100), new("Byn", 30, 500), new("Väst", 100, 20000),
        ]).Value;

        Assert.Equal(["Nordhamn", "Sydvik", "Väst", "Byn", "Ön"], rows.Select(row => row.Place.Name));
        Assert.Equal([1, 2, 2, null, null], rows.Select(row => row.Rank));
        Assert.Equal([NoRank.TooFewInhabitants, NoRank.TooFewEvents], rows.Skip(3).Select(row => row.NoRank));
        Assert.StartsWith("Nöjesområde", rows[0].Place.Remark, StringComparison.Ordinal);
        Assert.Equal([(1, 1), (2, 3), (2, 3)], rows.Take(3).Select(row => (row.Best!.Value, row.Worst!.Value)));
    }

    [Fact]
    public void An_empty_ranking_and_a_place_without_inhabitants_are_refused()
    {
        Assert.IsType<NothingGiven>(Ranking.Of([]).Why);
        Assert.Equal(new ExposureNotPositive("0", 2), Ranking.Of([new("a", 1, 1), new("b", 1, 0)]).Why);
    }
}
