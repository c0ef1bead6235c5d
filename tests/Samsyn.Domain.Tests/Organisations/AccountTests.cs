using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Organisations;

public sealed class AccountTests
{
    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly PersonId Person = new(new("01920000-0000-7000-8000-000000000101")), Administrator = new(new("01920000-0000-7000-8000-000000000105"));

    [Fact]
    public void An_account_is_invited_until_its_first_passkey_and_locked_whatever_it_was()
    {
        var account = NewAccount();
        Assert.Equal(AccountState.Invited, account.State);
        Register(account, 1);
        Assert.Equal(AccountState.Active, account.State);
        Assert.True(account.Lock(Administrator, At).IsDone);
        Assert.Equal(AccountState.Locked, account.State);
        Assert.True(account.Unlock().IsDone);
        Assert.Equal(AccountState.Active, account.State);

        var invited = NewAccount();
        invited.Lock(Administrator, At);
        invited.Unlock();
        Assert.Equal(AccountState.Invited, invited.State);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-6.4.4")]
    public void A_locked_account_takes_no_passkey_and_is_not_activated()
    {
        var account = NewAccount();
        account.Lock(Administrator, At);
        Assert.Equal([new AccountIsLocked()], account.Register(Id(1), Told(1), At).Refusals);
        Assert.Equal([new AccountIsLocked()], account.Activate(At).Refusals);
        Assert.Equal([new AccountIsLocked()], account.Lock(Administrator, At).Refusals);
    }

    [Fact]
    public void Nobody_locks_their_own_account() => Assert.Equal([new OwnAccountCannotBeLocked()], NewAccount().Lock(Person, At).Refusals);

    [Fact]
    public void The_last_passkey_is_kept()
    {
        var account = NewAccount();
        Register(account, 1);
        Assert.Equal([new LastPasskeyIsKept("Nyckel 1")], account.RemovePasskey(Id(1)).Refusals);
        Register(account, 2);
        Assert.Equal([new PasskeyUnknown()], account.RemovePasskey(Id(3)).Refusals);
        Assert.True(account.RemovePasskey(Id(1)).IsDone);
        Assert.Equal("Nyckel 2", Assert.Single(account.Passkeys).Name);
    }

    [Theory]
    [InlineData(" ", typeof(PasskeyNameMissing))]
    [InlineData("Ett namn som är mycket längre än någon någonsin skulle vilja läsa i en lista", typeof(PasskeyNameTooLong))]
    public void A_passkey_has_a_name_one_can_read(string name, Type refusal) =>
        Assert.IsType(refusal, Assert.Single(NewAccount().Register(Id(1), Told(1) with { Name = name }, At).Refusals));

    [Fact]
    public void The_same_passkey_is_not_registered_twice()
    {
        var account = NewAccount();
        Register(account, 1);
        Assert.Equal([new PasskeyAlreadyRegistered()], account.Register(Id(2), Told(1), At).Refusals);
    }

    [Theory]
    [InlineData(5, 6, true)]
    [InlineData(5, 5, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 0, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, true)]
    [Trait("Asvs", "v5.0.0-6.5.1")]
    public void A_counter_that_does_not_grow_gives_a_copied_key_away(long known, long told, bool holds)
    {
        var passkey = NewAccount().Register(Id(1), Told(1) with { SignCount = known }, At).Value;
        Assert.Equal(holds, passkey.Used(new(passkey.CredentialId, told, IsBackedUp: true), At.AddDays(1)).IsDone);
        Assert.Equal(holds ? told : known, passkey.SignCount);
        Assert.Equal(holds ? At.AddDays(1) : null, passkey.LastUsedAt);
        Assert.Equal(holds, passkey.IsBackedUp);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-6.4.1")]
    public void An_invitation_holds_once_and_for_a_short_time()
    {
        Invitation Fresh() => Invitation.Create(new(new("01920000-0000-7000-8000-000000000301")), new(new("01920000-0000-7000-8000-000000000302")), "hash", Administrator, At, TimeSpan.FromHours(24)).Value;

        var used = Fresh();
        Assert.True(used.Accept(At.AddHours(23)).IsDone);
        Assert.Equal([new InvitationNotValid()], used.Accept(At.AddHours(23)).Refusals);
        Assert.Equal([new InvitationNotValid()], Fresh().Accept(At.AddHours(24)).Refusals);
        var revoked = Fresh();
        revoked.Revoke(At);
        Assert.Equal([new InvitationNotValid()], revoked.Accept(At).Refusals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(73)]
    public void An_invitation_is_never_long_lived(int hours) =>
        Assert.IsType<InvitationTooLong>(Assert.Single(Invitation.Create(default, default, "hash", Administrator, At, TimeSpan.FromHours(hours)).Refusals));

    static Account NewAccount() => Account.Create(new(new("01920000-0000-7000-8000-000000000302")), Person, At);

    static void Register(Account account, int number) => Assert.True(account.Register(Id(number), Told(number), At).IsDone);

    static PasskeyId Id(int number) => new(new($"01920000-0000-7000-8000-0000000004{number:D2}"));

    static NewPasskey Told(int number) => new() { Name = $"Nyckel {number}", CredentialId = $"credential-{number}", PublicKey = [1] };
}
