using System.Globalization;
using Samsyn.App.Readiness;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Readiness;

/// <summary>What is changed: the whole area, or one forum.</summary>
sealed record ReadinessScope(AreaReadiness Area, ForumReadiness? Forum)
{
    public DutySubject? Subject => Forum?.Subject;
    public string Name => Forum?.Name ?? Area.Title;
    public ReadinessLevel Level => Forum?.Level ?? Area.Level;

    /// <summary>Null when there is no such area or forum for the reader.</summary>
    public static ReadinessScope? Find(ReadinessPage page, Guid area, string? forum)
    {
        if (page.Areas.FirstOrDefault(one => one.Agreement.Value == area) is not { } found) return null;
        if (string.IsNullOrEmpty(forum)) return new(found, null);
        return found.Forums.FirstOrDefault(one => one.Subject.ToString() == forum) is { } of ? new(found, of) : null;
    }

    public IReadOnlyList<ForumReadiness> Forums => Forum is { } one ? [one] : Area.Forums;

    /// <summary>Whom the plans name to decide on a level, each once.</summary>
    public IReadOnlyList<string> Named(ReadinessLevel level) =>
        [.. (Forum?.Deciders ?? Area.Deciders).Where(deciders => deciders.Level == level).SelectMany(deciders => deciders.Named).Select(Capital).DistinctBy(name => name.ToUpperInvariant(), StringComparer.Ordinal)];

    static string Capital(string name) => name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.GetCultureInfo("sv-SE")) + name[1..];
}

/// <summary>The forms of readiness: what they ask, and what was typed.</summary>
static class ReadinessForms
{
    public static ActForm Change(ReadinessScope scope, ReadinessLevel level, DateTimeOffset now, ViewContext view)
    {
        var named = scope.Named(level);
        return Form(scope, view, scope.Level > level ? "lower" : "raise", ReadinessLinks.Change(scope.Area.Agreement, level, scope.Subject)) with
        {
            Title = view[scope.Level > level ? "readiness.lower.title" : "readiness.raise.title", level.Kind(view), scope.Name],
            Verb = view[scope.Level > level ? "readiness.lower.verb" : "readiness.raise.verb", level.Kind(view)],
            Lead = named.Count > 0 ? view["readiness.raise.leadNamed", string.Join(", ", named)] : view["readiness.raise.lead"],
            Consequences = Consequences(scope, level, view),
            Fields =
            [
                .. Deciders(named, view), .. When(now, view),
                new(ActFieldKind.Words, "reason", view["readiness.field.reason"]) { Required = true, Hint = view["readiness.field.reasonHint"] },
                new(ActFieldKind.Date, "review", view["readiness.field.review"]) { Required = true, Hint = view["readiness.field.reviewHint"] },
                new(ActFieldKind.Date, "return", view["readiness.field.return"]) { Hint = view["readiness.field.returnHint"] },
                Reference(view),
                .. named.Count > 0 ? (ActField[])[new(ActFieldKind.Words, "overrideReason", view["readiness.field.override"]) { Hint = view["readiness.field.overrideHint"] }] : [],
            ],
        };
    }

    public static ActForm Return(ReadinessScope scope, DateTimeOffset now, ViewContext view) => Form(scope, view, "return", ReadinessLinks.Return(scope.Area.Agreement, scope.Subject)) with
    {
        Title = view["readiness.return.title", scope.Name],
        Lead = view["readiness.return.lead"],
        Consequences = Consequences(scope, ReadinessLevel.Normal, view),
        Fields =
        [
            .. Deciders([.. scope.Named(ReadinessLevel.Raised).Union(scope.Named(ReadinessLevel.High), StringComparer.OrdinalIgnoreCase)], view), .. When(now, view),
            new(ActFieldKind.Words, "reason", view["readiness.field.reason"]) { Required = true, Hint = view["readiness.field.returnReasonHint"] },
            Reference(view),
        ],
    };

    public static ActForm Correct(ReadinessScope scope, ReadinessEntry line, ViewContext view)
    {
        var level = line.Level ?? ReadinessLevel.Normal;
        var named = scope.Named(level);
        return Form(scope, view, "correct", ReadinessLinks.Correct(scope.Area.Agreement, line.Number)) with
        {
            Lead = view["readiness.correct.lead"],
            Fields =
            [
                new(ActFieldKind.One, "level", view["readiness.field.level"]) { Required = true, Value = level.ToString(), Choices = [.. Enum.GetValues<ReadinessLevel>().Select(one => new Choice(one.ToString(), one.Word(view)))] },
                new(ActFieldKind.Text, "decider", view["readiness.field.decider"]) { Required = true, Value = string.Join(", ", line.Deciders) },
                .. When(line.From, view),
                new(ActFieldKind.Words, "reason", view["readiness.field.reason"]) { Required = true, Value = line.Reason ?? "" },
                new(ActFieldKind.Date, "review", view["readiness.field.review"]) { Value = Typed(line.ReviewOn) },
                new(ActFieldKind.Date, "return", view["readiness.field.return"]) { Value = Typed(line.ReturnOn) },
                Reference(view) with { Value = line.Reference ?? "" },
                .. named.Count > 0 ? (ActField[])[new(ActFieldKind.Words, "overrideReason", view["readiness.field.override"]) { Value = line.OverrideReason ?? "", Hint = view["readiness.field.overrideHint"] }] : [],
            ],
        };
    }

