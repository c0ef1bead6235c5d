using System.Globalization;
using Samsyn.App;
using Samsyn.App.Places;
using Samsyn.App.Situations.Analyses;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Places;

/// <summary>Areas and places for programs, among them map programs.</summary>
static class PlaceApiEndpoints
{
    const string All = "/api/places";

    public static void MapPlaceApiEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, ReadPlaces places, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var (words, kind, within, classification) = (asked.Text("q"), asked.Word<PlaceKind>("kind"), asked.Id("within"), asked.Text("class"));
            var (on, page, format) = (asked.Day("on"), asked.Page(), asked.Word<Format>("format"));
            if (asked.Refused() is { } refused) return refused;
            var today = on ?? http.View().Today;
            var register = await places.Run(http.View().Actor!, cancel);
            var found = register.Matching(words, kind, classification, today).Where(place => (within is not { } id || place.Within == new PlaceId(id)) && (on is not { } day || place.ExistsOn(day))).ToList();
            return format == Format.GeoJson ? Results.Json(PlaceGeoJson.Of(found, register, today), FactsJson.Options, PlaceGeoJson.ContentType)
                : Results.Json(ApiQuery.Page(found, page, place => Of(place, register, today)), FactsJson.Options);
        }).Requires(Permission.ReadPicture);

        app.MapGet(All + "/{id:guid}", async (HttpContext http, Guid id, ReadPlacePage pages, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var format = asked.Word<Format>("format");
            if (asked.Refused() is { } refused) return refused;
            if (await pages.Run(http.View().Actor!, new(id), cancel) is not { } page) return http.NotFound();
            return format == Format.GeoJson ? Results.Json(PlaceGeoJson.Of(page.Place, page.Register, http.View().Today), FactsJson.Options, PlaceGeoJson.ContentType) : Results.Json(Of(page, http.View()), FactsJson.Options);
        }).Requires(Permission.ReadPicture);
    }

    enum Format { Json, GeoJson }

    static ApiPlace Of(Place place, PlaceRegister register, DateOnly on) =>
        new(place.Id.Value, place.Name, place.Kind, place.Code, place.Aliases, register.Find(place.Within) is { } within ? Named(within) : null, place.From, place.To, place.ClassOn(on)?.Class, place.Outline is not null);

    static ApiPlaceWhole Of(PlacePage page, ViewContext view)
    {
        var (place, register) = (page.Place, page.Register);
        return new(Of(place, register, view.Today), place.About, place.Organisation is { } organisation && register.Organisations.TryGetValue(organisation, out var name) ? new(organisation.Value, name) : null,
            [.. place.Populations.Select(one => new ApiInhabitants(one.Year, one.Inhabitants, one.Source))], place.Outline is { } outline ? Math.Round(outline.Area) : null, place.Scene is { } scene ? new(scene.On, scene.Status, scene.Note) : null,
            [.. place.Classifications.Select(one => new ApiClassification(one.Id, one.Class, one.From, one.To, one.Source, one.Characteristics))],
            [.. place.Predecessors.Select(step => new ApiSuccession(Named(step.Place, register), step.On))], [.. place.Successors.Select(step => new ApiSuccession(Named(step.Place, register), step.On))],
            new([.. page.Series.Parts.Select(part => new ApiSeriesPart(Named(part.Place, register), part.From, part.To))], page.Series.Breaks, page.Series.IsWhole),
            [.. page.Parts.Select(part => new ApiPart(part.Id.Value, part.Name, part.Kind))], [.. page.Pointers.Select(one => new ApiPointer(one.Kind, one.Text, one.Of))],
            [.. page.Happened.Select(one => Of(one, view.Language))], [.. page.Unread.Select(one => new ApiUnread(one.Dataset, Texts.Of(one.Why, view.Language)))], PlaceGeoJson.Of(place.Outline));
    }

    static ApiHappened Of(PlaceHappened happened, Language language) => new(new(happened.Dataset.Id.Value, happened.Dataset.Name), happened.Dataset.Source, happened.From, happened.To, happened.BeforeFrom, happened.BeforeTo, happened.Now, happened.Comparison is null ? null : happened.Before,
        happened.Comparison?.Verdict.Kind, happened.Comparison is { } comparison ? AnalysisWords.Of(comparison, language) : [],
        [.. happened.Years.Select(one => new ApiYear(int.Parse(one.Label[..4], NumberStyles.None, CultureInfo.InvariantCulture), one.Count))], happened.IsRounded);

    static ApiNamed Named(Place place) => new(place.Id.Value, place.Name);

    static ApiNamed Named(PlaceId id, PlaceRegister register) => register.Find(id) is { } place ? Named(place) : new(id.Value, "–");
}
