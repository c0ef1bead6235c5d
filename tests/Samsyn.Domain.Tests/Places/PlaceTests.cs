using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;

namespace Samsyn.Domain.Tests.Places;

/// <summary>Places over time: mergers, splits, classes and what may be said of them.</summary>
public sealed class PlaceTests
{
    static readonly PersonId By = new(Guid.CreateVersion7());
    static readonly DateTimeOffset Now = new(2018, 1, 1, 9, 0, 0, TimeSpan.Zero);
    static readonly DateOnly Merger = new(2014, 7, 1);

    static Place Area(string name, DateOnly? from = null, PlaceKind kind = PlaceKind.DistrictArea) =>
        Place.Create(new(Guid.CreateVersion7()), new() { Name = name, Kind = kind, From = from }, By, "Elsa", Now).Value;

    static Dictionary<PlaceId, Place> All(params Place[] places) => places.ToDictionary(one => one.Id);

    [Fact]
    [Trait("Requirement", "SIT-30")]
    public void After_a_merger_the_series_of_the_new_area_is_made_of_those_that_it_came_from()
    {
        var (north, south, fjord) = (Area("Norra Viken"), Area("Södra Viken"), Area("Fjärden", Merger));
        Assert.True(north.SucceededBy(fjord, Merger, By, "Elsa", Now).IsDone);
        Assert.True(south.SucceededBy(fjord, Merger, By, "Elsa", Now).IsDone);

        var series = PlaceLineage.SeriesOf(fjord, All(north, south, fjord));
        Assert.Equal([(fjord.Id, Merger, null), (north.Id, null, Merger.AddDays(-1)), (south.Id, null, (DateOnly?)Merger.AddDays(-1))], series.Parts.Select(part => (part.Place, part.From, part.To)));
        Assert.Equal([Merger], series.Breaks);
        Assert.True(series.IsWhole);
        Assert.Equal([fjord.Id], PlaceLineage.CarriedOnBy(north, Merger, All(north, south, fjord)));
        Assert.Equal([north.Id], PlaceLineage.CarriedOnBy(north, Merger.AddDays(-1), All(north, south, fjord)));
    }

    [Fact]
    public void After_a_split_the_series_before_it_is_said_to_be_of_the_whole()
    {
        var (whole, east, west) = (Area("Ängen"), Area("Östra Ängen", Merger), Area("Västra Ängen", Merger));
        Assert.True(whole.SucceededBy(east, Merger, By, "Elsa", Now).IsDone);
        Assert.True(whole.SucceededBy(west, Merger, By, "Elsa", Now).IsDone);
        Assert.False(PlaceLineage.SeriesOf(east, All(whole, east, west)).IsWhole);
        Assert.Equal([east.Id, west.Id], PlaceLineage.CarriedOnBy(whole, Merger, All(whole, east, west)));
    }

    [Fact]
    public void Mergers_follow_each_other_and_a_circle_ends()
    {
        var (first, second, third) = (Area("A"), Area("B", new(2010, 1, 1)), Area("C", Merger));
        first.SucceededBy(second, new(2010, 1, 1), By, "Elsa", Now);
        second.SucceededBy(third, Merger, By, "Elsa", Now);
        Assert.Equal([third.Id, second.Id, first.Id], PlaceLineage.SeriesOf(third, All(first, second, third)).Parts.Select(part => part.Place));
        Assert.Equal([new DateOnly(2010, 1, 1), Merger], PlaceLineage.SeriesOf(third, All(first, second, third)).Breaks);
        Assert.Equal([new PlaceAlreadySucceeded("A", new(2010, 1, 1))], first.SucceededBy(third, Merger, By, "Elsa", Now).Refusals);
        Assert.Equal([new PlaceSucceedsItself("C")], third.SucceededBy(third, Merger.AddYears(1), By, "Elsa", Now).Refusals);
        Assert.Equal([new PlaceSuccessorAbsentThen("A", Merger)], Area("D").SucceededBy(first, Merger, By, "Elsa", Now).Refusals);
    }

