using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Organisations;

public class SeatSuccessionTests
{
    static readonly OrganisationId Old = new(Id(1)), Other = new(Id(2)), New = new(Id(3));
    static readonly DateOnly Day = new(2026, 7, 1);
    static readonly PersonId Maj = new(Id(11)), Vidar = new(Id(12)), Elsa = new(Id(13));
    int _made = 100;

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public void A_seat_goes_on_in_the_successor_with_its_holder_from_the_day_and_stays_with_its_past()
    {
        var seat = Seat(21, Old);
        var (now, before, coming) = (Holds(Maj, seat, new(2024, 1, 1)), Holds(Elsa, seat, new(2020, 1, 1), new(2023, 12, 31)), Holds(Vidar, seat, new(2026, 9, 1), new(2026, 12, 31)));
        var succession = Succession();

        succession.Move(seat, [now, before, coming], []);

        var next = Assert.Single(succession.NewSeats);
        Assert.Equal((New, seat.Title, seat.Side, next.Id), (next.Organisation, next.Title, next.Side, seat.CarriedOnBy!.Value));
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2023, 12, 31)), (now.To!.Value, before.To!.Value));
        Assert.Equal([(Maj, Day, (DateOnly?)null), (Vidar, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31))], succession.NewAppointments.Select(one => (one.Person, one.From, one.To)));
        Assert.Equal([coming], succession.Moved);
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    [Trait("Requirement", "ORG-48")]
    public void A_deputyship_that_runs_over_the_day_goes_on_and_one_that_ended_does_not()
    {
        var seat = Seat(21, Old);
        var (running, over) = (Deputy(Elsa, seat, new(2026, 6, 1), new(2026, 7, 31)), Deputy(Vidar, seat, new(2026, 5, 1), new(2026, 6, 30)));
        var succession = Succession();

        succession.Move(seat, [], [running, over]);

        var next = Assert.Single(succession.NewDeputyships);
        Assert.Equal((Elsa, seat.CarriedOnBy!.Value, Day, new DateOnly(2026, 7, 31)), (next.Person, next.Position, next.From, next.To));
        Assert.Equal([true, false, false], new[] { Day.AddDays(-1), Day, Day.AddDays(1) }.Select(running.HoldsOn));
        Assert.Equal([false, true, true, false], new[] { Day.AddDays(-1), Day, new(2026, 7, 31), new(2026, 8, 1) }.Select(next.HoldsOn));
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public void Seats_of_the_same_kind_become_one_when_two_organisations_merge_and_different_ones_stay_apart()
    {
        Position[] seats = [Seat(21, Old), Seat(22, Other), Seat(23, Other, PositionTitle.UnitHead)];
        var succession = Succession();

        foreach (var (seat, person) in seats.Zip([Maj, Vidar, Maj])) succession.Move(seat, [Holds(person, seat, new(2024, 1, 1))], []);

        Assert.Equal([PositionTitle.DistrictDirector, PositionTitle.UnitHead], succession.NewSeats.Select(seat => seat.Title));
        Assert.Equal(seats[0].CarriedOnBy, seats[1].CarriedOnBy);
        Assert.Equal([Maj, Vidar], succession.NewAppointments.Where(one => one.Position == seats[0].CarriedOnBy).Select(one => one.Person));
    }

    SeatSuccession Succession() => new(New, Day, [], () => Id(++_made));

    static Position Seat(int number, OrganisationId organisation, PositionTitle title = PositionTitle.DistrictDirector) => Position.Create(new(Id(number)), title, organisation, PartySide.City).Value;

    static Appointment Holds(PersonId person, Position seat, DateOnly from, DateOnly? to = null) => Appointment.Create(person, seat.Id, from, to).Value;

    Deputyship Deputy(PersonId person, Position seat, DateOnly from, DateOnly to) => Deputyship.Appoint(new(Id(++_made)), new()
    {
        Person = person, Position = seat.Id, From = from, To = to, By = Maj, Today = from, Holders = [], PositionSide = PartySide.City, PersonSides = [PartySide.City],
    }).Value;

    static Guid Id(int number) => new($"01920000-0000-7000-8000-{number:D12}");
}
