using Samsyn.Analysis.Surveys;

namespace Samsyn.Analysis.Tests.Surveys;

public sealed class ShareTests
{
    static Share Asked(double yes, double answers, double designEffect = 1, SurveyAspect aspect = SurveyAspect.Worry) => Share.Of(aspect, yes, answers, designEffect).Value;

    // R 4.2.2: prop.test(correct=FALSE), binom.test.
    [Theory]
    [Trait("Requirement", "SIT-50")]
    [InlineData(46, 200, 0.177093432591, 0.293083043653, 0.173580862802, 0.294606394566)]
    [InlineData(180, 2000, 0.0782311516067, 0.103340827164, 0.0778157771547, 0.1034010346)]
    [InlineData(0, 37, 0, 0.0940578258372, 0, 0.094890587415)]
    [InlineData(3, 12, 0.0889416683941, 0.532305334934, 0.054860644528, 0.571858461878)]
    [InlineData(12, 12, 0.757505993345, 1, 0.735351530603, 1)]
    public void Wilson_and_exact_intervals_equal_R(double yes, double answers, double wilsonLower, double wilsonUpper, double exactLower, double exactUpper)
    {
        var share = Asked(yes, answers);

        Oracle.Equal(wilsonLower, wilsonUpper, share.Wilson);
        Oracle.Equal(exactLower, exactUpper, share.Exact);
    }

    [Fact]
    public void A_design_effect_of_two_is_half_as_many_answers()
    {
        var (weighted, simple) = (Asked(92, 400, 2), Asked(46, 200));

        Oracle.Equal(simple.Wilson.Lower, simple.Wilson.Upper, weighted.Wilson);
        Oracle.Equal(simple.Exact.Lower, simple.Exact.Upper, weighted.Exact);
        var broken = Asked(46, 200, 1.00000001);
        Oracle.Equal(simple.Exact.Lower, simple.Exact.Upper, broken.Exact);
    }

    [Fact]
    public void Without_the_number_of_answers_there_is_no_interval_and_no_answer()
    {
        Assert.IsType<AnswersNotKnown>(Share.OfPercent(SurveyAspect.Disorder, 23, null).Why);
        Assert.IsType<AnswersNotKnown>(Share.Of(SurveyAspect.Disorder, 0, 0).Why);
        Assert.Equal(new MoreThanAnswered(5, 4), Share.Of(SurveyAspect.Disorder, 5, 4).Why);
        Assert.IsType<OutsideRange>(Share.OfPercent(SurveyAspect.Disorder, 123, 10).Why);
        Assert.IsType<OutsideRange>(Share.Of(SurveyAspect.Disorder, 1, 10, 0).Why);
        Assert.IsType<NotANumber>(Share.Of(SurveyAspect.Disorder, double.NaN, 10).Why);
    }

    // R 4.2.2: chisq.test(correct=FALSE), fisher.test.
    [Theory]
    [InlineData(46, 200, 180, 2000, 5.03951544688e-10, 2.70496012961e-08)]
    [InlineData(3, 4, 1, 4, 0.15729920705, 0.485714285714)]
    [InlineData(0, 5, 12, 21, 0.0212506027444, 0.042474916388)]
    public void The_difference_of_two_shares_equals_R(double yes1, double n1, double yes2, double n2, double chi, double fisher)
    {
        var found = ShareDifference.Of(Asked(yes1, n1), Asked(yes2, n2)).Value;

        Oracle.Equal(chi, found.ChiSquareP);
        Oracle.Equal(fisher, found.FisherP);
        Assert.True(found.Interval.Holds(found.Difference));
    }

    [Fact]
    public void With_a_design_effect_Fisher_is_not_made_and_chi_square_is_weaker()
    {
        var plain = ShareDifference.Of(Asked(46, 200), Asked(180, 2000)).Value;
        var weighted = ShareDifference.Of(Asked(46, 200, 1.5), Asked(180, 2000, 1.5)).Value;

        Assert.Null(weighted.FisherP);
        Assert.True(weighted.ChiSquareP > plain.ChiSquareP);
        Assert.True(weighted.Interval.Lower < plain.Interval.Lower);
    }

    [Fact]
    public void Where_all_answered_alike_there_is_no_test_and_no_NaN()
    {
        var found = ShareDifference.Of(Asked(0, 20), Asked(0, 30)).Value;

        Assert.Null(found.ChiSquareP);
        Assert.Equal((0.0, 1.0), (found.Difference, found.FisherP!.Value));
        Assert.True(double.IsFinite(found.Interval.Lower) && double.IsFinite(found.Interval.Upper!.Value));
    }

    [Fact]
    [Trait("Requirement", "SIT-28")]
    public void Felt_safety_and_avoidance_are_never_put_together_but_read_side_by_side()
    {
        var felt = Asked(160, 200, 1, SurveyAspect.FeltSafety);
        var avoidance = Asked(42, 200, 1, SurveyAspect.Avoidance);

        Assert.Equal(new AspectsDiffer(SurveyAspect.FeltSafety, SurveyAspect.Avoidance), ShareDifference.Of(felt, avoidance).Why);
        Assert.Equal(SafetyReading.MayHideSelfRestriction, FeltSafety.Read(felt, avoidance).Value);
        Assert.Equal(SafetyReading.AvoidanceNotAsked, FeltSafety.Read(felt, null).Value);
        Assert.Equal(SafetyReading.Agrees, FeltSafety.Read(felt, Asked(2, 200, 1, SurveyAspect.Avoidance)).Value);
        Assert.IsType<AspectsDiffer>(FeltSafety.Read(avoidance, felt).Why);
    }
}
