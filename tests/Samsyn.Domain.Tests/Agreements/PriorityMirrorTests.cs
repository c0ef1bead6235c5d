using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Agreements;

public class PriorityMirrorTests
{
    static readonly AgreementFacts Local = new()
    {
        PriorityAreas = [new() { Title = "Unga i risk" }],
        Plans = [new() { Title = "Våldsbejakande extremism" }],
        Areas = [new() { Title = "Ekbackens centrum och andra otrygga platser" }],
    };

    [Theory]
    [Trait("Requirement", "CEN-10")]
    [Trait("Requirement", "AGR-68")]
    [InlineData("Unga i risk för kriminalitet", MirrorKind.Area, "Unga i risk")]
    [InlineData("Arbete mot våldsbejakande extremism", MirrorKind.Plan, "Våldsbejakande extremism")]
    [InlineData("Otrygga platser", MirrorKind.Plan, "Ekbackens centrum och andra otrygga platser")]
    [InlineData("Välfärdsbrott", MirrorKind.None, null)]
    public void An_area_is_mirrored_by_an_area_or_a_plan_in_other_wording(string above, MirrorKind kind, string? title) =>
        Assert.Equal(new PriorityMirror(kind, title), PriorityMirror.Of(new() { Title = above }, Local, []));

    [Fact]
    [Trait("Requirement", "AGR-45")]
    public void A_recorded_position_on_a_category_says_where_it_is_taken_up_or_why_not()
    {
        List<Standpoint> positions = [new(StandpointCategory.Youth, new(2017, 1, 1), "Unga i risk", null), new(StandpointCategory.OrganisedCrime, new(2017, 1, 1), null, "Hanteras av regionen.")];
        PriorityMirror Of(string category) => PriorityMirror.Of(new() { Title = category, MustBeWeighed = true }, new(), positions);

        Assert.Equal(new(MirrorKind.Area, "Unga i risk"), Of("ungdomar"));
        Assert.Equal(new(MirrorKind.LeftOut, Reason: "Hanteras av regionen."), Of("organiserad brottslighet"));
        Assert.Equal(new(MirrorKind.None), Of("brottsoffer"));
    }

    [Fact]
    [Trait("Requirement", "CEN-02")]
    [Trait("Requirement", "PLN-10")]
    public void The_central_plan_gives_seven_fields_of_an_area_and_says_which_are_lacking()
    {
        var central = new AgreementFacts
        {
            Areas =
            [
                new()
                {
                    Title = "Unga i risk", Goal = "Färre unga i kriminella nätverk.", Situation = "Tidiga insatser går före.",
                    Activities =
                    [
                        new() { Title = "Föräldrastöd", Convener = "Socialdirektören", DistrictContact = "Staden bemannar", PoliceContact = "Polisen deltar", TermText = "Klar juni 2027", Term = new TermByMonth(2027, 6), FollowUp = "VB" },
                        new() { Title = "Skolsamverkan", Convener = "Socialdirektören" },
                    ],
                },
            ],
            Plans = [new() { Title = "Otrygga platser", Fields = new() { Goal = "Tryggare torg." }, ExtraFields = new Dictionary<string, string> { ["Inriktning"] = "Platser före personer." } }],
        };

        var young = CentralPlan.Of(new() { Title = "Unga i risk för kriminalitet" }, central)!;
        Assert.Equal(["Färre unga i kriminella nätverk.", "Tidiga insatser går före.", "Socialdirektören", "Föräldrastöd; Skolsamverkan", "Polisen deltar; Staden bemannar", "Klar juni 2027", "VB"], young.Select(field => field.Text));
        Assert.Equal(Enum.GetValues<CentralFieldKind>(), young.Select(field => field.Kind));
        var places = CentralPlan.Of(new() { Title = "Otrygga och brottsutsatta platser" }, central)!;
        Assert.Equal([CentralFieldKind.Goal, CentralFieldKind.Direction], places.Where(field => field.Text is not null).Select(field => field.Kind));
        Assert.Null(CentralPlan.Of(new() { Title = "Välfärdsbrott" }, central));
    }
}
