using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Forums;

public sealed class ProposedBodiesTests
{
    static readonly AgreementFacts Facts = new()
    {
        Title = "Överenskommelse",
        Parties = [new() { Name = "Ekbackens stadsdelsförvaltning", Role = PartyRole.District }, new() { Name = "Lokalpolisområde Ekbacken", Role = PartyRole.LocalPolice }],
    };

    static PlanFact Plan(string title, params IReadOnlyList<Cadence> cadence) => new() { Title = title, Line = 8, Readiness = [new() { Level = ReadinessLevel.Normal, Text = "", Cadence = cadence }] };

    static ProposedBody Only(AgreementFacts facts) => Assert.Single(ProposedBodies.From(facts));

    [Fact]
    [Trait("Requirement", "ORG-12")]
    [Trait("Requirement", "ORG-13")]
    public void The_older_steering_group_has_four_seats_two_with_mandate_and_an_alternating_chair()
    {
        var body = Only(Facts with
        {
            Bodies =
            [
                new()
                {
                    Name = "Styrgrupp", Kind = BodyKind.Steering, Chair = new() { Rule = ChairRule.Alternating, Functions = ["lokalpolisområdeschefen", "stadsdelsdirektören"] },
                    Members = ["lokalpolisområdeschefen", "stadsdelsdirektören", "Samordnare, Ekbackens stadsdelsförvaltning", "Samordnare, Lokalpolisområde Ekbacken"], Line = 3,
                },
            ],
        });

        Assert.Equal((DutySubject.Body("Styrgrupp"), BodyKind.Steering, ChairRule.Alternating, PartySide.Police), (body.Subject, body.Description.Kind, body.Description.Chair, body.Description.FirstChair!.Value));
        Assert.Equal([(PartySide.Police, true), (PartySide.City, true), (PartySide.City, false), (PartySide.Police, false)], body.Seats.Select(seat => (seat.Side!.Value, seat.HasMandate)));
    }

    [Fact]
    [Trait("Requirement", "ORG-15")]
    [Trait("Requirement", "ORG-43")]
    [Trait("Requirement", "ORG-44")]
    public void In_a_later_steering_group_every_function_named_has_mandate_and_companies_sit_outside_the_parties()
    {
        string[] members = ["biträdande stadsdirektör", "chefen för polisområde syd", "chefen för polisområde city", "chefen för polisområde nord", "trafikförvaltningens chef", "socialförvaltningens chef",
            "utbildningsförvaltningens chef", "en stadsdelsdirektör", "säkerhetsdirektören vid stadsledningskontoret"];
        var body = Only(Facts with { Bodies = [new() { Name = "Övergripande styrgrupp", Kind = BodyKind.Steering, Members = [.. members, "ett bostadsbolags chef"] }] });

        Assert.Equal((9, 3), (body.Seats.Count(seat => seat.HasMandate), body.Seats.Count(seat => seat.Side == PartySide.Police)));
        Assert.Equal(new ProposedSeat("ett bostadsbolags chef", null, false), body.Seats[^1]);
    }

    [Fact]
    [Trait("Requirement", "ORG-22")]
    [Trait("Requirement", "ORG-45")]
    public void A_preparation_group_has_the_functions_that_lead_it()
    {
        var bodies = ProposedBodies.From(Facts with
        {
            Bodies =
            [
                new() { Name = "Beredningsgrupp", Kind = BodyKind.Preparation, Members = ["kommunpolis", "en funktion med mandat från stadsdelsförvaltningen"] },
                new() { Name = "Central beredningsgrupp", Kind = BodyKind.Preparation, Members = ["samordnande kommunpolis", "trygghetssamordnare", "säkerhetssamordnare"] },
            ],
        });

        Assert.Equal([(PartySide.Police, true), (PartySide.City, true)], bodies[0].Seats.Select(seat => (seat.Side!.Value, seat.HasMandate)));
        Assert.Equal([PartySide.Police, PartySide.City, PartySide.City], bodies[1].Seats.Select(seat => seat.Side!.Value));
    }

    [Fact]
    [Trait("Requirement", "ORG-28")]
    [Trait("Requirement", "ORG-29")]
    [Trait("Requirement", "ORG-31")]
    public void A_council_is_led_by_two_and_consists_of_the_groups_that_its_sentence_names()
    {
        var bodies = ProposedBodies.From(Facts with
        {
            Bodies =
            [
                new() { Name = "Trygghetsråd", Kind = BodyKind.Council, Aliases = ["BRÅ"], Chair = new() { Rule = ChairRule.Joint, Functions = ["förvaltningschefen", "lokalpolisområdeschefen"] }, Line = 4 },
                new() { Name = "Strategisk ledningsgrupp", Kind = BodyKind.Steering, Aliases = ["lokal styrgrupp"], Line = 4 },
                new() { Name = "Operativ ledningsgrupp", Kind = BodyKind.Preparation, Line = 4 },
                new() { Name = "Annan styrgrupp", Kind = BodyKind.Steering, Line = 9 },
            ],
        });

        Assert.Equal((ChairRule.Joint, null, "förvaltningschefen, lokalpolisområdeschefen"), (bodies[0].Description.Chair, bodies[0].Description.FirstChair, bodies[0].Description.ChairFunction));
        Assert.Equal([null, bodies[0].Subject, bodies[0].Subject, null], bodies.Select(body => body.PartOf));
        Assert.Equal(["lokal styrgrupp"], bodies[1].Description.Aliases);
    }

