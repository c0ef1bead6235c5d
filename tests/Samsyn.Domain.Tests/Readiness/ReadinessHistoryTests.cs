using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Readiness;

public sealed class ReadinessHistoryTests
{
    static readonly AgreementId Ekbacken = new(new("01920000-0000-7000-8000-0000000009f1"));
    static readonly PersonId Clerk = new(new("01920000-0000-7000-8000-0000000009f2"));
    static readonly Period Life = new(new(2017, 1, 1), new(2018, 12, 31));
    static readonly DateTimeOffset Now = At(2018, 3, 15, 12);
    static readonly DutySubject Briefing = DutySubject.Plan("Utsättning");

    static readonly IReadOnlyList<ForumDeciders> ByPolice = [new("Utsättning", Briefing, ReadinessLevel.Raised, ["kommunpolis", "säkerhetsstrateg"])];

    static DateTimeOffset At(int year, int month, int day, int hour) => SwedishTime.At(new(year, month, day), new(hour, 0));

    static ReadinessDecision Raise(DateTimeOffset? from = null, ReadinessLevel level = ReadinessLevel.Raised) => new()
    {
        Level = level, From = from ?? At(2018, 3, 14, 18), Deciders = ["Kommunpolis"], Reason = "Bränder tre kvällar i rad.", ReviewOn = new(2018, 3, 21), ReturnOn = new(2018, 3, 28),
    };

    static ReadinessDecision Return(DateTimeOffset from) => new() { Level = ReadinessLevel.Normal, From = from, Deciders = ["Kommunpolis"], Reason = "Lugnt i en vecka." };

    static ReadinessHistory History(params IReadOnlyList<ReadinessDecision> decisions)
    {
        var history = new ReadinessHistory(Ekbacken, Life, []);
        foreach (var decided in decisions) history = new(Ekbacken, Life, [.. history.Lines, history.Change(decided, [], Clerk, Now).Value]);
        return history;
    }

    static IReadOnlyList<Refusal> Refused(ReadinessDecision decided, params IReadOnlyList<ForumDeciders> deciders) => History().Change(decided, deciders, Clerk, Now).Refusals;

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    public void A_change_is_kept_with_its_time_decider_and_reason_and_tells_the_level_on_every_day()
    {
        var history = History(Raise(), Return(At(2018, 3, 20, 9)));

        Assert.Equal([ReadinessLevel.Normal, ReadinessLevel.Raised, ReadinessLevel.Raised, ReadinessLevel.Normal],
            new[] { new DateOnly(2018, 3, 13), new(2018, 3, 14), new(2018, 3, 19), new(2018, 3, 20) }.Select(day => history.LevelOn(day)));
        Assert.Equal((ReadinessLevel.Normal, ReadinessLevel.Raised), (history.LevelAt(At(2018, 3, 14, 17)), history.LevelAt(At(2018, 3, 14, 18))));
        Assert.Equal([new ReadinessPeriod(null, ReadinessLevel.Raised, new(2018, 3, 14), new(2018, 3, 19))], history.Periods());
        var raised = history.Timeline(null)[0];
        Assert.Equal(("Kommunpolis", "Bränder tre kvällar i rad.", At(2018, 3, 20, 9)), (raised.Change.Deciders.Single(), raised.Change.Reason, raised.Until!.Value));
    }

    [Fact]
    public void A_forum_can_be_raised_above_its_area_but_not_held_below_it()
    {
        var history = History(Raise() with { Forum = Briefing, Level = ReadinessLevel.High }, Raise(At(2018, 3, 15, 8)));

        Assert.Equal((ReadinessLevel.High, ReadinessLevel.Raised), (history.LevelOn(new(2018, 3, 15), Briefing), history.LevelOn(new(2018, 3, 15))));
        Assert.Equal((ReadinessLevel.High, ReadinessLevel.Normal), (history.LevelOn(new(2018, 3, 14), Briefing), history.LevelOn(new(2018, 3, 14))));
        var back = new ReadinessHistory(Ekbacken, Life, [.. history.Lines, history.Change(Return(At(2018, 3, 15, 10)) with { Forum = Briefing }, [], Clerk, Now).Value]);
        Assert.Equal(ReadinessLevel.Raised, back.LevelAt(At(2018, 3, 15, 11), Briefing));
    }

