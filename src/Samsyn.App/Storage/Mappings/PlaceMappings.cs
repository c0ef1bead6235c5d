using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Storage.Mappings;

sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("places");
        builder.HasKey(place => place.Id);
        builder.HasIndex(place => place.Name);
        builder.HasIndex(place => place.Within);
        builder.HasIndex(place => place.Organisation);
        builder.HasOne<Place>().WithMany().HasForeignKey(place => place.Within).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(place => place.Organisation).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(place => place.Words);
        builder.Ignore(place => place.Scene);
        builder.JsonValue(place => place.Outline);
        builder.JsonList(place => place.Aliases);
        builder.JsonList(place => place.Classifications);
        builder.JsonList(place => place.Populations);
        builder.JsonList(place => place.Scenes);
        builder.JsonList(place => place.Predecessors);
        builder.JsonList(place => place.Successors);
    }
}

sealed class PointPrecisionMapping : IEntityTypeConfiguration<PointPrecision>
{
    public void Configure(EntityTypeBuilder<PointPrecision> builder)
    {
        builder.ToTable("point_precisions");
        builder.HasKey(precision => precision.Dataset);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(precision => precision.Dataset).OnDelete(DeleteBehavior.Restrict);
    }
}