    [Fact]
    [Trait("Requirement", "ORG-50")]
    public void The_forum_of_a_plan_has_convener_administrator_minute_taker_and_the_functions_of_each_party()
    {
        var body = Only(Facts with
        {
            Plans =
            [
                Plan("Trafikgrupp", new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Minimum)) with
                {
                    Fields = new()
                    {
                        Convener = "Kommunpolis", Administrator = "Utvecklingsstrateg", PoliceFunctions = "Kommunpolis, trafikpolis", PoliceCommitment = "För protokoll.", DistrictFunctions = "Parkingenjör och lokalstrateg",
                        DistrictCommitment = "Deltar.", OtherParticipants = "Fastighetsägare",
                    },
                },
            ],
        });

        Assert.Equal((DutySubject.Plan("Trafikgrupp"), ProposalGround.Plan, BodyKind.Forum), (body.Subject, body.Ground, body.Description.Kind));
        Assert.Equal((new BodyTask(PartySide.Police, "Kommunpolis"), new BodyTask(PartySide.City, "Utvecklingsstrateg"), new BodyTask(PartySide.Police, null)), (body.Description.Convener, body.Description.Administrator, body.Description.MinuteTaker));
        Assert.Equal((ChairRule.Fixed, PartySide.Police), (body.Description.Chair, body.Description.FirstChair!.Value));
        Assert.Equal(["Police:Kommunpolis", "Police:trafikpolis", "City:Parkingenjör", "City:lokalstrateg", ":Fastighetsägare"], body.Seats.Select(seat => $"{seat.Side}:{seat.Function}"));
    }

    [Fact]
    [Trait("Requirement", "FOR-GST-03")]
    public void A_convener_from_outside_the_parties_is_nobody_s_side()
    {
        var body = Only(Facts with { Plans = [Plan("Grannstöd", new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Minimum)) with { Fields = new() { Convener = "Ordföranden i föreningen tillsammans med polisen" } }] });

        Assert.Equal((null, null), (body.Description.Convener.Side, body.Description.FirstChair));
    }

    [Fact]
    [Trait("Requirement", "FOR-MYS-01")]
    public void A_plan_with_a_steering_group_and_area_groups_is_a_whole_with_parts_that_each_count_for_themselves()
    {
        var bodies = ProposedBodies.From(Facts with
        {
            Plans = [Plan("MYS", new TimesCadence(2, CadencePeriod.Term, CadenceStrength.Approximate) { Body = "Styrgrupp" }, new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate) { Body = "Områdesgrupper i Akby, Husvik" })],
        });

        Assert.Equal(["MYS", "MYS: Styrgrupp", "MYS: Områdesgrupp Akby", "MYS: Områdesgrupp Husvik"], bodies.Select(body => body.Description.Name).Select(name => name.Replace("Områdesgrupper", "Områdesgrupp", StringComparison.Ordinal)));
        Assert.All(bodies.Skip(1), part => Assert.Equal(bodies[0].Subject, part.PartOf));
        Assert.Equal(BodyKind.Steering, bodies[1].Description.Kind);
        Assert.Equal(4, bodies.Select(body => body.Subject).Distinct().Count());
    }

    [Fact]
    [Trait("Requirement", "FOR-BOS-05")]
    public void A_plan_that_never_meets_gives_no_body() => Assert.Empty(ProposedBodies.From(Facts with { Plans = [Plan("Bosättningar", new NotApplicableCadence())] }));

    [Fact]
    [Trait("Requirement", "ORG-36")]
    public void A_focus_area_without_a_group_gets_one_proposed_and_an_activity_keeps_its_own()
    {
        var bodies = ProposedBodies.From(Facts with
        {
            Areas =
            [
                new() { Title = "Trygga platser", Line = 5 },
                new() { Title = "Unga", Line = 9, Activities = [new() { Title = "Skolvandring", WorkingGroup = "Skolvägsgruppen", PoliceContact = "Områdespolis", DistrictContact = "Fältassistent", Cadence = [new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Minimum)] }] },
            ],
        });

        Assert.Equal([("Arbetsgrupp Trygga platser", ProposalGround.FocusArea), ("Skolvägsgruppen", ProposalGround.Activity)], bodies.Select(body => (body.Description.Name, body.Ground)));
        Assert.Equal("Trygga platser", bodies[0].Description.Task);
        Assert.Equal([PartySide.Police, PartySide.City], bodies[1].Seats.Select(seat => seat.Side!.Value));
    }

    [Fact]
    public void What_is_named_twice_is_one_body() =>
        Assert.Single(ProposedBodies.From(Facts with { Bodies = [new() { Name = "Styrgrupp", Kind = BodyKind.Steering }, new() { Name = "styrgrupp.", Kind = BodyKind.Steering }] }));
}
