using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Readiness;

public sealed class ReadinessDutyTests
{
    const string Forum = "Checklista oro";
    static readonly Period Year = new(new(2017, 1, 1), new(2017, 12, 31));

    static PlanFact Checklist(params IReadOnlyList<(ReadinessLevel Level, Cadence[] Cadence)> rows) => Plan(Forum, 100, "Kommunen") with
    {
        Readiness = [.. rows.Select((row, i) => new ReadinessFact { Level = row.Level, Text = $"Rad {i}", Cadence = row.Cadence, Line = 110 + i })],
    };

    static readonly PlanFact WeeklyThenDaily = Checklist(
        (ReadinessLevel.Normal, [new WeeklyCadence([Weekday.TH], null, null, null)]), (ReadinessLevel.Raised, [new DailyCadence()]), (ReadinessLevel.High, [new DailyCadence()]));

    static readonly PlanFact QuarterlyThenWeekly = Checklist(
        (ReadinessLevel.Normal, [new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Minimum)]), (ReadinessLevel.Raised, [new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Minimum)]));

    static IReadOnlyList<Duty> Derive(PlanFact plan, params IReadOnlyList<ReadinessPeriod> readiness) =>
        [.. DutyDerivation.Derive(OpenEnded(new() { Plans = [plan] }) with { Readiness = readiness }, Year).Where(duty => !duty.IsStanding)];

    static ReadinessPeriod Raised(DateOnly from, DateOnly? to, ReadinessLevel level = ReadinessLevel.Raised, string? forum = null) =>
        new(forum is null ? null : DutySubject.Plan(forum), level, from, to);

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    [Trait("Requirement", "FOR-CSO-01")]
    public void The_weekly_form_is_due_daily_while_readiness_is_raised_or_high()
    {
        var duties = Derive(WeeklyThenDaily, Raised(new(2017, 5, 1), new(2017, 5, 14)), Raised(new(2017, 5, 8), new(2017, 5, 14), ReadinessLevel.High, Forum));

        var daily = duties.Where(duty => duty.Demand.Timing is EveryDay).ToList();
        Assert.Equal([7, 7], daily.Select(duty => duty.Needed));
        Assert.Equal(new DutyWindow(new(2017, 5, 1), new(2017, 5, 7)), daily[0].Window);
        Assert.Equal((111, ReadinessLevel.Raised), (daily[0].Clause.Line, daily[0].Demand.Level));
        // The whole of Thursdays less the two within: 52 Thursdays in 2017.
        Assert.Equal(50, duties.Count(duty => duty.Demand.Timing is WeeklyOn));
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    public void A_quarter_raised_demands_weekly_meetings_in_it_and_its_share_of_the_ordinary_number_outside()
    {
        var duties = Derive(QuarterlyThenWeekly, Raised(new(2017, 4, 1), new(2017, 6, 30)));

        Assert.Equal([1, 1, 1], duties.Where(duty => duty.Demand.Timing is PerPeriod { Period: CadencePeriod.Quarter }).Select(duty => duty.Needed));
        var weeks = duties.Where(duty => duty.Demand.Timing is PerPeriod { Period: CadencePeriod.Week }).ToList();
        // 1 April 2017 is a Saturday: two days of a week need none, the rest one each; 26–30 June is five days of one.
        Assert.Equal((14, 13), (weeks.Count, weeks.Sum(duty => duty.Needed)));
        Assert.Equal((new DateOnly(2017, 4, 1), new DateOnly(2017, 6, 30)), (weeks.Min(duty => duty.Window.From), weeks.Max(duty => duty.Window.To!.Value)));
    }

    [Fact]
    public void A_few_raised_days_in_a_quarter_leave_its_duty_as_it_was()
    {
        var ordinary = Derive(QuarterlyThenWeekly);
        var duties = Derive(QuarterlyThenWeekly, Raised(new(2017, 5, 15), new(2017, 5, 21)));

        Assert.Equal(ordinary.Select(duty => duty.Id), duties.Where(duty => duty.Demand.Level == ReadinessLevel.Normal).Select(duty => duty.Id));
        Assert.Equal([1], duties.Where(duty => duty.Demand.Level == ReadinessLevel.Raised).Select(duty => duty.Needed));
    }

    [Fact]
    [Trait("Requirement", "FOR-SIGU-03")]
    public void A_level_without_dates_of_its_own_keeps_the_rhythm_below()
    {
        foreach (Cadence row in new Cadence[] { new ByDecisionCadence(["Styrgruppen"]), new NotApplicableCadence(), new WhenNeededCadence(), new UnstatedCadence() })
        {
            var plan = Checklist((ReadinessLevel.Normal, [new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2)]), (ReadinessLevel.Raised, [row]));
            Assert.Equal(Derive(plan).Select(duty => duty.Id), Derive(plan, Raised(new(2017, 3, 1), null)).Select(duty => duty.Id));
        }
    }

    [Fact]
    public void A_row_that_names_one_group_speaks_for_that_group_alone()
    {
        var plan = Checklist(
            (ReadinessLevel.Normal, [new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Minimum) { Body = "Styrgruppen" }, new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum) { Body = "Arbetsgruppen" }]),
            (ReadinessLevel.Raised, [new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Minimum) { Body = "Arbetsgruppen" }]));
        var ordinary = Derive(plan);
        var duties = Derive(plan, Raised(new(2017, 4, 1), new(2017, 6, 30)));

        Assert.Equal(Of("Styrgruppen", ordinary), Of("Styrgruppen", duties));
        Assert.Equal(9, duties.Count(duty => duty.Demand.Timing is PerPeriod { Period: CadencePeriod.Month }));

        static IEnumerable<string> Of(string body, IEnumerable<Duty> duties) => duties.Where(duty => duty.Body == body).Select(duty => duty.Id);
    }

    [Fact]
    public void An_evening_of_one_series_is_not_another_series_made_early()
    {
        var plan = Checklist((ReadinessLevel.Normal, [new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), null, null)]), (ReadinessLevel.Raised, [new WeeklyCadence([Weekday.SU], new(18, 30), null, null)]));
        plan = plan with { Readiness = [plan.Readiness[0], plan.Readiness[1] with { Text = "Även söndagar" }] };
        // Friday 5 and Sunday 7 May 2017.
        var sunday = Assert.Single(Derive(plan, Raised(new(2017, 5, 1), new(2017, 5, 7))), duty => duty.Demand.Level == ReadinessLevel.Raised);
        Assert.Equal((new DateOnly(2017, 5, 7), new DateOnly(2017, 5, 7)), (sunday.Due!.Value, sunday.CountsFrom));
        Assert.Equal(DutyState.Overdue, Assert.Single(DutyEvaluation.Evaluate([sunday], [Held(DutySubject.Plan(Forum), new(2017, 5, 5))], new(2017, 5, 8))).State);
    }

    [Fact]
    public void What_one_forum_is_raised_to_concerns_no_other()
    {
        var other = Checklist((ReadinessLevel.Normal, [new WeeklyCadence([Weekday.TH], null, null, null)]), (ReadinessLevel.Raised, [new DailyCadence()])) with { Title = "Annat forum" };
        Assert.Equal(Derive(other).Select(duty => duty.Id), Derive(other, Raised(new(2017, 3, 1), null, forum: Forum)).Select(duty => duty.Id));
    }

    static readonly Gen<PlanFact> Plans =
        from normal in Cadences from raised in Gen.OneOf(Cadences, Gen.Constant<Cadence>(new ByDecisionCadence([])), Gen.Constant<Cadence>(new NotApplicableCadence())) from high in Cadences
        select Checklist((ReadinessLevel.Normal, [normal]), (ReadinessLevel.Raised, [raised]), (ReadinessLevel.High, [high]));

    static Gen<Cadence> Cadences => Gen.OneOf(
        from count in Gen.Choose(1, 12) from per in Gen.Elements(Enum.GetValues<CadencePeriod>()) select (Cadence)new TimesCadence(count, per, CadenceStrength.Minimum),
        Gen.Constant<Cadence>(new WeeklyCadence([Weekday.TH], null, null, null)), Gen.Constant<Cadence>(new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 0), null, null)),
        Gen.Constant<Cadence>(new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2)), Gen.Constant<Cadence>(new EveryWeekdayCadence()), Gen.Constant<Cadence>(new DailyCadence()));

    static readonly Gen<ReadinessPeriod> Spells =
        from level in Gen.Elements(ReadinessLevel.Raised, ReadinessLevel.High) from day in Gen.Choose(0, 364) from days in Gen.Choose(1, 120) from own in Gen.Elements(true, false)
        select Raised(Year.From.AddDays(day), Year.From.AddDays(day + days - 1), level, own ? Forum : null);

    static readonly Config Quietly = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    public void A_history_without_raised_days_gives_the_duties_of_before() =>
        Prop.ForAll(Plans.ToArbitrary(), plan => Derive(plan).Select(Seen).SequenceEqual(Derive(plan, Raised(new(2017, 3, 1), null, ReadinessLevel.Normal), Raised(new(2017, 3, 1), null, forum: "Annat"),
            Raised(new(2015, 1, 1), new(2016, 12, 31))).Select(Seen), StringComparer.Ordinal)).Check(Quietly);

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    public void Raising_and_returning_leaves_every_window_outside_the_raised_days_alone() =>
        Prop.ForAll((from plan in Plans from spell in Spells select (plan, spell)).ToArbitrary(), sample =>
        {
            var raised = new Period(sample.spell.From, sample.spell.To!.Value);
            var after = Derive(sample.plan, sample.spell).Select(Seen).ToHashSet(StringComparer.Ordinal);
            return Derive(sample.plan).Where(duty => duty.Window.To < raised.From || duty.Window.From > raised.To).All(duty => after.Contains(Seen(duty)));
        }).Check(Quietly);

    [Fact]
    public void Every_day_is_counted_by_the_row_of_its_own_level() =>
        Prop.ForAll((from spells in Spells.ListOf(4) from day in Gen.Choose(0, 364) select (spells, day: Year.From.AddDays(day))).ToArbitrary(), sample =>
        {
            var plan = Checklist((ReadinessLevel.Normal, [new DailyCadence()]), (ReadinessLevel.Raised, [new EveryWeekdayCadence()]), (ReadinessLevel.High, [new WeeklyCadence([Weekday.MO, Weekday.SU], new(18, 0), null, null)]));
            var expected = sample.spells.Where(spell => spell.From <= sample.day && sample.day <= spell.To).Select(spell => spell.Level).DefaultIfEmpty(ReadinessLevel.Normal).Max();
            var demands = DutyDerivation.Derive(OpenEnded(new() { Plans = [plan] }) with { Readiness = [.. sample.spells] }, Year).Where(duty => !duty.IsStanding).Select(duty => duty.Demand).Distinct();
            // A demand whose row applied always has no days of its own to keep to.
            return demands.All(demand => demand.During is not { } during || during.Contains(sample.day) == (demand.Level == expected));
        }).Check(Quietly);

    static string Seen(Duty duty) => $"{duty.Id} {duty.Window} {duty.Needed} {duty.CountsFrom} {duty.Title.Swedish} {duty.Rule.Swedish} {duty.Clause}";
}
