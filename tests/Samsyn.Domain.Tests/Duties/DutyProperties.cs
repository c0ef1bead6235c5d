using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class DutyProperties
{
    static readonly IReadOnlyList<Duty> Duties = DutyDerivation.Derive(Source(), Term);

    static readonly DutySubject[] Subjects = [.. Duties.Select(d => d.Demand.Needs.Subject).Distinct()];

    static readonly Gen<DateOnly> Dates = Gen.Choose(0, 1400).Select(days => new DateOnly(2016, 6, 1).AddDays(days));

    static readonly Gen<Evidence> Facts =
        from kind in Gen.Elements(Enum.GetValues<EvidenceKinds>().Where(k => k != EvidenceKinds.None).ToArray())
        from subject in Gen.Elements(Subjects)
        from date in Dates
        from attended in Gen.Elements(Enum.GetValues<Attendance>())
        from place in Gen.Elements(null, "Ekdal", "Lindvik")
        from number in Gen.Choose(0, 100_000)
        select new Evidence { Id = $"e{number}", AgreementId = "ekbacken", Kind = kind, Subject = subject, Date = date, Attended = attended, Place = place };

    // Ids are unique in reality; a random clash would be two versions of one fact.
    static readonly Gen<Evidence[]> Sets = Facts.ListOf(150).Select(list => list.DistinctBy(e => e.Id).ToArray());

    static readonly Config Quietly = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void More_evidence_never_makes_a_duty_worse() =>
        Prop.ForAll((from all in Sets from known in Gen.Choose(0, all.Length) from asOf in Dates select (all, known, asOf)).ToArbitrary(), sample =>
        {
            var less = DutyEvaluation.Evaluate(Duties, sample.all[..sample.known], sample.asOf);
            var more = DutyEvaluation.Evaluate(Duties, sample.all, sample.asOf);
            return less.Zip(more).All(pair => Rank(pair.Second) >= Rank(pair.First));
        }).Check(Quietly);

    [Fact]
    public void The_order_of_the_evidence_does_not_matter() =>
        Prop.ForAll((from all in Sets from shuffled in Gen.Shuffle(all) from asOf in Dates select (all, shuffled, asOf)).ToArbitrary(), sample =>
            DutyEvaluation.Evaluate(Duties, sample.all, sample.asOf).Select(Seen).SequenceEqual(DutyEvaluation.Evaluate(Duties, sample.shuffled, sample.asOf).Select(Seen), StringComparer.Ordinal))
        .Check(Quietly);

    [Fact]
    public void Every_date_has_an_answer_with_a_reason() =>
        Prop.ForAll((from all in Sets from asOf in Gen.OneOf(Dates, Gen.Constant(DateOnly.MinValue), Gen.Constant(DateOnly.MaxValue)) select (all, asOf)).ToArbitrary(), sample =>
        {
            var statuses = DutyEvaluation.Evaluate(Duties, sample.all, sample.asOf);
            return statuses.Count == Duties.Count && statuses.All(s => s.Reason.Swedish.Length > 0 && s.Reason.English.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void A_duty_is_overdue_only_after_its_last_day() =>
        Prop.ForAll((from all in Sets from asOf in Dates select (all, asOf)).ToArbitrary(), sample =>
            DutyEvaluation.Evaluate(Duties, sample.all, sample.asOf).All(s => s.State != DutyState.Overdue || sample.asOf > s.Duty.Due))
        .Check(Quietly);

    [Fact]
    public void Windows_of_one_demand_never_overlap_and_keep_to_the_agreement() =>
        Prop.ForAll((from cadence in Cadences from begin in Dates from days in Gen.Choose(1, 1500) select (cadence, begin, days)).ToArbitrary(), sample =>
        {
            var source = Source(new AgreementFacts { Plans = [Plan("Forum", 10, "Kommunen", cadence: sample.cadence)] }, sample.begin, sample.begin.AddDays(sample.days)) with { Parent = null };
            var duties = DutyDerivation.Derive(source, new(sample.begin.AddDays(-400), sample.begin.AddDays(2000))).Where(d => d.Requirement == "MTG-10").ToList();
            return duties.TrueForAll(d => d.Window.From >= source.From && d.Due <= source.To)
                && duties.Zip(duties.Skip(1)).All(pair => pair.First.Window.To < pair.Second.Window.From);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    static Gen<Cadence> Cadences =>
        Gen.OneOf(
            from count in Gen.Choose(1, 12) from per in Gen.Elements(Enum.GetValues<CadencePeriod>()) select (Cadence)new TimesCadence(count, per, CadenceStrength.Minimum),
            Gen.Constant<Cadence>(new WeeklyCadence([Weekday.TH], null, null, null)),
            Gen.Constant<Cadence>(new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 0), null, null)),
            Gen.Constant<Cadence>(new EveryWeekdayCadence()),
            Gen.Constant<Cadence>(new DailyCadence()));

    static int Rank(DutyStatus status) => status.State switch { DutyState.Overdue => 0, DutyState.DueSoon => 1, DutyState.Open => status.IsSoftMiss ? 0 : 2, DutyState.Fulfilled => 3, _ => 4 };

    static string Seen(DutyStatus status) => $"{status.Duty.Id} {status.State} {status.Reason.Swedish} {string.Join(',', status.Evidence)}";
}
