using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record LockAccountCommand(AccountId Account);

/// <summary>Shuts a person out: the account, its open invitations and all sessions, from the next request on.</summary>
public sealed class LockAccount(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, LockAccountCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageAccounts, nameof(LockAccount), cancellation) is { IsDone: false } lacking) return lacking;
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Id == command.Account, cancellation);
        if (account is null) return new NotFound();
        if (account.Lock(actor.Person, clock.Now) is { IsDone: false } refused) return refused;
        await db.RevokeInvitations(account.Id, clock.Now, cancellation);
        await db.EndOpenSessions(account.Person, actor.Person, SessionEnding.AccountLocked, clock.Now, cancellation);
        acts.Note(actor, nameof(LockAccount), account.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record UnlockAccountCommand(AccountId Account);

/// <summary>Lets a locked person in again, with the passkeys they had.</summary>
public sealed class UnlockAccount(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, UnlockAccountCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageAccounts, nameof(UnlockAccount), cancellation) is { IsDone: false } lacking) return lacking;
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Id == command.Account, cancellation);
        if (account is null) return new NotFound();
        if (account.Unlock() is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(UnlockAccount), account.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>A person with an account. The positions are those held today, in the words of the organisation where it has its own.</summary>
public sealed record AccountRow(AccountId Id, PersonId Person, string Name, AccountState State, IReadOnlyList<HeldTitle> Positions, int Passkeys, int Sessions, DateTimeOffset? LastSeenAt, DateTimeOffset? InvitedUntil);

public sealed record HeldTitle(PositionTitle Title, string? LocalTitle, string Organisation, PartySide? Side);

/// <summary>Every account, by name; nothing for those who do not manage accounts.</summary>
public sealed class ReadAccounts(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyList<AccountRow>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ManageAccounts)) return [];
        var (now, today) = (clock.Now, clock.Today);
        var accounts = await db.Accounts.AsNoTracking()
            .Join(db.Persons, account => account.Person, person => person.Id, (account, person) => new { account, person.Name })
            .OrderBy(row => row.Name).ThenBy(row => row.account.Id).ToListAsync(cancellation);
        var held = (await db.Appointments.AsNoTracking()
                .Where(appointment => appointment.From <= today && (appointment.To == null || appointment.To >= today))
                .Join(db.Accounts, appointment => appointment.Person, account => account.Person, (appointment, _) => appointment)
                .Join(db.Positions, appointment => appointment.Position, position => position.Id, (appointment, position) => new { appointment.Person, position })
                .Join(db.Organisations, row => row.position.Organisation, organisation => organisation.Id, (row, organisation) => new { row.Person, row.position.Title, row.position.LocalTitle, row.position.Side, organisation.Name })
                .ToListAsync(cancellation)).ToLookup(row => row.Person);
        var passkeys = (await db.Passkeys.Select(passkey => passkey.Account).ToListAsync(cancellation)).CountBy(account => account).ToDictionary();
        var sessions = (await db.Sessions.AsNoTracking().Where(session => session.EndedAt == null && session.EndsAt > now).ToListAsync(cancellation))
            .Where(session => session.IsOpen(now)).ToLookup(session => session.Person);
        var invited = (await db.Invitations.AsNoTracking().Where(invitation => invitation.AcceptedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now).ToListAsync(cancellation))
            .ToLookup(invitation => invitation.Account);
        return [.. accounts.Select(row => new AccountRow(row.account.Id, row.account.Person, row.Name, row.account.State,
            [.. held[row.account.Person].Select(one => new HeldTitle(one.Title, one.LocalTitle, one.Name, one.Side))],
            passkeys.GetValueOrDefault(row.account.Id), sessions[row.account.Person].Count(),
            sessions[row.account.Person].Select(session => (DateTimeOffset?)session.LastSeenAt).Max(),
            invited[row.account.Id].Select(invitation => (DateTimeOffset?)invitation.ExpiresAt).Max()))];
    }
}

public sealed record OwnPasskey(PasskeyId Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp);

/// <summary>The actor's own ways in. Without an account (in the example) there is nothing to register a passkey for.</summary>
public sealed record OwnAccount(AccountId? Account, IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<SessionRow> Sessions);

public sealed class ReadOwnAccount(SamsynDb db, ReadAccountOf accountOf, ReadSessions sessions)
{
    public async Task<OwnAccount> Run(Actor actor, CancellationToken cancellation)
    {
        var account = await accountOf.Run(actor.Person, cancellation);
        var passkeys = account is null ? [] : await db.Passkeys.AsNoTracking().Where(passkey => passkey.Account == account).OrderBy(passkey => passkey.Id)
            .Select(passkey => new OwnPasskey(passkey.Id, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt, passkey.IsBackedUp)).ToListAsync(cancellation);
        return new(account, passkeys, await sessions.Run(actor, actor.Person, cancellation));
    }
}
