using Samsyn.App.Situations.Blocks;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>The year as a ring: which months, which years, and what may be said of them.</summary>
public sealed class YearRingTests
{
    /// <summary>So many events on the fifteenth of each month, by year and month.</summary>
    static IEnumerable<Event> Monthly(DateOnly from, DateOnly to, Func<DateOnly, int> count)
    {
        for (var month = from; month <= to; month = month.AddMonths(1))
            for (var one = 0; one < count(month); one++)
                yield return new(month.ToDateTime(new(one % 24, 0)).AddDays(one % 28), "A", "Skadegörelse", 0, 0, 1, "");
    }

    static int Summer(DateOnly month) => month.Month is 6 or 7 ? 30 + (month.Year % 3) : 10 + ((month.Year + month.Month) % 3);

    [Fact]
    [Trait("Requirement", "SIT-49")]
    [Trait("Requirement", "SIT-59")]
    public async Task A_season_that_comes_back_is_told_with_the_latest_year_against_those_before()
    {
        await using var desk = await BlockDesk.Of(Monthly(new(2021, 1, 1), new(2024, 12, 1), Summer));
        var answer = await desk.Answer<RingAnswer>("ring", ("fran", "2021-01-01"), ("till", "2024-12-31"), ("arstider", "06-10 08-18 Sommarlov\n12-20 01-07 Jullov"));
        Assert.Equal([2024, 2023, 2022, 2021], answer.Years.Select(year => year.From.Year));
        Assert.Equal(Enumerable.Range(1, 12).Select(month => (long)Summer(new(2024, month, 1))), answer.Years[0].Counts);
        Assert.True(answer.Season!.P < 0.001);

        var view = BlockViews.Of(answer, "Skadegörelse", Language.Swedish, isMasked: false);
        var ring = (RingChart)view.Chart;
        Assert.Contains("mer än slumpen kan förklara", view.Words[0], StringComparison.Ordinal);
        Assert.Contains("juni", view.Words[0], StringComparison.Ordinal);
        Assert.Equal("2024", ring.Latest.Name);
        Assert.Equal("genomsnittet 2021–2023", ring.Usual!.Name);
        Assert.Equal((31 + 30 + 32) / 3.0, ring.Usual.Values[5]!.Value, 6);
        Assert.Equal("Jullov (20 dec–7 jan)", ring.Times[1].Name);
        Assert.True(ring.Times[1].To < ring.Times[1].From);
        Assert.Equal(["2023", "2022", "2021"], ring.Earlier.Select(year => year.Name));
    }

    [Fact]
    [Trait("Requirement", "SIT-49")]
    public async Task Months_that_are_alike_are_not_told_apart_and_one_year_tells_no_season()
    {
        await using var desk = await BlockDesk.Of(Monthly(new(2022, 7, 1), new(2024, 7, 1), month => 12 + ((month.Year + (month.Month * month.Month)) % 5)));
        // July 2024 is not over in the data: the ring ends with June.
        var answer = await desk.Answer<RingAnswer>("ring");
        Assert.Equal([new DateOnly(2023, 7, 1), new DateOnly(2022, 7, 1)], answer.Years.Select(year => year.From));
        Assert.Equal(12 + ((2024 + 1) % 5), answer.Years[0].Counts[0]);
        Assert.Contains("inte att skilja från slump", BlockViews.Of(answer, "r", Language.Swedish, isMasked: false).Words[0], StringComparison.Ordinal);
        Assert.Equal("juli 2023–juni 2024", ((RingChart)BlockViews.Of(answer, "r", Language.Swedish, isMasked: false).Chart).Latest.Name);

        var one = await desk.Answer<RingAnswer>("ring", ("ringar", "0"));
        Assert.Null(one.Season);
        var view = BlockViews.Of(one, "r", Language.English, isMasked: false);
        Assert.Contains("one year only", view.Words[0], StringComparison.Ordinal);
        Assert.Null(((RingChart)view.Chart).Usual);
        Assert.IsType<BlockWithoutAnswer>(Assert.Single((await desk.Ask("ring", ("fran", "2024-01-01"))).Refusals));
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public async Task Small_months_are_hidden_with_the_mean_that_they_could_be_worked_out_from()
    {
        await using var desk = await BlockDesk.Of(Monthly(new(2022, 1, 1), new(2024, 12, 1), month => month is { Year: 2023, Month: 3 } ? 2 : month.Month is 6 or 7 ? 40 : 12));
        var answer = await desk.Answer<RingAnswer>("ring", ("fran", "2022-01-01"), ("till", "2024-12-31"));
        var ring = (RingChart)BlockViews.Of(answer, "r", Language.Swedish, isMasked: true).Chart;
        Assert.Null(ring.Earlier[0].Values[2]);
        Assert.Null(ring.Usual!.Values[2]);
        // One hidden cell alone would be the difference to the sums of its row and column.
        Assert.True(ring.Earlier.Concat([ring.Latest]).Sum(year => year.Values.Count(value => value is null)) >= 2);
        Assert.All(((RingChart)BlockViews.Of(answer, "r", Language.Swedish, isMasked: false).Chart).Usual!.Values, value => Assert.NotNull(value));

        // Three in all: the average month would tell it.
        var few = BlockViews.Of(answer with { Years = [new(new(2024, 1, 1), [0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])], Head = answer.Head with { Events = 3 }, Season = null }, "r", Language.Swedish, isMasked: true);
        Assert.Null(((RingChart)few.Chart).Average);
        Assert.DoesNotContain(few.Words, word => word.Contains(" 3 ", StringComparison.Ordinal));
    }
}
