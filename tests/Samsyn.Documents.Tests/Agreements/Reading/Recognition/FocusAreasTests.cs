using System.Text.Json;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

/// <summary>The plan of a focus area: goals, what they are expected to lead to, and what the steering group has set the collaboration group to do.</summary>
public sealed class FocusAreasTests
{
    [Fact]
    [Trait("Requirement", "PLN-11")]
    public void Focus_areas_under_the_headings_of_an_agreement_are_plans()
    {
        var plans = ReadTexts.Facts(FictionalTexts.FocusAreas).Plans;

        Assert.Equal(["Unga i riskzon", "Otrygga platser"], plans.Select(plan => plan.Title));
        Assert.Equal(["Barn i riskzon får stöd tidigt.", "Antalet öppna drogscener minskar."], plans.Select(plan => plan.Fields.Goal));
        Assert.Equal(["Fler orosanmälningar leder till insats\nSkolorna känner till vägen in", "Invånarna deltar i samverkan."], plans.Select(plan => plan.Fields.ExpectedResults));
        Assert.Equal(["Involvera förskolorna\nRedovisa läget varje halvår", "Peka ut två platser per år."], plans.Select(plan => plan.Fields.SteeringAssignments));
        Assert.Equal([null, "Styrgruppens uppdrag"], plans.Select(plan => plan.Labels.GetValueOrDefault("steeringAssignments")));
        Assert.Equal([null, "Förväntat resultat"], plans.Select(plan => plan.Labels.GetValueOrDefault("expectedResults")));
        var lines = FictionalTexts.FocusAreas.ReplaceLineEndings("\n").Split('\n');
        Assert.All(plans, plan => Assert.Contains("ppdrag", lines[plan.FieldLines["steeringAssignments"] - 1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Förväntade resultat", "Uppdrag från styrgruppen")]
    [InlineData("FÖRVÄNTADE EFFEKTER", "Styrgruppens uppdrag")]
    [InlineData("Förväntat resultat", "Uppdrag från styrgruppen till samverkans- gruppen")]
    [InlineData("Önskade effekter", "Uppdrag från den lokala styrgruppen")]
    [InlineData("Resultatmål:", "Uppdrag till arbetsgruppen")]
    [Trait("Requirement", "PLN-11")]
    public void A_card_has_them_whatever_the_label_and_its_completeness_asks_for_neither(string results, string assignments)
    {
        var card = $"Åtgärdsplaner\n\nTrygga torg\t\nMål & Syfte\tTorgen är lugna\nUtmaningar\tKvällar\n{results}\tFärre anmälningar\n{assignments}\tBemanna kvällar\nLöptid\tTills vidare\nSammankallande\tKommunen\n";
        var plan = Assert.Single(ReadTexts.Facts(card).Plans);
        var without = Assert.Single(ReadTexts.Facts(string.Join('\n', card.Split('\n').Where(line => !line.StartsWith(results, StringComparison.Ordinal) && !line.StartsWith(assignments, StringComparison.Ordinal)))).Plans);

        Assert.Equal(("Färre anmälningar", "Bemanna kvällar"), (plan.Fields.ExpectedResults, plan.Fields.SteeringAssignments));
        Assert.Equal(without.Missing, plan.Missing);
        Assert.Equal(PlanCompleteness.Of(without), PlanCompleteness.Of(plan));
        Assert.Empty(plan.ExtraFields);
    }

    [Fact]
    [Trait("Requirement", "PLN-11")]
    public void An_area_with_activities_has_them_too()
    {
        var area = Assert.Single(ReadTexts.Facts(FictionalTexts.PlaceCollaboration).Areas);

        Assert.Equal("Torgen är trygga på kvällen", area.Goal);
        Assert.Equal("Björktorget upplevs otryggt efter klockan 20.", area.Situation);
        Assert.Equal("Färre anmälningar på torget\nFler besökare på kvällen", area.ExpectedResults);
        Assert.Equal("Ta fram en gemensam bemanning av torget.", area.SteeringAssignments);
    }

    [Fact]
    public void The_contract_prints_the_new_members_and_reads_facts_that_lack_them()
    {
        var json = JsonSerializer.Serialize(ReadTexts.Facts(FictionalTexts.PlaceCollaboration), FactsJson.Options);

        Assert.Contains("\"expectedResults\":\"Färre anmälningar på torget\\nFler besökare på kvällen\"", json, StringComparison.Ordinal);
        Assert.Contains("\"activityList\":{\"name\":\"aktivitetslista\",\"isContinuous\":true}", json, StringComparison.Ordinal);
        Assert.Contains("\"dueText\":\"Våren 2025\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<AgreementFacts>(json, FactsJson.Options), FactsJson.Options));

        var earlier = JsonSerializer.Deserialize<AgreementFacts>("""{"plans":[{"title":"Torg","fields":{"goal":"Lugn"}}],"areas":[{"title":"Skolan"}],"actions":[{"text":"Byt lampa","status":"Klart"}]}""", FactsJson.Options)!;
        Assert.Null(earlier.Plans[0].Fields.SteeringAssignments);
        Assert.Null(earlier.Areas[0].ExpectedResults);
        Assert.Equal((null, null, null), (earlier.Actions[0].List, earlier.Actions[0].Plan, earlier.Actions[0].DueText));
    }

    [Fact]
    public void An_agreement_that_only_speaks_of_goals_has_no_plans() =>
        Assert.Empty(ReadTexts.Facts(FictionalTexts.FocusAreas.Replace("Förväntade resultat", "Bakgrund", StringComparison.Ordinal).Replace("Förväntat resultat", "Bakgrund", StringComparison.Ordinal)
            .Replace("Uppdrag från styrgruppen", "Övrigt", StringComparison.Ordinal).Replace("Styrgruppens uppdrag", "Övrigt", StringComparison.Ordinal)).Plans);
}
