using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Situations.Pictures;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>Where blocks are made and where their files are.</summary>
static class BlockLinks
{
    public static string Form(PictureSection section, PartySide? side, Guid? block = null) => $"{PictureLinks.Of(section)}/diagram?rum={side?.ToString() ?? ""}{(block is { } id ? $"&diagram={id}" : "")}";

    public static string Files(PictureId picture, PictureSectionId section, PictureBlock block) => $"{PictureLinks.Of(picture)}/avsnitt/{section.Value}/diagram/{block.Id}/diagram";

    public static string Anchor(PictureBlock block) => $"d-{block.Id:n}";
}
