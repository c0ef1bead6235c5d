using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>A new person with a position, or, with <see cref="Person"/>, one on record who gets a further way in.</summary>
public sealed record InvitePersonCommand
{
    public PersonId? Person { get; init; }
    public string Name { get; init; } = "";
    public PositionTitle Position { get; init; }
    /// <summary>The title as the organisation writes it; needed when the position is Other.</summary>
    public string? LocalTitle { get; init; }
    /// <summary>An organisation on record with this name, otherwise a new one.</summary>
    public string Organisation { get; init; } = "";
    public PartySide? Side { get; init; }
    public TimeSpan ValidFor { get; init; } = Invitation.Usual;
}

/// <summary>The secret is told once, here; only its checksum is kept.</summary>
public sealed record NewInvitation(AccountId Account, PersonId Person, string Secret, DateTimeOffset ExpiresAt);

/// <summary>Lets somebody in: the person, the position held from today, the account and a one-time link, all or nothing. Earlier links end.</summary>
public sealed class InvitePerson(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<NewInvitation>> Run(Actor actor, InvitePersonCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageAccounts, nameof(InvitePerson), cancellation) is { IsDone: false } lacking) return Outcome<NewInvitation>.Refused(lacking.Refusals);
        var chosen = command.Person is { } known ? await OnRecord(known, cancellation) : await Appoint(command, cancellation);
        if (!chosen.IsDone) return Outcome<NewInvitation>.Refused(chosen.Refusals);
        var person = chosen.Value;

        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Person == person, cancellation);
        if (account is { State: AccountState.Locked }) return new AccountIsLocked();
        if (account is null) db.Accounts.Add(account = Account.Create(new(ids.Next()), person, clock.Now));
        await db.RevokeInvitations(account.Id, clock.Now, cancellation);

        var secret = Unguessable.Text();
        var invitation = Invitation.Create(new(ids.Next()), account.Id, Checksum.Of(secret), actor.Person, clock.Now, command.ValidFor);
        if (!invitation.IsDone) return Outcome<NewInvitation>.Refused(invitation.Refusals);
        db.Invitations.Add(invitation.Value);
        acts.Note(actor, nameof(InvitePerson), account.Id);
        return (await db.Commit(cancellation)).Then(new NewInvitation(account.Id, person, secret, invitation.Value.ExpiresAt));
    }

    async Task<Outcome<PersonId>> OnRecord(PersonId id, CancellationToken cancellation) =>
        await db.Persons.AnyAsync(person => person.Id == id && !person.Name.StartsWith(TerminalActor.Mark), cancellation) ? id : new NotFound();

    async Task<Outcome<PersonId>> Appoint(InvitePersonCommand command, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(command.Name)) return new PersonNameMissing();
        var organisation = (await db.Organisations.ToListAsync(cancellation)).Find(organisation => PartyOrganisations.Same(organisation.Name, command.Organisation));
        if (organisation is null)
        {
            var created = Organisation.Create(new(ids.Next()), command.Organisation, KindOf(command.Side));
            if (!created.IsDone) return new OrganisationMissing();
            db.Organisations.Add(organisation = created.Value);
        }
        var person = Person.Create(new(ids.Next()), command.Name);
        var position = Position.Create(new(ids.Next()), command.Position, organisation.Id, command.Side, string.IsNullOrWhiteSpace(command.LocalTitle) ? null : command.LocalTitle);
        if (!position.IsDone) return Outcome<PersonId>.Refused(position.Refusals);
        db.AddRange(person, position.Value, Appointment.Create(person.Id, position.Value.Id, clock.Today).Value);
        return person.Id;
    }

    static OrganisationKind KindOf(PartySide? side) => side switch
    {
        PartySide.Police => OrganisationKind.LocalPoliceArea,
        PartySide.City => OrganisationKind.DistrictAdministration,
        _ => OrganisationKind.Other,
    };
}

