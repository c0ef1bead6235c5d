using System.Globalization;
using System.Text.Json.Nodes;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Ui;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>Lays out the facts of a proposal as groups of items and rows.</summary>
sealed class ReviewFacts(ProposalPage page, CorrectionMarks marks, Language language)
{
    static readonly string[] PlanFields =
    [
        "definition", "goal", "expectedResults", "steeringAssignments", "problem", "challenges", "message", "term", "currentState", "convener", "administrator", "policeFunctions", "policeCommitment",
        "districtFunctions", "districtCommitment", "otherParticipants", "financing",
    ];

    // Not of the template: shown only where a plan has them.
    static readonly string[] Optional = ["currentState", "expectedResults", "steeringAssignments"];

    readonly JsonObject _facts = FactJson.Of(page.Facts);

    public IReadOnlyList<FactGroup> Groups()
    {
        List<FactGroup> groups = [About(), .. Of("")];
        if (page.Facts.Parent is { } parent)
        {
            var nested = parent.Facts is null ? [] : Of(FactShapes.Annexed).Prepend(Group(FactShapes.Annexed, "about", [.. One(FactShapes.Annexed + "/title", Word("title")), .. List(FactShapes.Annexed + "/diaryNumbers")], "diaryNumbers")).Where(group => group.Count > 0);
            groups.Insert(3, Group("", "parent", One("/parent", parent.Title ?? Word("parentUntitled"))) with { Groups = [.. nested] });
        }
        return groups;
    }

    public static string GroupIdOf(string path) => "g" + path.Replace('/', '-');

    public static string IdOf(string path) => "f" + path.Replace('/', '-').Replace(' ', '_');

    FactGroup About()
    {
        var kind = new FactItem(CorrectionMarks.Kind, IdOf(CorrectionMarks.Kind), Texts.Get(language, "import.choice.DocumentKind." + page.DocumentKind), 0)
        {
            Sort = Word("f.documentKind"),
            CanRemove = false,
            Mark = marks.Marks.TryGetValue(CorrectionMarks.Kind, out var mark) ? new(CorrectionMarks.Kind, FactWords.Choice(typeof(DocumentKind), mark.Before!, language), IsAdded: false) : null,
        };
        var title = One("/title", "").Select(item => item with { Sort = Word("f.title"), CanRemove = false });
        return Group("", "about", [kind, .. title, .. List("/diaryNumbers").Select(item => item with { Sort = Word("f.diaryNumber") }), .. Memorial()], "diaryNumbers");
    }

    IEnumerable<FactGroup> Of(string root)
    {
        yield return Group(root, "parties", [.. List(root + "/parties"), .. List(root + "/signatories").Select(item => item with { Sort = Word("signatory") })], "parties", "signatories");
        yield return Group(root, "term", One(root + "/term", Term(root)));
        yield return Group(root, "annexes", [.. List(root + "/annexes").Select(Numbered)], "annexes");
        yield return Group(root, "bodies", List(root + "/bodies"), "bodies");
        yield return Group(root, "plans", [.. Items(root + "/plans").Select(plan => Plan(plan.Path, plan.Fact))], "plans");
        yield return Group(root, "areas", [.. List(root + "/priorityAreas").Select(item => item with { Sort = Word("priorityArea") }), .. Items(root + "/areas").Select(area => Area(area.Path, area.Fact))], "areas", "priorityAreas");
        yield return Group(root, "followUp", [.. List(root + "/followUp").Select(item => item with { Title = FactWords.Choice(typeof(FollowUpObject), Pascal(item.Title), language) })], "followUp");
        yield return Group(root, "communication", One(root + "/communication", Word("g.communication")));
        yield return Group(root, "obligations", [.. List(root + "/obligations"), .. List(root + "/actions").Select(item => item with { Sort = Word("action") })], "obligations", "actions");
        yield return Group(root, "statistics", [.. List(root + "/statistics").Select(Figure)], "statistics") with { IsFolded = true };
        yield return Group(root, "sources", [.. List(root + "/sources").Select(item => item with { Quote = null })], "sources") with { IsFolded = true };
        yield return Group(root, "clauses", [.. List(root + "/clauses").Select(Numbered).Select(item => item with { Quote = null })], "clauses") with { IsFolded = true };
    }

