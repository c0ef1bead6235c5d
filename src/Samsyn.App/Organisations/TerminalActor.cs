using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>
/// Whoever may start programs over the data folder can read it anyway: in the terminal the account of the machine acts, under its own name,
/// with the rights of an administrator. Its acts stand in the log like everyone else's.
/// </summary>
public sealed class TerminalActor(SamsynDb db, NewId ids)
{
    internal const string Mark = "terminal: ";

    public async Task<Actor> Run(string account, CancellationToken cancellation)
    {
        var name = Mark + account;
        var known = await db.Persons.Where(person => person.Name == name).Select(person => (PersonId?)person.Id).FirstOrDefaultAsync(cancellation);
        if (known is { } id) return ActorOf(id, name);

        var person = Person.Create(new(ids.Next()), name);
        db.Persons.Add(person);
        await db.Commit(cancellation);
        return ActorOf(person.Id, name);
    }

    /// <summary>Of both sides: in the terminal nothing can be hidden that lies in the data folder.</summary>
    static Actor ActorOf(PersonId person, string name) => new(person, name,
        [new(default, PositionTitle.DistrictDirector, default, PartySide.City), new(default, PositionTitle.LocalPoliceAreaHead, default, PartySide.Police),
            new(default, PositionTitle.SystemAdministrator, default, null)]);
}
