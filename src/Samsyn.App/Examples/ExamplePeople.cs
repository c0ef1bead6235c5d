using Microsoft.EntityFrameworkCore;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Examples;

/// <summary>The persons of the example, each in a position, put in an empty database that is thereby marked as the example.</summary>
public sealed class ExamplePeople(SamsynDb db, Clock clock, NewId ids)
{
    static readonly DateOnly Begins = new(2026, 1, 1);

    /// <summary>The districts of the area, as the agreement names them, and the police who serve it.</summary>
    void RecordAreas()
    {
        var area = db.Organisations.Local.First(organisation => organisation.Kind == OrganisationKind.DistrictAdministration);
        area.SetDistricts(["Ekbacken", "Hamnliden", "Kvarntorpet", "Södra Kajen"]);
        foreach (var police in db.Organisations.Local.Where(organisation => organisation.Kind == OrganisationKind.LocalPoliceArea)) police.SetServes([area.Id]);
    }

    /// <summary>Yields the coordinator, who may read documents in. Saves nothing by itself.</summary>
    internal async Task<Outcome<Actor>> Add(CancellationToken cancellation)
    {
        // What was done in the terminal before anyone could sign in is no obstacle; a person of the real world is.
        if (await db.Persons.AnyAsync(person => !person.Name.StartsWith(TerminalActor.Mark), cancellation)) return new DatabaseNotEmpty();
        db.Settings.Add(new() { Key = ExamplePersons.Mark, Value = "norra-fjarden" });
        var organisations = new Dictionary<string, OrganisationId>(StringComparer.Ordinal);
        List<Actor> actors = [];
        foreach (var person in ExampleFiles.Persons())
        {
            if (!organisations.TryGetValue(person.Organisation, out var organisation))
            {
                var made = Organisation.Create(new(ids.Next()), person.Organisation, person.OrganisationKind);
                if (!made.IsDone) return Outcome<Actor>.Refused(made.Refusals);
                db.Organisations.Add(made.Value);
                organisations[person.Organisation] = organisation = made.Value.Id;
            }
            var known = Person.Create(new(ids.Next()), person.Name, person.Email, person.Phone);
            var position = Position.Create(new(ids.Next()), person.Position, organisation, person.PartySide, person.Title);
            if (!position.IsDone) return Outcome<Actor>.Refused(position.Refusals);
            var appointment = Appointment.Create(known.Id, position.Value.Id, clock.Today < Begins ? clock.Today : Begins);
            if (!appointment.IsDone) return Outcome<Actor>.Refused(appointment.Refusals);
            db.AddRange(known, position.Value, appointment.Value);
            actors.Add(new(known.Id, known.Name, [new(position.Value.Id, person.Position, organisation, person.PartySide)]));
        }
        RecordAreas();
        return actors.First(actor => actor.May(Permission.AdoptAgreement));
    }
}
