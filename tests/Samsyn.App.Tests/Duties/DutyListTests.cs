using System.Text.Json;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

public sealed class DutyListTests
{
    static readonly DutySubject Steering = DutySubject.Body("Styrgrupp");
    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_agreement_gives_its_duties_with_the_line_and_the_words_that_demand_them(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);

        var list = await List(samsyn, new() { From = new(2018, 1, 1), To = new(2018, 12, 31) });

        var consultation = Assert.Single(list.Items, item => item.Duty.Title.Code == "title.consultation");
        Assert.Equal(new DateOnly(2018, 6, 30), consultation.Duty.Due);
        Assert.Equal(6, consultation.Line);
        Assert.Equal("2017-01-01 – 2018-12-31", consultation.Words);
        Assert.Equal(_agreement.Id, consultation.Agreement.Id);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-15")]
    public async Task A_consultation_recorded_on_the_agreement_fulfils_its_duty_without_being_noted_again(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);
        Assert.Equal(DutyState.Open, await Consultation());

        Assert.Empty((await samsyn.Run((RecordConsultation record) => record.Run(TestActors.Coordinator,
            new() { Agreement = _agreement.Id, Version = _agreement.Version, HeldOn = new(2018, 3, 14) }, default))).Refusals);

        Assert.Equal(DutyState.Fulfilled, await Consultation());

        async Task<DutyState> Consultation() => (await List(samsyn, new())).Items.Single(item => item.Duty.Title.Code == "title.consultation").Status.State;
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_recorded_counts_at_once_and_what_is_withdrawn_counts_no_longer(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);
        Assert.Equal(0, (await Meetings(samsyn)).Status.Done);

        var id = (await samsyn.Run((RecordEvidence record) => record.Run(TestActors.Coordinator,
            new() { Agreement = _agreement.Id, Kind = EvidenceKinds.MeetingHeld, Subject = Steering, Date = new(2018, 2, 1), Attended = Attendance.Both }, default))).Value;
        Assert.Equal(1, (await Meetings(samsyn)).Status.Done);

        var without = await samsyn.Run((WithdrawEvidence withdraw) => withdraw.Run(TestActors.Coordinator, new(id, " "), default));
        Assert.Equal([new ReasonMissing()], without.Refusals);
        Assert.Empty((await samsyn.Run((WithdrawEvidence withdraw) => withdraw.Run(TestActors.Coordinator, new(id, "Fel dag"), default))).Refusals);
        Assert.Equal(0, (await Meetings(samsyn)).Status.Done);

