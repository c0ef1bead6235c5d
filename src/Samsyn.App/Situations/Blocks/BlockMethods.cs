using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks;

/// <summary>What kind of field a parameter is filled in by.</summary>
/// <remarks><c>OneOfMany</c> always has one; <c>Select</c> too, from a longer list; <c>Optional</c> may have none.</remarks>
public enum BlockFieldKind { Date, OneOfMany, Several, Lines, Number, Optional, Select }

/// <summary>A parameter of a method; its words stand under <c>blocks.field.NAME</c>. <paramref name="Choices"/> are the values of a choice, in words under <c>blocks.choice.VALUE</c> unless they are the dataset's own names.</summary>
public sealed record BlockField(string Name, BlockFieldKind Kind, IReadOnlyList<string> Choices, bool ChoicesAreNames = false)
{
    /// <summary>There is nothing to say in it of these data.</summary>
    public bool IsIdle { get; init; }
}

/// <summary>A method that makes a block of a dataset of events. Pure: the same events and parameters give the same rows.</summary>
sealed record BlockMethod(string Name, IReadOnlyList<BlockField> Fields, Func<BlockAsk, Outcome<BlockAnswer>> Answer);

/// <summary>Every method, by name. Their words are under <c>blocks.method.NAME</c>.</summary>
public static class BlockMethods
{
    static readonly BlockField From = new("fran", BlockFieldKind.Date, []), To = new("till", BlockFieldKind.Date, []);

    /// <summary>A map: drawn on places, and as finely as its readers may know.</summary>
    public const string MapMethod = "map";

    /// <summary>What a search found, as it is kept; it is not searched for again.</summary>
    public const string SearchMethod = "search", SearchField = "sokning";

    /// <summary>Kinds of areas that a map is drawn on; the smallest are places within one, too few for a ground.</summary>
    internal static PlaceKind[] Levels { get; } = [PlaceKind.District, PlaceKind.DistrictArea, PlaceKind.Municipality, PlaceKind.DelimitedPlace];

    static readonly BlockMethod[] All =
    [
        new("line", [From, To, Of("per", CountBy.Month, CountBy.Week, CountBy.Year), Of("dela", Split.None, Split.Type, Split.Area), new("ar", BlockFieldKind.Number, []), new("skugga", BlockFieldKind.Lines, [])], SeriesBlocks.Line),
        new("change", [From, To, new("fore-fran", BlockFieldKind.Date, []), new("fore-till", BlockFieldKind.Date, []), Of("rader", CountBy.Type, CountBy.Area), Of("ratta", Samsyn.Analysis.Counts.Correction.Holm, Samsyn.Analysis.Counts.Correction.BenjaminiHochberg), new("folk", BlockFieldKind.Lines, [])], ChangeBlocks.Change),
        new("count", [From, To, Of("rader", CountBy.Area, CountBy.Type), Of("kolumner", CountBy.Year, CountBy.Month, CountBy.Type)], TableBlocks.Count),
        new("alarms", [From, To], SeriesBlocks.Alarms),
        new("calendar", [From, To], TableBlocks.Calendar),
        new("rhythm", [From, To], TableBlocks.Rhythm),
        new("ring", [From, To, new("ringar", BlockFieldKind.Number, []), new("arstider", BlockFieldKind.Lines, [])], RingBlocks.Ring),
        new("ranking", [From, To, new("folk", BlockFieldKind.Lines, []), new("anmarkning", BlockFieldKind.Lines, [])], TableBlocks.Ranking),
        new("multiples", [From, To, Of("rutor", CountBy.Area, CountBy.Type), Of("per", CountBy.Month, CountBy.Year, CountBy.Week), Of("skala", Scaling.Common, Scaling.Own)], SeriesBlocks.Multiples),
        new(MapMethod, [From, To, Of("lager", Enum.GetValues<MapLook>()), Of("karta-per", Enum.GetValues<MapSplit>()), Of("niva", Levels), new("inom", BlockFieldKind.OneOfMany, [""], ChoicesAreNames: true), Of("antal", MapCounting.Number, MapCounting.PerInhabitant), new("ruta", BlockFieldKind.Number, [])], MapBlocks.Map),
        new(SearchMethod, [], ask => new BlockSearchNotChosen(ask.Dataset.Name)),
        new(Overview, [To, Of("period", OverviewPeriod.Quarter, OverviewPeriod.Month, OverviewPeriod.HalfYear)], OverviewBlocks.Overview),
    ];

    /// <summary>Not in the list of blocks: a page of its own, of all types and areas at once.</summary>
    public const string Overview = "overview";

    public static IReadOnlyList<string> Names { get; } = [.. All.Where(method => method.Name != Overview).Select(method => method.Name)];

    /// <summary>The fields of a method for a dataset: types and areas as it has them. A map may be held within one of the places, and a search is one of those that are done. Null when there is no such method.</summary>
    public static IReadOnlyList<BlockField>? FieldsOf(string name, EventSet events, IReadOnlyList<string>? places = null, IReadOnlyList<string>? searches = null)
    {
        if (Find(name) is not { } method) return null;
        if (name == SearchMethod) return [new(SearchField, BlockFieldKind.Select, searches ?? [], ChoicesAreNames: true)];
        BlockField types = new("typer", BlockFieldKind.Several, events.Types, ChoicesAreNames: true);
        // A map is held within a place, not within codes: codes of others than its own party are gathered in squares.
        if (name == MapMethod) return [types, .. method.Fields.Select(field => field.Name == "inom" ? field with { Choices = ["", .. places ?? []] } : field)];
        return [types, new("omraden", BlockFieldKind.Several, events.Areas, ChoicesAreNames: true), .. method.Fields];
    }

    internal static Outcome<BlockAnswer> Answer(Dataset dataset, EventSet events, string name, IReadOnlyDictionary<string, string> parameters, BlockGround? ground = null)
    {
        if (Find(name) is not { } method) return new BlockMethodUnknown(name);
        var ask = new BlockAsk(dataset, events, parameters) { Ground = ground };
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var answer = method.Answer(ask);
        return ask.Faults.Count > 0 ? Outcome<BlockAnswer>.Refused(ask.Faults) : answer;
    }

    static BlockMethod? Find(string name) => Array.Find(All, method => method.Name == name);

    static BlockField Of<T>(string name, params IReadOnlyList<T> values) where T : struct, Enum => new(name, BlockFieldKind.OneOfMany, [.. values.Select(value => value.ToString())]);
}

/// <summary>By what a line is parted into several.</summary>
public enum Split { None, Type, Area }

/// <summary>Whether small charts have one scale or each its own.</summary>
public enum Scaling { Common, Own }
