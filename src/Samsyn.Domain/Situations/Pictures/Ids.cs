using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

public readonly record struct PictureId(Guid Value) : IEntityId<PictureId>
{
    public static PictureId From(Guid value) => new(value);
}

public readonly record struct PictureSectionId(Guid Value) : IEntityId<PictureSectionId>
{
    public static PictureSectionId From(Guid value) => new(value);
}

public readonly record struct OwnTextId(Guid Value) : IEntityId<OwnTextId>
{
    public static OwnTextId From(Guid value) => new(value);
}

public readonly record struct SectionRemarkId(Guid Value) : IEntityId<SectionRemarkId>
{
    public static SectionRemarkId From(Guid value) => new(value);
}

public readonly record struct PictureSourceId(Guid Value) : IEntityId<PictureSourceId>
{
    public static PictureSourceId From(Guid value) => new(value);
}
