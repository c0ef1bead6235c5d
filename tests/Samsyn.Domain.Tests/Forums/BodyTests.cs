using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.Domain.Tests.Forums;

public sealed class BodyTests
{
    [Fact]
    [Trait("Requirement", "ORG-31")]
    public void A_body_has_a_kind_and_a_local_name_with_others_beside_it()
    {
        var body = TestBodies.Body(new(Guid.CreateVersion7()), TestBodies.Steering with { Name = " Trygghetsrådet ", Aliases = ["BRÅ", "brå", " Lokal styrgrupp "] });
        Assert.Equal(("Trygghetsrådet", BodyKind.Steering), (body.Name, body.Kind));
        Assert.Equal(["BRÅ", "Lokal styrgrupp"], body.Aliases);
    }

    [Fact]
    [Trait("Requirement", "ORG-37")]
    public void A_group_not_yet_in_place_has_a_day_by_which_it_shall_be_and_holds_no_meeting_before()
    {
        var body = Body.Create(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), TestBodies.Steering, Domain.Duties.DutySubject.Body("x"), new(2020, 9, 30), isInPlace: false).Value;
        Assert.False(body.ExistsOn(new(2020, 10, 1)));
        Assert.True(body.ComeIntoPlace(new(2020, 9, 1)).IsDone);
        Assert.True(body.ExistsOn(new(2020, 9, 1)));
        Assert.IsType<BodyAlreadyInPlace>(Assert.Single(body.ComeIntoPlace(new(2020, 9, 2)).Refusals));
    }

    [Fact]
    public void An_alternating_chair_must_begin_somewhere_and_a_body_must_have_a_name()
    {
        var body = TestBodies.Body();
        var refused = body.Change(TestBodies.Steering with { Name = " ", FirstChair = null });
        Assert.Equal([typeof(BodyNameMissing), typeof(FirstChairMissing)], refused.Refusals.Select(one => one.GetType()));
        Assert.Equal(("Styrgrupp", 1), (body.Name, body.Version));
    }

    [Fact]
    [Trait("Requirement", "ORG-10")]
    public void A_party_does_not_fill_the_others_seat()
    {
        var seat = Seat.Create(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), new() { Function = "Kommunpolis", Side = PartySide.Police }, new(2018, 1, 1)).Value;
        Assert.IsType<SeatOfTheOtherParty>(Assert.Single(seat.Fill(new(Guid.CreateVersion7()), PartySide.City).Refusals));
        Assert.Null(seat.Position);
        Assert.True(seat.Fill(new(Guid.CreateVersion7()), PartySide.Police).IsDone);
    }

    [Fact]
    [Trait("Requirement", "MTG-06")]
    public void An_adjunct_has_no_mandate() =>
        Assert.IsType<AdjunctWithMandate>(Assert.Single(Seat.Create(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), new() { Function = "Analytiker", IsAdjunct = true, HasMandate = true }, new(2018, 1, 1)).Refusals));
}
