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

    const string District = "Norra Fjärdens stadsdelsförvaltning";
    const string Police = "Lokalpolisområde Norra Fjärden";
    const string Owners = "Fastighetsägarna i Norra Fjärden";

    internal static DateOnly Since { get; } = new(2024, 1, 1);

    internal static IReadOnlyList<(string Name, OrganisationKind Kind)> Organisations { get; } =
    [
        (District, OrganisationKind.DistrictAdministration), (Police, OrganisationKind.LocalPoliceArea), (Owners, OrganisationKind.PropertyOwner),
    ];

    internal static IReadOnlyList<(string Name, PositionTitle Position, string Title, string Organisation, PartySide? Side)> People { get; } =
    [
        ("Elsa Brohult", PositionTitle.CrimePreventionCoordinator, "BRÅ-samordnare", District, PartySide.City),
        ("Vidar Sköld", PositionTitle.MunicipalPoliceOfficer, "Kommunpolis", Police, PartySide.Police),
        ("Maj Lundvik", PositionTitle.DistrictDirector, "Stadsdelsdirektör", District, PartySide.City),
        ("Tore Almgren", PositionTitle.LocalPoliceAreaHead, "Lokalpolisområdeschef", Police, PartySide.Police),
        ("Gun Ekström-Holm", PositionTitle.Other, "Förvaltare och ordförande", Owners, null),
        ("Allmänheten", PositionTitle.Other, "Läsare utan uppdrag", District, null),
    ];

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

/// <summary>Marks an empty database as the example and puts its people there. Doing it again changes nothing.</summary>
public sealed class SetUpExample(SamsynDb db, NewId ids)
{
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        if (await db.IsExample(cancellation)) return Outcome.Done;
        if (await db.Persons.AnyAsync(cancellation) || await db.Agreements.AnyAsync(cancellation) || await db.Proposals.AnyAsync(cancellation))
            return new DatabaseNotEmpty();

        db.Settings.Add(new() { Key = ExamplePersons.Mark, Value = "Norra Fjärden" });
        var organisations = ExamplePersons.Organisations.ToDictionary(one => one.Name,
            one => Organisation.Create(new(ids.Next()), one.Name, one.Kind).Value, StringComparer.Ordinal);
        db.Organisations.AddRange(organisations.Values);
        foreach (var (name, title, localTitle, organisation, side) in ExamplePersons.People)
        {
            var person = Person.Create(new(ids.Next()), name);
            var position = Position.Create(new(ids.Next()), title, organisations[organisation].Id, side, localTitle).Value;
            db.AddRange(person, position, Appointment.Create(person.Id, position.Id, ExamplePersons.Since).Value);
        }
        return await db.Commit(cancellation);
    }
}
