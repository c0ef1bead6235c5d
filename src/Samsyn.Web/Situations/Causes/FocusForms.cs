using System.Globalization;
using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Causes;

/// <summary>The forms of focus areas, goals, indicators and measured values.</summary>
static class FocusForms
{
    static readonly IndicatorBreakdown[] _breakdowns = [IndicatorBreakdown.Sex, IndicatorBreakdown.Age, IndicatorBreakdown.Area];

    public static ActForm Begin(CausePage page, ViewContext view) => CauseForms.Form(page, view, "newFocus", CauseLinks.NewFocus(page.Agreement.Id), 0, CauseLinks.Focus) with
    {
        Fields =
        [
            new(ActFieldKind.OneOfMany, "body", view["causes.focus.body"]) { Hint = view["causes.focus.bodyHint"], Choices = [.. page.Bodies.Select(body => new Choice(body.Id.Value.ToString(), body.Name))] },
            new(ActFieldKind.Date, "from", view["causes.focus.from"]) { Required = true, Value = Dates.Iso(view.Today) },
        ],
    };

    public static ActForm Area(CausePage page, FocusPlan plan, FocusArea? area, ViewContext view) => CauseForms.Form(page, view, area is null ? "newArea" : "area", CauseLinks.Area(plan, area?.Id), plan.Version, CauseLinks.Focus) with
    {
        Fields =
        [
            new(ActFieldKind.Text, "name", view["causes.area.name"]) { Required = true, Value = area?.Name ?? "" },
            new(ActFieldKind.Words, "overall", view["causes.area.overall"]) { Value = area?.OverallGoal ?? "", Hint = view["causes.area.overallHint"] },
            new(ActFieldKind.Words, "whyTogether", view["causes.area.why"]) { Required = true, Value = area?.WhyTogether ?? "", Hint = view["causes.area.whyHint"] },
            .. Several("problems", "causes.area.problems", page.Problems.Select(one => new Choice(one.Id.Value.ToString(), one.Title)), area?.Problems.Select(id => id.ToString()), view),
            .. Several("mirrors", "causes.area.mirrors", page.Central.Select(one => new Choice(one, one)), area?.Mirrors, view),
            .. Several("takesUp", "causes.area.takesUp", PictureForms.MeetingChoices<StandpointCategory>(view), area?.TakesUp.Select(one => one.ToString()), view),
            .. Several("continues", "causes.area.continues", page.BeforeOf(plan)?.Areas.Select(one => new Choice(one.Id.ToString(), one.Name)) ?? [], area?.ContinuesFrom.Select(id => id.ToString()), view),
            new(ActFieldKind.Words, "references", view["causes.area.references"]) { Value = string.Join('\n', area?.References ?? []), Hint = view["causes.area.referencesHint"] },
        ],
    };

    static IEnumerable<ActField> Several(string name, string label, IEnumerable<Choice> choices, IEnumerable<string>? values, ViewContext view) =>
        choices.ToList() is { Count: > 0 } there ? [new(ActFieldKind.Several, name, view[label]) { Choices = there, Values = [.. values ?? []] }] : [];

    public static FocusArea AreaOf(ActInput input, Guid? id) => new()
    {
        Id = id ?? Guid.Empty, Name = input.Text("name"), OverallGoal = input.Given("overall"), WhyTogether = input.Given("whyTogether"), Problems = Ids(input, "problems"), Mirrors = input.Several("mirrors"),
        TakesUp = [.. input.Several("takesUp").Select(one => Named.OrNull<StandpointCategory>(one)).OfType<StandpointCategory>()], ContinuesFrom = Ids(input, "continues"), References = input.Lines("references"),
    };

    static IReadOnlyList<Guid> Ids(ActInput input, string name) => [.. input.Several(name).Where(one => Guid.TryParse(one, out _)).Select(Guid.Parse)];

    public static ActForm Goal(CausePage page, FocusPlan plan, FocusArea area, Goal? goal, ViewContext view) => CauseForms.Form(page, view, goal is null ? "newGoal" : "goal", CauseLinks.Goal(plan, area.Id, goal?.Id), plan.Version, CauseLinks.Focus) with
    {
        Lead = area.Name,
        Fields =
        [
            new(ActFieldKind.Words, "text", view["causes.goal.text"]) { Required = true, Value = goal?.Text ?? "", Hint = view["causes.goal.textHint"] },
            new(ActFieldKind.Words, "expected", view["causes.goal.expected"]) { Value = string.Join('\n', goal?.ExpectedResults ?? []), Hint = view["causes.goal.oneALine"] },
            new(ActFieldKind.Words, "assignments", view["causes.goal.assignments"]) { Value = string.Join('\n', goal?.Assignments ?? []), Hint = view["causes.goal.oneALine"] },
        ],
    };

    public static Goal GoalOf(ActInput input, Guid? id) => new() { Id = id ?? Guid.Empty, Text = input.Text("text"), ExpectedResults = input.Lines("expected"), Assignments = input.Lines("assignments") };

