using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.ActionPlans;

public sealed class ActivityListTests
{
    static readonly PlanFact Complete = new()
    {
        Title = "Trygga torg", Term = new UntilFurtherNotice(),
        Fields = new() { Goal = "Lugna torg", Convener = "Kommunen", PoliceCommitment = "Deltar", DistrictCommitment = "Kallar", Financing = "Var och en" },
    };

    [Theory]
    [InlineData("Fortsätta enligt upprättad aktivitetslista", "aktivitetslista")]
    [InlineData("Åtgärdslistan gås igenom vid varje möte", "åtgärdslista")]
    [InlineData("Gruppens ÅTGÄRDSLISTOR", "åtgärdslista")]
    [InlineData("En lista på konkreta åtgärder har upprättats", "lista på konkreta åtgärder")]
    [InlineData("Lista över aktiviteter", "lista över aktiviteter")]
    [InlineData("Checklistan används dagligen", null)]
    [InlineData("Larmlista över telefonnummer och, längst bak i samma pärm, åtgärder", null)]
    [InlineData("Vi listar inga åtgärder", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [Trait("Requirement", "PLN-18")]
    public void A_list_of_measures_is_told_by_what_it_is_called(string? text, string? name) => Assert.Equal(name, ActivityLists.NameIn(text));

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void A_plan_follows_a_list_that_it_names_and_a_corrected_field_changes_it()
    {
        var activity = new ActivityFact { Title = "Platssamverkan enligt aktivitetslistan", FollowUp = "Följs upp löpande" };

        Assert.Equal(new ActivityList("aktivitetslista", true), activity.ActivityList);
        Assert.Equal(new ActivityList("aktivitetslista", false), (activity with { FollowUp = "T2" }).ActivityList);
        Assert.Null((activity with { Title = "Platssamverkan" }).ActivityList);
        Assert.Null(Complete.ActivityList);
        Assert.Equal(new ActivityList("åtgärdslista", true), (Complete with { Fields = Complete.Fields with { DistrictCommitment = "Går igenom åtgärdslistan vid varje möte" } }).ActivityList);
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void Rows_belong_to_the_plan_that_they_name()
    {
        ActionFact[] actions = [new() { Text = "Byt lampa", Plan = "trygga torg " }, new() { Text = "Måla" }, new() { Text = "Såga", Plan = "Skolan" }];

        Assert.Equal(["Byt lampa"], ActivityLists.RowsOf("Trygga torg", actions).Select(action => action.Text));
    }

    [Fact]
    [Trait("Requirement", "PLN-11")]
    [Trait("Requirement", "PLN-20")]
    public void Expected_results_and_assignments_are_asked_of_no_plan_and_stand_in_for_nothing()
    {
        var more = Complete with { Fields = Complete.Fields with { ExpectedResults = "Färre anmälningar", SteeringAssignments = "Bemanna kvällar" } };

        Assert.Empty(PlanCompleteness.Lacking(PlanCompleteness.Of(Complete)));
        Assert.Equal(PlanCompleteness.MissingFields(Complete), PlanCompleteness.MissingFields(more));
        Assert.Equal(PlanCompleteness.Of(Complete), PlanCompleteness.Of(more));
        Assert.Contains(PlanItem.Goal, PlanCompleteness.Lacking(PlanCompleteness.Of(more with { Fields = more.Fields with { Goal = null } })));
    }

    [Fact]
    [Trait("Requirement", "PLN-09")]
    [Trait("Requirement", "PLN-18")]
    public void A_plan_that_has_a_list_says_which_measures()
    {
        var plan = Complete with { Fields = new() { Goal = "Lugna torg" } };

        Assert.Equal(ComplianceResult.Missing, Measures(new() { Plans = [plan], Actions = [new() { Text = "Byt lampa" }] }));
        Assert.Equal(ComplianceResult.Fulfilled, Measures(new() { Plans = [plan], Actions = [new() { Text = "Byt lampa", Plan = plan.Title }] }));

        static ComplianceResult Measures(AgreementFacts facts) => ComplianceCheck.Run(Later(facts)).Single(item => item.Item == "PLN-09.1").Result;
    }

    static ComplianceSubject Later(AgreementFacts facts) => new() { Local = facts, Document = "Avtal", Lines = [], Parent = new() { Term = new() { UntilFurtherNotice = true } } };
}