/// <summary>An invited person works somewhere.</summary>
public sealed record OrganisationMissing : Refusal
{
    public override string Field => "organisation";
}

static class OpenInvitations
{
    /// <summary>Saves nothing by itself.</summary>
    public static async Task RevokeInvitations(this SamsynDb db, AccountId account, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var open in await db.Invitations.Where(open => open.Account == account && open.AcceptedAt == null && open.RevokedAt == null).ToListAsync(cancellation))
            open.Revoke(at);
    }
}

/// <summary>What the invited person sees before accepting.</summary>
public sealed record InvitationPage(AccountId Account, PersonId Person, string Name, string Organisation, DateTimeOffset ExpiresAt);

/// <summary>The invitation behind a secret; null, without telling why, when it is unknown, used, replaced or expired, or the account locked.</summary>
public sealed class ReadInvitation(SamsynDb db, AccessContext access, Clock clock)
{
    public async Task<InvitationPage?> Run(string secret, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var checksum = Checksum.Of(secret);
        var found = await db.Invitations.AsNoTracking().Where(invitation => invitation.SecretSha256 == checksum)
            .Join(db.Accounts, invitation => invitation.Account, account => account.Id, (invitation, account) => new { invitation, account })
            .Join(db.Persons, row => row.account.Person, person => person.Id, (row, person) => new { row.invitation, row.account, person.Name })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || !found.invitation.IsOpen(clock.Now) || found.account.LockedAt is not null) return null;
        var today = clock.Today;
        var organisation = await db.Appointments
            .Where(appointment => appointment.Person == found.account.Person && appointment.From <= today && (appointment.To == null || appointment.To >= today))
            .Join(db.Positions, appointment => appointment.Position, position => position.Id, (_, position) => position.Organisation)
            .Join(db.Organisations, id => id, organisation => organisation.Id, (_, organisation) => organisation.Name)
            .FirstOrDefaultAsync(cancellation);
        return new(found.account.Id, found.account.Person, found.Name, organisation ?? "", found.invitation.ExpiresAt);
    }
}

public sealed record AcceptInvitationCommand
{
    public required string Secret { get; init; }
    public required NewPasskey Passkey { get; init; }
    public string? UserAgent { get; init; }
    public string? Replaces { get; init; }
}

/// <summary>Uses the invitation up: the passkey is registered, the account open, and the person signed in.</summary>
public sealed class AcceptInvitation(SamsynDb db, AccessContext access, Clock clock, NewId ids, SessionOpening opening, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(AcceptInvitationCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var checksum = Checksum.Of(command.Secret);
        var invitation = await db.Invitations.SingleOrDefaultAsync(invitation => invitation.SecretSha256 == checksum, cancellation);
        if (invitation is null || !invitation.Accept(clock.Now).IsDone) return new InvitationNotValid();
        var account = await db.Accounts.Include(account => account.Passkeys).SingleAsync(account => account.Id == invitation.Account, cancellation);
        if (account.State == AccountState.Locked) return new InvitationNotValid();
        if (await db.Passkeys.AnyAsync(passkey => passkey.CredentialId == command.Passkey.CredentialId, cancellation)) return new PasskeyAlreadyRegistered();
        var registered = account.Register(new(ids.Next()), command.Passkey, clock.Now);
        if (!registered.IsDone) return Outcome<OpenedSession>.Refused(registered.Refusals);
        if (await readActor.Run(account.Person, cancellation) is not { } actor) return new InvitationNotValid();

        var opened = await opening.Open(new() { Person = account.Person, Method = SignInMethod.Passkey, UserAgent = command.UserAgent, Replaces = command.Replaces }, cancellation);
        db.Passkeys.Add(registered.Value);
        acts.Note(actor, nameof(AcceptInvitation), account.Id);
        var saved = await db.Commit(cancellation);
        return saved.IsDone ? opened : new InvitationNotValid();
    }
}