    [Fact]
    [Trait("Requirement", "MTG-14")]
    public void A_decider_whom_the_plan_does_not_name_is_refused_unless_a_reason_is_written()
    {
        var strange = Raise() with { Deciders = ["Enhetschef"] };

        Assert.Equal(["kommunpolis", "säkerhetsstrateg"], Assert.IsType<ReadinessDeciderNotNamed>(Assert.Single(Refused(strange, ByPolice))).Named);
        Assert.Empty(Refused(strange with { OverrideReason = "Ingen av de två gick att nå." }, ByPolice));
        Assert.Empty(Refused(Raise(), ByPolice));
        Assert.Empty(Refused(strange, ByPolice[0] with { Level = ReadinessLevel.High }));
    }

    [Theory]
    [Trait("Requirement", "MTG-14")]
    [InlineData("Styrgruppen", "styrgruppen", true)]
    [InlineData("Styrgruppen", "Lokal styrgrupp", true)]
    [InlineData("kommunpolis", "Kommunpolisen", true)]
    [InlineData("Styrgruppen", "Central styrgrupp", false)]
    [InlineData("central ledningsgrupp inom respektive myndighet", "ledningsgruppen", false)]
    public void One_body_goes_by_its_forms_but_not_by_another_bodys_name(string named, string decider, bool same) => Assert.Equal(same, NamedDeciders.AreSame(named, decider));

    [Fact]
    [Trait("Requirement", "MTG-14")]
    public void Deciders_are_read_from_each_plans_own_row()
    {
        var plan = new PlanFact
        {
            Title = "Utsättning",
            Readiness =
            [
                new() { Level = ReadinessLevel.Normal, Text = "Fredagar", Cadence = [new WeeklyCadence([Weekday.FR], new(18, 30), null, null)] },
                new() { Level = ReadinessLevel.Raised, Text = "Efter beslut", Cadence = [new ByDecisionCadence(["Styrgruppen"])] },
                new() { Level = ReadinessLevel.High, Text = "Efter beslut", Cadence = [new ByDecisionCadence(["Styrgruppen", "central ledningsgrupp"])] },
            ],
        };
        PlanFact[] plans = [plan, new() { Title = "Checklista", Readiness = [new() { Level = ReadinessLevel.Raised, Text = "Dagligen", Cadence = [new DailyCadence()] }] }];

        Assert.Equal(["Styrgruppen"], Assert.Single(NamedDeciders.Of(plans, ReadinessLevel.Raised)).Named);
        Assert.Equal(["Styrgruppen", "central ledningsgrupp"], Assert.Single(NamedDeciders.Of(plans, ReadinessLevel.High, Briefing)).Named);
        Assert.Empty(NamedDeciders.Of(plans, ReadinessLevel.High, DutySubject.Plan("Checklista")));
        Assert.Empty(NamedDeciders.Of(plans, ReadinessLevel.Normal));
    }

    [Fact]
    public void What_cannot_hold_is_refused_with_every_reason_at_once()
    {
        Assert.Equal([new ReadinessReasonMissing(), new ReadinessDeciderMissing(), new ReadinessReviewMissing()],
            Refused(Raise() with { Reason = " ", Deciders = [" "], ReviewOn = null, ReturnOn = null }));
        Assert.Equal([new ReadinessReviewBeforeStart(new(2018, 3, 14)), new ReadinessReturnBeforeStart(new(2018, 3, 14))],
            Refused(Raise() with { ReviewOn = new(2018, 3, 13), ReturnOn = new(2018, 3, 1) }));
        Assert.Equal([new ReadinessFromTooFarAhead(new(2018, 4, 14))], Refused(Raise(At(2018, 4, 15, 0)) with { ReviewOn = new(2018, 5, 1), ReturnOn = null }));
        Assert.Empty(Refused(Raise(At(2018, 4, 14, 23)) with { ReviewOn = new(2018, 5, 1), ReturnOn = null }));
        Assert.Equal([new ReadinessOutsideAgreement(Life.From, Life.To)], Refused(Raise(At(2016, 12, 31, 23))));
        Assert.Equal([new ReadinessAlreadyNormal()], Refused(Return(At(2018, 3, 14, 9))));
        Assert.Equal([new SameReadiness(ReadinessLevel.Raised)], History(Raise()).Change(Raise(At(2018, 3, 15, 9)), [], Clerk, Now).Refusals);
        Assert.Equal([new ReadinessBeforeLastChange(At(2018, 3, 14, 18))], History(Raise()).Change(Return(At(2018, 3, 14, 18)), [], Clerk, Now).Refusals);
        Assert.Equal([new SameReadiness(ReadinessLevel.Raised)], History(Raise()).Change(Raise(At(2018, 3, 15, 9)) with { Forum = Briefing }, [], Clerk, Now).Refusals);
    }

