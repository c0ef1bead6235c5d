using Samsyn.Analysis.HotSpots;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Tests.HotSpots;

public sealed class HistoryAndDisplacementTests
{
    [Theory]
    [InlineData("0000000000", HotSpotKind.Never)]
    [InlineData("0000000001", HotSpotKind.New)]
    [InlineData("0000000111", HotSpotKind.Emerging)]
    [InlineData("1101111111", HotSpotKind.Persistent)]
    [InlineData("1111111111", HotSpotKind.Persistent)]
    [InlineData("0101000001", HotSpotKind.Sporadic)]
    [InlineData("0100000111", HotSpotKind.Sporadic)]
    [InlineData("1111111110", HotSpotKind.Former)]
    [InlineData("0010000000", HotSpotKind.Former)]
    public void A_place_is_what_its_slices_say(string slices, HotSpotKind kind)
    {
        var z = slices.Select(hot => new[] { hot == '1' ? 1.96 : 1.95 }).ToList();
        Assert.Equal(kind, HotSpotHistories.Of(z, new()).Value[0].Kind);
    }

    [Fact]
    public void Moved_lines_move_the_classes_and_two_slices_are_too_few()
    {
        var z = "0110111".Select(hot => new[] { hot == '1' ? 2.2 : 0 }).ToList();
        Assert.Equal(HotSpotKind.Sporadic, HotSpotHistories.Of(z, new()).Value[0].Kind);
        Assert.Equal(HotSpotKind.Persistent, HotSpotHistories.Of(z, new(PersistentShare: 0.7)).Value[0].Kind);
        Assert.Equal(HotSpotKind.Never, HotSpotHistories.Of(z, new(HotZ: 2.58)).Value[0].Kind);
        Assert.Equal(new(Unfit.TooFew, "z"), HotSpotHistories.Of(z[..2], new()).Refused);
        Assert.Equal(new(Unfit.NotFinite, "z", 1), HotSpotHistories.Of([[1], [double.NaN], [1]], new()).Refused);
    }

    [Fact]
    [Trait("Requirement", "SIT-32")]
    public void The_displacement_quotient_is_change_around_over_change_within_against_the_control()
    {
        // Place 300 → 150, surroundings 200 → 260, control 2000 → 2000: (0.13 − 0.10) ÷ (0.075 − 0.15) = −0.4.
        var found = Displacement.Measure(new(300, 150), new(200, 260), new(2000, 2000)).Value;
        Assert.Equal(-0.4, found.Quotient!.Value, 12);
        Assert.Equal(DisplacementReading.Displaced, found.Reading);
        Assert.InRange(-0.4, found.Lower!.Value, found.Upper!.Value);
        Assert.Equal(-90, found.Net, 9);
        Assert.True(found.NetLower < -90 && found.NetUpper > -90);
    }

    [Theory]
    [InlineData(300, 290, 200, 260, DisplacementReading.NoEffect)]
    [InlineData(300, 400, 200, 260, DisplacementReading.NoEffect)]
    [InlineData(300, 150, 200, 205, DisplacementReading.Unclear)]
    [InlineData(300, 150, 200, 100, DisplacementReading.Diffused)]
    [InlineData(300, 150, 200, 400, DisplacementReading.FullyDisplaced)]
    public void The_reading_says_no_more_than_the_counts_bear(int before, int after, int aroundBefore, int aroundAfter, DisplacementReading reading) =>
        Assert.Equal(reading, Displacement.Measure(new(before, after), new(aroundBefore, aroundAfter), new(2000, 2000)).Value.Reading);

    [Fact]
    public void The_interval_holds_the_true_quotient_about_as_often_as_it_says()
    {
        var hits = 0;
        for (var turn = 0; turn < 400; turn++)
        {
            var random = new Philox(21, turn);
            var found = Displacement.Measure(new(Poisson(400), Poisson(200)), new(Poisson(300), Poisson(360)), new(Poisson(3000), Poisson(3000))).Value;
            if (found.Lower <= -0.3 && found.Upper >= -0.3) hits++;

            int Poisson(double mean) => (int)Math.Round(mean + Math.Sqrt(mean) * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() * 0.999998 + 1e-6));
        }
        Assert.InRange(hits, 368, 394);
    }

    [Fact]
    public void Without_a_control_or_without_events_there_is_a_reason_and_no_number()
    {
        Assert.Equal(new(Unfit.NothingToShare, "control"), Displacement.Measure(new(3, 1), new(1, 1), new(0, 9)).Refused);
        Assert.Equal(new(Unfit.Empty, "place"), Displacement.Measure(new(0, 0), new(1, 1), new(5, 9)).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "surroundings"), Displacement.Measure(new(3, 0), new(-1, 1), new(5, 9)).Refused);
        var same = Displacement.Measure(new(3, 3), new(1, 1), new(5, 5)).Value;
        Assert.Equal((null, null, DisplacementReading.NoEffect), (same.Quotient, same.Lower, same.Reading));
    }

    [Fact]
    public void Events_are_sorted_by_how_far_from_the_edge_of_the_place_they_lie()
    {
        (double, double)[] square = [(0, 0), (10, 0), (10, 10), (0, 10)];
        Assert.Equal([BufferZone.Place, BufferZone.Place, BufferZone.Surroundings, BufferZone.Surroundings, BufferZone.Outside],
            Buffers.Sort([5, 10, 12, 11, 12.2], [5, 5, 5, 11, 12.2], square, 2).Value);
        Assert.Equal(new(Unfit.TooFew, "ring"), Buffers.Sort([5], [5], square[..2], 2).Refused);
    }
}
