using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Domain.Places;

public sealed record PlaceNameMissing : Refusal { public override string Field => "name"; }
public sealed record PlaceEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal { public override string Field => "to"; }
public sealed record PlaceWithinItself(string Name) : Refusal { public override string Field => "within"; }
/// <summary>A district does not hold a municipality.</summary>
public sealed record PlaceWithinSmaller(string Name, PlaceKind Kind, string Within, PlaceKind WithinKind) : Refusal { public override string Field => "within"; }
public sealed record PlaceSucceedsItself(string Name) : Refusal { public override string Field => "successor"; }
public sealed record PlaceAlreadySucceeded(string Name, DateOnly On) : Refusal { public override string Field => "on"; }
public sealed record PlaceEndedBefore(string Name, DateOnly To) : Refusal { public override string Field => "on"; }
public sealed record PlaceBeginsLater(string Name, DateOnly From) : Refusal { public override string Field => "on"; }
public sealed record PlaceSuccessorAbsentThen(string Name, DateOnly On) : Refusal { public override string Field => "on"; }
/// <summary>Another place of the same kind has the code at the same time.</summary>
public sealed record PlaceCodeTaken(string Code, string By) : Refusal { public override string Field => "code"; }

public sealed record ClassificationMissing : Refusal { public override string Field => "class"; }
public sealed record ClassificationSourceMissing : Refusal { public override string Field => "source"; }
public sealed record ClassificationReversed(DateOnly From, DateOnly To) : Refusal { public override string Field => "to"; }
public sealed record ClassificationOverlaps(DateOnly From, string Class) : Refusal { public override string Field => "from"; }
public sealed record ClassificationUnknown : Refusal;
/// <summary>The five characteristics are those of one class only.</summary>
public sealed record CharacteristicsOfOtherClass : Refusal { public override string Field => "characteristics"; }
public sealed record PopulationUnlikely(int Year, long Inhabitants) : Refusal { public override string Field => "inhabitants"; }
public sealed record SceneNoteMissing : Refusal { public override string Field => "note"; }
public sealed record SceneOutOfOrder(DateOnly On, DateOnly Latest) : Refusal { public override string Field => "on"; }

/// <summary>There is nothing to draw.</summary>
public sealed record OutlineEmpty : Refusal { public override string Field => "outline"; }
/// <summary>A border of several areas or with holes came from a file and does not stand in the box: an empty box does not take it away.</summary>
public sealed record OutlineNotInBox(string Place, int Areas) : Refusal { public override string Field => "outline"; }
/// <summary>Fewer than three corners; <paramref name="Polygon"/> and rings count from 1.</summary>
public sealed record RingTooShort(int Polygon, int Corners) : Refusal { public override string Field => "outline"; }
public sealed record RingWithoutArea(int Polygon) : Refusal { public override string Field => "outline"; }
/// <summary>Two edges of a polygon cross; the position is that of the crossing in SWEREF 99 TM, the edges are named by their first corners, from 1.</summary>
public sealed record OutlineCrossesItself(int Polygon, int FirstEdge, int SecondEdge, long East, long North) : Refusal { public override string Field => "outline"; }
public sealed record HoleOutsidePolygon(int Polygon, int Hole) : Refusal { public override string Field => "outline"; }
/// <summary>More than an outline of an area ever has.</summary>
public sealed record OutlineTooDetailed(int Corners, int Most) : Refusal { public override string Field => "outline"; }
/// <summary>A corner that cannot be in Sweden, with why; <paramref name="Meant"/> names the system it would fit, when another does.</summary>
public sealed record CornerMisplaced(int Polygon, int Corner, string Written, PositionFault Fault, string Meant) : Refusal { public override string Field => "outline"; }
/// <summary>A line that is not two numbers.</summary>
public sealed record CornerUnreadable(int Line, string Written) : Refusal { public override string Field => "outline"; }
