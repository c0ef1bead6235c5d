using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Agreements.Compliance;

public class ComplianceCheckTests
{
    static ComplianceSubject Subject(AgreementFacts? local = null, AgreementFacts? parent = null) =>
        new() { Local = local ?? Local(), Document = Document, Parent = parent ?? Overarching() };

    static ComplianceItem Item(string item, ComplianceSubject? subject = null) => ComplianceCheck.Run(subject ?? Subject()).Single(i => i.Item == item);

    static ComplianceSubject Later(AgreementFacts local) => new()
    {
        Local = local, Document = Document,
        Parent = new AgreementFacts { Term = new() { UntilFurtherNotice = true }, PriorityAreas = [new() { Title = "Äldre som brottsoffer" }, new() { Title = "Ordningsvakter och kameror" }] },
    };

    [Fact]
    [Trait("Requirement", "AGR-63")]
    [Trait("Requirement", "AGR-59")]
    public void The_gaps_of_the_plans_are_named_plan_by_plan_with_their_lines()
    {
        Assert.Equal(["Myndigheter tillsammans", "Insatsgrupp unga", "Brottsförebyggande rådet"], Item("AGR-59.4").Lacking);
        Assert.Equal(["Bosättningar"], Item("AGR-59.3").Lacking);
        Assert.Equal(["Orossamtal"], Item("AGR-59.2").Lacking);
        Assert.Equal(["Våldsbejakande extremism", "Möt uniformen"], Item("AGR-60.2").Lacking);
        Assert.Equal([new CompliancePlace(Document, 145)], Item("AGR-59.2").Where);
        Assert.All(["AGR-59.2", "AGR-59.3", "AGR-59.4", "AGR-60.2"], item => Assert.Equal(ComplianceResult.Incomplete, Item(item).Result));
        Assert.Equal("3 av 12 åtgärdsplaner saknar löptid: Myndigheter tillsammans; Insatsgrupp unga; Brottsförebyggande rådet.", Item("AGR-59.4").Reason.Swedish);
    }

    [Fact]
    [Trait("Requirement", "AGR-63")]
    [Trait("Requirement", "AGR-57")]
    [Trait("Requirement", "ORG-41")]
    [Trait("Requirement", "ORG-40")]
    [Trait("Requirement", "AGR-58")]
    public void The_coordinators_time_without_an_amount_and_a_missing_list_of_areas_are_incomplete()
    {
        Assert.Equal(ComplianceResult.Incomplete, Item("AGR-57.2").Result);
        Assert.Equal(ComplianceResult.Incomplete, Item("AGR-58.3").Result);
        Assert.Equal(ComplianceResult.Fulfilled, Item("AGR-58.3", Subject(Local() with { PriorityAreas = [new() { Title = "Ungdomar", Line = 52 }] })).Result);
    }

    [Fact]
    [Trait("Requirement", "AGR-57")]
    [Trait("Requirement", "AGR-62")]
    public void A_share_of_a_post_is_an_amount()
    {
        var lines = Enumerable.Repeat("", 47).ToArray();
        lines[44] = "Varje part avsätter 50 procent av en tjänst för samordnaren.";

        Assert.Equal(ComplianceResult.Fulfilled, Item("AGR-57.2", Subject() with { Lines = lines }).Result);
        lines[44] = "Parterna avsätter tillräcklig tid, se bilaga 2.";
        Assert.Equal(ComplianceResult.Incomplete, Item("AGR-57.2", Subject() with { Lines = lines }).Result);
    }

    [Theory]
    [Trait("Requirement", "AGR-56")]
    [InlineData("2018-12-31", ComplianceResult.Fulfilled)]
    [InlineData("2020-12-31", ComplianceResult.Incomplete)]
    public void The_term_shall_be_two_years(string to, ComplianceResult expected) =>
        Assert.Equal(expected, Item("AGR-56.1", Subject(Local() with { Term = Local().Term! with { To = DateOnly.Parse(to) } })).Result);

    [Fact]
    [Trait("Requirement", "AGR-56")]
    [Trait("Requirement", "AGR-57")]
    [Trait("Requirement", "AGR-58")]
    [Trait("Requirement", "AGR-60")]
    [Trait("Requirement", "AGR-61")]
    public void What_the_agreement_states_is_fulfilled_with_a_pointer()
    {
        foreach (var item in new[] { "AGR-56.2", "AGR-57.1", "AGR-57.3", "AGR-57.4", "AGR-57.5", "AGR-58.1", "AGR-58.2", "AGR-60.1", "AGR-61.1", "AGR-61.2", "AGR-61.3", "AGR-61.4", "AGR-61.5" })
        {
            var found = Item(item);
            Assert.True(found.Result == ComplianceResult.Fulfilled, $"{item}: {found.Reason.Swedish}");
            Assert.NotEmpty(found.Where);
        }
    }

