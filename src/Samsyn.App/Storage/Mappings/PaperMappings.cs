using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Meetings.Papers;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Storage.Mappings;

sealed class FrozenPaperMapping : IEntityTypeConfiguration<FrozenPaper>
{
    public void Configure(EntityTypeBuilder<FrozenPaper> builder)
    {
        builder.ToTable("frozen_papers");
        builder.HasKey(paper => new { paper.Meeting, paper.Checksum, paper.IsOpen, paper.Language, paper.Format });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(paper => paper.Meeting).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class PaperTemplateMapping : IEntityTypeConfiguration<PaperTemplate>
{
    public void Configure(EntityTypeBuilder<PaperTemplate> builder)
    {
        builder.ToTable("paper_templates");
        builder.HasKey(template => template.Id);
        builder.Property(template => template.Id).ValueGeneratedNever();
    }
}
