using System.Globalization;
using Samsyn.App.Places;
using Samsyn.Domain.Places;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Causes;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

static class PlaceLinks
{
    public const string Register = "/platser", New = Register + "/ny", Import = Register + "/las-in", Scenes = Register + "/drogscener";

    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE"), English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(PlaceId id) => $"{Register}/{id.Value}";

    public static string Time(Place place, ViewContext view) => (place.From, place.To) switch
    {
        (null, null) => view["places.alwaysKnown"],
        ({ } from, null) => view["places.inForce", Dates.Full(from, view.Language)],
        (null, { } to) => view["places.untilThen", Dates.Full(to, view.Language)],
        ({ } from, { } to) => view["places.fromTo", Dates.Full(from, view.Language), Dates.Full(to, view.Language)],
    };

    public static string Class(string name, ViewContext view) => AreaClassification.KnownClasses.Contains(name) ? view["places.class." + name] : name;

    public static string Number(double value, ViewContext view, string format = "#,0") => value.ToString(format, view.Language == App.Language.Swedish ? Swedish : English);

    public static string Of(PlacePointer pointer) => pointer.Kind switch
    {
        PointerKind.Problem => CauseLinks.On(CauseLinks.Tree, new(pointer.Of)),
        PointerKind.FocusArea => CauseLinks.On(CauseLinks.Focus, new(pointer.Of)),
        PointerKind.PriorityArea => AgreementLinks.Of(new(pointer.Of)),
        _ => $"/forum/{pointer.Of}",
    };

    public static IReadOnlyList<Link> Above(ViewContext view, Place? place = null) =>
        [new(view["ui.nav.picture"], Situations.Pictures.PictureLinks.Register), new(view["places.title"], Register), .. place is null ? [] : new[] { new Link(place.Name, Of(place.Id)) }];
}