    public static ActForm Indicator(CausePage page, FocusPlan plan, FocusArea area, Goal goal, Indicator? indicator, ViewContext view) => CauseForms.Form(page, view, indicator is null ? "newIndicator" : "indicator", CauseLinks.Indicator(plan, area.Id, goal.Id, indicator?.Id), plan.Version, CauseLinks.Focus) with
    {
        Lead = goal.Text,
        Fields =
        [
            new(ActFieldKind.Text, "name", view["causes.indicator.name"]) { Required = true, Value = indicator?.Name ?? "" },
            new(ActFieldKind.Text, "source", view["picture.figure.source"]) { Required = true, Value = indicator?.Source ?? "" },
            new(ActFieldKind.OneOfMany, "sourceKind", view["causes.indicator.sourceKind"]) { Required = true, Value = (indicator?.SourceKind ?? ResultSource.Other).ToString(), Choices = PictureForms.MeetingChoices<ResultSource>(view) },
            new(ActFieldKind.One, "shows", view["causes.indicator.shows"]) { Required = true, Value = (indicator?.Shows ?? IndicatorSubject.Other).ToString(), Choices = PictureForms.MeetingChoices<IndicatorSubject>(view), Hint = view["causes.indicator.showsHint"] },
            new(ActFieldKind.Text, "unit", view["picture.figure.unit"]) { Required = true, Value = indicator?.Unit ?? "", Hint = view["picture.figure.unitHint"] },
            new(ActFieldKind.One, "direction", view["causes.indicator.direction"]) { Required = true, Value = indicator?.Direction.ToString() ?? "", Choices = PictureForms.MeetingChoices<WantedDirection>(view), Hint = view["causes.indicator.directionHint"] },
            new(ActFieldKind.Text, "baseline", view["causes.indicator.baseline"]) { Value = Number(indicator?.Baseline) },
            new(ActFieldKind.Date, "baselineOn", view["causes.indicator.baselineOn"]) { Value = indicator?.BaselineOn is { } on ? Dates.Iso(on) : "" },
            new(ActFieldKind.Text, "target", view["causes.indicator.target"]) { Value = Number(indicator?.Target) },
            new(ActFieldKind.OneOfMany, "cycle", view["causes.indicator.cycle"]) { Required = true, Value = (indicator?.Cycle ?? MeasurementCycle.Yearly).ToString(), Choices = PictureForms.MeetingChoices<MeasurementCycle>(view) },
            new(ActFieldKind.OneOfMany, "class", view["picture.section.class"]) { Value = indicator?.Class?.ToString() ?? "", Choices = PictureForms.Classes(view) },
            new(ActFieldKind.Several, "breakdown", view["causes.indicator.breakdown"]) { Choices = [.. _breakdowns.Select(one => new Choice(one.ToString(), one.Say(view)))], Values = [.. _breakdowns.Where(one => indicator?.Breakdown.HasFlag(one) == true).Select(one => one.ToString())] },
        ],
    };

    /// <summary>Null when a number cannot be read; <paramref name="wrong"/> says which.</summary>
    public static Indicator? IndicatorOf(ActInput input, Guid? id, out string wrong)
    {
        wrong = Array.Find(["baseline", "target"], name => input.Given(name) is { } typed && FigureForms.Read(typed) is null) ?? "";
        return wrong.Length > 0 ? null : new()
        {
            Id = id ?? Guid.Empty, Name = input.Text("name"), Source = input.Text("source"), Unit = input.Text("unit"),
            SourceKind = Named.OrNull<ResultSource>(input.Text("sourceKind")) ?? ResultSource.Other, Shows = Named.OrNull<IndicatorSubject>(input.Text("shows")) ?? IndicatorSubject.Other, Direction = Named.OrNull<WantedDirection>(input.Text("direction")) ?? WantedDirection.Neutral,
            Baseline = input.Given("baseline") is { } from ? FigureForms.Read(from) : null, BaselineOn = input.DateIfAny("baselineOn"), Target = input.Given("target") is { } to ? FigureForms.Read(to) : null,
            Cycle = Named.OrNull<MeasurementCycle>(input.Text("cycle")) ?? MeasurementCycle.Yearly, Class = Named.OrNull<QualityClass>(input.Text("class")),
            Breakdown = _breakdowns.Where(one => input.Ticked("breakdown", one.ToString())).Aggregate(IndicatorBreakdown.None, (all, one) => all | one),
        };
    }

    public static ActForm Value(CausePage page, FocusPlan plan, Indicator indicator, ViewContext view) => CauseForms.Form(page, view, "value", CauseLinks.Value(plan, indicator.Id), plan.Version, CauseLinks.Focus) with
    {
        Lead = $"{indicator.Name} ({indicator.Unit}). {indicator.Source}",
        Fields =
        [
            new(ActFieldKind.Date, "on", view["causes.value.on"]) { Required = true, Value = Dates.Iso(view.Today) },
            new(ActFieldKind.Text, "value", view["picture.figure.value"]) { Required = true },
            new(ActFieldKind.Words, "note", view["picture.figure.comment"]),
        ],
    };

    static string Number(decimal? value) => value?.ToString("0.##########", CultureInfo.GetCultureInfo("sv-SE")) ?? "";
}