        var twice = await samsyn.Run((WithdrawEvidence withdraw) => withdraw.Run(TestActors.Coordinator, new(id, "Igen"), default));
        Assert.IsType<EvidenceAlreadyWithdrawn>(Assert.Single(twice.Refusals));
        var page = (await samsyn.Run((ReadDutyPage read) => read.Run(TestActors.Coordinator, MeetingId(samsyn).Result, null, default)))!;
        Assert.Equal("Fel dag", Assert.Single(page.Evidence).Withdrawal!.Reason);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-11")]
    public async Task Two_meetings_in_the_first_half_meet_a_yearly_count_but_not_the_second_half_year(Engine engine)
    {
        var yearly = TestAgreements.Adopted(Twice(CadencePeriod.Year, 2));
        var halfYearly = TestAgreements.Adopted(Twice(CadencePeriod.HalfYear, 1));
        await using var samsyn = await Given(engine, yearly, halfYearly);
        foreach (var agreement in new[] { yearly, halfYearly })
            foreach (var date in new DateOnly[] { new(2017, 2, 10), new(2017, 5, 20) })
                await samsyn.Store(Held(agreement, date));

        var list = await List(samsyn, new() { From = new(2017, 1, 1), To = new(2017, 12, 31), Text = "Styrgrupp möte" });

        DutyState[] Of(Agreement agreement) => [.. list.Items.Where(item => item.Agreement.Id == agreement.Id).Select(item => item.Status.State)];
        Assert.Equal([DutyState.Fulfilled], Of(yearly));
        Assert.Equal([DutyState.Fulfilled, DutyState.Overdue], Of(halfYearly));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-04")]
    public async Task Two_provisions_that_differ_stand_side_by_side_and_the_stricter_reminds(Engine engine)
    {
        var facts = TestAgreements.Facts with
        {
            Obligations = [new() { Kind = ObligationKind.UpdateSituationPicture, Text = "Uppdateras varje år", Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 5 }],
            FollowUp = [new() { Object = FollowUpObject.SituationPicture, Method = "Uppdateras varje halvår", Cadence = [new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Target)], Line = 7 }],
        };
        await using var samsyn = await Given(engine, TestAgreements.Adopted(facts));

        var list = await List(samsyn, new() { From = new(2018, 1, 1), To = new(2018, 12, 31) });

        var differing = list.Items.Where(item => item.Duty.ConflictsWith.Count > 0).ToList();
        Assert.Equal(3, differing.Count);
        Assert.All(differing, item => Assert.All(item.Duty.ConflictsWith, other => Assert.True(list.Conflicting.ContainsKey(other))));
        Assert.Equal([7, 7], differing.Where(item => item.Duty.Reminds).Select(item => item.Line));
        Assert.Equal(5, Assert.Single(differing, item => !item.Duty.Reminds).Line);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_past_is_shown_as_it_was_then(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);
        await samsyn.Store(Held(_agreement, new(2018, 2, 1)));

        Assert.Equal(0, (await Meetings(samsyn, new(2018, 1, 31))).Status.Done);
        Assert.Equal(1, (await Meetings(samsyn, new(2018, 2, 1))).Status.Done);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Without_a_position_nothing_is_seen_not_even_a_choice(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);
        Assert.NotEmpty((await List(samsyn, new())).Items);

        var list = await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Outsider, new(), default));

        Assert.Empty(list.Items);
        Assert.Empty(list.Agreements);
        Assert.Empty(list.Bodies);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_weekly_series_is_one_row_with_its_next_day_and_its_counts(Engine engine)
    {
        var facts = TestAgreements.Facts with
        {
            Plans = [new()
            {
                Title = "Utsättningsmöte", Line = 9, Term = new UntilFurtherNotice(),
                Readiness = [new() { Level = ReadinessLevel.Normal, Text = "Varje fredag", Cadence = [new WeeklyCadence([Weekday.FR], new(18, 30), null, null)], Line = 9 }],
            }],
        };
        var agreement = TestAgreements.Adopted(facts);
        await using var samsyn = await Given(engine, agreement);
        for (var friday = new DateOnly(2018, 1, 5); friday <= new DateOnly(2018, 2, 23); friday = friday.AddDays(7))
            await samsyn.Store(Held(agreement, friday) with { Subject = DutySubject.Plan("Utsättningsmöte") });

        var row = Assert.Single((await List(samsyn, new() { From = new(2018, 1, 1), To = new(2018, 3, 31), Plan = "utsättningsmöte" })).Rows);

        Assert.True(row.IsSeries);
        Assert.Equal(13, row.Occurrences.Count);
        Assert.Equal((8, 2), (row.Done, row.Missed));
        Assert.Equal(new DateOnly(2018, 3, 16), row.Shown.Duty.Due);
    }

    [Theory, OnSqlite]
    public async Task The_list_is_written_in_the_shape_of_the_contract(Engine engine)
    {
        await using var samsyn = await Given(engine, _agreement);
        var list = await List(samsyn, new() { From = new(2018, 1, 1), To = new(2018, 12, 31) });

        using var json = JsonDocument.Parse(DutyJson.Of(list, Language.Swedish));

        var duty = json.RootElement.EnumerateArray().Single(one => one.GetProperty("requirement").GetString() == "AGR-15");
        Assert.Equal("Samråd om förlängning", duty.GetProperty("title").GetString());
        Assert.Equal("both", duty.GetProperty("party").GetString());
        Assert.Equal(6, duty.GetProperty("clause").GetProperty("line").GetInt32());
        Assert.Equal("samråd senast 6 månader före avtalstidens utgång 2018-12-31", duty.GetProperty("rule").GetString());
        Assert.Equal("2018-01-01", duty.GetProperty("window").GetProperty("from").GetString());
        Assert.Equal("2018-06-30", duty.GetProperty("due").GetString());
        Assert.Equal("breach", duty.GetProperty("strength").GetString());
        Assert.Equal("open", duty.GetProperty("status").GetString());
        foreach (var name in new[] { "id", "body", "conflictsWith", "evidence", "reason" }) Assert.True(duty.TryGetProperty(name, out _), name);
    }

    [Theory, OnSqlite]
    public async Task A_text_that_looks_like_a_formula_stays_a_text_in_the_spreadsheet(Engine engine)
    {
        var facts = TestAgreements.Facts with { Bodies = [new() { Name = "=HYPERLINK(\"x\";1)", Kind = BodyKind.Working, Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 5 }] };
        await using var samsyn = await Given(engine, TestAgreements.Adopted(facts));

        var csv = System.Text.Encoding.UTF8.GetString(DutyCsv.Of(await List(samsyn, new()), Language.Swedish));

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\";1)\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Split("\r\n").SelectMany(line => line.Split(';')), cell => cell.StartsWith('='));
    }

    static AgreementFacts Twice(CadencePeriod per, int count) => TestAgreements.Facts with
    {
        Bodies = [new() { Name = "Styrgrupp", Kind = BodyKind.Steering, Cadence = [new TimesCadence(count, per, CadenceStrength.Minimum)], Line = 5 }],
    };

    static Evidence Held(Agreement agreement, DateOnly date) => new()
    {
        Id = Guid.CreateVersion7(new(date.ToDateTime(new(agreement.Id.Value.ToByteArray()[15] % 24, 0)), TimeSpan.Zero)).ToString(),
        AgreementId = agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = Steering, Date = date, Attended = Attendance.Both,
    };

    static async Task<TestDatabase> Given(Engine engine, params Agreement[] agreements)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store([.. agreements]);
        return samsyn;
    }

    static Task<DutyList> List(TestDatabase samsyn, DutyQuery query) => samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, query, default));

    static async Task<DutyItem> Meetings(TestDatabase samsyn, DateOnly? asOf = null) =>
        (await List(samsyn, new() { AsOf = asOf, From = new(2018, 1, 1), To = new(2018, 12, 31) })).Items.Single(item => item.Duty.Demand.Needs.Subject == Steering);

    static async Task<string> MeetingId(TestDatabase samsyn) => (await Meetings(samsyn)).Id;
}
