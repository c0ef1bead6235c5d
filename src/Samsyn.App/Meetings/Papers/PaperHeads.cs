using Samsyn.Documents.Writing;

namespace Samsyn.App.Meetings.Papers;

/// <summary>Head and foot of every paper of a meeting: the agreement it belongs to and both authorities' diary numbers (DOC-22).</summary>
static class PaperHeads
{
    public static PaperHead Of(MinutesContent minutes, string kind, IEnumerable<Fact> standing, PaperWords words) => Of(minutes.Agreement, minutes.DiaryNumbers, kind, standing, words);

    public static PaperHead Of(string agreement, IReadOnlyList<string> diaryNumbers, string kind, IEnumerable<Fact> standing, PaperWords words) => new()
    {
        Sender = agreement, Kind = kind, PageLabel = words["page", "{0}", "{1}"], DiaryNumbers = [.. diaryNumbers.Distinct(StringComparer.Ordinal).Select(number => new Fact(words["diaryNumber"], number))], Standing = [.. standing],
    };
}
