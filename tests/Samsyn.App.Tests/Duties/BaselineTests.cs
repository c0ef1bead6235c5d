using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

public sealed class BaselineTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FUP-19")]
    public async Task Every_yearly_follow_up_shows_the_baseline_and_until_it_is_recorded_the_duty_to_record_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var agreement = TestAgreements.Adopted(TestAgreements.Facts with
        {
            Parent = new() { Title = "Övergripande överenskommelse", UntilFurtherNotice = true },
            Obligations = [new() { Kind = ObligationKind.FollowUpPriorityAreas, Text = "Följs upp varje år.", Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 5 }],
        });
        await samsyn.Store(agreement);

        var lacking = (await Page(samsyn, agreement, "AGR-20")).Baseline!;
        Assert.Empty(lacking.Measured);
        Assert.Equal((EvidenceKinds.BaselineRecorded, DutyState.Overdue), (lacking.Demand!.Duty.Demand.Needs.Kinds, lacking.Demand.Status.State));

        await samsyn.Run((RecordEvidence record) => record.Run(TestActors.Coordinator, new()
        {
            Agreement = agreement.Id, Kind = EvidenceKinds.BaselineRecorded, Subject = DutySubject.Agreement, Date = new(2017, 2, 1), Reference = "Trygghetsmätningen 2016: 62 procent",
        }, default));

        var baseline = (await Page(samsyn, agreement, "AGR-20")).Baseline!;
        Assert.Equal((new DateOnly(2017, 2, 1), "Trygghetsmätningen 2016: 62 procent"), (Assert.Single(baseline.Measured).Date, baseline.Measured[0].Reference));
        Assert.Equal(DutyState.Fulfilled, baseline.Demand!.Status.State);
        Assert.Null((await Page(samsyn, agreement, "MTG-10")).Baseline);
    }

    static async Task<DutyPage> Page(TestDatabase samsyn, Agreement agreement, string requirement)
    {
        var list = await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new() { Agreement = agreement.Id }, default));
        return (await samsyn.Run((ReadDutyPage read) => read.Run(TestActors.Coordinator, list.Items.First(item => item.Duty.Requirement == requirement).Id, null, default)))!;
    }
}
