namespace Samsyn.Analysis.Rates;

/// <summary>A place that is to be ranked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Events.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="Remark">What a reader must know, such as that people come there from elsewhere; follows the place whatever its rank.</param>
public sealed record Ranked(string Name, long Count, double Population, string? Remark = null);

/// <summary>Why a place has no rank.</summary>
public enum NoRank
{
    /// <summary>It has a rank.</summary>
    None,
    /// <summary>Too few events: next year it would stand elsewhere by chance.</summary>
    TooFewEvents,
    /// <summary>Too few inhabitants.</summary>
    TooFewInhabitants,
}

/// <summary>A row of a ranking.</summary>
/// <param name="Place">The place with its remark.</param>
/// <param name="Rate">Its rate and interval.</param>
/// <param name="Rank">Rank by rate, 1 is highest, equal rates share; null when the place is not ranked.</param>
/// <param name="NoRank">Why it is not.</param>
/// <param name="Best">The highest rank that the intervals allow: 1 + the ranked places whose whole interval lies above.</param>
/// <param name="Worst">The lowest rank that they allow.</param>
public sealed record RankingRow(Ranked Place, Rate Rate, int? Rank, NoRank NoRank, int? Best, int? Worst);

/// <summary>
/// Places by rate. Small numbers are refused a rank, for the ends of a ranking are otherwise held by the smallest places, and each rank comes with the range
/// that the intervals leave open (H. Goldstein and D. J. Spiegelhalter, JRSS A 159, 1996).
/// </summary>
public static class Ranking
{
    /// <summary>Ranks.</summary>
    /// <param name="places">The places.</param>
    /// <param name="fewestEvents">Places with fewer events get no rank.</param>
    /// <param name="fewestInhabitants">Places with fewer inhabitants get no rank.</param>
    /// <param name="per">The unit of the rates.</param>
    /// <returns>Ranked places highest first, then those without rank by name; or what <see cref="Rate.Of"/> refuses, <see cref="NothingGiven"/>.</returns>
    public static Answer<IReadOnlyList<RankingRow>> Of(IReadOnlyList<Ranked> places, long fewestEvents = 10, double fewestInhabitants = 1000, double per = 1000)
    {
        if (places.Count == 0) return new NothingGiven();
        var rows = new List<RankingRow>();
        for (var at = 0; at < places.Count; at++)
        {
            var place = places[at];
            if (place.Count < 0) return new NegativeCount(place.Count, at + 1);
            if (!Ask.IsPositive(place.Population)) return Ask.NotPositive(place.Population, at + 1);
            var rate = Rate.Of(place.Count, place.Population, per);
            if (!rate.IsGiven) return rate.Why!;
            var refused = place.Count < fewestEvents ? NoRank.TooFewEvents : place.Population < fewestInhabitants ? NoRank.TooFewInhabitants : NoRank.None;
            rows.Add(new(place, rate.Value, null, refused, null, null));
        }
        var ranked = rows.Where(row => row.NoRank == NoRank.None).OrderByDescending(row => row.Rate.Value).ThenBy(row => row.Place.Name, StringComparer.Ordinal).ToList();
        return ranked.Select(row => row with
        {
            Rank = 1 + ranked.Count(other => other.Rate.Value > row.Rate.Value),
            Best = 1 + ranked.Count(other => other.Rate.Interval.Lower > row.Rate.Interval.Upper),
            Worst = ranked.Count - ranked.Count(other => other.Rate.Interval.Upper < row.Rate.Interval.Lower),
        }).Concat(rows.Where(row => row.NoRank != NoRank.None).OrderBy(row => row.Place.Name, StringComparer.Ordinal)).ToList();
    }
}
