using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Tests.Counts;

public sealed class ChangeReadingTests
{
    static ChangeReading Read(long before, long after, ReportingClass reporting) => ChangeReading.Of(PeriodComparison.Of(before, after).Value, reporting);

    [Fact]
    [Trait("Requirement", "SIT-23")]
    public void A_rise_in_what_the_police_look_for_is_never_coloured_as_worse()
    {
        var narcotics = Read(32, 60, ReportingClass.ActivityDriven);

        Assert.Equal(Tone.Neutral, narcotics.Tone);
        Assert.Contains(Caution.FollowsPoliceActivity, narcotics.Cautions);
        Assert.Equal(Tone.Neutral, Read(60, 32, ReportingClass.ActivityDriven).Tone);
    }

    [Theory]
    [Trait("Requirement", "SIT-22")]
    [InlineData(ReportingClass.NearComplete, Tone.Worse)]
    [InlineData(ReportingClass.LowDarkFigure, Tone.Worse)]
    [InlineData(ReportingClass.ActivityDriven, Tone.Neutral)]
    [InlineData(ReportingClass.HighDarkFigure, Tone.Neutral)]
    [InlineData(ReportingClass.HardToJudge, Tone.Neutral)]
    public void Only_what_is_reported_as_a_rule_is_coloured(ReportingClass reporting, Tone expected) => Assert.Equal(expected, Read(32, 60, reporting).Tone);

    [Fact]
    [Trait("Requirement", "SIT-24")]
    public void Where_much_goes_unreported_the_notice_stands_whatever_the_verdict()
    {
        Assert.Contains(Caution.MostIsNeverReported, Read(10, 11, ReportingClass.HighDarkFigure).Cautions);
        Assert.Contains(Caution.WillToReportMayHaveChanged, Read(60, 20, ReportingClass.HighDarkFigure).Cautions);
        Assert.Contains(Caution.ReportingIsNotKnown, Read(0, 0, ReportingClass.HardToJudge).Cautions);
    }

    [Fact]
    public void No_report_is_never_good_news_unless_everything_is_reported()
    {
        var burglary = Read(20, 0, ReportingClass.LowDarkFigure);

        Assert.Equal(Tone.Neutral, burglary.Tone);
        Assert.Contains(Caution.NoReportIsNotNoCrime, burglary.Cautions);
        Assert.Equal(Tone.Better, Read(20, 0, ReportingClass.NearComplete).Tone);
    }

    [Fact]
    public void What_cannot_be_told_from_chance_has_no_colour() => Assert.Equal(Tone.Neutral, Read(62, 51, ReportingClass.LowDarkFigure).Tone);
}
