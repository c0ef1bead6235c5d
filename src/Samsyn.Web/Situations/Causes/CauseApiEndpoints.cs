using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Situations.Causes;

/// <summary>Problems, causes, measures, focus areas and goals for programs: one agreement at a time, as on the pages.</summary>
static class CauseApiEndpoints
{
    public static void MapCauseApiEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/causes", async (HttpContext http, ReadGoals goals, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var agreement = asked.Id("agreement");
            if (asked.Refused() is { } refused) return refused;
            var page = await goals.Run(http.View().Actor!, agreement is { } id ? new AgreementId(id) : null, cancel);
            if (page is null && agreement is not null) return http.NotFound();
            return Results.Json(page is null ? new ApiCauses(null, [], null, [], [], [], null, [], []) : Of(page, http.View().Today), FactsJson.Options);
        }).Requires(Permission.ReadPicture);

    static ApiCauses Of(GoalPage goals, DateOnly today)
    {
        var page = goals.Page;
        var lines = goals.Lines.ToDictionary(line => (line.Plan.Id, line.Indicator.Id));
        return new(ApiAgreementName.Of(page.Agreement), [.. page.Agreements.Select(ApiAgreementName.Of)], page.Picture?.Value, [.. page.Problems.Select(problem => Of(problem, page))],
            [.. page.Plans.Where(plan => plan.ReplacedOn is null).Select(plan => Of(plan, page, indicator => lines[(plan.Id, indicator.Id)], today))], page.Central,
            new(goals.Twofold.SafetyPart, goals.Twofold.CrimePart, goals.Twofold.IsOnItsWay),
            [.. goals.Mirrored.Select(area => new ApiMirrored(area.Name, [.. area.Mirrors.Select(one => new ApiMirror(one.Area.Id, one.Area.Name, goals.TitleOf(one.Plan)))], area.HasGoal))],
            [.. page.Holes.Select(hole => new ApiHole(hole.Kind, hole.Thing, hole.Problem?.Value, hole.Area, hole.Within))]);
    }

    static ApiProblem Of(Problem problem, CausePage page) => new(problem.Id.Value, problem.Title, problem.Place, problem.Group, problem.Description, problem.Priority, problem.Grounds,
        problem.Section is { } key && page.Sections.ContainsKey(key) ? key : null, problem.Needs,
        [.. problem.Causes.Select(cause => new ApiCause(cause.Id, cause.Text, cause.Kind, cause.Evidence, [.. cause.Measures.Select(Of)]))], [.. problem.Loose.Select(Of)]);

    static ApiMeasure Of(Measure measure) => new(measure.Id, measure.Text, measure.Evidence, measure.Level, measure.Term, measure.Responsible, measure.State, measure.IsFastTrack, measure.Mandate, measure.SteeringGroupInformed);

    static ApiFocusPlan Of(FocusPlan plan, CausePage page, Func<Indicator, GoalLine> line, DateOnly today) => new(
        plan.Id.Value, plan.Body is { } body ? new ApiNamed(body.Value, page.Bodies.FirstOrDefault(one => one.Id == body)?.Name ?? page.Agreement.Title) : null, plan.Number, plan.From,
        [.. plan.Areas.Select(area => new ApiFocusArea(area.Id, area.Name, area.OverallGoal, area.WhyTogether, area.Mirrors, area.TakesUp, area.References, area.Problems,
            [.. area.Goals.Select(goal => new ApiGoal(goal.Id, goal.Text, goal.ExpectedResults, goal.Assignments, [.. goal.Indicators.Select(indicator => Of(line(indicator), today))]))]))],
        page.BeforeOf(plan) is { } before ? [.. FocusChanges.Between(before.Areas, plan.Areas).Select(change => new ApiFocusChange(change.Kind, change.Now?.Id, [.. change.Before.Select(one => new ApiNamed(one.Id, one.Name))]))] : []);

    static ApiIndicator Of(GoalLine line, DateOnly today)
    {
        var indicator = line.Indicator;
        return new(indicator.Id, indicator.Name, indicator.Source, indicator.SourceKind, indicator.Unit, indicator.Shows, indicator.Direction, indicator.Class, indicator.Baseline, indicator.BaselineOn, indicator.Target, indicator.Cycle,
            [.. Enum.GetValues<IndicatorBreakdown>().Where(one => one != IndicatorBreakdown.None && indicator.Breakdown.HasFlag(one))], indicator.Latest is { } latest ? new(latest.On, latest.Value) : null, line.Standing, line.MeasureBy, line.IsOverdue(today));
    }
}
