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
    public void New_ids_sort_by_when_they_were_made()
    {
        var time = new StandingTime(DateTimeOffset.Parse("2018-03-15T11:00:00Z"));
        var ids = NewId.By(new(time));
        var earlier = ids.Next();
        time.Now = time.Now.AddMilliseconds(1);
        var later = ids.Next();

        Assert.Equal(7, earlier.Version);
        Assert.True(string.CompareOrdinal(earlier.ToString(), later.ToString()) < 0);
    }
}