    FactGroup Group(string root, string name, IReadOnlyList<FactItem> items, params string[] lists) => new(GroupIdOf($"{root}/{name}"), Word("g." + name), items)
    {
        Add = !page.MayCorrect ? [] : name is "term" or "communication" && items.Count == 0 ? [Adding($"{root}/{name}", name)] : [.. lists.Select(list => Adding($"{root}/{list}/-", list))],
        Removed = [.. marks.Removed.Index().Where(gone => lists.Contains(gone.Item.List[root.Length..].TrimStart('/'), StringComparer.Ordinal) && gone.Item.List.StartsWith(root, StringComparison.Ordinal))
            .Select(gone => new RemovedItem(gone.Index, FactWords.Of(null, gone.Item.Item, language)))],
    };

    Link Adding(string path, string list) => new(Word("add." + list), FactEndpoints.Editing(path));

    IReadOnlyList<FactItem> One(string path, string title) => FactJson.At(_facts, path) switch
    {
        null => [],
        JsonObject fact => [Item(path, fact, title)],
        var value => [new(path, IdOf(path), value.ToString(), 0) { Mark = MarkOf(path, null), CanRemove = false }],
    };

    IReadOnlyList<FactItem> List(string path) => [.. Items(path).Select(item => Item(item.Path, item.Fact, FactWords.Name(item.Fact)))];

    IEnumerable<(string Path, JsonObject Fact)> Items(string path) =>
        FactJson.At(_facts, path) is JsonArray items ? items.Select((item, i) => ($"{path}/{i.ToString(CultureInfo.InvariantCulture)}", (JsonObject)item!)) : [];

    /// <summary>A fact with one row for every field that says something more than its title does.</summary>
    FactItem Item(string path, JsonObject fact, string title)
    {
        var line = fact["line"]?.GetValue<int>() ?? 0;
        return new(path, IdOf(path), title, line)
        {
            Mark = MarkOf(path, null),
            Quote = Quote(line, title),
            Rows = [.. from field in FactShapes.Find(path)!.Fields
                       where field.Name != "line"
                       let place = $"{path}/{field.Name}"
                       let text = FactWords.Of(field, FactJson.At(_facts, place), language)
                       let mark = MarkOf(place, field)
                       where mark is not null || (text is not null && text != title && !IsUnsaid(field, fact))
                       select new FactRow(Texts.Get(language, field.Label), text) { Id = mark is null ? null : IdOf(place), Mark = mark }],
        };
    }

    // "Other" of an unlabelled choice, "unstated" chair: the text said nothing, and neither does the page.
    static bool IsUnsaid(FactField field, JsonObject fact) => field.Kind == InputKind.Choice && FactJson.At(fact, "/" + field.Name)?.ToString() is "other" or "unstated";

    FactItem Plan(string path, JsonObject fact)
    {
        var fields = PlanFields.Where(name => !Optional.Contains(name) || fact["fields"]![name] is not null).SelectMany(name =>
            name == "term" ? (IEnumerable<FactRow>)[PlanRow(path, fact, name), .. Readiness(path, fact)] : [PlanRow(path, fact, name)]);
        var extra = ((JsonObject)fact["extraFields"]!).Select(pair => Row($"{path}/extraFields/{pair.Key}", pair.Key, pair.Value!.ToString()));
        List<FactRow> rows = [.. fields, .. extra];
        var missing = rows.Count(row => row.Text is null);
        return Item(path, fact, fact["title"]!.ToString()) with
        {
            IsCard = true,
            Rows = rows,
            Quote = null,
            Note = missing == 0 ? Word("planWhole") : Texts.Get(language, missing == 1 ? "import.planLacksOne" : "import.planLacks", missing),
            Add = page.MayCorrect ? [Adding(path + "/readiness/-", "readiness")] : [],
        };
    }

    FactRow PlanRow(string path, JsonObject fact, string name)
    {
        var text = fact["fields"]![name]?.ToString();
        var row = Row($"{path}/fields/{name}", Word("plan." + name), string.IsNullOrWhiteSpace(text) ? null : text) with
        {
            Line = fact["fieldLines"]?[name]?.GetValue<int>() ?? 0,
            Original = fact["labels"]?[name]?.ToString(),
        };
        if (name != "term") return row;
        var meaning = FactWords.Of(new FactField("", InputKind.Term), fact["term"], language);
        return row with { Meaning = meaning is null || string.Equals(meaning, text, StringComparison.OrdinalIgnoreCase) ? null : meaning };
    }

