using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>From a proposal to the review that shows it.</summary>
static class Review
{
    public static ReviewModel Of(ProposalPage page, ViewContext view, string? status = null)
    {
        var address = AddressOf(page);
        var marks = CorrectionMarks.Of(page.Corrections);
        var groups = new ReviewFacts(page, marks, view.Language).Groups();
        var findings = Findings(page, view.Language);
        return new(page, groups, findings, Lacking(page, groups, view.Language), TextOf(page, groups, view.Language))
        {
            Address = address,
            FindingsLeft = findings.Sum(group => group.Left),
            Changes = marks.Count,
            Status = status,
        };
    }

    public static string AddressOf(ProposalPage page) => "/las-in/" + page.Id.Value;

    /// <summary>Each lack leads to the fact it concerns, or to the nearest one above it that the page shows.</summary>
    static IReadOnlyList<FieldError> Lacking(ProposalPage page, IReadOnlyList<FactGroup> groups, Language language)
    {
        var ids = Ids(groups).ToHashSet(StringComparer.Ordinal);
        return [.. page.Lacking.Select(refusal => new FieldError(Nearest(refusal.Field ?? "/annexes", ids), Texts.Of(refusal, language)))];
    }

    static string Nearest(string path, HashSet<string> ids)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            if (ids.Contains(ReviewFacts.IdOf(path))) return ReviewFacts.IdOf(path);
            if (ids.Contains(ReviewFacts.GroupIdOf(path))) return ReviewFacts.GroupIdOf(path);
        }
        return "g-about";
    }

    static IEnumerable<string> Ids(IEnumerable<FactGroup> groups) => groups.SelectMany(group =>
        group.Items.SelectMany(item => item.Rows.Select(row => row.Id ?? "").Prepend(item.Id)).Concat(Ids(group.Groups)).Prepend(group.Id));

    static IReadOnlyList<FindingGroup> Findings(ProposalPage page, Language language) =>
        [.. page.Findings.Select((finding, i) => (finding.Code, Shown: new FindingShown(i, finding.Line, Texts.Of(finding, language), page.Acknowledged.Contains(i))))
            .GroupBy(each => each.Code, StringComparer.Ordinal)
            .Select(group => new FindingGroup(group.Key, [.. group.Select(each => each.Shown)]))
            .OrderByDescending(group => group.Left > 0)];

    static Microsoft.AspNetCore.Components.MarkupString TextOf(ProposalPage page, IReadOnlyList<FactGroup> groups, Language language)
    {
        var facts = new Dictionary<int, List<string>>();
        foreach (var item in groups.SelectMany(AllItems))
        {
            Note(item.Line, item.Id);
            foreach (var row in item.Rows)
                if (row.Id is not null) Note(row.Line, row.Id);
        }
        var findings = page.Findings.Index().Where(each => each.Item.Line > 0 && !page.Acknowledged.Contains(each.Index)).DistinctBy(each => each.Item.Line).ToDictionary(each => each.Item.Line, each => each.Index);
        return new SourceText(page.Lines, facts, findings, language).Html();

        void Note(int line, string id)
        {
            if (line < 1) return;
            if (!facts.TryGetValue(line, out var here)) facts[line] = here = [];
            here.Add(id);
        }
    }

    static IEnumerable<FactItem> AllItems(FactGroup group) => group.Items.SelectMany(item => item.Parts.Prepend(item)).Concat(group.Groups.SelectMany(AllItems));
}