    public static ActForm StrikeOut(ReadinessScope scope, ReadinessEntry line, ViewContext view) => Form(scope, view, "strike", ReadinessLinks.StrikeOut(scope.Area.Agreement, line.Number)) with
    {
        Lead = view["readiness.strike.lead", line.From],
        Fields = [new(ActFieldKind.Words, "reason", view["readiness.field.strikeReason"]) { Required = true }],
    };

    /// <summary>What was typed, once its dates and choices have been checked.</summary>
    public static ReadinessDecision Decision(ActInput input, ReadinessLevel level, DutySubject? forum, TimeOnly time) => new()
    {
        Level = level, Forum = forum, From = SwedishTime.At(input.Date("on"), time), Deciders = DecidersOf(input), Reference = input.Given("reference"), Reason = input.Text("reason"),
        OverrideReason = input.Given("overrideReason"), ReviewOn = input.DateIfAny("review"), ReturnOn = input.DateIfAny("return"),
    };

    public static IReadOnlyList<string> DecidersOf(ActInput input) =>
        [.. input.Several("named").Concat(input.Text("decider").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static TimeOnly? TimeOf(ActInput input) =>
        TimeOnly.TryParseExact(input.Text("time"), ["HH:mm", "H:mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    static IEnumerable<ActField> Deciders(IReadOnlyList<string> named, ViewContext view)
    {
        if (named.Count > 0) yield return new(ActFieldKind.Several, "named", view["readiness.field.named"]) { Choices = [.. named.Select(name => new Choice(name, name))], Hint = view["readiness.field.namedHint"] };
        yield return new(ActFieldKind.Text, "decider", view[named.Count > 0 ? "readiness.field.otherDecider" : "readiness.field.decider"]) { Required = named.Count == 0, Hint = view["readiness.field.deciderHint"] };
    }

    static IEnumerable<ActField> When(DateTimeOffset at, ViewContext view) =>
    [
        new(ActFieldKind.Date, "on", view["readiness.field.on"]) { Required = true, Value = Typed(DateOnly.FromDateTime(at.DateTime)) },
        new(ActFieldKind.Text, "time", view["readiness.field.time"]) { Required = true, Value = at.ToString("HH:mm", CultureInfo.InvariantCulture), Hint = view["readiness.field.timeHint"] },
    ];

    static ActField Reference(ViewContext view) => new(ActFieldKind.Text, "reference", view["readiness.field.reference"]) { Hint = view["readiness.field.referenceHint"] };

    /// <summary>The forums whose meetings become others, as they are now and as they will be.</summary>
    static ActConsequences Consequences(ReadinessScope scope, ReadinessLevel to, ViewContext view)
    {
        // Within an area a forum that is raised alone keeps its level; one raised alone falls back to the area's.
        ReadinessLevel After(ForumReadiness forum) => scope.Forum is not null ? (ReadinessLevel)Math.Max((int)to, (int)scope.Area.Level) : forum.IsRaisedAlone ? (ReadinessLevel)Math.Max((int)to, (int)forum.Level) : to;
        List<ActConsequence> changed = [.. scope.Forums.Where(forum => forum.Changes(After(forum)))
            .Select(forum => new ActConsequence(forum.Name, ReadinessLinks.Rhythm(forum.Rows, forum.Level, view), ReadinessLinks.Rhythm(forum.Rows, After(forum), view)))];
        return new(view["readiness.consequences"], view["readiness.consequencesForum"], view["readiness.consequencesBefore"], view["readiness.consequencesAfter"], view["readiness.consequencesNone"], changed);
    }

    static string Typed(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static ActForm Form(ReadinessScope scope, ViewContext view, string text, string action) => new()
    {
        Title = view[$"readiness.{text}.title"],
        Verb = view[$"readiness.{text}.verb"],
        Lead = "",
        Kind = scope.Forum is null ? scope.Area.Number : $"{scope.Area.Number} {scope.Area.Title}",
        Action = action,
        Back = new(view["readiness.back"], ReadinessLinks.Page),
        Above = [new(view["forums.title"], "/forum"), new(view["readiness.title"], ReadinessLinks.Page)],
        Version = scope.Area.Version,
        Fields = [],
    };
}