    [Fact]
    [Trait("Requirement", "AGR-61")]
    public void A_follow_up_plan_that_leaves_out_an_object_or_a_method_is_seen()
    {
        var items = FollowUp();
        var subject = Subject(Local() with { FollowUp = [items[0] with { Method = null }, items[2]] });

        Assert.Equal((ComplianceResult.Incomplete, "Saknas: metod."), (Item("AGR-61.2", subject).Result, Item("AGR-61.2", subject).Reason.Swedish));
        Assert.Equal(ComplianceResult.Missing, Item("AGR-61.3", subject).Result);
    }

    [Fact]
    public void An_empty_agreement_misses_everything_without_failing()
    {
        var items = ComplianceCheck.Run(Subject(new AgreementFacts()));

        Assert.All(items, i => Assert.True(i.Result == ComplianceResult.Missing, i.Item));
        Assert.Equal(items.Count, items.Select(i => i.Item).Distinct().Count());
    }

    [Fact]
    [Trait("Requirement", "AGR-05")]
    public void The_rule_set_follows_the_version_of_the_agreement_above()
    {
        Assert.Equal(ComplianceRuleSet.Numbered2015, ComplianceCheck.RuleSetOf(Subject()));
        Assert.Equal(ComplianceRuleSet.OpenEnded, ComplianceCheck.RuleSetOf(Later(Local())));
        Assert.Equal(ComplianceRuleSet.None, ComplianceCheck.RuleSetOf(new() { Local = new AgreementFacts(), Document = Document }));
        Assert.DoesNotContain(ComplianceCheck.Run(Later(Local())), i => i.Item.StartsWith("AGR-57", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "AGR-68")]
    [Trait("Requirement", "CEN-10")]
    public void An_area_left_out_needs_its_reason()
    {
        var local = Local() with { Areas = [new() { Title = "Äldre som drabbas av brott", Line = 9 }] };

        Assert.Equal(["Ordningsvakter och kameror"], Item("AGR-68.1", Later(local)).Lacking);
        var explained = Later(local) with { AreasLeftOut = new Dictionary<string, string> { ["Ordningsvakter och kameror"] = "Ingår i övriga områden." } };
        Assert.Equal(ComplianceResult.Fulfilled, Item("AGR-68.1", explained).Result);
    }

    [Fact]
    [Trait("Requirement", "AGR-64")]
    [Trait("Requirement", "AGR-65")]
    [Trait("Requirement", "AGR-66")]
    [Trait("Requirement", "AGR-67")]
    public void The_later_model_asks_for_template_goals_planning_and_a_baseline()
    {
        var bare = Later(Local());
        Assert.Equal((ComplianceResult.Incomplete, ComplianceResult.Missing), (Item("AGR-64.1", bare).Result, Item("AGR-67.1", bare).Result));
        Assert.Equal(12, Item("AGR-66.1", bare).Lacking.Count);

        var done = bare with { UsesCommonTemplate = true, BaselineRecordedOn = new(2024, 5, 23), PlannedCommitments = [.. Plans().Select(p => p.Title)] };
        Assert.All(["AGR-64.1", "AGR-66.1", "AGR-67.1", "AGR-65.2", "AGR-65.3"], item => Assert.Equal(ComplianceResult.Fulfilled, Item(item, done).Result));
    }

    [Fact]
    [Trait("Requirement", "PLN-09")]
    public void The_later_model_asks_every_plan_for_measures_responsible_and_timetable()
    {
        AreaFact Area(ActivityFact activity) => new() { Title = "Äldre", Activities = [activity], Line = 9 };
        var whole = new ActivityFact { Title = "Informationsträffar", Convener = "Kommunpolis", Term = new TermByMonth(2025, 6), Line = 10 };
        ComplianceResult[] Results(ActivityFact activity) =>
            [.. new[] { "PLN-09.1", "PLN-09.2", "PLN-09.3" }.Select(item => Item(item, Later(new() { Areas = [Area(activity)] })).Result)];

        Assert.Equal([ComplianceResult.Fulfilled, ComplianceResult.Fulfilled, ComplianceResult.Fulfilled], Results(whole));
        Assert.Equal([ComplianceResult.Missing, ComplianceResult.Missing, ComplianceResult.Missing], Results(new() { Title = "" }));
        Assert.Equal(["Bosättningar"], Item("PLN-09.2", Later(Local())).Lacking);
        Assert.Equal(3, Item("PLN-09.3", Later(Local())).Lacking.Count);
    }

    [Fact]
    public void The_act_is_checked_only_for_agreements_in_force_after_it()
    {
        Assert.DoesNotContain(ComplianceCheck.Run(Subject()), i => i.Item.StartsWith("SFS", StringComparison.Ordinal));

        var later = Subject(Local() with { Term = new() { From = new(2024, 1, 1), UntilFurtherNotice = true, Line = 30 } });
        Assert.Equal(ComplianceResult.Fulfilled, Item("SFS-2023:196-9.3", later).Result);
        Assert.Equal(ComplianceResult.Incomplete, Item("SFS-2023:196-9.2", later).Result);
        Assert.Equal(ComplianceResult.Fulfilled, Item("SFS-2023:196-6.1", later).Result);
    }
}
