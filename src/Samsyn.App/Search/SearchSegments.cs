using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Search;

/// <summary>Every word of every segment once, numbered: a term is held against each word once, not once per agreement.</summary>
public sealed class SearchVocabulary
{
    readonly Lock _gate = new();
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<string> _words = [];

    internal int[] NumbersOf(IReadOnlyList<string> words)
    {
        lock (_gate)
        {
            var numbers = new int[words.Count];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (!_numbers.TryGetValue(words[i], out numbers[i]))
                {
                    _numbers[words[i]] = numbers[i] = _words.Count;
                    _words.Add(words[i]);
                }
            }
            return numbers;
        }
    }

    /// <summary>How well each word answers, by its number.</summary>
    internal byte[] Answers(SearchTerm term)
    {
        lock (_gate)
        {
            var answers = new byte[_words.Count];
            for (var i = 0; i < answers.Length; i++) answers[i] = term.Answers(_words[i]);
            return answers;
        }
    }

    internal ConcurrentDictionary<AgreementId, SearchSegment> Read { get; } = [];
}

/// <summary>The index of one agreement, ready to be searched. Never changes.</summary>
sealed class SearchSegment(AgreementId agreement, int version, SearchContent content, SearchVocabulary vocabulary)
{
    const int InTitle = 6;

    readonly int[] _words = vocabulary.NumbersOf(content.Words);
    readonly int[][] _places = [.. content.Places];

    public AgreementId Agreement => agreement;
    public int Version => version;
    public string Number => content.Number;
    public string Title => content.Title;
    public string TextSha256 => content.TextSha256;
    public IReadOnlyList<SearchEntry> Entries => content.Entries;

    public byte[] AnswersOf(SearchTerm term) => vocabulary.Answers(term);

    /// <summary>The entries that answer to every term, with how well. The scores are working space, shared by the segments of one search.</summary>
    public IEnumerable<(int Entry, int Score)> Find(IReadOnlyList<byte[]> terms, SearchScores scores)
    {
        var (total, best) = scores.For(Entries.Count);
        foreach (var (i, answers) in terms.Index())
        {
            Array.Clear(best, 0, Entries.Count);
            var found = false;
            for (var w = 0; w < _words.Length; w++)
            {
                // A word that another request brought in after the term was held against the vocabulary.
                if (_words[w] >= answers.Length || answers[_words[w]] is not (> 0 and var answer)) continue;
                found = true;
                foreach (var place in _places[w])
                {
                    var score = (place & 1) == 1 ? answer * InTitle : answer;
                    if (score > best[place >> 1]) best[place >> 1] = score;
                }
            }
            if (!found) yield break;
            for (var e = 0; e < Entries.Count; e++) total[e] = best[e] == 0 || (i > 0 && total[e] == 0) ? 0 : total[e] + best[e];
        }
        for (var e = 0; e < Entries.Count; e++)
            if (total[e] > 0) yield return (e, total[e]);
    }
}

sealed class SearchScores
{
    int[] _total = [], _best = [];

    public (int[] Total, int[] Best) For(int entries)
    {
        if (_total.Length < entries) (_total, _best) = (new int[entries * 2], new int[entries * 2]);
        return (_total, _best);
    }
}

/// <summary>The segments of the agreements that the actor may see. Those read before cost two numbers each.</summary>
public sealed class ReadSearchSegments(SamsynDb db, SearchVocabulary vocabulary)
{
    const int Batch = 50;

    internal async Task<IReadOnlyList<SearchSegment>> Of(Actor actor, CancellationToken cancellation)
    {
        var heads = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor)
            .OrderByDescending(agreement => agreement.Number).Select(agreement => new { agreement.Id, agreement.Version }).ToListAsync(cancellation);
        // What this request answers with is its own: another one may put an older reading back meanwhile.
        var known = heads.ToDictionary(head => head.Id, head => vocabulary.Read.TryGetValue(head.Id, out var kept) && kept.Version == head.Version ? kept : null);
        List<AgreementId> stale = [.. known.Where(one => one.Value is null).Select(one => one.Key)];
        foreach (var ids in stale.Chunk(Batch))
        {
            var stored = await db.SearchIndexes.AsNoTracking().Where(index => ids.Contains(index.Agreement) && index.Format == SearchContent.Format).ToDictionaryAsync(index => index.Agreement, cancellation);
            foreach (var head in heads.Where(head => ids.Contains(head.Id)))
                if (stored.TryGetValue(head.Id, out var index) && index.AgreementVersion == head.Version)
                    vocabulary.Read[head.Id] = known[head.Id] = new(head.Id, head.Version, SearchContent.Read(index.Content), vocabulary);
                else if (await db.Agreements.AsNoTracking().Whole().SingleOrDefaultAsync(agreement => agreement.Id == head.Id, cancellation) is { } agreement)
                    // On record since before there was an index, or indexed in an older way.
                    vocabulary.Read[head.Id] = known[head.Id] = new(head.Id, agreement.Version, SearchContent.Of(agreement), vocabulary);
        }
        return [.. heads.Select(head => known[head.Id]).OfType<SearchSegment>()];
    }
}
