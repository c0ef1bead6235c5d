using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;

namespace Samsyn.App.Storage.Mappings;

sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(notice => notice.Id);
        builder.HasIndex(notice => new { notice.Agreement, notice.SentAt });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(notice => notice.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Notice>().WithMany().HasForeignKey(notice => notice.Corrects).OnDelete(DeleteBehavior.Restrict);
        builder.Property(notice => notice.Amount).HasPrecision(18, 2);
        builder.JsonValue(notice => notice.Clause);
    }
}

sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("disputes");
        builder.HasKey(dispute => dispute.Id);
        builder.HasIndex(dispute => dispute.Agreement);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(dispute => dispute.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(dispute => dispute.Steps);
    }
}
