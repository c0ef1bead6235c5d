using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Storage.Mappings;

sealed class EvidenceMapping : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence");
        builder.HasKey(evidence => evidence.Id);
        builder.HasIndex(evidence => new { evidence.AgreementId, evidence.Date });
        builder.Property(evidence => evidence.Id).HasConversion(text => Guid.Parse(text), id => id.ToString());
        builder.Property(evidence => evidence.AgreementId).HasConversion(text => Guid.Parse(text), id => id.ToString());
        builder.Property(evidence => evidence.Subject).HasConversion(subject => subject.ToString(), text => DutySubject.Parse(text));
    }
}
