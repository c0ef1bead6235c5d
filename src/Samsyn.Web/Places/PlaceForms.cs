using System.Globalization;
using Samsyn.App.Places;
using Samsyn.App.Situations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

/// <summary>The forms of places.</summary>
static class PlaceForms
{
    public static ActForm Text(PlaceRegister register, Place? place, ViewContext view) => Form(place, view, place is null ? "new" : "change", place is null ? PlaceLinks.New : PlaceLinks.Of(place.Id) + "/andra") with
    {
        Fields =
        [
            new(ActFieldKind.Text, "name", view["places.field.name"]) { Required = true, Value = place?.Name ?? "" },
            new(ActFieldKind.One, "kind", view["places.field.kind"]) { Required = true, Value = (place?.Kind ?? PlaceKind.DelimitedPlace).ToString(), Choices = Kinds(view) },
            new(ActFieldKind.OneOfMany, "within", view["places.field.within"]) { Value = place?.Within?.Value.ToString() ?? "", Choices = Choices(register, view, place) },
            new(ActFieldKind.Text, "code", view["places.field.code"]) { Value = place?.Code ?? "", Hint = view["places.field.codeHint"] },
            new(ActFieldKind.Words, "aliases", view["places.field.aliases"]) { Value = string.Join('\n', place?.Aliases ?? []), Hint = view["places.field.aliasesHint"] },
            new(ActFieldKind.Words, "about", view["places.field.about"]) { Value = place?.About ?? "" },
            new(ActFieldKind.OneOfMany, "organisation", view["places.field.organisation"]) { Value = place?.Organisation?.Value.ToString() ?? "", Choices = [.. register.Organisations.Select(one => new Choice(one.Key.Value.ToString(), one.Value))] },
            new(ActFieldKind.Date, "from", view["places.field.from"]) { Value = place?.From is { } from ? Dates.Iso(from) : "" },
            new(ActFieldKind.Date, "to", view["places.field.to"]) { Value = place?.To is { } to ? Dates.Iso(to) : "" },
        ],
    };

    public static PlaceText TextOf(ActInput input) => new()
    {
        Name = input.Text("name"), Kind = Named.Of<PlaceKind>(input.Text("kind")), Code = input.Given("code"), Aliases = input.Lines("aliases"), About = input.Given("about"), From = input.DateIfAny("from"), To = input.DateIfAny("to"),
    };

    public static PlaceBonds BondsOf(ActInput input) => new(input.Given("within") is null ? null : new(input.Id("within")), input.Given("organisation") is null ? null : new(input.Id("organisation")));

    public static ActForm Draw(Place place, ViewContext view) => Form(place, view, "draw", PlaceLinks.Of(place.Id) + "/rita") with
    {
        Fields =
        [
            new(ActFieldKind.OneOfMany, "system", view["places.draw.system"]) { Required = true, Value = CoordinateSystem.Sweref99Tm.Name, Choices = Systems },
            new(ActFieldKind.Words, "outline", view["places.draw.corners"]) { Hint = view["places.draw.cornersHint"], Value = CornersOf(place), Rows = 10 },
        ],
    };

