using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Uploads;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Storage.Mappings;

sealed class IndicatorBlockMapping : IEntityTypeConfiguration<IndicatorBlock>
{
    public void Configure(EntityTypeBuilder<IndicatorBlock> builder)
    {
        builder.ToTable("indicator_blocks");
        builder.HasKey(block => block.Id);
        builder.HasIndex(block => new { block.Dataset, block.Indicator });
        builder.HasIndex(block => new { block.Import, block.Number }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(block => block.Dataset).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DataImport>().WithMany().HasForeignKey(block => block.Import).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class DataUploadMapping : IEntityTypeConfiguration<DataUpload>
{
    public void Configure(EntityTypeBuilder<DataUpload> builder)
    {
        builder.ToTable("data_uploads");
        builder.HasKey(upload => upload.Id);
        builder.HasIndex(upload => upload.Dataset);
        builder.HasIndex(upload => upload.State);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(upload => upload.Dataset).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(upload => upload.Pieces);
        builder.JsonList(upload => upload.Rejects);
        builder.JsonList(upload => upload.Problems);
        builder.JsonValue(upload => upload.Used);
        builder.JsonValue(upload => upload.Prepared);
        builder.Property(upload => upload.IsUnasked).HasDefaultValue(false);
    }
}

sealed class DataFetchMapping : IEntityTypeConfiguration<DataFetch>
{
    public void Configure(EntityTypeBuilder<DataFetch> builder)
    {
        builder.ToTable("data_fetches");
        builder.HasKey(fetch => fetch.Dataset);
        builder.Property(fetch => fetch.IsUnasked).HasDefaultValue(false);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(fetch => fetch.Dataset).OnDelete(DeleteBehavior.Restrict);
    }
}
