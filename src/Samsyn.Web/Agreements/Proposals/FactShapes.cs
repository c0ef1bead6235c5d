using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>What a person types a value in.</summary>
public enum InputKind { Text, LongText, Date, Number, Choice, Choices, YesNo, Lines, Cadences, Term }

/// <summary>One field of a fact. The name is its place below the fact in the contract's JSON; empty when the fact is the value itself.</summary>
public sealed record FactField(string Name, InputKind Kind)
{
    public bool Required { get; init; }
    /// <summary>The enum that a choice chooses from.</summary>
    public Type? Of { get; init; }
    /// <summary>The key of its label, when the name alone would be too general.</summary>
    public string? LabelKey { get; init; }

    public string Label => "import.f." + (LabelKey ?? Name.Replace('/', '.'));
}

/// <summary>The fields of one sort of fact, in the order they are shown and filled in.</summary>
public sealed record FactShape(string Name, IReadOnlyList<FactField> Fields)
{
    public bool IsValue => Fields is [{ Name: "" }];
}

/// <summary>Every sort of fact by its path: what the review shows and lets a person correct. A new fact in the contract is added here and nowhere else.</summary>
static class FactShapes
{
    static readonly FactField Line = new("line", InputKind.Number);

    static readonly (string Pattern, FactShape Shape)[] All =
    [
        ("title", Value("title", InputKind.Text, required: true)),
        ("parties/#", new("party", [Text("name", required: true), Choice<PartyRole>("role"), Text("organisationNumber"), Text("address"), Line])),
        ("signatories/#", new("signatory", [Text("title", required: true, label: "position"), Choice<PartyRole>("party", label: "partyName"), Text("place"), new("date", InputKind.Date), Line])),
        ("diaryNumbers/#", new("diaryNumber", [Text("number", required: true, label: "diaryNumber"), Choice<PartySide>("party"), Line])),
        ("term", new("term",
        [
            new("from", InputKind.Date), new("to", InputKind.Date), new("untilFurtherNotice", InputKind.YesNo), new("extensionYears", InputKind.Number),
            new("consultationMonthsBefore", InputKind.Number), new("revisionYears", InputKind.Number), Line,
        ])),
        ("parent", new("parent", [Text("title"), new("diaryNumbers", InputKind.Lines), new("from", InputKind.Date), new("to", InputKind.Date), new("untilFurtherNotice", InputKind.YesNo), Line])),
        ("annexes/#", new("annex", [new("number", InputKind.Number) { Required = true }, Text("title", required: true), Choice<AnnexKind>("kind", label: "annexKind"), Line])),
        ("bodies/#", new("body",
        [
            Text("name", required: true), Choice<BodyKind>("kind", label: "bodyKind"), new("members", InputKind.Lines), Choice<ChairRule>("chair/rule"),
            new("chair/functions", InputKind.Lines), new("cadence", InputKind.Cadences), Line,
        ])),
        ("clauses/#", new("clause", [Text("number", label: "clauseNumber"), Text("title", required: true), Line])),
        ("sources/#", new("source", [Text("name", required: true), new("year", InputKind.Number), Line])),
        ("priorityAreas/#", new("priorityArea", [Text("title", required: true), Line])),
        ("plans/#", new("plan", [Text("title", required: true, label: "planTitle"), Text("remark"), Line])),
        ("plans/#/fields/*", Value("planField", InputKind.LongText)),
        ("plans/#/extraFields/*", Value("extraField", InputKind.LongText)),
        ("plans/#/term", Value("planTerm", InputKind.Term)),
        ("plans/#/readiness/#", new("readiness", [Choice<ReadinessLevel>("level", required: true), Long("text", required: true), new("cadence", InputKind.Cadences), Line])),
        ("areas/#", new("area", [Text("title", required: true), Long("goal"), Long("situation"), Long("expectedResults"), Long("steeringAssignments"), Text("refersTo"), Line])),
        ("areas/#/activities/#", new("activity",
        [
            Text("title", required: true), Text("workingGroup"), new("term", InputKind.Term), new("cadence", InputKind.Cadences), Text("convener"), Text("districtContact"),
            Text("policeContact"), Text("others"), Text("followUp"), new("followUpPoints", InputKind.Choices) { Of = typeof(ReportingPoint) }, Text("status"), Line,
        ])),
        ("followUp/#", new("followUp", [Choice<FollowUpObject>("object", required: true), Long("method"), Text("responsible"), new("cadence", InputKind.Cadences), Line])),
        ("communication", new("communication",
        [
            Long("background"), Long("purpose"), Long("mainMessage"), new("strategy", InputKind.Lines), new("goals", InputKind.Lines), new("targetGroups", InputKind.Lines),
            new("channels", InputKind.Lines), new("swot/strengths", InputKind.Lines), new("swot/weaknesses", InputKind.Lines), new("swot/opportunities", InputKind.Lines),
            new("swot/threats", InputKind.Lines), Line,
        ])),
        ("statistics/#", new("statistic",
        [
            Text("what", required: true), Text("place"), new("from", InputKind.Number) { LabelKey = "fromValue" }, new("to", InputKind.Number) { LabelKey = "toValue" },
            new("value", InputKind.Number), Text("unit"), Text("fromPeriod"), Text("toPeriod"), Line,
        ])),
        ("actions/#", new("action", [Long("text", required: true), Text("owner"), new("due", InputKind.Term), Text("dueText"), Text("status"), Text("list"), Text("plan"), new("minimumCount", InputKind.Number), Line])),
        ("obligations/#", new("obligation",
        [
            Long("text", required: true), Choice<ObligationKind>("kind", required: true, label: "obligationKind"), Choice<PartySide>("party"), Text("body"), new("cadence", InputKind.Cadences),
            new("days", InputKind.Number), Text("heading"), Line,
        ])),
    ];

    /// <summary>The annexed overarching agreement has facts of the same sorts.</summary>
    public const string Annexed = "/parent/facts";

    /// <summary>The shape of the fact at a path, also of one to be added (<c>/parties/-</c>); null when no fact stands there.</summary>
    public static FactShape? Find(string path)
    {
        if (path.StartsWith(Annexed + "/", StringComparison.Ordinal)) path = path[Annexed.Length..];
        return path is ['/', ..] && path.Length < 200 ? Array.Find(All, each => Fits(each.Pattern, path[1..])).Shape : null;
    }

    static bool Fits(string pattern, string path)
    {
        var (wanted, steps) = (pattern.Split('/'), path.Split('/'));
        return wanted.Length == steps.Length && wanted.Zip(steps).All(pair => pair.First switch
        {
            "#" => pair.Second == "-" || (pair.Second.Length is > 0 and < 6 && pair.Second.All(char.IsAsciiDigit)),
            "*" => pair.Second.Length > 0,
            var name => name == pair.Second,
        });
    }

    static FactShape Value(string name, InputKind kind, bool required = false) => new(name, [new("", kind) { Required = required, LabelKey = name }]);

    static FactField Text(string name, bool required = false, string? label = null) => new(name, InputKind.Text) { Required = required, LabelKey = label };

    static FactField Long(string name, bool required = false) => new(name, InputKind.LongText) { Required = required };

    static FactField Choice<T>(string name, bool required = false, string? label = null) where T : struct, Enum => new(name, InputKind.Choice) { Of = typeof(T), Required = required, LabelKey = label };
}
