using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations.OpenIdConnect;

public sealed record EndSessionsByProviderCommand(SignedOutThere There);

/// <summary>
/// A provider says that somebody signed out there: the sessions that rest on it end, on every node, from the next request on. One that names a
/// session ends that one; one that names the person alone ends all. Told twice, the second is refused.
/// </summary>
public sealed class EndSessionsByProvider(SamsynDb db, AccessContext access, Clock clock, AnsweredChallenges answered, ActLog acts)
{
    public async Task<Outcome> Run(EndSessionsByProviderCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var (issuer, subject, sid) = (command.There.Issuer, command.There.Subject, command.There.Session);
        if (!await answered.Spend($"signed-out {issuer} {command.There.TokenId}", cancellation)) return new SignInRefused();
        var open = await db.Sessions.Where(session => session.EndedAt == null && session.Issuer == issuer
            && (subject == null || session.ProviderSubject == subject) && (sid == null || session.ProviderSession == sid)).ToListAsync(cancellation);
        foreach (var session in open)
        {
            session.End(session.Person, SessionEnding.EndedByProvider, clock.Now);
            acts.Note(new Actor(session.Person, "", []), nameof(EndSessionsByProvider), session.Id);
        }
        return await answered.Commit(cancellation);
    }
}

/// <summary>The session at a provider on which a session of ours rests; the token is what the provider is shown when it is to end there too.</summary>
public sealed record SessionThere(string Issuer, string? IdToken);

/// <summary>Null when no provider vouched for the session.</summary>
public sealed class ReadSessionThere(SamsynDb db, VouchedPersons persons)
{
    public async Task<SessionThere?> Run(SessionId id, CancellationToken cancellation) =>
        await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == id, cancellation) is { Issuer: { } issuer } session
            ? new(issuer, persons.IdTokenOf(session)) : null;
}

/// <summary>A provider that knows the person, since when, and when it last vouched.</summary>
public sealed record LinkedIdentity(string Issuer, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>The providers to which the actor's own account is tied.</summary>
public sealed class ReadLinkedIdentities(SamsynDb db)
{
    public async Task<IReadOnlyList<LinkedIdentity>> Run(Actor actor, CancellationToken cancellation) =>
        await db.ExternalIdentities.Where(identity => db.Accounts.Any(account => account.Id == identity.Account && account.Person == actor.Person)).OrderBy(identity => identity.CreatedAt)
            .Select(identity => new LinkedIdentity(identity.Issuer, identity.CreatedAt, identity.LastUsedAt)).ToListAsync(cancellation);
}
