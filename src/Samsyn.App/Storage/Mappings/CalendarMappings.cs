using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage.Mappings;

sealed class EvidenceWithdrawalMapping : IEntityTypeConfiguration<EvidenceWithdrawal>
{
    public void Configure(EntityTypeBuilder<EvidenceWithdrawal> builder)
    {
        builder.ToTable("evidence_withdrawals");
        builder.HasKey(withdrawal => withdrawal.EvidenceId);
        builder.Property(withdrawal => withdrawal.EvidenceId).HasConversion(text => Guid.Parse(text), id => id.ToString());
        builder.Property(withdrawal => withdrawal.AgreementId).HasConversion(text => Guid.Parse(text), id => id.ToString());
        builder.HasOne<Evidence>().WithOne().HasForeignKey<EvidenceWithdrawal>(withdrawal => withdrawal.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(withdrawal => withdrawal.AgreementId);
    }
}

sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("calendar_feeds");
        builder.HasKey(feed => feed.Id);
        builder.HasOne<Person>().WithMany().HasForeignKey(feed => feed.Owner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(feed => feed.SecretSha256).IsUnique();
    }
}
