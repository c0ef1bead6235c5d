using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Storage.Mappings;

sealed class PictureMapping : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> builder)
    {
        builder.ToTable("pictures");
        builder.HasKey(picture => picture.Id);
        builder.HasIndex(picture => new { picture.Agreement, picture.Kind, picture.Number }).IsUnique();
        builder.Property(picture => picture.Kind).HasDefaultValue(PictureKind.Regular);
        builder.HasIndex(picture => picture.AnnexVersion);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(picture => picture.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(picture => picture.MayChange);
        builder.JsonValue(picture => picture.Decision);
    }
}

sealed class PictureSectionMapping : IEntityTypeConfiguration<PictureSection>
{
    public void Configure(EntityTypeBuilder<PictureSection> builder)
    {
        builder.ToTable("picture_sections");
        builder.HasKey(section => section.Id);
        builder.HasIndex(section => new { section.Picture, section.Key }).IsUnique();
        builder.HasOne<Picture>().WithMany().HasForeignKey(section => section.Picture).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(section => section.Plan);
        builder.Ignore(section => section.Readers);
        builder.JsonList(section => section.Joint);
        builder.JsonList(section => section.Figures);
        builder.JsonList(section => section.Blocks);
        builder.JsonList(section => section.Areas);
    }
}

sealed class OwnTextMapping : IEntityTypeConfiguration<OwnText>
{
    public void Configure(EntityTypeBuilder<OwnText> builder)
    {
        builder.ToTable("own_texts");
        builder.HasKey(own => own.Id);
        builder.HasIndex(own => new { own.Section, own.Side }).IsUnique();
        builder.HasIndex(own => own.Picture);
        builder.HasOne<PictureSection>().WithMany().HasForeignKey(own => own.Section).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(own => own.Figures);
        builder.JsonList(own => own.Blocks);
    }
}

sealed class SectionRemarkMapping : IEntityTypeConfiguration<SectionRemark>
{
    public void Configure(EntityTypeBuilder<SectionRemark> builder)
    {
        builder.ToTable("section_remarks");
        builder.HasKey(remark => remark.Id);
        builder.HasIndex(remark => remark.Section);
        builder.HasIndex(remark => remark.Picture);
        builder.HasOne<PictureSection>().WithMany().HasForeignKey(remark => remark.Section).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(remark => remark.Answers);
    }
}

sealed class PictureSourceMapping : IEntityTypeConfiguration<PictureSource>
{
    public void Configure(EntityTypeBuilder<PictureSource> builder)
    {
        builder.ToTable("picture_sources");
        builder.HasKey(source => source.Id);
        builder.HasIndex(source => new { source.Picture, source.Number }).IsUnique();
        builder.HasOne<Picture>().WithMany().HasForeignKey(source => source.Picture).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(source => source.Words);
    }
}

sealed class PictureTemplateMapping : IEntityTypeConfiguration<PictureTemplate>
{
    public void Configure(EntityTypeBuilder<PictureTemplate> builder)
    {
        builder.ToTable("picture_templates");
        builder.HasKey(template => template.Agreement);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(template => template.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(template => template.Sections);
    }
}
