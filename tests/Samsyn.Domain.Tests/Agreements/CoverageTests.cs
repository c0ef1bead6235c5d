using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class CoverageTests
{
    static readonly OrganisationId Other = new(new Guid(8, 0, 0, new byte[8]));

    [Theory]
    [Trait("Requirement", "AGR-02")]
    [InlineData("2016-12-31", CoverageStatus.Preparing)]
    [InlineData("2017-06-01", CoverageStatus.InForce)]
    [InlineData("2019-01-01", CoverageStatus.Expired)]
    public void Each_district_shows_whether_its_agreement_is_in_force_expired_or_missing(string date, CoverageStatus status)
    {
        var agreement = Local();
        Assert.Equal([new DistrictCoverage(District, status, agreement.Id), new(Other, CoverageStatus.Missing, null)],
            Coverage.On(Day(date), [District, Other], [agreement, Overarching()]));
    }

    [Fact]
    [Trait("Requirement", "AGR-02")]
    public void The_agreement_in_force_goes_before_an_expired_one()
    {
        var expired = Local(TwoYears("2013-01-01", "2014-12-31"));
        var current = Agreement.Adopt(NewLocal() with { Id = new(new Guid(5, 0, 0, new byte[8])) }).Value;
        Assert.Equal(current.Id, Assert.Single(Coverage.On(Day("2017-06-01"), [District], [expired, current])).Agreement);
    }

    [Fact]
    [Trait("Requirement", "AGR-04")]
    public void When_the_overarching_agreement_is_replaced_every_local_one_in_force_under_it_is_reviewed()
    {
        var parent = Overarching();
        var bound = Agreement.Adopt(NewLocal() with { Parent = parent.Id }).Value;
        var unbound = Local();
        Assert.Empty(Coverage.ToReviewAfterRevision(parent, Day("2018-03-01"), [bound, unbound]));
        Assert.True(parent.SupersedeBy(new(Guid.Empty), Day("2018-03-01")).IsDone);
        Assert.Equal([bound.Id], Coverage.ToReviewAfterRevision(parent, Day("2018-03-01"), [bound, unbound]));
        Assert.Empty(Coverage.ToReviewAfterRevision(parent, Day("2018-02-28"), [bound, unbound]));
        Assert.Empty(Coverage.ToReviewAfterRevision(parent, Day("2019-01-01"), [bound, unbound]));
    }

    [Fact]
    [Trait("Requirement", "AGR-04")]
    public void A_signed_change_of_the_overarching_text_also_calls_for_review()
    {
        var parent = Overarching();
        var bound = Agreement.Adopt(NewLocal() with { Parent = parent.Id }).Value;
        Assert.True(parent.ProposeAnnexVersion(0, new(Guid.Empty), NewPlans() with { Facts = OverarchingFacts() }, Day("2017-09-01")).IsDone);
        Assert.True(parent.SignAnnexVersion(0, Signed(City, "2017-10-01"), Day("2018-01-01")).IsDone);
        Assert.Empty(Coverage.ToReviewAfterRevision(parent, Day("2017-10-01"), [bound]));
        Assert.True(parent.SignAnnexVersion(0, Signed(Region, "2017-10-02"), Day("2018-01-01")).IsDone);
        Assert.Equal([bound.Id], Coverage.ToReviewAfterRevision(parent, Day("2017-10-02"), [bound]));
    }
}
