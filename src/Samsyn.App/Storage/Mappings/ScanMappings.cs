using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Storage.Mappings;

sealed class ScanMapping : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> builder)
    {
        builder.ToTable("scans");
        builder.HasKey(scan => scan.Id);
        builder.HasIndex(scan => scan.Dataset);
        builder.HasIndex(scan => scan.State);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(scan => scan.Dataset).OnDelete(DeleteBehavior.Restrict);
        builder.JsonValue(scan => scan.Question);
        builder.JsonList(scan => scan.Problems);
    }
}
