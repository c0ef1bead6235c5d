using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Files;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;

namespace Samsyn.App.Storage.Mappings;

sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreements");
        builder.HasKey(agreement => agreement.Id);
        builder.HasIndex(agreement => agreement.Number).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(agreement => agreement.Parent).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(agreement => agreement.SourceSha256).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(agreement => agreement.SigningParties);
        builder.Property<DateOnly?>(MarksWhatBinds.BindingFrom);
        builder.Ignore(agreement => agreement.CurrentStandpoints);
        builder.Ignore(agreement => agreement.LackingStandpoints);
        builder.JsonValue(agreement => agreement.Term);
        builder.JsonValue(agreement => agreement.Text);
        builder.JsonList(agreement => agreement.Parties);
        builder.JsonList(agreement => agreement.DiaryNumbers);
        builder.JsonList(agreement => agreement.Signatures);
        builder.JsonList(agreement => agreement.Consultations);
        builder.JsonList(agreement => agreement.Extensions);
        builder.JsonList(agreement => agreement.Milestones);
        builder.JsonList(agreement => agreement.Standpoints);
        // Agreements from before there were standpoints have none.
        builder.Property<List<Standpoint>>("_standpoints").HasDefaultValueSql("'[]'");
        builder.HasMany(agreement => agreement.Annexes).WithOne().HasForeignKey("AgreementId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(agreement => agreement.Annexes).AutoInclude();
    }
}

sealed class AnnexMapping : IEntityTypeConfiguration<Annex>
{
    public void Configure(EntityTypeBuilder<Annex> builder)
    {
        builder.ToTable("annexes");
        builder.HasKey(annex => annex.Id);
        builder.Ignore(annex => annex.Open);
        builder.HasMany(annex => annex.Versions).WithOne().HasForeignKey("AnnexId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(annex => annex.Versions).AutoInclude();
    }
}

sealed class AnnexVersionMapping : IEntityTypeConfiguration<AnnexVersion>
{
    public void Configure(EntityTypeBuilder<AnnexVersion> builder)
    {
        builder.ToTable("annex_versions");
        builder.HasKey(version => version.Id);
        builder.JsonValue(version => version.Decision);
        builder.JsonValue(version => version.Text);
        builder.JsonValue(version => version.Facts);
        builder.JsonList(version => version.Signatures);
    }
}
