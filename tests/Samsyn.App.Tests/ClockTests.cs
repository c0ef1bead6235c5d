using Samsyn.Tests.Kit;

namespace Samsyn.App.Tests;

public sealed class ClockTests
{
    static Clock At(string instant) => new(new StandingTime(DateTimeOffset.Parse(instant)));

    [Fact]
    public void Now_is_cut_to_microseconds() =>
        Assert.Equal(DateTimeOffset.Parse("2018-03-15T11:00:00.123456Z"), At("2018-03-15T11:00:00.1234567Z").Now);

    [Theory]
    [InlineData("2018-06-30T21:59:59Z", "2018-06-30")]
    [InlineData("2018-06-30T22:00:00Z", "2018-07-01")]
    [InlineData("2018-12-31T22:59:59Z", "2018-12-31")]
    [InlineData("2018-12-31T23:00:00Z", "2019-01-01")]
    public void Today_turns_at_midnight_in_Stockholm_summer_and_winter(string instant, string date) =>
        Assert.Equal(DateOnly.Parse(date), At(instant).Today);

    [Fact]
    public void New_ids_sort_in_the_order_they_were_made_even_within_a_millisecond_or_when_time_goes_back()
    {
        var time = new StandingTime(DateTimeOffset.Parse("2018-03-15T11:00:00Z"));
        var ids = new NewId(new(time));
        List<Guid> made = [.. Enumerable.Range(0, 10_000).Select(_ => ids.Next())];
        time.Now = time.Now.AddSeconds(-1);
        made.Add(ids.Next());
        time.Now = time.Now.AddSeconds(2);
        made.Add(ids.Next());

        Assert.All(made, id => Assert.Equal((7, 8), (id.Version, id.Variant & 0xC)));
        Assert.Equal(made.Select(id => id.ToString()).Order(StringComparer.Ordinal), made.Select(id => id.ToString()));
        Assert.Equal(made.Count, made.Distinct().Count());
    }
}
