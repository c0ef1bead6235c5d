using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Duties;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Storage.Mappings;

sealed class EvidenceStirMapping : IEntityTypeConfiguration<EvidenceStir>
{
    public void Configure(EntityTypeBuilder<EvidenceStir> builder)
    {
        builder.ToTable("evidence_stirs");
        builder.HasKey(stir => stir.Agreement);
    }
}

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
