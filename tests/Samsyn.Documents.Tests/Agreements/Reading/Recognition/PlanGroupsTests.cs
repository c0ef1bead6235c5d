using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

/// <summary>A forum that its plan divides into groups.</summary>
public sealed class PlanGroupsTests
{
    static readonly Period Year = new(new(2024, 1, 1), new(2024, 12, 31));
    static readonly TimesCadence Twice = new(2, CadencePeriod.Term, CadenceStrength.Approximate), Thrice = new(3, CadencePeriod.Term, CadenceStrength.Approximate);

    static PlanFact Plan() => Assert.Single(ReadTexts.Facts(FictionalTexts.DividedForum).Plans);

    [Fact]
    [Trait("Requirement", "FOR-MYS-01")]
    public void Each_group_has_its_own_frequency_convener_and_members()
    {
        var groups = Plan().Groups;

        Assert.Equal(["Styrgruppen", "Områdesgrupp Norrby", "Områdesgrupp Söderby", "Områdesgrupp Vik", "Grupp för unga 13-18 år"], groups.Select(group => group.Name));
        Assert.Equal([Twice, Thrice, Thrice, Thrice, Thrice], groups.Select(group => Assert.Single(group.Cadence)));
        Assert.Equal(["Enhetschef förebyggande enheten", "Samordnare för unga"], groups.Take(2).Select(group => group.Convener));
        Assert.Empty(groups[0].Members);
        Assert.Equal(["rektorer", "fritidsledare", "kuratorer"], groups[1].Members);
    }

    [Fact]
    [Trait("Requirement", "FOR-MYS-01")]
    [Trait("Requirement", "FOR-MYS-02")]
    public void Each_group_has_duties_of_its_own_and_one_groups_meetings_are_not_anothers()
    {
        var plan = Plan();
        var meetings = Derive(plan).Where(duty => duty.Requirement == "MTG-10").ToList();

        Assert.Equal(plan.Groups.Select(group => (group.Name, 2)).Order(), meetings.GroupBy(duty => duty.Body!).Select(group => (group.Key, group.Count())).Order());
        Evidence[] held = [.. Enumerable.Range(1, 3).Select(month => new Evidence { Id = $"{month}", AgreementId = "a", Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Plan(plan.Title, "Områdesgrupp Vik"), Date = new(2024, month, 10) })];
        var done = DutyEvaluation.Evaluate(meetings, held, new(2024, 4, 1)).Where(status => status.State == DutyState.Fulfilled);
        Assert.Equal("Områdesgrupp Vik", Assert.Single(done).Duty.Body);
    }

    [Fact]
    [Trait("Requirement", "FOR-MYS-01")]
    public void What_was_stored_without_the_places_keeps_its_duties_and_its_form()
    {
        var read = Plan();
        var stored = read with { Readiness = [read.Readiness[0] with { Cadence = [Twice with { Body = "Styrgruppen" }, Thrice with { Body = "Områdesgrupper" }] }] };

        Assert.Equal(["plan:barn och unga i skaraby/Styrgruppen", "plan:barn och unga i skaraby/Områdesgrupper"],
            Derive(stored).Where(duty => duty.Requirement == "MTG-10").Select(duty => duty.Demand.Key.Split('|')[0]).Distinct());
        Assert.Equal(["Styrgruppen", "Områdesgrupper"], stored.Groups.Select(group => group.Name));
    }

    [Fact]
    public void The_contract_prints_the_groups_and_reads_past_them()
    {
        var facts = ReadTexts.Facts(FictionalTexts.DividedForum);
        var json = System.Text.Json.JsonSerializer.Serialize(facts, FactsJson.Options);

        Assert.Contains("\"groups\":[{\"name\":\"Styrgruppen\",\"cadence\":[{\"kind\":\"times\",\"count\":2", json, StringComparison.Ordinal);
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<AgreementFacts>(json, FactsJson.Options), FactsJson.Options));
    }

    static IReadOnlyList<Duty> Derive(PlanFact plan) => DutyDerivation.Derive(new DutySource
    {
        AgreementId = "a", DocumentTitle = "Planer", From = Year.From, To = Year.To, Versions = [new(Year.From, new AgreementFacts { Plans = [plan] })],
    }, Year);
}
