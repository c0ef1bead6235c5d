using Microsoft.EntityFrameworkCore;
using Samsyn.App.Examples;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Organisations;

public sealed class AccountTests
{
    static readonly Actor Administrator = TestActors.Administrator;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_invitation_is_stored_as_a_hash_and_lets_one_person_in_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var invited = (await Invite(samsyn)).Value;

        var page = await samsyn.Run((ReadInvitation read) => read.Run(invited.Secret, default));
        Assert.Equal(("Elsa Brohult", "Norra Fjärden"), (page!.Name, page.Organisation));
        Assert.DoesNotContain(invited.Secret, await samsyn.Run((SamsynDb db) => db.Invitations.Select(one => one.SecretSha256).SingleAsync()), StringComparison.Ordinal);

        var opened = (await Accept(samsyn, invited.Secret)).Value;
        Assert.Equal([new InvitationNotValid()], (await Accept(samsyn, invited.Secret, "another")).Refusals);
        Assert.Null(await samsyn.Run((ReadInvitation read) => read.Run(invited.Secret, default)));

        var session = await samsyn.Run((ReadSession read) => read.Run(opened.Secret, isUse: true, default));
        Assert.Equal((invited.Person, SignInMethod.Passkey, true), (session!.Person, session.Method, session.IsFresh));
        var passkey = await samsyn.Run((SamsynDb db) => db.Passkeys.AsNoTracking().SingleAsync());
        Assert.Equal(("Nyckel", 3L, true), (passkey.Name, passkey.SignCount, passkey.IsBackupEligible));
        Assert.Equal(["internal", "hybrid"], passkey.Transports);
        Assert.Equal(["InvitePerson", "AcceptInvitation"], await Acts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Inviting_needs_permission_a_name_and_an_organisation_and_leaves_nothing_behind_when_refused(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        Assert.Equal([new PermissionLacking(Permission.ManageAccounts)], (await Invite(samsyn, TestActors.Coordinator)).Refusals);
        Assert.Equal([new PersonNameMissing()], (await Invite(samsyn, name: " ")).Refusals);
        Assert.Equal([new OrganisationMissing()], (await Invite(samsyn, organisation: "")).Refusals);
        Assert.Equal([new PositionTitleMissing()], (await Invite(samsyn, position: PositionTitle.Other)).Refusals);
        Assert.IsType<InvitationTooLong>(Assert.Single((await Invite(samsyn, hours: 100)).Refusals));
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.Persons.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_invited_to_the_same_organisation_share_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Invite(samsyn);
        await Invite(samsyn, name: "Vidar Sköld", organisation: "norra fjärden ");
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Organisations.CountAsync()));
        var accounts = await samsyn.Run((ReadAccounts read) => read.Run(Administrator, default));
        Assert.Equal(["Elsa Brohult", "Vidar Sköld"], accounts.Select(account => account.Name));
        Assert.Equal(new HeldTitle(PositionTitle.CrimePreventionCoordinator, null, "Norra Fjärden", PartySide.City), Assert.Single(accounts[0].Positions));
        Assert.Empty(await samsyn.Run((ReadAccounts read) => read.Run(TestActors.Coordinator, default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_passkey_belongs_to_one_account(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Accept(samsyn, (await Invite(samsyn)).Value.Secret);
        Assert.Equal([new PasskeyAlreadyRegistered()], (await Accept(samsyn, (await Invite(samsyn, name: "Vidar Sköld")).Value.Secret)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Several_who_use_one_invitation_at_once_are_one(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var invited = (await Invite(samsyn)).Value;
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => Accept(samsyn, invited.Secret, $"credential-{number}"))));
        Assert.Equal(1, tries.Count(outcome => outcome.IsDone));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Passkeys.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_challenge_counts_once_even_when_both_answers_come_at_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Accept(samsyn, (await Invite(samsyn)).Value.Secret, signCount: 0);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SignIn(samsyn, new(new("credential", 0, IsBackedUp: true), "challenge")))));
        Assert.Equal(1, tries.Count(outcome => outcome.IsDone));
        Assert.False((await SignIn(samsyn, new(new("credential", 0, IsBackedUp: true), "challenge"))).IsDone);
        Assert.True((await SignIn(samsyn, new(new("credential", 0, IsBackedUp: true), "another challenge"))).IsDone);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.3.1")]
    public async Task A_refused_sign_in_changes_nothing_and_is_noted_without_what_was_sent(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var invited = (await Invite(samsyn)).Value;
        await Accept(samsyn, invited.Secret);
        foreach (var answer in new PasskeyAnswer?[] { null, new(new("unknown", 9, false), "challenge"), new(new("credential", 3, false), "challenge") })
            Assert.Equal([new SignInRefused()], (await SignIn(samsyn, answer)).Refusals);
        await samsyn.Run((LockAccount act) => act.Run(Administrator, new(invited.Account), default));
        Assert.Equal([new SignInRefused()], (await SignIn(samsyn, new(new("credential", 9, false), "challenge"))).Refusals);

        Assert.Equal(3, await samsyn.Run((SamsynDb db) => db.Passkeys.Select(passkey => passkey.SignCount).SingleAsync()));
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.SpentChallenges.CountAsync()));
        var refused = await samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Name == "SignInRefused").OrderBy(act => act.Number).Select(act => act.ObjectId).ToListAsync());
        Assert.Equal([default, default, default, invited.Account.Value], refused);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-7.4.2")]
    public async Task A_lock_ends_sessions_and_invitations_and_an_administrator_ends_sessions(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var invited = (await Invite(samsyn)).Value;
        var first = (await Accept(samsyn, invited.Secret)).Value;
        Assert.Equal([new PermissionLacking(Permission.ManageAccounts)], (await samsyn.Run((EndSessionsOf end) => end.Run(TestActors.Coordinator, new(invited.Person), default))).Refusals);
        Assert.Equal(1, (await samsyn.Run((EndSessionsOf end) => end.Run(Administrator, new(invited.Person), default))).Value);
        Assert.Null(await samsyn.Run((ReadSession read) => read.Run(first.Secret, isUse: true, default)));

        var second = (await SignIn(samsyn, new(new("credential", 4, true), "challenge"))).Value;
        var again = (await samsyn.Run((InvitePerson invite) => invite.Run(Administrator, new() { Person = invited.Person }, default))).Value;
        Assert.True((await samsyn.Run((LockAccount act) => act.Run(Administrator, new(invited.Account), default))).IsDone);
        Assert.Null(await samsyn.Run((ReadSession read) => read.Run(second.Secret, isUse: true, default)));
        Assert.Null(await samsyn.Run((ReadInvitation read) => read.Run(again.Secret, default)));
        Assert.Equal([new AccountIsLocked()], (await samsyn.Run((InvitePerson invite) => invite.Run(Administrator, new() { Person = invited.Person }, default))).Refusals);
        var ended = await samsyn.Run((SamsynDb db) => db.Sessions.AsNoTracking().OrderBy(session => session.Id).Select(session => session.Ending).ToListAsync());
        Assert.Equal([SessionEnding.EndedByAdministrator, SessionEnding.AccountLocked], ended);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-7.3.1")]
    public async Task What_an_open_page_asks_by_itself_does_not_keep_the_session_alive(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var opened = (await Accept(samsyn, (await Invite(samsyn)).Value.Secret)).Value;
        var begun = samsyn.Time.Now;
        for (; samsyn.Time.Now < begun + SessionLimits.Idle; samsyn.Time.Now = samsyn.Time.Now.AddMinutes(5))
            Assert.NotNull(await samsyn.Run((ReadSession read) => read.Run(opened.Secret, isUse: false, default)));

        Assert.Null(await samsyn.Run((ReadSession read) => read.Run(opened.Secret, isUse: false, default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-7.3.1")]
    public async Task The_last_use_is_written_once_a_minute_at_most(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var begun = samsyn.Time.Now;
        var opened = (await Accept(samsyn, (await Invite(samsyn)).Value.Secret)).Value;
        async Task<DateTimeOffset> SeenAfter(int seconds)
        {
            samsyn.Time.Now = begun.AddSeconds(seconds);
            Assert.NotNull(await samsyn.Run((ReadSession read) => read.Run(opened.Secret, isUse: true, default)));
            return await samsyn.Run((SamsynDb db) => db.Sessions.Select(session => session.LastSeenAt).SingleAsync());
        }
        Assert.Equal(begun, await SeenAfter(59));
        Assert.Equal(begun.AddSeconds(61), await SeenAfter(61));
        Assert.Equal(begun.AddSeconds(61), await SeenAfter(120));
        Assert.Equal(begun.AddSeconds(121), await SeenAfter(121));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Without_a_proof_a_session_opens_for_example_persons_in_the_example_only(Engine engine)
    {
        await using var earnest = await TestDatabase.Create(engine);
        var invited = (await Invite(earnest)).Value;
        await Accept(earnest, invited.Secret);
        foreach (var method in Enum.GetValues<SignInMethod>())
            Assert.Equal([new SignInRefused()], (await Open(earnest, invited.Person, method)).Refusals);

        await using var example = await TestDatabase.Create(engine);
        await example.Run((OpenTrial trial) => trial.Run(default));
        var person = (await example.Run((ReadExamplePersons read) => read.Run(default)))[0].Id;
        Assert.Equal([new SignInRefused()], (await Open(example, person, SignInMethod.OpenIdConnect)).Refusals);
        var opened = (await Open(example, person, SignInMethod.Example)).Value;
        Assert.Equal(person, (await example.Run((ReadSession read) => read.Run(opened.Secret, isUse: true, default)))!.Person);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_last_passkey_stays_and_own_sessions_are_ones_own(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var invited = (await Invite(samsyn)).Value;
        var opened = (await Accept(samsyn, invited.Secret)).Value;
        var elsa = (await samsyn.Run((ReadActor read) => read.Run(invited.Person, default)))!;
        var own = await samsyn.Run((ReadOwnAccount read) => read.Run(elsa, default));
        Assert.Equal([new LastPasskeyIsKept("Nyckel")], (await samsyn.Run((RemovePasskey remove) => remove.Run(elsa, new(own.Passkeys[0].Id), default))).Refusals);
        Assert.True((await samsyn.Run((RegisterPasskey register) => register.Run(elsa, new(Told("second")), default))).IsDone);
        Assert.Equal([new NotFound()], (await samsyn.Run((RemovePasskey remove) => remove.Run(Administrator, new(own.Passkeys[0].Id), default))).Refusals);
        Assert.True((await samsyn.Run((RemovePasskey remove) => remove.Run(elsa, new(own.Passkeys[0].Id), default))).IsDone);

        Assert.Equal([new NotFound()], (await samsyn.Run((EndSession end) => end.Run(Administrator, new(opened.Id), default))).Refusals);
        Assert.True((await samsyn.Run((EndSession end) => end.Run(elsa, new(opened.Id), default))).IsDone);
        Assert.Equal([new SessionHasEnded()], (await samsyn.Run((EndSession end) => end.Run(elsa, new(opened.Id), default))).Refusals);
        Assert.Empty(await samsyn.Run((ReadSessions read) => read.Run(TestActors.Coordinator, invited.Person, default)));
    }

    static Task<Outcome<NewInvitation>> Invite(TestDatabase samsyn, Actor? actor = null, string name = "Elsa Brohult", string organisation = "Norra Fjärden",
        PositionTitle position = PositionTitle.CrimePreventionCoordinator, int hours = 24) =>
        samsyn.Run((InvitePerson invite) => invite.Run(actor ?? Administrator,
            new() { Name = name, Organisation = organisation, Position = position, Side = PartySide.City, ValidFor = TimeSpan.FromHours(hours) }, default));

    static Task<Outcome<OpenedSession>> Accept(TestDatabase samsyn, string secret, string credential = "credential", long signCount = 3) =>
        samsyn.Run((AcceptInvitation accept) => accept.Run(new() { Secret = secret, Passkey = Told(credential) with { SignCount = signCount }, UserAgent = "Firefox, Linux" }, default));

    static Task<Outcome<OpenedSession>> SignIn(TestDatabase samsyn, PasskeyAnswer? answer) =>
        samsyn.Run((SignInWithPasskey signIn) => signIn.Run(new() { Answer = answer }, default));

    static Task<Outcome<OpenedSession>> Open(TestDatabase samsyn, PersonId person, SignInMethod method) =>
        samsyn.Run((OpenSession open) => open.Run(new() { Person = person, Method = method }, default));

    static NewPasskey Told(string credential) => new()
    {
        Name = "Nyckel", CredentialId = credential, PublicKey = [1, 2, 3], SignCount = 3, Transports = ["internal", "hybrid"], IsBackupEligible = true,
        Aaguid = new("5a465457-4152-4521-8000-0000000000aa"),
    };

    static Task<List<string>> Acts(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Acts.OrderBy(act => act.Number).Select(act => act.Name).ToListAsync());
}
