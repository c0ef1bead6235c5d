using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>Every query of pictures begins here: a section with readers of its own is nobody else's, and a party's unreleased text only that party's (SIT-02, SIT-12).</summary>
static class PictureAccess
{
    public static IQueryable<Picture> VisibleTo(this IQueryable<Picture> pictures, Actor actor)
    {
        var may = actor.Sees(nameof(Picture));
        return pictures.Where(_ => may);
    }

    public static IQueryable<PictureSection> VisibleTo(this IQueryable<PictureSection> sections, Actor actor)
    {
        var (may, reader) = (actor.Sees(nameof(PictureSection)), PictureSection.KeyOf(actor.Person));
        return sections.Where(section => may && (section.ReaderKey == "" || section.ReaderKey.Contains(reader)));
    }

    public static IQueryable<OwnText> VisibleTo(this IQueryable<OwnText> texts, SamsynDb db, Actor actor)
    {
        var sections = db.PictureSections.VisibleTo(actor);
        return texts.VisibleToSidesOf(actor).Where(own => sections.Any(section => section.Id == own.Section));
    }

    public static IQueryable<SectionRemark> VisibleTo(this IQueryable<SectionRemark> remarks, SamsynDb db, Actor actor)
    {
        var sections = db.PictureSections.VisibleTo(actor);
        return remarks.Where(remark => sections.Any(section => section.Id == remark.Section));
    }

    public static IQueryable<PictureSource> VisibleTo(this IQueryable<PictureSource> sources, Actor actor)
    {
        var may = actor.Sees(nameof(Picture));
        return sources.Where(_ => may);
    }
}
