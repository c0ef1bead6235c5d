using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>What an overarching agreement states for the central level, and what follows from it.</summary>
public sealed class CentralLevelTests
{
    const string Overarching = """
        Övergripande samverkansöverenskommelse mellan Tallköpings stad och Polisregion Norrsjö

        Överenskommelsen gäller tills vidare från och med 2024-01-01.

        Mål

        Delmål och indikatorer tas fram för samtliga prioriterade samverkansområden och följs årligen upp av den stadsövergripande styrgruppen.

        Övergripande handlingsplan

        Handlingsplanen följs upp löpande och i slutet av varje år sammanställer den övergripande beredningsgruppen resultaten samt tar fram en plan för nästa år.

        Prioriterade samverkansområden

        Parterna har enats om följande prioriterade samverkansområden:

        - Unga i risk
        - Trygga platser
        - Otillåten påverkan
        """;

    [Fact]
    [Trait("Requirement", "CEN-03")]
    [Trait("Requirement", "CEN-05")]
    public void Areas_and_plan_are_followed_up_each_year_by_the_body_that_the_text_names()
    {
        var facts = Sample.OfText(Overarching).Facts;
        var duties = DutyDerivation.Derive(new()
        {
            AgreementId = "central", DocumentTitle = "Övergripande", Level = DutyLevel.Overarching, From = new(2024, 1, 1), Versions = [new(new(2024, 1, 1), facts)],
        }, new(new(2024, 1, 1), new(2025, 12, 31)));

        var areas = duties.Where(duty => duty.Title.English == "Follow up the priority areas").ToList();
        Assert.Equal([new DateOnly(2024, 12, 31), new(2025, 12, 31)], areas.Select(duty => duty.Due!.Value));
        Assert.All(areas, duty => Assert.Equal("Styrgrupp", duty.Body));
        var plan = duties.Where(duty => duty.Title.English == "Follow up the action plan").ToList();
        Assert.All(plan, duty => Assert.Equal("Övergripande beredningsgrupp", duty.Body));
        Assert.Equal((2, 1), (plan.Count(duty => !duty.IsStanding), plan.Count(duty => duty.IsStanding)));
    }

    [Fact]
    public void Categories_to_take_a_position_on_are_kept_apart_from_areas_that_are_set()
    {
        var areas = Sample.OfText("""
            Samverkansöverenskommelse mellan Tallköpings stad och Polisregion Norrsjö

            Åtgärder

            Parterna ska särskilt ta ställning till kategorierna "skolelever", "äldre" och "trafik" inom staden.
            """).Facts.PriorityAreas;

        Assert.Equal(["Skolelever", "Äldre", "Trafik"], areas.Select(area => area.Title));
        Assert.All(areas, area => Assert.True(area.MustBeWeighed));
        Assert.All(Sample.OfText(Overarching).Facts.PriorityAreas, area => Assert.False(area.MustBeWeighed));
    }

    [SeedFact]
    [Trait("Requirement", "CEN-17")]
    public void Three_categories_ten_six_and_five_areas_stand_in_four_lists_of_their_own()
    {
        Assert.Equal((3, true), Counted(Sample.Seed("S0").Facts.Parent!.Facts!));
        Assert.Equal((10, false), Counted(Sample.Seed("S2").Facts));
        Assert.Equal((6, false), Counted(Sample.Seed("S4").Facts));
        Assert.Equal((5, false), Counted(Sample.Seed("S3").Facts));
        Assert.Equal(7, Sample.Seed("S2").Facts.Areas.Count);

        static (int, bool) Counted(AgreementFacts facts) => (facts.PriorityAreas.Count, facts.PriorityAreas.All(area => area.MustBeWeighed));
    }
}
