using Microsoft.EntityFrameworkCore;
using Samsyn.App.Organisations;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Organisations.OpenIdConnect;

public sealed class ExternalIdentityTests : IDisposable
{
    const string Issuer = "https://login.example.se", Organisation = "Norra Fjärden";

    readonly string _secretFile = Path.GetTempFileName();
    readonly ProviderCalls _calls = new();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_the_provider_vouched_for_is_kept_with_the_session_and_its_token_only_sealed(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var opened = (await Accept(samsyn, await Invite(samsyn), "state-1")).Value;

        var session = await samsyn.Run((SamsynDb db) => db.Sessions.AsNoTracking().SingleAsync());
        Assert.Equal((SignInMethod.OpenIdConnect, "loa3", Issuer, "elsa", "sid-1"), (session.Method, session.Assurance, session.Issuer, session.ProviderSubject, session.ProviderSession));
        Assert.DoesNotContain("the.id.token", System.Text.Encoding.UTF8.GetString(session.IdToken!), StringComparison.Ordinal);
        var actor = (await samsyn.Run((ReadActor read) => read.Run(session.Person, default)))!;
        Assert.Equal(new SessionThere(Issuer, "the.id.token"), await samsyn.RunFor(actor, (ReadSessionThere read) => read.Run(opened.Id, default)));
        Assert.Equal(Issuer, Assert.Single(await samsyn.RunFor(actor, (ReadLinkedIdentities read) => read.Run(actor, default))).Issuer);

        Assert.True((await samsyn.RunFor(actor, (EndSession end) => end.Run(actor, new(opened.Id, SigningOut: true), default))).IsDone);
        Assert.Null(await samsyn.Run((SamsynDb db) => db.Sessions.Select(one => one.IdToken).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_two_that_accept_with_one_identity_or_answer_at_once_one_gets_in(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var (elsa, gun) = (await Invite(samsyn), await Invite(samsyn, "Gun Ekström-Holm"));
        var both = await Task.WhenAll(Accept(samsyn, elsa, "state-1"), Accept(samsyn, gun, "state-2"));
        Assert.Single(both, outcome => outcome.IsDone);
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.ExternalIdentities.CountAsync()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignIn(samsyn, "state-3")));
        Assert.Single(answers, outcome => outcome.IsDone);
        Assert.Equal(2, await samsyn.Run((SamsynDb db) => db.Sessions.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_sign_out_at_the_provider_ends_what_it_names_and_counts_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Accept(samsyn, await Invite(samsyn), "state-1");
        await SignIn(samsyn, "state-2", "sid-2");

        Assert.True((await End(samsyn, new(Issuer, null, "sid-2", "jti-1"))).IsDone);
        Assert.Equal(["sid-1"], await Open(samsyn));
        Assert.Equal([new SignInRefused()], (await End(samsyn, new(Issuer, "elsa", null, "jti-1"))).Refusals);
        Assert.True((await End(samsyn, new("https://other.example.se", "elsa", null, "jti-1"))).IsDone);
        Assert.True((await End(samsyn, new(Issuer, "elsa", "sid-9", "jti-2"))).IsDone);
        Assert.Equal(["sid-1"], await Open(samsyn));
        Assert.True((await End(samsyn, new(Issuer, "elsa", null, "jti-3"))).IsDone);
        Assert.Empty(await Open(samsyn));
        Assert.All(await samsyn.Run((SamsynDb db) => db.Sessions.AsNoTracking().ToListAsync()), session => Assert.Equal(SessionEnding.EndedByProvider, session.Ending));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_is_signed_in_proves_it_again_with_their_own_identity_alone(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var elsas = (await Accept(samsyn, await Invite(samsyn), "state-1")).Value;
        var secret = await Invite(samsyn, "Gun Ekström-Holm");
        var guns = (await samsyn.RunFor(null, (AcceptInvitation accept) => accept.Run(new() { Secret = secret, Passkey = new() { Name = "Nyckel", CredentialId = "gun", PublicKey = [1] } }, default))).Value;

        Assert.True((await ProveAgain(samsyn, elsas, "state-2")).IsDone);
        Assert.Equal([new SignInRefused()], (await ProveAgain(samsyn, guns, "state-3")).Refusals);
    }

    async Task<Outcome<OpenedSession>> ProveAgain(TestDatabase samsyn, OpenedSession session, string state)
    {
        var signedIn = (await samsyn.RunFor(null, (ReadSession read) => read.Run(session.Secret, isUse: true, default)))!;
        var actor = (await samsyn.RunFor(null, (ReadActor read) => read.Run(signedIn.Person, default)))!;
        return await samsyn.RunFor(actor, (ProveAgainWithProvider prove) => prove.Run(actor, new(session.Id, Provider(samsyn), Answer(state, "sid-1", anew: true)), default));
    }

    static async Task<string> Invite(TestDatabase samsyn, string name = "Elsa Brohult") => (await samsyn.Run((InvitePerson invite) => invite.Run(TestActors.Administrator,
        new() { Name = name, Organisation = Organisation, Position = PositionTitle.CrimePreventionCoordinator, Side = PartySide.City }, default))).Value.Secret;

    Task<Outcome<OpenedSession>> Accept(TestDatabase samsyn, string secret, string state) => samsyn.RunFor(null, (AcceptInvitationWithProvider accept) =>
        accept.Run(new() { Secret = secret, Provider = Provider(samsyn), Answer = Answer(state, "sid-1"), UserAgent = "Firefox, Linux" }, default));

    Task<Outcome<OpenedSession>> SignIn(TestDatabase samsyn, string state, string sid = "sid-1") =>
        samsyn.RunFor(null, (SignInWithProvider signIn) => signIn.Run(new() { Provider = Provider(samsyn), Answer = Answer(state, sid) }, default));

    static Task<Outcome> End(TestDatabase samsyn, SignedOutThere there) => samsyn.RunFor(null, (EndSessionsByProvider end) => end.Run(new(there), default));

    static Task<List<string?>> Open(TestDatabase samsyn) =>
        samsyn.Run((SamsynDb db) => db.Sessions.Where(session => session.EndedAt == null).Select(session => session.ProviderSession).ToListAsync());

    static ReadAnswer Answer(string state, string sid, bool anew = false) => new(
        BegunSignIn.With("norra", "sign-in", "/", "https://samsyn.example.se/svar", anew, DateTimeOffset.UnixEpoch) with { State = state },
        new() { Issuer = Issuer, Identity = "elsa", Subject = "elsa", Session = sid, Assurance = "loa3" }, "the.id.token", null);

    Provider Provider(TestDatabase samsyn)
    {
        File.WriteAllText(_secretFile, new string('s', 40));
        return new(new()
        {
            Name = "norra", LabelSwedish = "", LabelEnglish = "", Organisation = Organisation, Issuer = new(Issuer), IssuerText = Issuer, ClientId = "samsyn",
            Credential = ClientCredential.Secret(_secretFile), Assurance = [], Scopes = [], IdentityClaim = "sub", RequestedClaims = null, Algorithms = [], Hosts = [], Timeout = TimeSpan.FromSeconds(1),
        }, _calls, new(samsyn.Time));
    }

    public void Dispose()
    {
        _calls.Dispose();
        File.Delete(_secretFile);
    }
}