    [Fact]
    [Trait("Requirement", "SIT-29")]
    public void Classes_follow_each_other_in_time_and_the_list_of_them_may_grow()
    {
        var place = Area("Kvarntorpet", kind: PlaceKind.District);
        Assert.True(place.Classify(Class(AreaClassification.Vulnerable, new(2015, 12, 1)), By, "Elsa", Now).IsDone);
        Assert.True(place.Classify(Class(AreaClassification.ParticularlyVulnerable, new(2017, 6, 1)) with { Characteristics = Enum.GetValues<AreaCharacteristic>() }, By, "Elsa", Now).IsDone);
        Assert.True(place.Classify(Class("Prioriterat lokalt", new(2019, 6, 1)), By, "Elsa", Now).IsDone);

        Assert.Equal([("Vulnerable", new DateOnly(2017, 5, 31)), ("ParticularlyVulnerable", new(2019, 5, 31)), ("Prioriterat lokalt", null)], place.Classifications.Select(one => (one.Class, one.To)));
        Assert.Equal(5, place.ClassOn(new(2018, 1, 1))!.Characteristics.Count);
        Assert.Null(place.ClassOn(new(2015, 1, 1)));
        Assert.Equal([new ClassificationOverlaps(new(2015, 12, 1), "Vulnerable")], place.Classify(Class("Risk", new(2016, 1, 1)) with { To = new(2016, 2, 1) }, By, "Elsa", Now).Refusals);
        Assert.Equal([new CharacteristicsOfOtherClass()], place.Classify(Class("Risk", new(2022, 1, 1)) with { Characteristics = [AreaCharacteristic.ParallelStructures] }, By, "Elsa", Now).Refusals);
        Assert.Equal([new ClassificationSourceMissing()], place.Classify(Class("Risk", new(2022, 1, 1)) with { Source = " " }, By, "Elsa", Now).Refusals);
    }

    [Fact]
    [Trait("Requirement", "SIT-46")]
    public void An_open_drug_scene_is_followed_in_order_of_time()
    {
        var place = Area("Busstorget", kind: PlaceKind.DelimitedPlace);
        Assert.Null(place.Scene);
        Assert.True(place.NoteScene(new(new(2017, 5, 1), SceneStatus.Open, "Öppen försäljning kvällstid"), By, "Elsa", Now).IsDone);
        Assert.True(place.NoteScene(new(new(2017, 9, 1), SceneStatus.Moved, "Nu vid uppgången"), By, "Elsa", Now).IsDone);
        Assert.Equal(SceneStatus.Moved, place.Scene!.Status);
        Assert.Equal([new SceneOutOfOrder(new(2017, 6, 1), new(2017, 9, 1))], place.NoteScene(new(new(2017, 6, 1), SceneStatus.Closed, "Borta"), By, "Elsa", Now).Refusals);
        Assert.Equal([new SceneNoteMissing()], place.NoteScene(new(new(2017, 10, 1), SceneStatus.Closed, ""), By, "Elsa", Now).Refusals);
    }

    [Fact]
    public void A_place_lies_in_something_larger_and_its_inhabitants_are_those_of_the_year()
    {
        var (district, square) = (Area("Hamnliden", kind: PlaceKind.District), Area("Busstorget", kind: PlaceKind.DelimitedPlace));
        Assert.True(square.Belongs(district, null, By, "Elsa", Now).IsDone);
        Assert.Equal([new PlaceWithinSmaller("Hamnliden", PlaceKind.District, "Busstorget", PlaceKind.DelimitedPlace)], district.Belongs(square, null, By, "Elsa", Now).Refusals);
        Assert.Equal([new PlaceWithinItself("Busstorget")], square.Belongs(square, null, By, "Elsa", Now).Refusals);
        foreach (var (year, people) in new[] { (2015, 9_000L), (2017, 9_400L), (2017, 9_500L) }) Assert.True(district.Count(new(year, people, "Statistik"), By, "Elsa", Now).IsDone);
        Assert.Equal((9_000, 9_000, 9_500), (district.PopulationIn(2014)!.Inhabitants, district.PopulationIn(2016)!.Inhabitants, district.PopulationIn(2018)!.Inhabitants));
        Assert.Equal([new PopulationUnlikely(2017, -1)], district.Count(new(2017, -1, ""), By, "Elsa", Now).Refusals);
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void Points_are_shown_to_others_no_finer_than_agreed_and_nobody_agrees_on_less_than_the_least()
    {
        var precision = PointPrecision.Usual(new(Guid.CreateVersion7()));
        Assert.Equal((250, 1000, 5), (precision.OtherPartyMetres, precision.OutsideMetres, precision.Fewest));
        Assert.Equal([new PrecisionTooFine(50, 100), new OutsideFinerThanParty(40, 50), new FewestTooLow(1, 3), new PrecisionGroundsMissing()], precision.Agree(50, 40, 1, " ", "Elsa", Now).Refusals);
        Assert.True(precision.Agree(500, 2000, 10, "Styrgruppen § 4", "Elsa", Now).IsDone);
        Assert.Equal((500, 2000, 10, 1), (precision.OtherPartyMetres, precision.OutsideMetres, precision.Fewest, precision.Version));
    }

    static AreaClassification Class(string name, DateOnly from) => new() { Id = Guid.CreateVersion7(), Class = name, From = from, Source = "Lägesbild" };
}
