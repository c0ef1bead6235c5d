using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Who a signed-in person is today: the positions held, and so what may be done.</summary>
public sealed class ReadActor(SamsynDb db, Clock clock)
{
    public async Task<Actor?> Run(PersonId id, CancellationToken cancellation)
    {
        var name = await db.Persons.Where(person => person.Id == id).Select(person => person.Name).SingleOrDefaultAsync(cancellation);
        if (name is null) return null;

        var today = clock.Today;
        var held = await db.Appointments
            .Where(appointment => appointment.Person == id && appointment.From <= today && (appointment.To == null || appointment.To >= today))
            .Join(db.Positions, appointment => appointment.Position, position => position.Id, (_, position) => position)
            .OrderBy(position => position.Id)
            .Select(position => new HeldPosition(position.Id, position.Title, position.Organisation, position.Side))
            .ToListAsync(cancellation);
        return new(id, name, held);
    }
}
