using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Someone to sign in as in the example; the title as the person's organisation writes it.</summary>
public sealed record ExamplePerson(PersonId Id, string Name, string Title, string Organisation);

/// <summary>The example is only made in a database that holds nothing.</summary>
public sealed record DatabaseNotEmpty : Refusal;

/// <summary>The fictional people of the example. They exist only in a database that is marked as the example, so nobody can sign in as them elsewhere.</summary>
public static class ExamplePersons
{
    internal const string Mark = "example";

    internal static Task<bool> IsExample(this SamsynDb db, CancellationToken cancellation) =>
        db.Settings.AnyAsync(setting => setting.Key == Mark, cancellation);
}

/// <summary>Those one may sign in as here; none unless the database is the example.</summary>
public sealed class ReadExamplePersons(SamsynDb db)
{
    public async Task<IReadOnlyList<ExamplePerson>> Run(CancellationToken cancellation)
    {
        if (!await db.IsExample(cancellation)) return [];
        return await db.Persons
            .Join(db.Appointments, person => person.Id, appointment => appointment.Person, (person, appointment) => new { person, appointment.Position })
            .Join(db.Positions, held => held.Position, position => position.Id, (held, position) => new { held.person, position })
            .Join(db.Organisations, held => held.position.Organisation, organisation => organisation.Id,
                (held, organisation) => new { held.person, held.position, organisation })
            .OrderBy(row => row.person.Id)
            .Select(row => new ExamplePerson(row.person.Id, row.person.Name, row.position.LocalTitle ?? row.position.Title.ToString(), row.organisation.Name))
            .ToListAsync(cancellation);
    }
}
