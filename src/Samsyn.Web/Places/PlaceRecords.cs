using Samsyn.Analysis.Counts;
using Samsyn.App.Places;
using Samsyn.Domain.Places;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Places;

// What programs read of places. The names stand in docs/api/openapi.json.

/// <summary>
/// <paramref name="Code"/>: as data has it; zeros in front count.
/// <paramref name="Within"/>: the place that it lies in.
/// <paramref name="To"/>: last day; null while it exists.
/// <paramref name="Class"/>: how it is classed today.
/// </summary>
sealed record ApiPlace(Guid Id, string Name, PlaceKind Kind, string? Code, IReadOnlyList<string> Aliases, ApiNamed? Within, DateOnly? From, DateOnly? To, string? Class, bool HasOutline);

/// <summary>
/// <paramref name="Happened"/>: what happened there by each dataset that the reader sees, no finer than agreed for them.
/// <paramref name="Unread"/>: datasets that could not be opened.
/// <paramref name="Geometry"/>: GeoJSON in WGS 84; null where nobody has drawn it.
/// </summary>
sealed record ApiPlaceWhole(ApiPlace Place, string? About, ApiNamed? Organisation, IReadOnlyList<ApiInhabitants> Inhabitants, double? SquareMetres, ApiScene? Scene, IReadOnlyList<ApiClassification> Classifications, IReadOnlyList<ApiSuccession> Predecessors,
    IReadOnlyList<ApiSuccession> Successors, ApiSeries Series, IReadOnlyList<ApiPart> Parts, IReadOnlyList<ApiPointer> Pointers, IReadOnlyList<ApiHappened> Happened, IReadOnlyList<ApiUnread> Unread, GeoJsonGeometry? Geometry);

/// <summary>At the end of a year.</summary>
sealed record ApiInhabitants(int Year, long Inhabitants, string Source);

/// <summary>How it stands with an open drug scene, latest.</summary>
sealed record ApiScene(DateOnly On, SceneStatus Status, string Note);

sealed record ApiClassification(Guid Id, string Class, DateOnly From, DateOnly? To, string Source, IReadOnlyList<AreaCharacteristic> Characteristics);

/// <summary><paramref name="On"/>: the day from which one carries on the other.</summary>
sealed record ApiSuccession(ApiNamed Place, DateOnly On);

/// <summary>
/// <paramref name="Parts"/>: places that its series is counted in, each for its own time: itself and what it came from.
/// <paramref name="Breaks"/>: days on which its bounds changed.
/// <paramref name="IsWhole"/>: false when a part before a break went to another place too.
/// </summary>
sealed record ApiSeries(IReadOnlyList<ApiSeriesPart> Parts, IReadOnlyList<DateOnly> Breaks, bool IsWhole);

sealed record ApiSeriesPart(ApiNamed Place, DateOnly? From, DateOnly? To);

/// <summary>A place that lies in this one.</summary>
sealed record ApiPart(Guid Id, string Name, PlaceKind Kind);

/// <summary><paramref name="Of"/>: the agreement, or for a body itself, where it is read.</summary>
sealed record ApiPointer(PointerKind Kind, string Text, Guid Of);

/// <summary>
/// <paramref name="Now"/>: events of the period; null where they are too few for this reader.
/// <paramref name="Before"/>: the same of the year before; null where the two may not be compared.
/// <paramref name="Verdict"/>: null where nothing may be claimed: numbers are hidden, rounded or lacking.
/// <paramref name="Words"/>: the comparison as it reads.
/// </summary>
sealed record ApiHappened(ApiNamed Dataset, string Source, DateOnly From, DateOnly To, DateOnly BeforeFrom, DateOnly BeforeTo, long? Now, long? Before, VerdictKind? Verdict, IReadOnlyList<string> Words, IReadOnlyList<ApiYear> Years, bool IsRounded);

sealed record ApiYear(int Year, long? Count);

sealed record ApiUnread(string Dataset, string Text);
