using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>
/// Which plan or activity a list of measures belongs to (PLN-18): the one whose place its title names, the only one that says it follows a list, or the one in whose
/// text it stands. Null when that cannot be told.
/// </summary>
sealed class ActionOwners
{
    const int ShortestName = 4;
    const int MostNamed = 5;

    static readonly char[] Separators = [' ', ',', '.', ':', ';', '(', ')', '/', '-', '–', '”', '"'];

    readonly List<Candidate> _all;
    readonly ILookup<string, Candidate> _byName;
    readonly Candidate? _onlyFollower;
    readonly Dictionary<Part, List<Place>> _places = new(ReferenceEqualityComparer.Instance);

    public ActionOwners(FactsDraft draft)
    {
        _all =
        [
            .. draft.Plans.Select(plan => new Candidate(plan.Title, plan.Title, plan.Line, plan.ActivityList is not null))
                .Concat(draft.Areas.SelectMany(area => area.Activities.Count == 0
                    ? [new Candidate(area.Title, area.Title, area.Line, Follows: false)]
                    : area.Activities.Select(activity => new Candidate(activity.Title, $"{activity.Title} {area.Title}", activity.Line, activity.ActivityList is not null))))
                .OrderBy(candidate => candidate.Line),
        ];
        _byName = _all.SelectMany(candidate => WordsOf(candidate.Words).Select(NameKey).Distinct().Select(name => (name, candidate))).ToLookup(pair => pair.name, pair => pair.candidate, StringComparer.Ordinal);
        _onlyFollower = _all.FindAll(candidate => candidate.Follows) is [var only] ? only : null;
    }

    /// <param name="part">The part that the list stands in.</param>
    /// <param name="caption">The title of the list, when it has one.</param>
    /// <param name="line">Where it begins.</param>
    public string? Of(Part part, string? caption, int line) => _all.Count == 0 ? null : (caption is null ? InWhoseText(part, null, line) : Captioned(part, caption, line))?.Title;

    Candidate? Captioned(Part part, string caption, int line)
    {
        var words = WordsOf(caption).ToList();
        var names = words.FindAll(word => char.IsUpper(word[0]) && ActionTables.ListTitle(word) is null);
        var named = names.Select(name => _byName[NameKey(name)].Take(MostNamed + 1).ToList()).Where(all => all.Count <= MostNamed).SelectMany(all => all).ToList();
        if (named.Count > 0) return named.OrderByDescending(one => one.Follows).ThenByDescending(one => one.Line <= line).ThenByDescending(one => one.Line).First();
        // The first word has its capital from where it stands; any other that no plan mentions names another place.
        return names.Exists(name => name != words[0]) ? null : _onlyFollower ?? InWhoseText(part, caption, line);
    }

    /// <summary>The plan above, unless a heading of something else stands between. A list under a heading of its own after the last of several may be everyone's.</summary>
    Candidate? InWhoseText(Part part, string? caption, int line)
    {
        if (!_places.TryGetValue(part, out var places)) _places[part] = places = PlacesIn(part);
        var after = FirstAfter(places, place => place.Line, line);
        if (after == 0 || places[after - 1] is not { Above: { } above } place) return null;
        var ownHeading = caption is not null && place.ListHeading == caption;
        return ownHeading && place.IsLastOfSeveral ? null : above;
    }

    /// <summary>What stands above from each line on where that changes.</summary>
    List<Place> PlacesIn(Part part)
    {
        var first = FirstAfter(_all, candidate => candidate.Line, part.From - 1);
        var inPart = _all[first..FirstAfter(_all, candidate => candidate.Line, part.To)];
        var places = new List<Place>();
        var next = 0;
        var afterLabel = false;
        foreach (var block in part.Blocks)
        {
            var isValue = afterLabel;
            afterLabel = block.Kind is BlockKind.Heading or BlockKind.LeadIn && Labels.IsKnown(block.Text);
            if (block.Kind != BlockKind.Heading) continue;
            // A plan's own title is on its first line.
            for (; next < inPart.Count && inPart[next].Line < block.Line; next++) Begin(inPart[next]);
            var list = ActionTables.ListTitle(block.Text);
            if (list is not null && places.Count > 0) places.Add(places[^1] with { Line = block.Line, ListHeading = list });
            // "Kommunpolis" alone on the line under "Ansvarig" has the shape of a heading, but is what the label asks for.
            else if (!afterLabel && !isValue) places.Add(new(block.Line, null, null, false));
        }
        for (; next < inPart.Count; next++) Begin(inPart[next]);
        return places;

        void Begin(Candidate candidate) => places.Add(new(candidate.Line, candidate, null, inPart.Count > 1 && ReferenceEquals(candidate, inPart[^1])));
    }

    static int FirstAfter<T>(List<T> byLine, Func<T, int> lineOf, int line)
    {
        int low = 0, high = byLine.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lineOf(byLine[middle]) <= line) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static IEnumerable<string> WordsOf(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestName);

    /// <summary>Without the genitive: "Björktorgets åtgärdslista".</summary>
    static string NameKey(string word) => word.ToLowerInvariant().TrimEnd('s');

    sealed record Candidate(string Title, string Words, int Line, bool Follows);

    sealed record Place(int Line, Candidate? Above, string? ListHeading, bool IsLastOfSeveral);
}
