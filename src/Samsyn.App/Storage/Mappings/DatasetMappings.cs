using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Storage.Mappings;

sealed class DatasetMapping : IEntityTypeConfiguration<Dataset>
{
    public void Configure(EntityTypeBuilder<Dataset> builder)
    {
        builder.ToTable("datasets");
        builder.HasKey(dataset => dataset.Id);
        builder.HasIndex(dataset => dataset.Name);
        builder.JsonList(dataset => dataset.TypeQualities);
        // A program that knows only events writes no kind.
        builder.Property(dataset => dataset.Kind).HasDefaultValue(DatasetKind.Events);
    }
}

sealed class DataImportMapping : IEntityTypeConfiguration<DataImport>
{
    public void Configure(EntityTypeBuilder<DataImport> builder)
    {
        builder.ToTable("data_imports");
        builder.HasKey(import => import.Id);
        builder.HasIndex(import => new { import.Dataset, import.Number }).IsUnique();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(import => import.Dataset).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(import => import.Years);
        builder.JsonList(import => import.Notes);
        builder.JsonList(import => import.Rejects);
        builder.JsonList(import => import.Differences);
        builder.JsonValue(import => import.Values);
        builder.JsonValue(import => import.Changes);
        builder.JsonValue(import => import.Whole);
        builder.JsonValue(import => import.Used);
    }
}

sealed class NamedProfileMapping : IEntityTypeConfiguration<NamedProfile>
{
    public void Configure(EntityTypeBuilder<NamedProfile> builder)
    {
        builder.ToTable("named_profiles");
        builder.HasKey(profile => profile.Id);
        builder.HasIndex(profile => profile.Name);
        builder.JsonList(profile => profile.Versions);
        builder.Ignore(profile => profile.Latest);
    }
}

sealed class DatasetSegmentMapping : IEntityTypeConfiguration<DatasetSegment>
{
    public void Configure(EntityTypeBuilder<DatasetSegment> builder)
    {
        builder.ToTable("dataset_segments");
        builder.HasKey(segment => segment.Id);
        builder.HasIndex(segment => segment.Dataset);
        builder.HasIndex(segment => new { segment.Import, segment.Number }).IsUnique();
        // An import that is woven together with what was there names the segments that it leaves as they are.
        builder.HasIndex(segment => segment.Numbers);
        builder.HasIndex(segment => segment.Rest);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(segment => segment.Dataset).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DataImport>().WithMany().HasForeignKey(segment => segment.Import).OnDelete(DeleteBehavior.Restrict);
    }
}
