using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

/// <summary>Lists of concrete measures: their rows, and the plan or activity that they belong to.</summary>
public sealed class ActivityListsTests
{
    const string Continued = "Fortsätta platssamverkan på Björktorget enligt aktivitetslistan.";

    static AgreementFacts Facts() => ReadTexts.Facts(FictionalTexts.PlaceCollaboration);

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void The_rows_of_an_activity_list_are_measures_of_the_place_collaboration_with_their_lines()
    {
        var facts = Facts();
        var rows = ActivityLists.RowsOf(Continued, facts.Actions);

        Assert.Equal(["Byta armaturer i passagen", "Beskära buskar vid lekplatsen", "Prova kvällsöppet bibliotek"], rows.Select(row => row.Text));
        Assert.Equal(["Trafikkontoret", "Parkenheten", "Kulturförvaltningen"], rows.Select(row => row.Owner));
        Assert.Equal([new TermByDate(new(2025, 3, 31)), new TermSeason(Season.Spring, 2025), new TermOther("Efter beslut")], rows.Select(row => row.Due!));
        Assert.Equal(["2025-03-31", "Våren 2025", "Efter beslut"], rows.Select(row => row.DueText));
        Assert.Equal(["Klart", "Pågår", null], rows.Select(row => row.Status));
        Assert.All(rows, row => Assert.Equal("Aktivitetslista Björktorget", row.List));
        var lines = FictionalTexts.PlaceCollaboration.ReplaceLineEndings("\n").Split('\n');
        Assert.All(rows, row => Assert.StartsWith(row.Text, lines[row.Line - 1], StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void The_rows_are_no_activities_and_the_activity_says_that_it_follows_its_list_continuously()
    {
        var area = Assert.Single(Facts().Areas);

        Assert.Equal([Continued, "Starta platssamverkan vid Lindgatan."], area.Activities.Select(activity => activity.Title));
        Assert.Equal([new ActivityList("aktivitetslista", IsContinuous: true), null], area.Activities.Select(activity => activity.ActivityList));
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void A_list_between_two_activities_parts_them_from_nothing()
    {
        var text = FictionalTexts.PlaceCollaboration.ReplaceLineEndings("\n");
        var second = text.IndexOf("Aktivitet\tArbetsgrupp\nStarta", StringComparison.Ordinal);
        var list = text.IndexOf("Aktivitetslista Björktorget", StringComparison.Ordinal);
        var facts = ReadTexts.Facts(text[..second] + text[list..].Replace("Aktivitetslista Björktorget\n\nUppdaterad 2025-02-01", "Gemensam åtgärdslista", StringComparison.Ordinal) + "\n\n" + text[second..list]);

        Assert.Equal(2, Assert.Single(facts.Areas).Activities.Count);
        Assert.Equal(3, ActivityLists.RowsOf(Continued, facts.Actions).Count);
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void A_list_that_names_another_place_belongs_to_no_plan()
    {
        var facts = ReadTexts.Facts(FictionalTexts.PlaceCollaboration.Replace("Aktivitetslista Björktorget", "Aktivitetslista Ekparken", StringComparison.Ordinal));

        Assert.Equal(3, facts.Actions.Count(action => action.List == "Aktivitetslista Ekparken"));
        Assert.All(facts.Actions, action => Assert.Null(action.Plan));
    }

    [Theory]
    [InlineData("Åtgärdslista", Continued)]
    [InlineData("Lista över åtgärder", Continued)]
    [InlineData("Björktorgets åtgärdslista", Continued)]
    [InlineData("Aktivitetslista för Lindgatan", "Starta platssamverkan vid Lindgatan.")]
    [Trait("Requirement", "PLN-18")]
    public void A_list_is_told_by_its_title_and_belongs_to_the_activity_that_it_names_or_else_to_the_only_one_that_follows_a_list(string title, string activity)
    {
        var facts = ReadTexts.Facts(FictionalTexts.PlaceCollaboration.Replace("Aktivitetslista Björktorget", title, StringComparison.Ordinal));

        Assert.Equal(2, Assert.Single(facts.Areas).Activities.Count);
        Assert.Equal(3, facts.Actions.Count(action => action.List == title && action.Plan == activity));
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void A_list_inside_a_plan_with_headings_is_that_plans_and_stays_out_of_its_fields()
    {
        var facts = ReadTexts.Facts(FictionalTexts.PlansWithLists);

        Assert.Equal(["GRANNSAMVERKAN", "NATTVANDRING"], facts.Plans.Select(plan => plan.Title));
        Assert.Equal(["Respektive part bär sina kostnader.", "Föreningen."], facts.Plans.Select(plan => plan.Fields.Financing));
        Assert.Equal([("Utbilda tio ombud", "GRANNSAMVERKAN"), ("Trycka skyltar", "GRANNSAMVERKAN"), ("Köpa västar.", "NATTVANDRING"), ("Värva fler vandrare", "NATTVANDRING")],
            facts.Actions.Select(action => (action.Text, action.Plan)));
        Assert.Equal([null, null, "Åtgärdslista", "Åtgärdslista"], facts.Actions.Select(action => action.List));
        Assert.Equal(("2025-09-01", "beställt"), (facts.Actions[2].DueText, facts.Actions[2].Status));
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void A_list_that_comes_by_itself_is_read_row_by_row_over_page_breaks()
    {
        var reading = ReadTexts.Whole(FictionalTexts.ListAlone, "lista.txt");

        Assert.Equal(DocumentKind.ActionPlans, reading.DocumentKind);
        Assert.Equal([("Måla om garaget", "Klart"), ("Laga dörren", "Försenat"), ("Sätta upp speglar", "Ej påbörjat")], reading.Facts.Actions.Select(action => (action.Text, action.Status!)));
        Assert.All(reading.Facts.Actions, action => Assert.Equal(("Åtgärdslogg Viks centrum", null), (action.List, action.Plan)));
        Assert.Empty(reading.Facts.Areas);
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public void The_list_of_a_walk_keeps_the_time_as_stated_and_an_activity_in_a_table_its_status()
    {
        Assert.Equal(["2024-11-30", "Snarast", "våren 2025"], Sample.Read("walk").Facts.Actions.Select(action => action.DueText));

        var lines = Sample.Lines("column-plan").Select(line => line.StartsWith("Aktivitet\t", StringComparison.Ordinal) ? line + "\tStatus" : line.Contains('\t') ? line + "\tPågår" : line);
        Assert.All(Sample.Of([.. lines]).Facts.Areas.SelectMany(area => area.Activities), activity => Assert.Equal("Pågår", activity.Status));
    }

    [Fact]
    public void A_row_of_something_else_in_the_middle_of_a_list_takes_no_measure_away() =>
        Assert.Equal(["Byta lampa", "Måla"], ReadTexts.Facts("Åtgärdslista\n\nÅtgärd\tAnsvarig\tKlart\nByta lampa\tGatukontoret\t2025-05-01\nFinansiering\tEgen\nMåla\tParkenheten\t2025-06-01\n").Actions.Select(action => action.Text));

    [Fact]
    public void Status_goes_before_follow_up_where_a_table_has_both() =>
        Assert.Equal("Beställt", Assert.Single(ReadTexts.Facts("Åtgärdslista\n\nÅtgärd\tAnsvarig\tUppföljning\tStatus\nByta lampa\tGatukontoret\tVarje månad\tBeställt\n").Actions).Status);

    [SeedFact]
    [Trait("Requirement", "PLN-18")]
    public void The_real_place_collaboration_follows_a_list_and_no_other_activity_does()
    {
        var activities = ReadTexts.Seed("S2").Areas.SelectMany(area => area.Activities).ToList();

        Assert.Equal(new ActivityList("aktivitetslista", IsContinuous: true), activities[0].ActivityList);
        Assert.All(activities.Skip(1), activity => Assert.Null(activity.ActivityList));
        // The document names its list but does not hold it: nothing is invented.
        Assert.DoesNotContain(ReadTexts.Seed("S2").Actions, action => action.List is not null || action.Plan is not null);
    }

    [Fact]
    public void Many_lists_take_time_in_proportion_to_their_number()
    {
        static string Lists(int count) => "Åtgärdsplan 2025\n\n" + string.Concat(Enumerable.Range(1, count).Select(i =>
            $"Plan {i}\n\nMål\nFler vågar gå ut.\n\nAnsvarig\nKommunpolis\n\nLöptid\nTills vidare\n\nAktivitetslista Plats{i}\n\nÅtgärd\tAnsvarig\tKlart\tStatus\nByta lampa {i}\tGatukontoret\t2025-05-01\tPågår\n\n"));
        static double Seconds(string text)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotEmpty(ReadTexts.Facts(text).Actions);
            return watch.Elapsed.TotalSeconds;
        }
        var (few, many) = (Lists(100), Lists(1000));
        Seconds(few);

        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Seconds(many) / Seconds(few)), 0, 40);
    }
}