    /// <summary>Corners of an outline that is one polygon without holes; others come from files and are not typed.</summary>
    static string CornersOf(Place place) => place.Outline is { IsSimple: true } one
        ? string.Join('\n', one.Polygons[0].Outer.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.##} {corner.Y:0.##}"))) : "";

    public static ActForm Succeed(PlaceRegister register, Place place, ViewContext view) => Form(place, view, "succeed", PlaceLinks.Of(place.Id) + "/eftertrad") with
    {
        Fields =
        [
            new(ActFieldKind.OneOfMany, "successor", view["places.succeed.successor"]) { Required = true, Choices = Choices(register, view, place) },
            new(ActFieldKind.Date, "on", view["places.succeed.on"]) { Required = true },
        ],
    };

    public static ActForm Classify(PlaceRegister register, Place place, ViewContext view) => Form(place, view, "classify", PlaceLinks.Of(place.Id) + "/klassa") with
    {
        Fields =
        [
            new(ActFieldKind.OneOfMany, "class", view["places.classify.class"]) { Choices = [.. Classes(register).Select(name => new Choice(name, PlaceLinks.Class(name, view)))] },
            new(ActFieldKind.Text, "other", view["places.classify.other"]) { Hint = view["places.classify.otherHint"] },
            new(ActFieldKind.Date, "from", view["places.classify.from"]) { Required = true },
            new(ActFieldKind.Date, "to", view["places.classify.to"]),
            new(ActFieldKind.Text, "source", view["places.classify.source"]) { Required = true, Hint = view["places.classify.sourceHint"] },
            new(ActFieldKind.Several, "characteristics", view["places.classify.characteristics"]) { Choices = [.. Enum.GetValues<AreaCharacteristic>().Select(one => new Choice(one.ToString(), one.Say(view)))] },
        ],
    };

    public static AreaClassification ClassificationOf(ActInput input) => new()
    {
        Id = Guid.Empty, Class = input.Given("other") ?? input.Text("class"), From = input.Date("from"), To = input.DateIfAny("to"), Source = input.Text("source"),
        Characteristics = [.. input.Several("characteristics").Select(Named.OrNull<AreaCharacteristic>).OfType<AreaCharacteristic>().Distinct()],
    };

    public static ActForm Population(Place place, ViewContext view) => Form(place, view, "population", PlaceLinks.Of(place.Id) + "/invanare") with
    {
        Fields =
        [
            new(ActFieldKind.Text, "year", view["places.population.year"]) { Required = true, Value = (view.Today.Year - 1).ToString(CultureInfo.InvariantCulture) },
            new(ActFieldKind.Text, "inhabitants", view["places.population.inhabitants"]) { Required = true },
            new(ActFieldKind.Text, "source", view["places.population.source"]),
        ],
    };

    public static Outcome<PlacePopulation> PopulationOf(ActInput input)
    {
        List<Refusal> found = [];
        if (!int.TryParse(input.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) found.Add(new NumberUnreadable("year"));
        if (!long.TryParse(string.Concat(input.Text("inhabitants").Where(letter => !char.IsWhiteSpace(letter))), NumberStyles.None, CultureInfo.InvariantCulture, out var inhabitants)) found.Add(new NumberUnreadable("inhabitants"));
        return found.Count > 0 ? Outcome<PlacePopulation>.Refused(found) : new PlacePopulation(year, inhabitants, input.Text("source"));
    }

    public static ActForm Scene(Place place, ViewContext view) => Form(place, view, "scene", PlaceLinks.Of(place.Id) + "/drogscen") with
    {
        Fields =
        [
            new(ActFieldKind.Date, "on", view["places.scene.on"]) { Required = true, Value = Dates.Iso(view.Today) },
            new(ActFieldKind.One, "status", view["places.scene.status"]) { Required = true, Value = place.Scene?.Status.ToString() ?? "", Choices = [.. Enum.GetValues<SceneStatus>().Select(one => new Choice(one.ToString(), one.Say(view)))] },
            new(ActFieldKind.Words, "note", view["places.scene.note"]) { Required = true },
        ],
    };

    public static ActForm Import(PlaceRegister register, ViewContext view) => Form(null, view, "import", PlaceLinks.Import) with
    {
        Fields =
        [
            new(ActFieldKind.File, "file", view["places.import.file"]) { Required = true },
            new(ActFieldKind.One, "kind", view["places.import.kind"]) { Required = true, Value = PlaceKind.District.ToString(), Choices = Kinds(view) },
            new(ActFieldKind.OneOfMany, "within", view["places.import.within"]) { Choices = Choices(register, view, null) },
            new(ActFieldKind.OneOfMany, "system", view["places.import.system"]) { Hint = view["places.import.systemHint"], Choices = Systems },
            new(ActFieldKind.Text, "nameProperty", view["places.import.nameProperty"]) { Hint = view["places.import.propertyHint"] },
            new(ActFieldKind.Text, "codeProperty", view["places.import.codeProperty"]) { Hint = view["places.import.propertyHint"] },
            new(ActFieldKind.Date, "from", view["places.field.from"]),
        ],
    };

    static IReadOnlyList<Choice> Kinds(ViewContext view) => [.. Enum.GetValues<PlaceKind>().Select(kind => new Choice(kind.ToString(), kind.Say(view)))];

    static IReadOnlyList<Choice> Systems => [.. CoordinateSystem.All.Select(system => new Choice(system.Name, system.Name))];

    public static IReadOnlyList<Choice> Choices(PlaceRegister register, ViewContext view, Place? but) =>
        [.. register.All.Where(one => one.Id != but?.Id).Select(one => new Choice(one.Id.Value.ToString(), $"{one.Name} ({one.Kind.Say(view)})"))];

    /// <summary>The known ones, and whatever else was written before.</summary>
    public static IEnumerable<string> Classes(PlaceRegister register) => AreaClassification.KnownClasses.Concat(register.All.SelectMany(one => one.Classifications).Select(one => one.Class)).Distinct(StringComparer.OrdinalIgnoreCase);

    static ActForm Form(Place? place, ViewContext view, string text, string action) => new()
    {
        Title = view[$"places.{text}.title"], Verb = view[$"places.{text}.verb"], Lead = view[$"places.{text}.lead"], Kind = place?.Name ?? view["places.title"], Action = action,
        Back = new(view["places.back"], place is null ? PlaceLinks.Register : PlaceLinks.Of(place.Id)), Above = PlaceLinks.Above(view, place), Version = place?.Version ?? 0, Fields = [],
    };
}
