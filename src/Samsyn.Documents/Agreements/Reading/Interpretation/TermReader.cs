using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>Reads how long something runs or when it shall be ready (löptid).</summary>
static class TermReader
{
    static readonly string[] OpenEnded = ["tillsvidare", "tv", "löpande", "permanent"];
    static readonly string[] ReadyWords = ["klar", "klart", "klara", "senast", "plats", "färdig", "färdigt", "färdigställd", "före", "inom"];

    public static PlanTerm Read(string? text)
    {
        if (text is null || !text.Any(char.IsLetterOrDigit)) return new TermMissing();
        var words = Words.Of(text);
        var ready = false;
        PlanTerm? year = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Is(OpenEnded) || (words[i].Is("tills") && words[i + 1].Is("vidare"))) return new UntilFurtherNotice();
            if (SwedishDates.TryPeriodAt(words, i, out var period, out _)) return new TermPeriod(period.Value.From, period.Value.To);
            if (SwedishDates.TryAt(words, i, out var date, out _)) return new TermByDate(date);
            if (Point(words, i) is { } point) return new TermByReportingPoint(point);
            if (SeasonAt(words, i) is { } season) return season;
            if (MonthAt(words, i) is { } month) return month;
            ready |= words[i].Is(ReadyWords);
            if (year is null && SwedishDates.Year(words[i]) is { } y) year = ready && words[i - 1].Is("senast", "före") ? new TermByMonth(y, 12) : new TermYear(y);
        }
        return year ?? new TermOther(string.Join(' ', text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>T1, T2, tertial 1, tertialrapport 2, VB, verksamhetsberättelsen.</summary>
    static ReportingPoint? Point(Words words, int at)
    {
        var word = words[at].Word;
        if (words[at].Kind != TokenKind.Word) return null;
        if (word == "vb" || word.StartsWith("verksamhetsberättelse", StringComparison.Ordinal)) return ReportingPoint.VB;
        if (word != "t" && !word.StartsWith("tertial", StringComparison.Ordinal)) return null;
        return words[at + 1] is { Kind: TokenKind.Number, Number: 1 } ? ReportingPoint.T1
            : words[at + 1] is { Kind: TokenKind.Number, Number: 2 } ? ReportingPoint.T2 : null;
    }

    /// <summary>All reporting points that a text names, in order ("T1, T2 och VB").</summary>
    public static IReadOnlyList<ReportingPoint> Points(string text)
    {
        var words = Words.Of(text);
        return [.. Enumerable.Range(0, words.Count).Select(i => Point(words, i)).OfType<ReportingPoint>().Distinct().Order()];
    }

    static TermSeason? SeasonAt(Words words, int at)
    {
        if (words[at].Kind != TokenKind.Word || SwedishDates.SeasonOf(words[at].Word) is not { } season) return null;
        if (SwedishDates.Year(words[at + 1]) is { } year) return new TermSeason(season, year);
        return words[at].Is("vt", "ht") && words[at + 1] is { Kind: TokenKind.Number, Word.Length: 2 } two ? new TermSeason(season, 2000 + two.Number) : null;
    }

    static PlanTerm? MonthAt(Words words, int at)
    {
        if (words[at].Kind != TokenKind.Word) return null;
        var year = SwedishDates.Year(words[at + 1]);
        if (words[at].Is("halvårsskiftet") && year is { } mid) return new TermByMonth(mid, 6);
        if (words[at].Is("årsskiftet") && year is { } end) return new TermByMonth(words[at + 2].Is("/") ? end : end - 1, 12);
        if (words[at].Is("kvartal", "q") && words[at + 1] is { Kind: TokenKind.Number, Number: >= 1 and <= 4 } quarter && SwedishDates.Year(words[at + 2]) is { } of)
            return new TermPeriod(new DateOnly(of, quarter.Number * 3 - 2, 1), SwedishDates.LastOf(of, quarter.Number * 3));
        return SwedishDates.Month(words[at].Word) is { } month && year is { } y ? new TermByMonth(y, month) : null;
    }
}
