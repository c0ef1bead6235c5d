using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>What the acts of signing in by a provider share. Only <see cref="Refuse"/> saves by itself.</summary>
public sealed class VouchedPersons(SamsynDb db, Clock clock, SessionOpening opening, MasterKeyRing keys, ActLog acts)
{
    internal Task<ExternalIdentity?> IdentityOf(Vouched vouched, CancellationToken cancellation) =>
        db.ExternalIdentities.SingleOrDefaultAsync(identity => identity.Issuer == vouched.Issuer && identity.Subject == vouched.Identity, cancellation);

    /// <summary>A provider knows its own organisation's people: it vouches for nobody who holds no position there today.</summary>
    internal async Task<bool> KnowsOf(Provider provider, Actor actor, CancellationToken cancellation)
    {
        var organisations = actor.Positions.Select(held => held.Organisation).ToList();
        var names = await db.Organisations.Where(organisation => organisations.Contains(organisation.Id)).Select(organisation => organisation.Name).ToListAsync(cancellation);
        return names.Exists(name => PartyOrganisations.Same(name, provider.Settings.Organisation));
    }

    internal async Task<OpenedSession> Open(PersonId person, ReadAnswer answer, string? userAgent, string? replaces, CancellationToken cancellation)
    {
        var opened = await opening.Open(new() { Person = person, Method = SignInMethod.OpenIdConnect, UserAgent = userAgent, Replaces = replaces }, cancellation);
        var session = db.Sessions.Local.Single(session => session.Id == opened.Id);
        session.VouchedBy(answer.Vouched!, answer.IdToken is { } token ? Sealed.Seal(keys.Current, Encoding.UTF8.GetBytes(token), PlaceOf(opened.Id)) : null);
        return opened;
    }

    /// <summary>The token of a session as the provider gave it; null when there is none, or none that opens.</summary>
    internal string? IdTokenOf(Session session) =>
        session.IdToken is { } kept && Sealed.Open(keys, kept, PlaceOf(session.Id)) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>What was wrong is told to the log alone; the account too, when one was named.</summary>
    internal async Task<SignInRefused> Refuse(Account? account, string why, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        acts.Note(new Actor(account?.Person ?? default, "", []), nameof(SignInRefused), account?.Id ?? default, why);
        await db.Commit(cancellation);
        return new();
    }

    internal DateTimeOffset Now => clock.Now;

    static string PlaceOf(SessionId session) => $"sessions.id_token.{session.Value}";
}

/// <summary>Why a sign-in by a provider was refused, as the log has it.</summary>
static class RefusedWords
{
    public const string Unknown = "oidc:unknown-identity", Taken = "oidc:identity-of-another", Closed = "oidc:account-not-open", Elsewhere = "oidc:organisation",
        Replayed = "oidc:replayed", NotInvited = "oidc:invitation", Another = "oidc:another-person";
}
