using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.App.Tests.Duties;

public sealed class SourceMakingTests
{
    static readonly Period Life = new(new(2017, 1, 1), new(2018, 12, 31));

    [Fact]
    [Trait("Requirement", "AGR-25")]
    public void A_decided_version_of_an_annex_takes_over_on_its_day_and_its_duties_lead_to_its_own_words()
    {
        var agreement = TestAgreements.Adopted();
        Assert.True(agreement.ProposeAnnexVersion(2, new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), new()
        {
            Lines = ["Grannstöd", "Gruppen möts fyra gånger per år"],
            Facts = new() { Plans = [new() { Title = "Grannstöd", Line = 1, Term = new UntilFurtherNotice(), Readiness = [new() { Text = "4", Cadence = [new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target)], Line = 2 }] }] },
            Reason = "Ny plan",
        }, new(2017, 9, 1)).IsDone);
        Assert.True(agreement.DecideAnnexVersion(2, new() { On = new(2017, 10, 1), BodyKind = BodyKind.Steering, Body = "Styrgrupp", Text = "Beslutas", Deciders = ["A"] }, new(2017, 10, 2)).IsDone);

        var parsed = new ParsedAgreement(agreement, null, DutySettings.Default, []);
        var duties = parsed.Duties(Life);

        Assert.Equal([new(2017, 1, 1), new(2017, 10, 1)], parsed.Source!.Versions.Select(version => version.ValidFrom));
        var duty = duties.First(one => one.Body == "Grannstöd");
        Assert.True(duty.Window.From >= new DateOnly(2017, 10, 1));
        Assert.Equal((2, 2), (parsed.PlaceOf(duty.Clause).Line, parsed.PlaceOf(duty.Clause).Annex));
        Assert.Equal("Gruppen möts fyra gånger per år", parsed.WordsOf(duty.Clause));
        Assert.Equal("Grannstöd", parsed.PlanOf(duty));
        Assert.Contains(parsed.OwnEvidence, evidence => evidence.Kind == EvidenceKinds.AnnexVersionDecided && evidence.Subject == DutySubject.Annex(AnnexKind.ActionPlans));
    }

    [Fact]
    public void Nobody_is_bound_by_a_draft()
    {
        var draft = Agreement.Draft(new()
        {
            Id = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), Number = "2017-9999", Level = AgreementLevel.Local, Facts = TestAgreements.Facts,
            Organisations = [TestActors.District, TestActors.Police], Lines = TestAgreements.Lines, On = new(2017, 1, 1), NewId = () => Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        }).Value;

        Assert.Empty(new ParsedAgreement(draft, null, DutySettings.Default, []).Duties(Life));
    }

    [Fact]
    public void The_duties_of_the_act_are_listed_once_with_the_agreement_that_has_none_above_it()
    {
        var facts = TestAgreements.Facts with { Term = TestAgreements.Facts.Term! with { From = new(2024, 1, 1), To = new(2027, 12, 31) } };
        var above = TestAgreements.Adopted(facts, level: AgreementLevel.Overarching);
        var local = TestAgreements.Adopted(facts, parent: above.Id);
        var horizon = new Period(new(2024, 1, 1), new(2026, 12, 31));

        bool Statutory(ParsedAgreement parsed) => parsed.Duties(horizon).Any(duty => duty.Requirement == "LAG-2023:196");
        Assert.True(Statutory(new(above, null, DutySettings.Default, [])));
        Assert.False(Statutory(new(local, above, DutySettings.Default, [])));
        Assert.True(Statutory(new(local, null, DutySettings.Default, [])));
    }

    [Fact]
    [Trait("Requirement", "NOT-24")]
    public void Reporting_dates_are_those_the_district_has_set_and_none_are_assumed()
    {
        Assert.Null(StoredDutySettings.Parse(null).ReportingDates.Of(2026, ReportingPoint.T1));

        var stored = new StoredDutySettings { ReportingDates = [new(2026, ReportingPoint.T1, new(2026, 5, 12))], SpringTermEnds = new(2026, 6, 12) }.ToText();

        Assert.Equal(new DateOnly(2026, 5, 12), StoredDutySettings.Parse(stored).ReportingDates.Of(2026, ReportingPoint.T1));
        Assert.Equal(new DateOnly(2027, 6, 12), StoredDutySettings.Parse(stored).SchoolTerms.Spring(2027).To);
        Assert.Equal(SchoolTerms.Default.AutumnBegins, StoredDutySettings.Parse(stored).SchoolTerms.AutumnBegins);
    }
}
