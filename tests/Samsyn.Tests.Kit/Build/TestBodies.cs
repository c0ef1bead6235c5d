using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.Build;

/// <summary>Valid bodies, seats and meetings of the fictional district.</summary>
public static class TestBodies
{
    static int s_number;

    /// <summary>A steering group whose chair alternates; the police begin.</summary>
    public static BodyDescription Steering { get; } = new() { Name = "Styrgrupp", Kind = BodyKind.Steering, Chair = ChairRule.Alternating, FirstChair = PartySide.Police };

    public static Body Body(AgreementId agreement, BodyDescription? described = null, DateOnly? from = null) =>
        Domain.Forums.Body.Create(new(Guid.CreateVersion7()), agreement, described ?? Steering, DutySubject.Body((described ?? Steering).Name), from ?? new(2017, 1, 1)).Value;

    public static Body Body() => Body(new(Guid.CreateVersion7()));

    /// <summary>The seat of an actor's own position, with mandate unless said otherwise.</summary>
    public static Seat SeatOf(Actor actor, Body body, bool mandate = true, bool adjunct = false) => Seat.Create(new(Guid.CreateVersion7()), body.Id,
        new() { Function = actor.Positions[0].Title.ToString(), Side = actor.Positions[0].Side, HasMandate = mandate && !adjunct, IsAdjunct = adjunct }, body.From, actor.Positions[0].Id).Value;

    public static Meeting Meeting(Body body, DateOnly date, PartySide? turn = null) =>
        Domain.Meetings.Meeting.Plan(new(Guid.CreateVersion7()), $"{date.Year}-{Interlocked.Increment(ref s_number):D4}", body, new(date, new TimeOnly(13, 0), Place: "Kvarnen"), new(turn)).Value;

    public static Attendee Attendee(Meeting meeting, Actor actor, bool mandate = true, bool adjunct = false, Presence presence = Presence.Present, PartySide? side = null)
    {
        var attendee = Domain.Meetings.Attendee.Create(new(Guid.CreateVersion7()), meeting.Id, new()
        {
            Seat = new(Guid.CreateVersion7()), Person = actor.Person, Name = actor.Name, Function = actor.Positions[0].Title.ToString(), Side = side ?? actor.Positions[0].Side, HasMandate = mandate, IsAdjunct = adjunct,
        }).Value;
        attendee.Mark(presence);
        return attendee;
    }

    public static AgendaItem Item(Meeting meeting, string title = "Läget på torget", int order = 1) =>
        AgendaItem.Create(new(Guid.CreateVersion7()), meeting.Body, meeting.Id, order, new() { Kind = AgendaItemKind.Other, Title = title }).Value;
}
