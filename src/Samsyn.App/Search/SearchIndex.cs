using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Domain.Agreements;

namespace Samsyn.App.Search;

public enum SearchKind { Agreement, Plan, Forum, Clause, Duty, Source, Line }

/// <summary>Something that can be found: its title weighs more than its text.</summary>
public sealed record SearchEntry(
    [property: JsonPropertyName("k")] SearchKind Kind,
    [property: JsonPropertyName("t")] string Title)
{
    [JsonPropertyName("x")] public string? Text { get; init; }
    /// <summary>The title in English, where it is not the document's own words.</summary>
    [JsonPropertyName("e")] public string? English { get; init; }
    [JsonPropertyName("l")] public int? Line { get; init; }
    /// <summary>The annex whose later version holds the line; null for the agreement's own text.</summary>
    [JsonPropertyName("a")] public int? Annex { get; init; }
    /// <summary>The plan's part of the address, or the forum's anchor.</summary>
    [JsonPropertyName("s")] public string? Slug { get; init; }
}

/// <summary>
/// The index of one agreement: its entries, its words and where each stands (twice the entry's place, plus one in the title).
/// Stored as one row beside the agreement and written in the same transaction; one row is one segment of the whole index.
/// </summary>
public sealed class SearchIndex
{
    SearchIndex() { }

    public AgreementId Agreement { get; private set; }
    /// <summary>The version of the agreement that it was made from, and of the way it was made.</summary>
    public int AgreementVersion { get; private set; }
    public int Format { get; private set; }
    public string Content { get; private set; } = "";

    internal static SearchIndex Of(Agreement agreement) => new() { Agreement = agreement.Id, AgreementVersion = agreement.Version, Format = SearchContent.Format, Content = SearchContent.Of(agreement).Write() };

    internal void Renew(Agreement agreement)
    {
        var renewed = Of(agreement);
        (AgreementVersion, Format, Content) = (renewed.AgreementVersion, renewed.Format, renewed.Content);
    }
}

/// <summary>What a segment holds.</summary>
sealed record SearchContent(string Number, string Title, string TextSha256, IReadOnlyList<SearchEntry> Entries, IReadOnlyList<string> Words, IReadOnlyList<int[]> Places)
{
    /// <summary>Raised when entries or stems are made in another way: older segments are then made anew.</summary>
    public const int Format = 1;

    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static SearchContent Of(Agreement agreement)
    {
        var entries = SearchEntries.Of(agreement);
        SortedDictionary<string, SortedSet<int>> places = new(StringComparer.Ordinal);
        foreach (var (i, entry) in entries.Index())
        {
            foreach (var word in SearchKey.WordsOf(entry.Title).Concat(SearchKey.WordsOf(entry.English))) Add(word, (i * 2) + 1);
            foreach (var word in SearchKey.WordsOf(entry.Text)) Add(word, i * 2);
        }
        return new(agreement.Number, agreement.Title, agreement.Text.Sha256, entries, [.. places.Keys], [.. places.Values.Select(set => set.ToArray())]);

        void Add(string word, int place)
        {
            if (!places.TryGetValue(word, out var set)) places[word] = set = [];
            set.Add(place);
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static SearchContent Read(string content) => JsonSerializer.Deserialize<SearchContent>(content, Options)!;
}
