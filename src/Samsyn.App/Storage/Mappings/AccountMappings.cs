using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage.Mappings;

sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(account => account.Id);
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(account => account.Passkeys).WithOne().HasForeignKey(passkey => passkey.Account).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(passkey => passkey.Id);
        builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
        builder.JsonList(passkey => passkey.Transports);
    }
}

sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(invitation => invitation.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(invitation => invitation.Account).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(invitation => invitation.SecretSha256).IsUnique();
    }
}

sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Id);
        builder.HasOne<Person>().WithMany().HasForeignKey(session => session.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(session => session.SecretSha256).IsUnique();
        builder.HasIndex(session => new { session.Issuer, session.ProviderSubject });
    }
}

sealed class ExternalIdentityMapping : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.ToTable("external_identities");
        builder.HasKey(identity => identity.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(identity => identity.Account).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(identity => new { identity.Issuer, identity.Subject }).IsUnique();
    }
}

sealed class SpentChallengeMapping : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("spent_challenges");
        builder.HasKey(challenge => challenge.Sha256);
        builder.HasIndex(challenge => challenge.SpentAt);
    }
}
