using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Forums;

public sealed class BodyTests
{
    static readonly DateOnly From = new(2018, 1, 1), Today = new(2018, 3, 15);
    static readonly Domain.Agreements.AgreementId Agreement = new(new("01900000-0000-7000-8000-00000000a001"));
    static int s_count;

    static Guid Next() => new($"01900000-0000-7000-9000-{Interlocked.Increment(ref s_count):D12}");

    static Body Made(BodyDescription described, DutySubject? subject = null) => Body.Create(new(Next()), Agreement, described, subject ?? DutySubject.Body(described.Name), From).Value;

    static Body Steering(string name = "Styrgrupp") => Made(new() { Name = name, Kind = BodyKind.Steering });

    static Seat Sits(Body body, string function, PartySide? side, bool mandate = false) => Seat.Create(new(Next()), body.Id, new() { Function = function, Side = side, HasMandate = mandate }, From).Value;

    static ProposedBody Text(string name, BodyKind kind = BodyKind.Steering, ChairRule chair = ChairRule.Unstated, params IReadOnlyList<ProposedSeat> seats) =>
        new() { Subject = DutySubject.Body(name), Ground = ProposalGround.Body, Description = new() { Name = name, Kind = kind, Chair = chair, FirstChair = chair == ChairRule.Alternating ? PartySide.Police : null }, Seats = seats };

    [Fact]
    [Trait("Requirement", "ORG-32")]
    [Trait("Requirement", "ORG-33")]
    public void A_working_group_has_a_task_and_a_last_day()
    {
        var described = new BodyDescription { Name = "Tryggt torg", Kind = BodyKind.Working };
        Assert.Equal([new GroupTaskMissing(), new GroupEndMissing()], Body.Form(new(Next()), Agreement, described, From, to: null, isInPlace: true).Refusals);

        var group = Body.Form(new(Next()), Agreement, described with { Task = "Belysning och sikt på torget" }, From, new(2018, 6, 30), isInPlace: true).Value;
        Assert.True(group.ExistsOn(new(2018, 6, 30)));
        Assert.False(group.ExistsOn(new(2018, 7, 1)));
    }

    [Fact]
    [Trait("Requirement", "ORG-37")]
    public void A_group_not_yet_in_place_has_the_day_by_which_it_shall_be_and_exists_from_when_it_is()
    {
        var group = Body.Form(new(Next()), Agreement, new() { Name = "Centrumgrupp", Kind = BodyKind.Working, Task = "Centrum" }, new(2018, 4, 1), new(2018, 12, 31), isInPlace: false).Value;
        Assert.False(group.ExistsOn(new(2018, 5, 1)));

        Assert.True(group.ComeIntoPlace(Today).IsDone);
        Assert.True(group.ExistsOn(Today));
        Assert.Equal([new BodyAlreadyInPlace("Centrumgrupp")], group.ComeIntoPlace(Today).Refusals);
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var group = Body.Form(new(Next()), Agreement, new() { Name = "Centrumgrupp", Kind = BodyKind.Working, Task = "Centrum" }, new(2018, 4, 1), new(2018, 12, 31), isInPlace: false).Value;

        Assert.Equal([new BodyEndsBeforeItBegins(new(2019, 1, 1), new(2018, 12, 31))], group.ComeIntoPlace(new(2019, 1, 1)).Refusals);

        Assert.Equal((false, new DateOnly(2018, 4, 1), 1), (group.IsInPlace, group.From, group.Version));
    }

    [Fact]
    [Trait("Requirement", "ORG-48")]
    [Trait("Requirement", "ORG-53")]
    public void A_guess_is_marked_until_somebody_has_written_the_seat_and_a_deputy_stands_in_for_another()
    {
        var body = Steering();
        var chief = Seat.Create(new(Next()), body.Id, new() { Function = "Chefen", Side = PartySide.Police, HasMandate = true, IsGuessed = true }, From).Value;
        Assert.True(chief.IsGuessed);

        Assert.True(chief.Change(new() { Function = "Lokalpolisområdeschefen", Side = PartySide.Police, HasMandate = true }).IsDone);
        Assert.Equal((false, "Lokalpolisområdeschefen", 2), (chief.IsGuessed, chief.Function, chief.Version));

        var deputy = Seat.Create(new(Next()), body.Id, new() { Function = "Biträdande chefen", Side = PartySide.Police, DeputyFor = chief.Id }, From).Value;
        Assert.Equal([new SeatDeputyOfItself()], deputy.Change(new() { Function = "x", DeputyFor = deputy.Id }).Refusals);
        Assert.Equal([new SeatFunctionMissing(), new AdjunctWithMandate()], deputy.Change(new() { Function = " ", HasMandate = true, IsAdjunct = true }).Refusals);
        Assert.Equal(chief.Id, deputy.DeputyFor);
    }