    [Fact]
    public void A_correction_takes_the_place_of_a_line_that_stays_to_be_read()
    {
        var history = History(Raise(), Return(At(2018, 3, 15, 9)));
        var corrected = history.Correct(1, Raise(At(2018, 3, 12, 20)), [], Clerk, Now).Value;

        var after = new ReadinessHistory(Ekbacken, Life, [.. history.Lines, corrected]);

        Assert.Equal((3, 2), (after.Lines.Count, after.Standing.Count));
        Assert.Equal(new DateOnly(2018, 3, 12), Assert.Single(after.Periods()).From);
        Assert.Equal([new ReadinessLineUnknown(1)], after.Correct(1, Raise(), [], Clerk, Now).Refusals);
        Assert.IsType<ReadinessCorrectionBreaksOrder>(Assert.Single(after.Correct(3, Raise(At(2018, 3, 15, 10)), [], Clerk, Now).Refusals));
        Assert.IsType<ReadinessCorrectionBreaksOrder>(Assert.Single(after.Correct(3, Return(At(2018, 3, 13, 10)), [], Clerk, Now).Refusals));
    }

    [Fact]
    public void A_line_that_should_never_have_been_written_is_struck_out_and_leaves_no_days()
    {
        var history = History(Raise());
        Assert.Equal([new ReadinessReasonMissing()], history.StrikeOut(1, " ", Clerk, Now).Refusals);

        var after = new ReadinessHistory(Ekbacken, Life, [.. history.Lines, history.StrikeOut(1, "Fel stadsdel.", Clerk, Now).Value]);

        Assert.Empty(after.Periods());
        Assert.Equal(2, after.Version);
        Assert.IsType<ReadinessCorrectionBreaksOrder>(Assert.Single(History(Raise(), Return(At(2018, 3, 15, 9))).StrikeOut(1, "Fel", Clerk, Now).Refusals));
    }

    [Fact]
    public void A_raised_level_that_outlives_its_planned_days_is_said_to()
    {
        var spell = History(Raise()).Timeline(null)[0];
        Assert.Equal((false, true), (spell.IsOverdueOn(new(2018, 3, 21)), spell.IsOverdueOn(new(2018, 3, 22))));
    }

    [Fact]
    public void Across_the_change_of_the_clock_the_day_is_the_one_on_the_wall()
    {
        var history = new ReadinessHistory(Ekbacken, Life, [History().Change(Raise(new(2018, 3, 24, 23, 30, 0, TimeSpan.Zero)) with { ReviewOn = new(2018, 3, 30) }, [], Clerk, Now).Value]);
        Assert.Equal(new DateOnly(2018, 3, 25), Assert.Single(history.Periods()).From);
    }

    [Fact]
    [Trait("Requirement", "MTG-14")]
    public void An_area_is_raised_by_those_whom_the_plans_that_change_name_and_else_by_any_whom_a_plan_names()
    {
        PlanFact Of(string title, string by, params Cadence[] dated) => new()
        {
            Title = title, Readiness = [new() { Level = ReadinessLevel.Normal, Text = "", Cadence = [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target)] }, new() { Level = ReadinessLevel.Raised, Text = "", Cadence = [.. dated, new ByDecisionCadence([by])] }],
        };
        PlanFact[] plans = [Of("Råd", "Styrgruppen"), Of("Utsättning", "Kommunpolisen", new DailyCadence())];

        Assert.Equal(["Utsättning"], NamedDeciders.For(plans, ReadinessLevel.Normal, ReadinessLevel.Raised, null).Select(one => one.Forum));
        Assert.Equal(["Styrgruppen"], NamedDeciders.For(plans, ReadinessLevel.Normal, ReadinessLevel.Raised, DutySubject.Plan("Råd")).Single().Named);
        Assert.Equal(["Styrgruppen", "Beredningsgruppen"], NamedDeciders.For([plans[0], Of("Vandring", "Beredningsgruppen")], ReadinessLevel.Normal, ReadinessLevel.Raised, null).Single().Named);
    }

    [Fact]
    public void A_row_that_says_also_adds_to_the_one_below()
    {
        var friday = new WeeklyCadence([Weekday.FR], new(18, 30), null, null);
        var sunday = new WeeklyCadence([Weekday.SU], null, null, null);
        ReadinessFact[] Rows(string text) => [new() { Level = ReadinessLevel.Normal, Text = "Fredagar", Cadence = [friday] }, new() { Level = ReadinessLevel.Raised, Text = text, Cadence = [sunday] }];

        Assert.Equal([friday, sunday], LevelRhythms.At(Rows("Även söndagar"), ReadinessLevel.Raised));
        Assert.Equal([sunday], LevelRhythms.At(Rows("Söndagar"), ReadinessLevel.Raised));
    }
}
