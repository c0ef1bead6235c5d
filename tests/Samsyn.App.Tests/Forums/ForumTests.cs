using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Tests.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Forums;

public sealed class ForumTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-28")]
    [Trait("Requirement", "ORG-29")]
    [Trait("Requirement", "ORG-31")]
    public async Task A_council_led_by_two_has_a_strategic_and_an_operative_group_under_their_local_names(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        var forums = Assert.Single((await Page(samsyn)).Agreements);

        var council = Assert.Single(forums.Councils);
        Assert.Equal(("Trygghetsråd", ChairRule.Joint, 2), (council.Name, council.Chair.Rule, council.Chair.Functions.Count));
        var steering = Assert.Single(forums.Steering);
        Assert.Equal("Strategisk ledningsgrupp", steering.Name);
        Assert.Equal(["lokal styrgrupp"], steering.Aliases);
        Assert.Equal("Operativ ledningsgrupp", Assert.Single(forums.Preparation).Name);
        Assert.Equal(["Trygghetsvandringar", "Inbrott", "Skolvägsgruppen"], forums.Plans.Select(forum => forum.Name));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_counts_the_meetings_of_the_year_against_those_demanded_and_tells_last_and_next(Engine engine)
    {
        var (samsyn, agreement) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;
        await samsyn.Store(
            new Evidence { Id = "01920000-0000-7000-c000-000000000001", AgreementId = agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Body("Strategisk ledningsgrupp"), Date = new(2018, 2, 6) },
            new Evidence { Id = "01920000-0000-7000-c000-000000000002", AgreementId = agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Body("Strategisk ledningsgrupp"), Date = new(2018, 6, 6) });

        var steering = (await Page(samsyn)).Agreements[0].Steering[0];

        Assert.Equal((1, 4), steering.Year!.Value);
        Assert.Equal(new DateOnly(2018, 2, 6), steering.Last);
        Assert.Equal(new DateOnly(2018, 12, 31), steering.Next!.Duty.Due);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-BOS-05")]
    public async Task A_plan_without_a_forum_is_valid_and_asks_for_no_meeting(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        var routine = (await Page(samsyn)).Agreements[0].Plans.Single(forum => forum.Name == "Inbrott");

        Assert.True(routine is { MeetsNever: true, Next: null, Year: null });
        var meetings = (await samsyn.Run((ReadDutyList duties) => duties.Run(TestActors.Reader, new() { Plan = "Inbrott" }, default))).Items;
        Assert.DoesNotContain(meetings, item => item.Duty.Demand.Needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_not_see_agreements_sees_no_forum(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        Assert.Empty((await samsyn.Run((ReadForumPage read) => read.Run(TestActors.Outsider, null, default))).Agreements);
    }

    static Task<ForumPage> Page(TestDatabase samsyn) => samsyn.Run((ReadForumPage read) => read.Run(TestActors.Reader, null, default));
}
