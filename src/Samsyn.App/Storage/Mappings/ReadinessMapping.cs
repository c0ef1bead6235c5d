using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;

namespace Samsyn.App.Storage.Mappings;

sealed class ReadinessMapping : IEntityTypeConfiguration<ReadinessChange>
{
    public void Configure(EntityTypeBuilder<ReadinessChange> builder)
    {
        builder.ToTable("readiness_changes");
        builder.HasKey(change => new { change.Agreement, change.Number });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(change => change.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Property(change => change.Forum).HasConversion(new ValueConverter<DutySubject, string>(subject => subject.ToString(), text => DutySubject.Parse(text)));
        builder.JsonValue(change => change.Deciders);
    }
}
