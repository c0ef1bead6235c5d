using System.Globalization;
using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Causes;

/// <summary>The forms of problems, causes and measures.</summary>
static class CauseForms
{
    const string Yes = "ja";

    public static ActForm Problem(CausePage page, Problem? problem, ViewContext view) => Form(page, view, problem is null ? "newProblem" : "problem", problem is null ? CauseLinks.NewProblem(page.Agreement.Id) : CauseLinks.Of(problem.Id), problem?.Version ?? 0) with
    {
        Fields =
        [
            new(ActFieldKind.Text, "title", view["causes.field.title"]) { Required = true, Value = problem?.Title ?? "", Hint = view["causes.field.titleHint"] },
            new(ActFieldKind.Text, "place", view["causes.field.place"]) { Value = problem?.Place ?? "", Hint = view["causes.field.placeHint"] },
            new(ActFieldKind.Text, "group", view["causes.field.group"]) { Value = problem?.Group ?? "", Hint = view["causes.field.groupHint"] },
            new(ActFieldKind.Words, "description", view["causes.field.description"]) { Value = problem?.Description ?? "" },
            new(ActFieldKind.OneOfMany, "section", view["causes.field.section"]) { Value = problem?.Section ?? "", Choices = [.. page.Sections.Select(one => new Choice(one.Key, one.Value))], Hint = view["causes.field.sectionHint"] },
            new(ActFieldKind.Text, "priority", view["causes.field.priority"]) { Value = problem?.Priority?.ToString(CultureInfo.InvariantCulture) ?? "", Hint = view["causes.field.priorityHint"] },
            new(ActFieldKind.Words, "grounds", view["causes.field.grounds"]) { Value = problem?.Grounds ?? "", Hint = view["causes.field.groundsHint"] },
            new(ActFieldKind.Words, "needs", view["causes.field.needs"]) { Value = problem?.Needs ?? "", Hint = view["causes.field.needsHint"] },
        ],
    };

    /// <summary>Null when the priority is no number.</summary>
    public static ProblemText? ProblemOf(ActInput input)
    {
        int? priority = null;
        if (input.Given("priority") is { } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            priority = number;
        }
        return new() { Title = input.Text("title"), Place = input.Given("place"), Group = input.Given("group"), Description = input.Given("description"), Section = input.Given("section"), Priority = priority, Grounds = input.Given("grounds"), Needs = input.Given("needs") };
    }

    public static ActForm Cause(CausePage page, Problem problem, Cause? cause, ViewContext view) => Form(page, view, cause is null ? "newCause" : "cause", CauseLinks.Cause(problem, cause?.Id), problem.Version) with
    {
        Lead = view["causes.of", problem.Title],
        Fields =
        [
            new(ActFieldKind.One, "kind", view["causes.field.kind"]) { Required = true, Value = cause?.Kind.ToString() ?? "", Choices = [.. Enum.GetValues<FactorKind>().Select(kind => new Choice(kind.ToString(), kind.Say(view), view["causes.factor." + kind]))] },
            new(ActFieldKind.Words, "text", view["causes.field.cause"]) { Required = true, Value = cause?.Text ?? "" },
            new(ActFieldKind.Words, "evidence", view["causes.field.causeEvidence"]) { Value = cause?.Evidence ?? "", Hint = view["causes.field.causeEvidenceHint"] },
        ],
    };

    public static Cause CauseOf(ActInput input, Guid? id) => new() { Id = id ?? Guid.Empty, Text = input.Text("text"), Kind = Named.Of<FactorKind>(input.Text("kind")), Evidence = input.Given("evidence") };

    public static ActForm Measure(CausePage page, Problem problem, Guid? cause, Measure? measure, ViewContext view) => Form(page, view, measure is null ? "newMeasure" : "measure", CauseLinks.Measure(problem, cause, measure?.Id), problem.Version) with
    {
        Lead = view["causes.of", problem.Title],
        Fields =
        [
            new(ActFieldKind.Words, "text", view["causes.field.measure"]) { Required = true, Value = measure?.Text ?? "" },
            new(ActFieldKind.OneOfMany, "cause", view["causes.field.against"]) { Value = cause?.ToString() ?? "", Hint = view["causes.field.againstHint"], Choices = [.. problem.Causes.Select(one => new Choice(one.Id.ToString(), one.Text))] },
            new(ActFieldKind.Words, "evidence", view["causes.field.evidence"]) { Value = measure?.Evidence ?? "", Hint = view["causes.field.evidenceHint"] },
            new(ActFieldKind.One, "level", view["causes.field.level"]) { Required = true, Value = measure?.Level.ToString() ?? "", Choices = PictureForms.MeetingChoices<MeasureLevel>(view) },
            new(ActFieldKind.One, "term", view["causes.field.term"]) { Required = true, Value = measure?.Term.ToString() ?? "", Choices = PictureForms.MeetingChoices<MeasureTerm>(view) },
            new(ActFieldKind.Text, "responsible", view["causes.field.responsible"]) { Value = measure?.Responsible ?? "" },
            new(ActFieldKind.OneOfMany, "state", view["causes.field.state"]) { Required = true, Value = (measure?.State ?? MeasureState.Proposed).ToString(), Choices = PictureForms.MeetingChoices<MeasureState>(view), Hint = view["causes.field.stateHint"] },
            new(ActFieldKind.Several, "fast", view["causes.field.fast"]) { Choices = [new(Yes, view["causes.field.fastYes"], view["causes.field.fastHint"])], Value = measure?.IsFastTrack == true ? Yes : "" },
            new(ActFieldKind.Text, "mandate", view["causes.field.mandate"]) { Value = measure?.Mandate ?? "", Hint = view["causes.field.mandateHint"] },
            new(ActFieldKind.Date, "informed", view["causes.field.informed"]) { Value = measure?.SteeringGroupInformed is { } on ? Dates.Iso(on) : "" },
        ],
    };

    public static Measure MeasureOf(ActInput input, Guid? id) => new()
    {
        Id = id ?? Guid.Empty, Text = input.Text("text"), Evidence = input.Given("evidence"), Level = Named.Of<MeasureLevel>(input.Text("level")), Term = Named.Of<MeasureTerm>(input.Text("term")), Responsible = input.Given("responsible"),
        State = Named.OrNull<MeasureState>(input.Text("state")) ?? MeasureState.Proposed, IsFastTrack = input.Ticked("fast", Yes), Mandate = input.Given("mandate"), SteeringGroupInformed = input.DateIfAny("informed"),
    };

    public static ActForm Form(CausePage page, ViewContext view, string text, string action, int version, string back = CauseLinks.Tree) => new()
    {
        Title = view[$"causes.{text}.title"], Verb = view[$"causes.{text}.verb"], Lead = view[$"causes.{text}.lead"], Kind = $"{page.Agreement.Number} {page.Agreement.Title}", Action = action,
        Back = new(view["picture.back"], CauseLinks.On(back, page.Agreement.Id)), Above = CauseLinks.Above(page, view), Version = version, Fields = [],
    };
}
