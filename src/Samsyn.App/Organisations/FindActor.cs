using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Who acts: a person with the positions held today. Null when there is no such person any more.</summary>
public sealed class FindActor(SamsynDb db, Clock clock)
{
    public async ValueTask<Actor?> Run(PersonId person, CancellationToken cancellation)
    {
        var today = clock.Today;
        var name = await db.Persons.AsNoTracking().Where(one => one.Id == person).Select(one => one.Name).SingleOrDefaultAsync(cancellation);
        if (name is null) return null;
        var positions = await db.Appointments.AsNoTracking()
            .Where(appointment => appointment.Person == person && appointment.From <= today && (appointment.To == null || appointment.To >= today))
            .Join(db.Positions, appointment => appointment.Position, position => position.Id, (appointment, position) => position)
            .Select(position => new HeldPosition(position.Id, position.Title, position.Organisation, position.Side))
            .ToListAsync(cancellation);
        return new(person, name, positions);
    }
}

/// <summary>A person of the example; <see cref="LocalTitle"/> is set when <see cref="Title"/> does not say it.</summary>
public sealed record PersonOfExample(PersonId Id, string Name, PositionTitle Title, string? LocalTitle, string Organisation);

/// <summary>Those one may sign in as without proof; null when this database is not the example.</summary>
public sealed class ReadPersonsOfExample(SamsynDb db)
{
    internal const string ExampleKey = "example";

    public async Task<IReadOnlyList<PersonOfExample>?> Run(CancellationToken cancellation)
    {
        if (!await db.Settings.AsNoTracking().AnyAsync(setting => setting.Key == ExampleKey, cancellation)) return null;
        return await (from appointment in db.Appointments.AsNoTracking()
                      join person in db.Persons on appointment.Person equals person.Id
                      join position in db.Positions on appointment.Position equals position.Id
                      join organisation in db.Organisations on position.Organisation equals organisation.Id
                      orderby person.Id
                      select new PersonOfExample(person.Id, person.Name, position.Title, position.LocalTitle, organisation.Name)).ToListAsync(cancellation);
    }
}
