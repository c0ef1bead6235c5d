using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Duties;

public class SeedDutyTests
{
    static readonly Period Term = new(new(2017, 1, 1), new(2018, 12, 31));

    static (AgreementFacts Facts, string[] Lines) Read(string name)
    {
        var lines = File.ReadAllText(Seeds.PathOf(name)).ReplaceLineEndings("\n").Split('\n');
        return (AgreementReader.Read(new SourceInfo { File = name, Format = SourceFormat.Text, Sha256 = "", Lines = lines.Length }, lines, []).Facts, lines);
    }

    static IReadOnlyList<Duty> DutiesOf(string name, Period horizon, DateOnly? from = null)
    {
        var facts = Read(name).Facts;
        var begins = from ?? facts.Term!.From!.Value;
        return DutyDerivation.Derive(new DutySource
        {
            AgreementId = name, DocumentTitle = name, From = begins, To = facts.Term?.To, Versions = [new(begins, facts)],
            Parent = facts.Parent is { } parent ? new ParentSource { DocumentTitle = "Överavtal", Facts = parent.Facts, From = parent.From, To = parent.To } : null,
        }, horizon);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-15")]
    [Trait("Requirement", "NOT-08")]
    public void The_local_agreement_consults_by_the_end_of_june_2018_and_watches_the_one_above()
    {
        var duties = DutiesOf("S0", Term);

        var consultation = duties.Single(d => d.Requirement == "AGR-15");
        Assert.Equal((new DateOnly(2018, 1, 1), new DateOnly(2018, 6, 30), "Avtalstid"), (consultation.Window.From, consultation.Due, consultation.Clause.Heading));
        Assert.Equal(new DateOnly(2018, 11, 19), duties.Single(d => d.Requirement == "AGR-16").Due);
    }

    [SeedFact]
    [Trait("Requirement", "MTG-11")]
    [Trait("Requirement", "ORG-14")]
    public void The_steering_group_meets_in_each_of_four_half_years() =>
        Assert.Equal([new DateOnly(2017, 6, 30), new DateOnly(2017, 12, 31), new DateOnly(2018, 6, 30), new DateOnly(2018, 12, 31)],
            DutiesOf("S0", Term).Where(d => d.Body == "Styrgrupp" && d.Requirement == "MTG-10").Select(d => d.Due!.Value));

    [SeedFact]
    [Trait("Requirement", "SIT-04")]
    public void The_yearly_and_the_half_yearly_update_contradict_each_other()
    {
        var updates = DutiesOf("S0", Term).Where(d => d.Requirement == "SIT-04").ToList();

        Assert.Equal([(DutyStrength.Breach, 2), (DutyStrength.Deviation, 4)], updates.GroupBy(d => d.Strength).Select(g => (g.Key, g.Count())).Order());
        Assert.All(updates, d => Assert.Equal(d.Strength == DutyStrength.Breach ? 2 : 1, d.ConflictsWith.Count));
        Assert.All(updates, d => Assert.Equal(d.Strength == DutyStrength.Deviation, d.Reminds));
    }

    [SeedFact]
    [Trait("Requirement", "FUP-08")]
    public void Twelve_questionnaires_a_round_in_2017()
    {
        var rounds = DutiesOf("S0", new(new(2017, 1, 1), new(2017, 12, 31))).Where(d => d.Requirement == "FUP-08").GroupBy(d => d.Due).ToList();

        Assert.Equal([12, 12], rounds.Select(r => r.Count()));
        Assert.Equal(2, rounds.Sum(r => r.Count(d => d.Body == "Samordnarna")));
    }

    [SeedFact]
    [Trait("Requirement", "FOR-UTM-01")]
    [Trait("Requirement", "FOR-CSO-06")]
    public void The_evening_series_counts_104_in_2017_and_the_thursday_round_moves_once()
    {
        var duties = DutiesOf("S0", new(new(2017, 1, 1), new(2017, 12, 31)));

        Assert.Equal([("Husby", 104), ("Rinkeby", 104)], duties.Where(d => d.Demand.Place is not null).GroupBy(d => d.Demand.Place!).Select(g => (g.Key, g.Count())).Order());
        var moved = Assert.Single(duties, d => d.MovedFrom is not null);
        Assert.Equal((new DateOnly(2017, 5, 25), new DateOnly(2017, 5, 24), DutyParty.Police), (moved.MovedFrom, moved.Due, moved.Party));
    }

    [SeedFact]
    [Trait("Requirement", "FOR-BOS-05")]
    [Trait("Requirement", "FOR-TRY-01")]
    [Trait("Requirement", "FOR-MBU-01")]
    [Trait("Requirement", "FOR-BRA-02")]
    public void Each_forum_has_the_meetings_its_plan_states()
    {
        var duties = DutiesOf("S0", new(new(2017, 1, 1), new(2017, 12, 31))).Where(d => d.Requirement == "MTG-10").ToList();

        Assert.DoesNotContain(duties, d => d.Body!.StartsWith("Bosättningar", StringComparison.Ordinal));
        Assert.Equal([(DutyParty.Police, 3), (DutyParty.City, 3)], duties.Where(d => d.Body == "Trygghetsvandringar").Select(d => (d.Party, d.Needed)).OrderBy(d => d.Party));
        Assert.Equal([10, 10], duties.Where(d => d.Body!.StartsWith("MBU", StringComparison.Ordinal)).Select(d => d.Needed));
        Assert.Equal(6, duties.Single(d => d.Body!.EndsWith("BRÅ", StringComparison.Ordinal)).Needed);
    }

    [SeedFact]
    [Trait("Requirement", "FOR-MYS-01")]
    public void The_steering_group_and_each_of_the_five_area_groups_has_its_own_meetings_each_term()
    {
        var year = DutiesOf("S0", new(new(2017, 1, 1), new(2017, 12, 31))).Where(d => d.Title.Swedish.Contains("MYS", StringComparison.Ordinal) && d.Requirement == "MTG-10").GroupBy(d => d.Body!).ToList();

        Assert.Equal(["Grupp för unga 16-25 år", "Områdesgrupp Akalla", "Områdesgrupp Husby", "Områdesgrupp Kista", "Områdesgrupp Rinkeby", "Styrgruppen"], year.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.All(year, g => Assert.Equal(g.Key == "Styrgruppen" ? [2, 2] : [3, 3], g.Select(d => d.Needed)));
        Assert.Equal(12, year.SelectMany(g => g).DistinctBy(d => d.Id).Count());
    }

    [SeedFact]
    [Trait("Requirement", "AGR-63")]
    public void The_compliance_check_names_the_known_gaps()
    {
        var (facts, lines) = Read("S0");
        var items = ComplianceCheck.Run(new ComplianceSubject { Local = facts, Document = "S0", Lines = lines, Parent = facts.Parent?.Facts }).ToDictionary(i => i.Item);

        Assert.Equal(["AGR-57.2", "AGR-58.3", "AGR-59.2", "AGR-59.3", "AGR-59.4", "AGR-60.2", "AGR-62.1"],
            items.Values.Where(i => i.Result != ComplianceResult.Fulfilled).Select(i => i.Item).Order(StringComparer.Ordinal));
        Assert.Equal((3, 1, 1, 2), (items["AGR-59.4"].Lacking.Count, items["AGR-59.3"].Lacking.Count, items["AGR-59.2"].Lacking.Count, items["AGR-60.2"].Lacking.Count));
        Assert.Equal(["Bosättningar"], items["AGR-59.3"].Lacking);
        Assert.Equal(["Orossamtal"], items["AGR-59.2"].Lacking);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-39")]
    [Trait("Requirement", "AGR-40")]
    [Trait("Requirement", "AGR-41")]
    [Trait("Requirement", "AGR-42")]
    [Trait("Requirement", "AGR-43")]
    [Trait("Requirement", "AGR-44")]
    [Trait("Requirement", "AGR-46")]
    [Trait("Requirement", "AGR-47")]
    [Trait("Requirement", "AGR-48")]
    [Trait("Requirement", "AGR-49")]
    [Trait("Requirement", "AGR-55")]
    public void The_real_overarching_agreement_says_everything_its_numbered_clauses_shall_say()
    {
        var (facts, lines) = Read("S0");
        var items = ComplianceCheck.RunOverarching(new() { Local = facts.Parent!.Facts!, Document = "S0", Lines = lines });

        Assert.Equal(Enumerable.Range(39, 17).Select(number => $"AGR-{number}"), items.Select(item => item.Item));
        Assert.All(items, item => Assert.True(item.Result == ComplianceResult.Fulfilled, $"{item.Item}: {item.Reason.Swedish}"));
        Assert.All(items, item => Assert.NotEmpty(item.Where));
    }

    [SeedFact]
    [Trait("Requirement", "PLN-15")]
    [Trait("Requirement", "PLN-17")]
    [Trait("Requirement", "FUP-18")]
    public void The_activities_of_2020_fall_due_in_june_and_at_their_own_reporting_points()
    {
        var duties = DutiesOf("S2", new(new(2020, 1, 1), new(2020, 12, 31)), new(2020, 1, 1));

        Assert.Equal(3, duties.Count(d => d.Requirement == "PLN-15" && d.Due == new DateOnly(2020, 6, 30)));
        Assert.Equal([(new DateOnly(2020, 4, 30), 4), (new DateOnly(2020, 8, 31), 8), (new DateOnly(2020, 12, 31), 7)],
            duties.Where(d => d.Requirement == "PLN-17").GroupBy(d => d.Due!.Value).Select(g => (g.Key, g.Count())));
        Assert.Equal(new DateOnly(2020, 4, 30), duties.Single(d => d.Requirement == "FUP-18").Due);
    }
}
