using Samsyn.Web.Ui;

namespace Samsyn.Web.Tests.Ui;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("2026-11-22")]
    [InlineData(" 2026-11-22 ")]
    [InlineData("20261122")]
    [InlineData("22 nov 2026")]
    [InlineData("22 nov. 2026")]
    [InlineData("22 november 2026")]
    [InlineData("den 22 november 2026")]
    [InlineData("sön 22 nov 2026")]
    [InlineData("söndag den 22 november 2026")]
    [InlineData("22/11 2026")]
    [InlineData("22/11/2026")]
    [InlineData("22.11.2026")]
    [InlineData("Sun 22 Nov 2026")]
    [InlineData("Nov 22, 2026")]
    [InlineData("22 NOV 2026")]
    public void A_day_is_read_the_ways_that_people_write_it(string typed) => Assert.Equal(new DateOnly(2026, 11, 22), TypedDate.Read(typed));

    [Theory]
    [InlineData("3 maj 2026", 5)]
    [InlineData("3 oktober 2026", 10)]
    [InlineData("3 sept 2026", 9)]
    [InlineData("3 mars 2026", 3)]
    [InlineData("3 June 2026", 6)]
    [InlineData("3 okt 2026", 10)]
    public void Months_are_known_by_their_beginnings(string typed, int month) => Assert.Equal(new DateOnly(2026, month, 3), TypedDate.Read(typed));

    [Theory]
    [InlineData("i går")]
    [InlineData("2026-02-30")]
    [InlineData("31/11 2026")]
    [InlineData("mån 22 nov 2026")]
    [InlineData("22 nov")]
    [InlineData("22 xyz 2026")]
    [InlineData("11/22/2026")]
    [InlineData("22 ju 2026")]
    [InlineData("0001-01-01")]
    [InlineData("9999999999999999999999999999999999999999999999999")]
    public void What_is_no_day_is_not_guessed_at(string typed)
    {
        Assert.Null(TypedDate.Read(typed));
        Assert.True(TypedDate.IsWrong(typed));
    }

    [Fact]
    public void Nothing_typed_is_nothing_wrong() => Assert.False(TypedDate.IsWrong("  "));

    [Fact]
    public void Every_day_is_read_back_as_the_pages_write_it()
    {
        for (var date = new DateOnly(2026, 1, 1); date.Year == 2026; date = date.AddDays(1))
            foreach (var language in Enum.GetValues<Samsyn.App.Language>())
                Assert.Equal(date, TypedDate.Read(Dates.Full(date, language)));
    }
}

public sealed class SoftHyphenTests
{
    [Theory]
    [InlineData("Samverkansöverenskommelse", "Samverkans-överens-kommelse")]
    [InlineData("stadsdelsförvaltning", "stadsdels-förvaltning")]
    [InlineData("Idag", "Idag")]
    [InlineData("Åtgärdsplan", "Åtgärdsplan")]
    public void Long_words_may_break_where_their_parts_meet(string word, string parts) => Assert.Equal(parts, SoftHyphens.In(word).Replace('\u00AD', '-'));
}
