using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>Who last changed an agreement, and when.</summary>
public sealed record LatestChange(string By, DateTimeOffset At);

/// <summary>What somebody who came second wants to know; null when nothing is on record for the actor.</summary>
public sealed class ReadLatestChange(SamsynDb db)
{
    public async Task<LatestChange?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (!await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == id, cancellation)) return null;
        var last = await db.Acts.AsNoTracking().Where(act => act.ObjectId == id.Value).OrderByDescending(act => act.At).Select(act => new { act.Actor, act.At }).FirstOrDefaultAsync(cancellation);
        if (last is null) return null;
        var name = await db.Persons.AsNoTracking().Where(person => person.Id == last.Actor).Select(person => person.Name).SingleOrDefaultAsync(cancellation);
        return name is null ? null : new(name, last.At);
    }
}
