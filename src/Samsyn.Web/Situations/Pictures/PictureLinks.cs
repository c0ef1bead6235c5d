using System.Globalization;
using Samsyn.App;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>Where pictures and their parts are shown, and how they are called.</summary>
static class PictureLinks
{
    public const string Register = "/lagesbild";
    public const string AllShort = Register + "?korta=alla";

    public static string New(AgreementId agreement, PictureKind kind = PictureKind.Regular) => $"{Register}/ny/{agreement.Value}{(kind == PictureKind.Regular ? "" : "?slag=" + kind)}";
    public static string Template(AgreementId agreement) => $"{Register}/mall/{agreement.Value}";
    public static string Of(PictureId id) => $"{Register}/{id.Value}";
    public static string Check(PictureId id) => Of(id) + "/granskning";
    public static string Compare(PictureId id) => Of(id) + "/jamfor";
    public static string Sources(PictureId id) => Of(id) + "/kallor";
    public static string Of(PictureSource source) => $"{Sources(source.Picture)}/{source.Id.Value}";
    public static string Of(PictureSection section) => $"{Of(section.Picture)}/avsnitt/{section.Id.Value}";
    public static string Anchor(PictureSection section) => "avsnitt-" + section.Key;
    public static string In(PictureSection section) => $"{Of(section.Picture)}#{Anchor(section)}";
    public static string Figure(PictureSection section, PartySide? side, Guid? figure = null) => $"{Of(section)}/siffra?rum={side?.ToString() ?? ""}{(figure is { } id ? $"&siffra={id}" : "")}";
    public static string Paper(PictureId id, PaperFormat format = PaperFormat.Page) => $"{Of(id)}/utskrift/lagesbild{(format == PaperFormat.Page ? "" : "." + format.ToString().ToLowerInvariant())}";

    public static string SideOf(PartySide? side, ViewContext view) => side is { } one ? view["picture.side." + one] : view["picture.side.both"];

    public static Status StatusOf(PictureState state) => state switch { PictureState.Adopted => Status.Fulfilled, PictureState.PutForward => Status.DueSoon, _ => Status.Open };

    public static string KindOf(Picture picture, ViewContext view) => picture.Kind == PictureKind.Regular ? view["picture.editionNumber", picture.Number] : $"{picture.Kind.Say(view)} {Number(picture.Number)}";

    public static string StateOf(Picture picture, ViewContext view) => picture is { Kind: not PictureKind.Regular, State: PictureState.Adopted } ? view["picture.short.settled"] : picture.State.Say(view);

    public static string Period(Picture picture, ViewContext view) => Dates.Interval(picture.From, picture.To, view.Language);

    public static IReadOnlyList<Link> Above(PictureOnRecord on, ViewContext view, bool itself = false) =>
        [new(view["ui.nav.picture"], Register), .. itself ? [new Link(on.Picture.Title, Of(on.Picture.Id))] : Array.Empty<Link>()];

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the check list says of a finding, and what is to be done about it.</summary>
    public static string Words(this PictureFinding finding, ViewContext view) => view["picture.finding." + finding.Kind, finding.Detail, SideOf(finding.Side, view)];

    /// <summary>The one act that mends it, and where.</summary>
    public static Verb ActOn(this PictureFinding finding, PictureOnRecord on, ViewContext view)
    {
        var section = on.Sections.FirstOrDefault(one => one.Id == finding.Section);
        return new(view["picture.finding.act." + finding.Kind], finding.Kind switch
        {
            PictureFindingKind.ListedButNotUsed or PictureFindingKind.NamedButNotListed or PictureFindingKind.StaleSource => Sources(on.Picture.Id),
            PictureFindingKind.OpenThread when section is not null => Of(section) + "#anmarkningar",
            PictureFindingKind.OwnTextUnreleased when section is not null => Of(section) + "#egen",
            PictureFindingKind.ChartWithoutSource or PictureFindingKind.StaleSearch when section is not null && section.Blocks.FirstOrDefault(one => one.Id == finding.About) is { } block => Blocks.BlockLinks.Form(section, null, block.Id),
            PictureFindingKind.FigureWithoutSource or PictureFindingKind.StaleFigure or PictureFindingKind.ActivityUncommented or PictureFindingKind.SmallCount or PictureFindingKind.MaskedFigure when section is not null && finding.About is { } figure => Figure(section, null, figure),
            PictureFindingKind.AreaWithoutSection or PictureFindingKind.PictureEmpty => Of(on.Picture.Id),
            _ => section is null ? Of(on.Picture.Id) : Of(section) + "#gemensam",
        });
    }
}
