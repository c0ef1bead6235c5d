using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Organisations;

/// <summary>The owner of passkeys, as the framework's verifier knows one.</summary>
public sealed record PasskeyHolder(AccountId Account, string Name = "");

/// <summary>
/// Shows the framework's verifier of passkeys our accounts. It only reads: what a verified answer changes is decided and saved by the use cases,
/// together with the session and the log.
/// </summary>
sealed class PasskeyAccounts(ReadPasskeys passkeys, ReadAccountOfPasskey accountOf) : IUserPasskeyStore<PasskeyHolder>
{
    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Value.ToString());

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Guid.TryParse(userId, out var id) ? new PasskeyHolder(new(id)) : null);

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await accountOf.Run(Base64Url.EncodeToString(credentialId), cancellationToken) is { } account ? new(account) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return (await passkeys.Run(user.Account, cancellationToken)).Where(passkey => passkey.CredentialId == id).Select(Info).FirstOrDefault();
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await passkeys.Run(user.Account, cancellationToken)).Select(Info)];

    static UserPasskeyInfo Info(StoredPasskey passkey) => new(Base64Url.DecodeFromChars(passkey.CredentialId), passkey.PublicKey, passkey.CreatedAt, (uint)passkey.SignCount,
        [.. passkey.Transports], isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: []);

    static NotSupportedException Elsewhere => new("Accounts change through the use cases of App/Organisations.");

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere;
    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere;
    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw Elsewhere;
    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere;
    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere;
    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere;
    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Elsewhere;
    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Elsewhere;

    public void Dispose()
    {
        // Holds nothing of its own.
    }
}
