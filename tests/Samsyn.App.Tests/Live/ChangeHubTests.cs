using Samsyn.App.Jobs;
using Samsyn.App.Live;
using Samsyn.Tests.Kit;

namespace Samsyn.App.Tests.Live;

/// <summary>What a reader who was away hears when coming back: to the same node, to another, after too long.</summary>
public sealed class ChangeHubTests
{
    readonly StandingTime _time = new(DateTimeOffset.Parse("2018-03-15T11:00:00Z"));

    [Fact]
    public void On_the_same_node_one_hears_exactly_what_came_after_the_mark()
    {
        var hub = Hub();
        hub.Tell(About(1));
        var mark = hub.Now;
        hub.Tell(About(2));
        hub.Tell(About(3));

        Assert.Equal([About(2), About(3)], Heard(hub, mark));
        Assert.Empty(Heard(hub, hub.Now));
        Assert.Empty(Heard(hub, null));
    }

    [Fact]
    public void On_another_node_one_hears_what_came_about_that_time_or_later()
    {
        var (first, second) = (Hub(), Hub());
        _time.Now = _time.Now.AddMinutes(1);
        second.Tell(About(1));
        _time.Now = _time.Now.AddMinutes(1);
        var mark = first.Now;
        _time.Now = _time.Now.AddSeconds(5);
        second.Tell(About(2));

        Assert.Equal([About(2)], Heard(second, mark));
    }

    [Fact]
    public void A_node_that_was_not_there_then_or_was_deaf_since_says_that_something_may_be_missing()
    {
        var mark = Hub().Now;
        _time.Now = _time.Now.AddMinutes(1);
        var young = Hub();
        Assert.Equal([null], Heard(young, mark));

        var deaf = Hub();
        var own = deaf.Now;
        deaf.Gap();
        Assert.Equal([null], Heard(deaf, own));
    }

    [Fact]
    public void More_than_is_kept_is_a_gap()
    {
        var hub = Hub();
        var mark = hub.Now;
        for (var i = 0; i < 2000; i++) hub.Tell(About(i));

        Assert.Equal([null], Heard(hub, mark));
    }

    [Fact]
    public void A_listener_that_has_gone_is_forgotten()
    {
        var hub = Hub();
        using (hub.Listen()) Assert.Equal(1, hub.Listeners);
        Assert.Equal(0, hub.Listeners);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000000000000000000000000001.99999999999999999.1")]
    [InlineData("00000000000000000000000000000001.-5.1")]
    [InlineData("1.2.3.4")]
    public void A_mark_that_is_none_is_not_read(string text) => Assert.Null(ChangeMark.Parse(text));

    [Fact]
    public void Marks_and_notices_are_read_as_they_were_written()
    {
        var mark = Hub().Now;
        Assert.Equal(mark, ChangeMark.Parse(mark.ToString()));
        Assert.Equal(About(7), ChangeNotice.Parse(About(7).ToString()));
        Assert.Null(ChangeNotice.Parse("Agreement"));
        Assert.Null(ChangeNotice.Parse("Agreement:x"));
        Assert.Null(ChangeNotice.Parse(null));
    }

    ChangeHub Hub() => new(new Clock(_time), new ThisNode(new Clock(_time), new NewId(new Clock(_time))));

    static ChangeNotice About(int number) => new(ChangeNotice.Agreement, new($"01920000-0000-7000-8000-{number:D12}"));

    static List<ChangeNotice?> Heard(ChangeHub hub, ChangeMark? since)
    {
        using var listening = hub.Listen(since);
        List<ChangeNotice?> heard = [];
        while (listening.Heard.TryRead(out var one)) heard.Add(one.Notice);
        return heard;
    }
}