    [Fact]
    [Trait("Requirement", "ORG-10")]
    public void A_position_of_one_party_never_takes_the_other_s_seat()
    {
        var seat = Sits(Steering(), "Stadsdelsdirektör", PartySide.City);

        Assert.Equal([new SeatOfTheOtherParty("Stadsdelsdirektör")], seat.Fill(new PositionId(Next()), PartySide.Police).Refusals);
        Assert.Null(seat.Position);
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-01")]
    public void A_later_text_shows_what_differs_and_takes_over_only_what_it_says()
    {
        var body = Made(new() { Name = "Styrgruppen i Ekbacken", Aliases = ["Styrgrupp"], Kind = BodyKind.Steering, Usual = new("Hamngatan 3", new(9, 0)), Convener = new(PartySide.City, "samordnaren") });
        var seats = new[] { Sits(body, "Stadsdelsdirektör", PartySide.City, mandate: true), Sits(body, "Områdeschef", PartySide.City) };
        var later = Text("Styrgrupp", BodyKind.Council, ChairRule.Alternating, new ProposedSeat("stadsdelsdirektör", PartySide.City, true), new ProposedSeat("Lokalpolisområdeschef", PartySide.Police, true));

        var differences = BodyDifferences.Of(body, seats, later, Today);

        Assert.Equal([BodyDifferenceKind.Kind, BodyDifferenceKind.Chair, BodyDifferenceKind.SeatInText, BodyDifferenceKind.SeatNotInText], differences.Select(one => one.Kind));
        Assert.Equal(("Lokalpolisområdeschef", "Områdeschef"), (differences[2].Says, differences[3].Is));
        Assert.True(body.Change(BodyDifferences.TakenOver(body, later)).IsDone);
        Assert.Equal((BodyKind.Council, ChairRule.Alternating, PartySide.Police, "Hamngatan 3", "samordnaren"), (body.Kind, body.Chair, body.FirstChair!.Value, body.Usual.Place, body.Convener.Function));
    }

    [Fact]
    [Trait("Requirement", "ORG-31")]
    public void A_local_name_of_the_same_body_is_no_difference() =>
        Assert.Empty(BodyDifferences.Of(Made(new() { Name = "BRÅ", Aliases = ["Trygghetsråd"], Kind = BodyKind.Council }), [], Text("Trygghetsråd", BodyKind.Council), Today));

    [Fact]
    [Trait("Requirement", "ORG-49")]
    public void There_is_a_strategic_and_an_operative_forum_or_it_is_told()
    {
        static IEnumerable<ForumDemand> Lacks(params Body[] bodies) => ForumCheck.Of(bodies, Enumerable.Empty<Seat>().ToLookup(seat => seat.Body), [], Today).Select(lack => lack.Demand).Where(demand => demand <= ForumDemand.OperativeForum);

        Assert.Equal([ForumDemand.StrategicForum, ForumDemand.OperativeForum], Lacks());
        Assert.Equal([ForumDemand.OperativeForum], Lacks(Steering()));
        Assert.Empty(Lacks(Steering(), Made(new() { Name = "Beredning", Kind = BodyKind.Preparation })));
    }

    [Fact]
    [Trait("Requirement", "ORG-47")]
    [Trait("Requirement", "ORG-48")]
    [Trait("Requirement", "ORG-34")]
    public void A_body_that_one_party_has_alone_or_without_mandate_of_both_is_told_by_name()
    {
        var (alone, toothless, good) = (Steering("Ensam"), Steering("Utan mandat"), Steering("Hel"));
        Seat[] seats =
        [
            Sits(alone, "a", PartySide.City, mandate: true), Sits(toothless, "a", PartySide.City, mandate: true), Sits(toothless, "b", PartySide.Police),
            Sits(good, "a", PartySide.City, mandate: true), Sits(good, "b", PartySide.Police, mandate: true),
        ];

        var lacks = ForumCheck.Of([alone, toothless, good], seats.ToLookup(seat => seat.Body), [], Today);

        Assert.Equal(["Ensam"], lacks.Single(lack => lack.Demand == ForumDemand.BothParties).By);
        Assert.Equal(["Utan mandat"], lacks.Single(lack => lack.Demand == ForumDemand.MandateOfBoth).By);
    }

    [Fact]
    [Trait("Requirement", "ORG-50")]
    public void A_plan_that_meets_and_has_no_forum_is_told()
    {
        var plan = new ProposedBody { Subject = DutySubject.Plan("Trafik"), Ground = ProposalGround.Plan, Description = new() { Name = "Trafik", Kind = BodyKind.Forum } };
        var none = Enumerable.Empty<Seat>().ToLookup(seat => seat.Body);

        Assert.Equal(["Trafik"], ForumCheck.Of([], none, [plan], Today).Single(lack => lack.Demand == ForumDemand.ForumOfPlan).By);
        Assert.DoesNotContain(ForumCheck.Of([Made(plan.Description, plan.Subject)], none, [plan], Today), lack => lack.Demand == ForumDemand.ForumOfPlan);
    }
}