    IEnumerable<FactRow> Readiness(string path, JsonObject fact)
    {
        var rows = (JsonArray)fact["readiness"]!;
        if (rows.Count == 0) yield return new(Word("plan.readiness"), null);
        foreach (var (i, row) in rows.Index())
        {
            var place = $"{path}/readiness/{i.ToString(CultureInfo.InvariantCulture)}";
            var level = Pascal(row!["level"]!.ToString());
            yield return Row(place, $"{Word("plan.readiness")}: {Texts.Get(language, "import.choice.ReadinessLevel." + level)}", row["text"]!.ToString()) with
            {
                Line = row["line"]?.GetValue<int>() ?? 0,
                Level = Named.Of<ReadinessLevel>(level),
                Meaning = FactWords.Of(new FactField("", InputKind.Cadences), row["cadence"], language),
                Mark = MarkOf(place, null) ?? MarkOf(place + "/text", new("", InputKind.LongText)) ?? MarkOf(place + "/cadence", new("", InputKind.Cadences)),
            };
        }
    }

    FactRow Row(string path, string label, string? text) => new(label, text) { Id = IdOf(path), Path = path, Mark = MarkOf(path, new("", InputKind.LongText)) };

    FactItem Area(string path, JsonObject fact) => Item(path, fact, fact["title"]!.ToString()) with
    {
        IsCard = true,
        Quote = null,
        Parts = [.. List(path + "/activities")],
        Note = Texts.Get(language, "import.activities", ((JsonArray)fact["activities"]!).Count),
        Add = page.MayCorrect ? [Adding(path + "/activities/-", "activities")] : [],
    };

    FactItem Numbered(FactItem item) => FactJson.At(_facts, item.Path) is { } fact && fact["number"] is { } number
        ? item with { Title = $"{number} {fact["title"]}", Rows = [.. item.Rows.Where(row => row.Mark is not null || (row.Text != number.ToString() && row.Text != fact["title"]!.ToString()))] }
        : item;

    /// <summary>The figures of a statistic on one row: “2018: 274 → 2019: 142 st”.</summary>
    FactItem Figure(FactItem item)
    {
        var fact = (JsonObject)FactJson.At(_facts, item.Path)!;
        var ends = ((string, string)[])[("fromPeriod", "from"), ("toPeriod", "to"), ("", "value")] is var pairs
            ? pairs.Where(pair => fact[pair.Item2] is not null).Select(pair => fact[pair.Item1] is { } period ? $"{period}: {fact[pair.Item2]}" : fact[pair.Item2]!.ToString()) : [];
        var figures = $"{string.Join(" → ", ends)} {fact["unit"]}".Trim();
        return item with { Quote = null, Rows = [.. item.Rows.Where(row => row.Mark is not null), new FactRow(fact["place"]?.ToString() ?? Word("figures"), figures.Length > 0 ? figures : null)] };
    }

    IEnumerable<FactItem> Memorial() => page.Facts.Memorial is not { } memorial ? [] :
    [
        new("/memorial", IdOf("/memorial"), Word("memorial"), memorial.Line)
        {
            CanRemove = false,
            Quote = Quote(memorial.Line, ""),
            Rows =
            [
                .. memorial.MeetingDate is { } date ? [new FactRow(Word("f.date"), Dates.Full(date, language))] : Array.Empty<FactRow>(),
                .. memorial.ProposedDecisions.Count > 0 ? [new FactRow(Word("proposedDecisions"), string.Join('\n', memorial.ProposedDecisions))] : Array.Empty<FactRow>(),
                .. memorial.Attestations.Count > 0 ? [new FactRow(Word("attestations"), string.Join('\n', memorial.Attestations.Select(one => one.Position)))] : Array.Empty<FactRow>(),
            ],
        },
    ];

    string Term(string root) => (root.Length == 0 ? page.Facts.Term : page.Facts.Parent?.Facts?.Term) switch
    {
        { UntilFurtherNotice: true } => Texts.Get(language, "time.term.untilFurtherNotice"),
        { From: { } from, To: { } to } => Dates.Interval(from, to, language),
        _ => Word("termUnclear"),
    };

    MarkShown? MarkOf(string path, FactField? field) =>
        marks.Marks.TryGetValue(path, out var mark) ? new(path, FactWords.Of(field, mark.Before, language), mark.Before is null && field is null) : null;

    string? Quote(int line, string title)
    {
        if (line < 1 || line > page.Lines.Count) return null;
        var text = page.Lines[line - 1].Replace('\t', ' ').Trim();
        // A title that is the sentence itself needs no quote of it.
        return text.Length == 0 || title.Contains(text[..Math.Min(text.Length, 50)], StringComparison.OrdinalIgnoreCase) ? null : text.Length <= 110 ? text : text[..110].TrimEnd() + " …";
    }

    string Word(string key) => Texts.Get(language, "import." + key);

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
