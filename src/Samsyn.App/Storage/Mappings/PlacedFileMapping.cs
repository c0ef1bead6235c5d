using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Files;
using Samsyn.Domain.Agreements.Proposals;

namespace Samsyn.App.Storage.Mappings;

sealed class PlacedFileMapping : IEntityTypeConfiguration<PlacedFile>
{
    public void Configure(EntityTypeBuilder<PlacedFile> builder)
    {
        builder.ToTable("placed_files");
        builder.HasKey(file => file.Proposal);
        builder.HasIndex(file => file.Name).IsUnique();
        builder.HasOne<ImportProposal>().WithOne().HasForeignKey<PlacedFile>(file => file.Proposal).OnDelete(DeleteBehavior.Restrict);
    }
}
