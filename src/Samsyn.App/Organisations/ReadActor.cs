using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Who a signed-in person is today: the positions held, as deputy too, and so what may be done.</summary>
public sealed class ReadActor(SamsynDb db, Clock clock)
{
    public async Task<Actor?> Run(PersonId id, CancellationToken cancellation)
    {
        var name = await db.Persons.Where(person => person.Id == id).Select(person => person.Name).SingleOrDefaultAsync(cancellation);
        return name is null ? null : new(id, name, await db.HeldBy(id, clock.Today, cancellation));
    }
}

static class HeldPositions
{
    /// <summary>The positions that a person holds on a day, those in the own right first. A seat in an organisation that has ended is none.</summary>
    public static async Task<IReadOnlyList<HeldPosition>> HeldBy(this SamsynDb db, PersonId person, DateOnly on, CancellationToken cancellation)
    {
        var own = db.Appointments.Where(held => held.Person == person && held.From <= on && (held.To == null || held.To >= on))
            .Select(held => new { held.Position, AsDeputy = false });
        var asDeputy = db.Deputyships.Where(held => held.Person == person && held.From <= on && held.To >= on && (held.EndedOn == null || held.EndedOn > on))
            .Select(held => new { held.Position, AsDeputy = true });
        var rows = await own.Concat(asDeputy)
            .Join(db.Positions, held => held.Position, position => position.Id, (held, position) => new { position.Id, position.Title, position.Organisation, position.Side, held.AsDeputy })
            .Where(row => !db.Organisations.Any(organisation => organisation.Id == row.Organisation && organisation.To < on))
            .OrderBy(row => row.AsDeputy).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.DistinctBy(row => row.Id).Select(row => new HeldPosition(row.Id, row.Title, row.Organisation, row.Side, row.AsDeputy))];
    }
}
