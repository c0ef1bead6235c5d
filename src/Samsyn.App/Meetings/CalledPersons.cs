using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Who sits in a body on a day, as those to be called to its meeting.</summary>
public sealed class CalledPersons(SamsynDb db, NewId ids)
{
    /// <summary>One row for each seat that is held on the day: the person whose position fills it, or the function while nobody is named.</summary>
    internal async Task<IReadOnlyList<CalledPerson>> Of(BodyId body, DateOnly on, CancellationToken cancellation)
    {
        var seats = await db.Seats.AsNoTracking().Where(seat => seat.Body == body && seat.From <= on && (seat.To == null || seat.To >= on)).ToListAsync(cancellation);
        var positions = seats.Select(seat => seat.Position).OfType<PositionId>().ToList();
        var holders = await db.Appointments.AsNoTracking().Where(held => positions.Contains(held.Position) && held.From <= on && (held.To == null || held.To >= on))
            .Join(db.Persons.AsNoTracking(), held => held.Person, person => person.Id, (held, person) => new { held.Position, held.From, person.Id, person.Name }).ToListAsync(cancellation);
        var byPosition = holders.OrderBy(holder => holder.From).ThenBy(holder => holder.Id.Value).ToLookup(holder => holder.Position);
        return [.. seats.OrderBy(seat => seat.IsAdjunct).ThenBy(seat => seat.Side).ThenByDescending(seat => seat.HasMandate).ThenBy(seat => seat.Function, StringComparer.Ordinal).Select(seat =>
        {
            var holder = seat.Position is { } position ? byPosition[position].LastOrDefault() : null;
            return new CalledPerson
            {
                Seat = seat.Id, Person = holder?.Id, Name = holder?.Name ?? "", Function = seat.Function, Side = seat.Side, HasMandate = seat.HasMandate, IsAdjunct = seat.IsAdjunct,
            };
        })];
    }

    /// <summary>Adds rows for seats that the meeting has none for yet, and says who holds a seat now; whoever has left keeps the row only if something was noted on it.</summary>
    internal async Task BringUpToDate(Meeting meeting, CancellationToken cancellation)
    {
        var there = await db.Attendees.Where(attendee => attendee.Meeting == meeting.Id).ToListAsync(cancellation);
        var called = await Of(meeting.Body, meeting.Date, cancellation);
        foreach (var one in called)
        {
            if (there.Find(attendee => attendee.Seat == one.Seat) is not { } known) db.Attendees.Add(Attendee.Create(new(ids.Next()), meeting.Id, one).Value);
            else if (known.Person != one.Person && known.Presence == Presence.Unknown) known.IsNow(one.Person, one.Name.Length > 0 ? one.Name : one.Function);
        }
        foreach (var gone in there.Where(attendee => attendee is { Seat: not null, Presence: Presence.Unknown, Reply: ReplyState.None } && called.All(one => one.Seat != attendee.Seat))) db.Attendees.Remove(gone);
    }
}
