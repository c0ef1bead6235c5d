using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.Domain.Tests.Kernel;

/// <summary>
/// Folkbokföringslagen (1991:481) 18 §: birth date, birth number and check digit; 18 a § (samordningsnummer): the day raised by 60. The numbers are
/// those that the tax agency publishes for tests.
/// </summary>
public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("811228-9874")]
    [InlineData("8112289874")]
    [InlineData("19811228-9874")]
    [InlineData("198112289874")]
    [InlineData("1981-12-28-9874")]
    [InlineData("811228 9874")]
    [InlineData("811228–9874")]
    [InlineData("811228+9874")]
    [InlineData("701063-2391")]
    [InlineData("197010632391")]
    [Trait("Requirement", "MTG-16")]
    public void A_number_of_a_person_is_found_however_it_is_written(string number) =>
        Assert.Single(PersonalNumbers.In($"Vi talade om {number}, som var där."));

    [Theory]
    [InlineData("811228-9873")]
    [InlineData("811328-9874")]
    [InlineData("810230-9874")]
    [InlineData("2026-11-24 13.00")]
    [InlineData("070-174 06 11")]
    [InlineData("556036-0793")]
    [InlineData("AB8112289874123")]
    [InlineData("1234811228987456")]
    [InlineData("dnr 2016/0123-4567")]
    public void What_only_looks_like_one_is_left_alone(string text) => Assert.Empty(PersonalNumbers.In(text));

    [Fact]
    public void It_is_said_on_which_line_and_never_the_whole_number()
    {
        var found = PersonalNumberInText.In("notes", "Rad ett\nrad två\nom 811228-9874 och 701063-2391")!;

        Assert.Equal(("notes", 3, "811228-****"), (found.Field, found.Line, found.Masked));
    }

    [Fact]
    [Trait("Requirement", "MTG-16")]
    public void Notes_decisions_items_and_matters_name_nobody_by_number()
    {
        var body = TestBodies.Body();
        var meeting = TestBodies.Meeting(body, new(2018, 3, 1));
        var item = TestBodies.Item(meeting);
        const string Named = "Gäller 811228-9874";

        Assert.IsType<PersonalNumberInText>(Assert.Single(item.Write(Named).Refusals));
        Assert.Equal("", item.Notes);
        Assert.IsType<PersonalNumberInText>(Assert.Single(item.Change(new() { Kind = AgendaItemKind.Other, Title = Named }).Refusals));
        Assert.IsType<PersonalNumberInText>(Assert.Single(Decision.Take(new(Guid.NewGuid()), meeting, item, 1, new() { Text = Named }, Representation.Of([]), []).Refusals));
        Assert.Equal(2, Matter.Raise(new(Guid.NewGuid()), "1", body, Named, Named, new(Guid.NewGuid()), DateTimeOffset.UnixEpoch).Refusals.OfType<PersonalNumberInText>().Count());
    }

    [Fact]
    public void Hostile_texts_are_read_in_reasonable_time()
    {
        var long_ = string.Concat(Enumerable.Repeat("81 12-28 ", 20_000));
        Assert.Empty(PersonalNumbers.In(long_ + new string('8', 50_000)));
    }
}
