using System.Globalization;
using Samsyn.App.Forums;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Time;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Forums;

/// <summary>The forms of bodies and seats: what they ask, and what was typed.</summary>
static class BodyForms
{
    const string None = "ingen", Mandate = "mandat", Adjunct = "adjungerad", Later = "senare", Clock = "HH:mm";

    public static ActForm New(BodyActivation page, ViewContext view) => new()
    {
        Title = view["bodies.new.title"], Verb = view["bodies.new.verb"], Lead = view["bodies.new.lead"], Kind = $"{page.Number} {page.Title}", Action = BodyLinks.New(page.Agreement),
        Back = new(view["bodies.back"], BodyLinks.Activation(page.Agreement)), Version = 0,
        Above = [new(view["forums.title"], BodyLinks.Register), new(page.Title, AgreementLinks.Of(page.Agreement)), new(view["bodies.activate.title"], BodyLinks.Activation(page.Agreement))],
        Fields =
        [
            .. Fields(new() { Name = "", Kind = BodyKind.Working }, [.. page.Grounds.Select(ground => ground.InUse).OfType<Body>().Select(body => new BodyLink(body.Id, body.Name, body.Kind))], view),
            new(ActFieldKind.Date, "from", view["bodies.field.from"]) { Required = true, Hint = view["bodies.field.fromHint"], Value = Dates.Iso(view.Today) },
            new(ActFieldKind.Date, "to", view["bodies.field.to"]) { Hint = view["bodies.field.toHint"] },
            new(ActFieldKind.Several, "place", view["bodies.field.inPlace"]) { Choices = [new(Later, view["bodies.field.later"])] },
        ],
    };

    public static CreateBodyCommand Created(BodyActivation page, ActInput input) => new()
    {
        Agreement = page.Agreement, Description = Described(input, new() { Name = "", Kind = BodyKind.Working }), From = input.Date("from"), To = input.DateIfAny("to"), IsInPlace = !input.Ticked("place", Later),
    };

    public static ActForm Change(BodyPage page, ViewContext view) => Form(page, view, "change", "andra") with
    {
        Lead = view["bodies.change.lead"],
        Fields = Fields(page.Body.Description, [.. new[] { page.Parent }.OfType<BodyLink>(), .. page.Siblings.Where(other => other.Id != page.Body.Id && other.Id != page.Parent?.Id)], view),
    };

    static IReadOnlyList<ActField> Fields(BodyDescription body, IReadOnlyList<BodyLink> parents, ViewContext view)
    {
        var often = body.Rhythms.FirstOrDefault(rhythm => rhythm.Level == ReadinessLevel.Normal)?.Cadences.OfType<TimesCadence>().FirstOrDefault();
        return
        [
            new(ActFieldKind.Text, "name", view["bodies.field.name"]) { Required = true, Value = body.Name, Hint = view["bodies.field.nameHint"] },
            new(ActFieldKind.One, "kind", view["bodies.field.kind"]) { Required = true, Value = body.Kind.ToString(), Choices = [.. Enum.GetValues<BodyKind>().Select(kind => new Choice(kind.ToString(), kind.KindWords(view)))] },
            new(ActFieldKind.Words, "task", view["bodies.field.task"]) { Value = body.Task ?? "", Hint = view["bodies.field.taskHint"] },
            new(ActFieldKind.Words, "aliases", view["bodies.field.aliases"]) { Value = string.Join('\n', body.Aliases), Hint = view["bodies.field.aliasesHint"] },
            new(ActFieldKind.OneOfMany, "parent", view["bodies.field.parent"]) { Value = body.Parent?.Value.ToString() ?? "", Choices = [.. parents.Select(other => new Choice(other.Id.Value.ToString(), other.Name))] },
            new(ActFieldKind.One, "chair", view["forums.chair"]) { Required = true, Value = body.Chair.ToString(), Choices = [.. Enum.GetValues<ChairRule>().Select(rule => new Choice(rule.ToString(), view["forums.chairRule." + rule]))] },
            new(ActFieldKind.One, "firstChair", view["bodies.field.firstChair"]) { Value = body.FirstChair?.ToString() ?? None, Choices = [.. Sides(view), new(None, view["bodies.field.neither"])], Hint = view["bodies.field.firstChairHint"] },
            new(ActFieldKind.Text, "chairFunction", view["bodies.field.chairFunction"]) { Value = body.ChairFunction ?? "", Hint = view["bodies.field.chairFunctionHint"] },
            .. TaskFields("convener", body.Convener, view), .. TaskFields("administrator", body.Administrator, view), .. TaskFields("minutes", body.MinuteTaker, view),
            new(ActFieldKind.Text, "where", view["bodies.field.where"]) { Value = body.Usual.Place ?? "" },
            new(ActFieldKind.Text, "starts", view["bodies.field.starts"]) { Value = body.Usual.Starts?.ToString(Clock, CultureInfo.InvariantCulture) ?? "", Hint = view["notices.field.timeHint"] },
            new(ActFieldKind.Text, "length", view["bodies.field.length"]) { Value = body.Usual.Minutes.ToString(CultureInfo.InvariantCulture) },
            new(ActFieldKind.Text, "times", view["bodies.field.times"]) { Value = often?.Count.ToString(CultureInfo.InvariantCulture) ?? "", Hint = view["bodies.field.timesHint"] },
            new(ActFieldKind.OneOfMany, "period", view["bodies.field.period"]) { Value = often?.Per.ToString() ?? "", Choices = [.. Periods.Select(period => new Choice(period.ToString(), view["bodies.period." + period]))] },
        ];
    }

