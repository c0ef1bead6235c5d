using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Search;

/// <summary>Some words of a snippet; marked when they answer to what was searched for.</summary>
public sealed record SnippetRun(string Text, bool Marked);

public sealed record SearchHit
{
    public required AgreementId Agreement { get; init; }
    public required string AgreementNumber { get; init; }
    public required string AgreementTitle { get; init; }
    public required SearchEntry Entry { get; init; }
    /// <summary>Empty for a line, whose words are the snippet.</summary>
    public required IReadOnlyList<SnippetRun> Title { get; init; }
    public required IReadOnlyList<SnippetRun> Snippet { get; init; }
    public required int Score { get; init; }
}

/// <summary>What was found of one kind, the best first; <paramref name="Count"/> counts also those not shown.</summary>
public sealed record SearchGroup(SearchKind Kind, int Count, IReadOnlyList<SearchHit> Hits);

public sealed record SearchPage
{
    public required string Asked { get; init; }
    /// <summary>False when nothing was asked, or only words that every text has.</summary>
    public required bool HasTerms { get; init; }
    public SearchKind? Only { get; init; }
    public required IReadOnlyList<SearchGroup> Groups { get; init; }
    public int Count => Groups.Sum(group => group.Count);
}

/// <summary>Finds by Swedish word forms, beginnings and parts of compounds; every word must answer. What the actor may not see is not searched.</summary>
public sealed class ReadSearchPage(ReadSearchSegments segments)
{
    const int Shown = 6, ShownOfOne = 100, LongestAsked = 200;

    public async Task<SearchPage> Run(Actor actor, string? asked, SearchKind? only, Language language, CancellationToken cancellation)
    {
        var text = (asked ?? "").Trim();
        if (text.Length > LongestAsked) text = text[..LongestAsked];
        var terms = SearchTerm.Of(text);
        if (terms.Count == 0) return new() { Asked = text, HasTerms = false, Groups = [] };

        var searched = await segments.Of(actor, cancellation);
        return new() { Asked = text, HasTerms = true, Only = only, Groups = [.. Groups(searched, terms, only, language).Where(group => group.Kind != SearchKind.Duty || actor.Sees(nameof(Duty)))] };
    }

    static IReadOnlyList<SearchGroup> Groups(IReadOnlyList<SearchSegment> segments, IReadOnlyList<SearchTerm> terms, SearchKind? only, Language language)
    {
        List<byte[]> answers = segments.Count == 0 ? [] : [.. terms.Select(segments[0].AnswersOf)];
        var most = only is null ? Shown : ShownOfOne;
        var kinds = Enum.GetValues<SearchKind>();
        var counts = new int[kinds.Length];
        // The worst of those kept comes first out: newer agreements and earlier lines win between equals.
        var best = kinds.Select(_ => new PriorityQueue<(SearchSegment, int, int), (int, int, int)>()).ToArray();
        var scores = new SearchScores();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (newness, segment) in segments.Index())
        {
            // An overarching agreement that was annexed whole was read from the same document: its lines are found once.
            var again = !texts.Add(segment.TextSha256);
            foreach (var (entry, score) in segment.Find(answers, scores))
            {
                var kind = segment.Entries[entry].Kind;
                if ((only is { } one && kind != one) || (again && segment.Entries[entry] is { Kind: SearchKind.Line, Annex: null })) continue;
                counts[(int)kind]++;
                var queue = best[(int)kind];
                if (queue.Count < most) queue.Enqueue((segment, entry, score), (score, -newness, -entry));
                else queue.EnqueueDequeue((segment, entry, score), (score, -newness, -entry));
            }
        }
        return [.. kinds.Where(kind => counts[(int)kind] > 0).Select(kind => new SearchGroup(kind, counts[(int)kind], HitsOf(best[(int)kind], terms, language)))];
    }

    static List<SearchHit> HitsOf(PriorityQueue<(SearchSegment Segment, int Entry, int Score), (int, int, int)> queue, IReadOnlyList<SearchTerm> terms, Language language)
    {
        List<SearchHit> hits = [];
        while (queue.TryDequeue(out var found, out _))
        {
            var entry = found.Segment.Entries[found.Entry];
            hits.Add(new()
            {
                Agreement = found.Segment.Agreement,
                AgreementNumber = found.Segment.Number,
                AgreementTitle = found.Segment.Title,
                Entry = entry,
                Title = Snippets.Whole(language == Language.English && entry.English is { } english ? english : entry.Title, terms),
                Snippet = entry.Kind == SearchKind.Duty ? [] : Snippets.Around(entry.Text, terms),
                Score = found.Score,
            });
        }
        hits.Reverse();
        return hits;
    }
}

/// <summary>Cuts the part of a text that answers, and marks the words.</summary>
static class Snippets
{
    const int Length = 200, Before = 60;

    public static IReadOnlyList<SnippetRun> Whole(string text, IReadOnlyList<SearchTerm> terms) => text.Length == 0 ? [] : Runs(text, Marked(text, terms));

    public static IReadOnlyList<SnippetRun> Around(string? text, IReadOnlyList<SearchTerm> terms)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var marked = Marked(text, terms);
        if (text.Length <= Length) return Runs(text, marked);
        var from = marked.Count == 0 || marked[0].Start <= Before ? 0 : text.IndexOf(' ', marked[0].Start - Before) is >= 0 and var blank && blank < marked[0].Start ? blank + 1 : marked[0].Start;
        var to = Math.Min(text.Length, from + Length);
        if (to < text.Length && text.LastIndexOf(' ', to) is var end && end > from) to = end;
        var cut = (from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : "");
        return Runs(cut, Marked(cut, terms));
    }

    static List<FoundWord> Marked(string text, IReadOnlyList<SearchTerm> terms) => [.. SearchKey.In(text).Where(word => terms.Any(term => term.Answers(word.Stem) > 0))];

    static List<SnippetRun> Runs(string text, List<FoundWord> marked)
    {
        List<SnippetRun> runs = [];
        var from = 0;
        foreach (var word in marked)
        {
            if (word.Start > from) runs.Add(new(text[from..word.Start], false));
            runs.Add(new(text.Substring(word.Start, word.Length), true));
            from = word.Start + word.Length;
        }
        if (from < text.Length) runs.Add(new(text[from..], false));
        return runs;
    }
}
