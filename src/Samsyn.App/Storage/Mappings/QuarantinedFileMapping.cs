using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Files;

namespace Samsyn.App.Storage.Mappings;

sealed class QuarantinedFileMapping : IEntityTypeConfiguration<QuarantinedFile>
{
    public void Configure(EntityTypeBuilder<QuarantinedFile> builder)
    {
        builder.ToTable("quarantined_files");
        builder.HasKey(file => file.Id);
        builder.HasIndex(file => file.BroughtBy);
    }
}