    static readonly CadencePeriod[] Periods = [CadencePeriod.Week, CadencePeriod.Month, CadencePeriod.Quarter, CadencePeriod.HalfYear, CadencePeriod.Year];

    static IEnumerable<ActField> TaskFields(string name, BodyTask task, ViewContext view) =>
    [
        new(ActFieldKind.One, name + "Side", view[$"bodies.field.{name}Side"]) { Value = task.Side?.ToString() ?? None, Choices = [.. Sides(view), new(None, view["bodies.field.neither"])] },
        new(ActFieldKind.Text, name, view[$"bodies.field.{name}"]) { Value = task.Function ?? "" },
    ];

    /// <summary>What was typed; what the form does not ask stays as in <paramref name="before"/>.</summary>
    public static BodyDescription Described(ActInput input, BodyDescription before)
    {
        var kept = before.Rhythms.Where(rhythm => rhythm.Level != ReadinessLevel.Normal).ToList();
        if (int.TryParse(input.Text("times"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and < 400 && Named.OrNull<CadencePeriod>(input.Text("period")) is { } period)
            kept.Insert(0, new(ReadinessLevel.Normal, [new TimesCadence(times, period, CadenceStrength.Target)]));
        return before with
        {
            Name = input.Text("name"), Kind = Named.Of<BodyKind>(input.Text("kind")), Task = input.Given("task"), Aliases = input.Lines("aliases"), Parent = input.Id("parent") is var parent && parent != Guid.Empty ? new(parent) : null,
            Chair = Named.Of<ChairRule>(input.Text("chair")), FirstChair = Side(input, "firstChair"), ChairFunction = input.Given("chairFunction"),
            Convener = Task(input, "convener"), Administrator = Task(input, "administrator"), MinuteTaker = Task(input, "minutes"),
            Usual = new(input.Given("where"), TimeOf(input.Text("starts")), int.TryParse(input.Text("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1440 ? minutes : before.Usual.Minutes),
            Rhythms = kept,
        };
    }

    /// <summary>What cannot be read as what it should be.</summary>
    public static IReadOnlyList<FieldError> Wrong(ActInput input, ViewContext view)
    {
        List<FieldError> wrong = [];
        if (input.Given("starts") is { } starts && TimeOf(starts) is null) wrong.Add(new("starts", view["notices.timeWrong"]));
        if (input.Given("length") is { } length && !(int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1440)) wrong.Add(new("length", view["bodies.lengthWrong"]));
        if (input.Given("times") is { } times && !(int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 400)) wrong.Add(new("times", view["bodies.timesWrong"]));
        if (input.Given("times") is not null && input.Given("period") is null) wrong.Add(new("period", view["ui.choose"]));
        return wrong;
    }

    public static ActForm InPlace(BodyPage page, ViewContext view) => Form(page, view, "inPlace", "pa-plats") with
    {
        Lead = view["bodies.inPlace.lead"], Fields = [new(ActFieldKind.Date, "on", view["bodies.field.inPlaceOn"]) { Required = true, Value = Dates.Iso(view.Today) }],
    };

    public static ActForm Close(BodyPage page, ViewContext view) => Form(page, view, "close", "avsluta") with
    {
        Lead = view["bodies.close.lead"], Fields = [new(ActFieldKind.Date, "to", view["bodies.field.lastDay"]) { Required = true, Value = Dates.Iso(view.Today) }],
    };

    public static ActForm NewSeat(BodyPage page, IReadOnlyList<PositionChoice> positions, ViewContext view) => Form(page, view, "newSeat", "platser/ny") with
    {
        Lead = view["bodies.newSeat.lead"],
        Fields = [.. SeatFields(page, null, view), PositionField(positions, null, null, view), new(ActFieldKind.Date, "from", view["bodies.field.seatFrom"]) { Required = true, Value = Dates.Iso(view.Today) }],
    };

    public static ActForm ChangeSeat(BodyPage page, Seat seat, ViewContext view) => SeatForm(page, seat, view, "changeSeat", "") with
    {
        Lead = seat.IsGuessed ? view["bodies.changeSeat.leadGuessed"] : view["bodies.changeSeat.lead"], Fields = SeatFields(page, seat, view),
    };

    public static ActForm FillSeat(BodyPage page, Seat seat, IReadOnlyList<PositionChoice> positions, ViewContext view) => SeatForm(page, seat, view, "fillSeat", "/fyll") with
    {
        Lead = view["bodies.fillSeat.lead"], Fields = [PositionField([.. positions.Where(position => seat.Side is null || position.Side is null || position.Side == seat.Side)], seat.Position?.Value.ToString(), SeatPositions.Meant(seat.Function, seat.Side, positions)?.Id.Value.ToString(), view)],
    };

    public static ActForm EndSeat(BodyPage page, Seat seat, ViewContext view) => SeatForm(page, seat, view, "endSeat", "/avsluta") with
    {
        Lead = view["bodies.endSeat.lead"], Fields = [new(ActFieldKind.Date, "to", view["bodies.field.lastDay"]) { Required = true, Value = Dates.Iso(view.Today) }],
    };

    static IReadOnlyList<ActField> SeatFields(BodyPage page, Seat? seat, ViewContext view) =>
    [
        new(ActFieldKind.Text, "function", view["bodies.field.function"]) { Required = true, Value = seat?.Function ?? "", Hint = view["bodies.field.functionHint"] },
        new(ActFieldKind.One, "side", view["bodies.field.side"]) { Required = true, Value = seat is null ? "" : seat.Side?.ToString() ?? None, Choices = [.. Sides(view), new(None, view["bodies.field.outside"])] },
        new(ActFieldKind.Several, "what", view["bodies.field.what"])
        {
            Choices = [new(Mandate, view["bodies.field.mandate"], view["bodies.field.mandateHint"]), new(Adjunct, view["bodies.field.adjunct"], view["bodies.field.adjunctHint"])],
            Values = [.. new[] { seat?.HasMandate == true ? Mandate : null, seat?.IsAdjunct == true ? Adjunct : null }.OfType<string>()],
        },
        new(ActFieldKind.OneOfMany, "deputyFor", view["bodies.field.deputyFor"])
        {
            Value = seat?.DeputyFor?.Value.ToString() ?? "", Choices = [.. page.Seats.Where(other => other.Seat.Id != seat?.Id && other.Seat.DeputyFor is null).Select(other => new Choice(other.Seat.Id.Value.ToString(), other.Seat.Function))],
        },
    ];

    static ActField PositionField(IReadOnlyList<PositionChoice> positions, string? now, string? meant, ViewContext view) => new(ActFieldKind.OneOfMany, "position", view["bodies.field.position"])
    {
        Hint = view["bodies.field.positionHint"], Value = now ?? meant ?? "", Choices = [.. positions.Select(position => new Choice(position.Id.Value.ToString(), position.Words))],
    };

    public static SeatDescription Seat(ActInput input) => new()
    {
        Function = input.Text("function"), Side = Side(input, "side"), HasMandate = input.Ticked("what", Mandate), IsAdjunct = input.Ticked("what", Adjunct),
        DeputyFor = input.Id("deputyFor") is var other && other != Guid.Empty ? new(other) : null,
    };

    public static Domain.Organisations.PositionId? Position(ActInput input) => input.Id("position") is var position && position != Guid.Empty ? new(position) : null;

    static ActForm SeatForm(BodyPage page, Seat seat, ViewContext view, string text, string end) => Form(page, view, text, "") with
    {
        Kind = $"{page.Body.Name}: {seat.Function}", Action = BodyLinks.Seat(seat) + end, Version = seat.Version,
    };

    static ActForm Form(BodyPage page, ViewContext view, string text, string end) => new()
    {
        Title = view[$"bodies.{text}.title"], Verb = view[$"bodies.{text}.verb"], Lead = "", Kind = page.Body.Name, Action = $"{BodyLinks.Of(page.Body.Id)}/{end}", Back = new(view["bodies.back"], BodyLinks.Of(page.Body.Id)),
        Above = [new(view["forums.title"], BodyLinks.Register), new(page.Body.Name, BodyLinks.Of(page.Body.Id))], Version = page.Body.Version, Fields = [],
    };

    static IEnumerable<Choice> Sides(ViewContext view) => Enum.GetValues<PartySide>().Select(side => new Choice(side.ToString(), ((PartySide?)side).SideWords(view)));

    static PartySide? Side(ActInput input, string name) => Named.OrNull<PartySide>(input.Text(name));

    static BodyTask Task(ActInput input, string name) => new(Side(input, name + "Side"), input.Given(name));

    static TimeOnly? TimeOf(string text) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
