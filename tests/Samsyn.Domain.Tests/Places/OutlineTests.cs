using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.Domain.Tests.Places;

/// <summary>What is an outline, and what is told of that which is none.</summary>
public sealed class OutlineTests
{
    static readonly Position[] Square = [new(674_000, 6_580_000), new(675_000, 6_580_000), new(675_000, 6_581_000), new(674_000, 6_581_000)];

    static Outcome<Outline> Of(params Position[] ring) => OutlineCheck.Of(CoordinateSystem.Sweref99Tm, [[ring]]);

    [Fact]
    public void A_square_is_as_large_as_it_is_and_holds_what_is_within()
    {
        var outline = Of(Square).Value;
        Assert.Equal(1e6, outline.Area, 3);
        Assert.True(outline.Contains(674_500, 6_580_500));
        Assert.False(outline.Contains(673_999, 6_580_500));
        Assert.Equal(new(674_500, 6_580_500), outline.Middle());
    }

    [Fact]
    public void Turned_the_other_way_and_closed_by_a_repeated_corner_it_is_the_same()
    {
        var outline = Of([.. Square.Reverse(), Square[3]]).Value;
        Assert.Equal(4, outline.Corners);
        Assert.True(Outline.Twice(outline.Polygons[0].Outer) > 0);
    }

    [Fact]
    public void A_border_that_crosses_itself_is_told_with_where()
    {
        var refusal = Assert.IsType<OutlineCrossesItself>(Assert.Single(Of(Square[0], Square[2], Square[1], Square[3]).Refusals));
        Assert.Equal((1, 1, 3, 674_500, 6_580_500), (refusal.Polygon, refusal.FirstEdge, refusal.SecondEdge, refusal.East, refusal.North));
    }

    [Fact]
    public void A_spike_that_runs_back_over_itself_is_a_crossing() =>
        Assert.IsType<OutlineCrossesItself>(Assert.Single(Of(Square[0], Square[1], new(676_000, 6_580_000), Square[1], Square[2], Square[3]).Refusals));

    [Theory]
    [InlineData(6_580_000, 674_000, PositionFault.Swapped)]
    [InlineData(0, 0, PositionFault.NullIsland)]
    [InlineData(18.07, 59.33, PositionFault.OtherSystem)]
    [InlineData(800_000, 6_300_000, PositionFault.AtSea)]
    [InlineData(2_000_000, 2_000_000, PositionFault.Outside)]
    [InlineData(double.NaN, 1, PositionFault.Outside)]
    public void A_corner_that_cannot_be_in_Sweden_is_told_with_why(double x, double y, PositionFault why)
    {
        var refusal = Assert.IsType<CornerMisplaced>(Assert.Single(Of(Square[0], new(x, y), Square[2]).Refusals));
        Assert.Equal((2, why), (refusal.Corner, refusal.Fault));
        if (why == PositionFault.OtherSystem) Assert.Equal("WGS 84", refusal.Meant);
    }

    [Fact]
    public void Two_corners_a_line_and_nothing_are_no_area()
    {
        Assert.Equal([new RingTooShort(1, 2)], Of(Square[0], Square[1]).Refusals);
        Assert.Equal([new RingWithoutArea(1)], Of(Square[0], Square[1], new(674_500, 6_580_000)).Refusals);
        Assert.Equal([new OutlineEmpty()], OutlineCheck.Of(CoordinateSystem.Sweref99Tm, []).Refusals);
    }

    [Fact]
    public void A_hole_is_outside_and_one_that_lies_beside_is_refused()
    {
        Position[] hole = [new(674_400, 6_580_400), new(674_600, 6_580_400), new(674_600, 6_580_600), new(674_400, 6_580_600)];
        var outline = OutlineCheck.Of(CoordinateSystem.Sweref99Tm, [[Square, hole]]).Value;
        Assert.False(outline.Contains(674_500, 6_580_500));
        Assert.Equal(960_000, outline.Area, 3);
        Assert.Equal([new HoleOutsidePolygon(1, 1)], OutlineCheck.Of(CoordinateSystem.Sweref99Tm, [[Square, [.. hole.Select(corner => corner with { X = corner.X + 5_000 })]]]).Refusals);
    }

    [Fact]
    public void Typed_corners_are_read_in_either_system_and_a_wrong_line_is_named()
    {
        var metres = OutlineCheck.OfLines(CoordinateSystem.Sweref99Tm, "674000 6580000\n675000, 6580000\r\n\n674500;6581000,5").Value;
        Assert.Equal(3, metres.Corners);
        var degrees = OutlineCheck.OfLines(CoordinateSystem.Wgs84, "18.05 59.33\n18.07 59.33\n18.06 59.34").Value;
        Assert.InRange(degrees.Area, 500_000, 700_000);
        Assert.Equal([new CornerUnreadable(2, "hörnet")], OutlineCheck.OfLines(CoordinateSystem.Sweref99Tm, "674000 6580000\nhörnet").Refusals);
    }

    [Fact]
    public void The_name_stands_within_the_area_also_where_its_middle_does_not()
    {
        var horseshoe = Of(new(674_000, 6_580_000), new(675_000, 6_580_000), new(675_000, 6_581_000), new(674_900, 6_581_000), new(674_900, 6_580_100), new(674_100, 6_580_100), new(674_100, 6_581_000), new(674_000, 6_581_000)).Value;
        var middle = horseshoe.Middle();
        Assert.True(horseshoe.Contains(middle.X, middle.Y));
    }

    [Fact]
    public void Many_random_stars_hold_and_crossing_two_of_their_corners_is_found()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var dice = new Random(seed);
            var star = Enumerable.Range(0, 40).Select(at => (Angle: at * Math.Tau / 40, Radius: 200 + dice.NextDouble() * 800)).Select(one => new Position(674_000 + one.Radius * Math.Cos(one.Angle), 6_580_000 + one.Radius * Math.Sin(one.Angle))).ToArray();
            Assert.True(Of(star).IsDone);
            (star[5], star[25]) = (star[25], star[5]);
            Assert.IsType<OutlineCrossesItself>(Assert.Single(Of(star).Refusals));
        }
    }

    [Fact]
    public void The_square_of_the_world_is_that_of_the_tiles()
    {
        // Tile 9/281/150 (z/x/y) has Stockholm's old town; its north-west corner by the formula of the tile scheme.
        var world = WebMercator.FromGeographic(new(18.0711, 59.3251));
        Assert.Equal((281, 150), ((int)(world.X * 512), (int)(world.Y * 512)));
        var back = WebMercator.ToGeographic(world);
        Assert.Equal(18.0711, back.X, 9);
        Assert.Equal(59.3251, back.Y, 9);
    }
}
