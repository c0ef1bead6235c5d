using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>Something said about how often, where it stands (token) and in which sentence.</summary>
abstract record Mark(int At, int Sentence);

/// <summary>A number of occasions. <paramref name="Aside"/>: in brackets or counted in "st", a figure beside the real rule.</summary>
sealed record AmountMark(int At, int Sentence, int Count, CadenceStrength? Strength, bool Named, bool Indefinite, bool Aside) : Mark(At, Sentence);

/// <summary><paramref name="Alone"/>: says something without a number before it ("varje halvår"), unlike "per år".</summary>
sealed record RateMark(int At, int Sentence, Unit Unit, int? Interval, CadenceStrength? Strength, bool Alone) : Mark(At, Sentence);
sealed record DaysMark(int At, int Sentence, IReadOnlyList<Weekday> Days, int? Interval) : Mark(At, Sentence);
sealed record ClockMark(int At, int Sentence, TimeOnly Time, string? Place) : Mark(At, Sentence);
sealed record SeasonMark(int At, int Sentence, Season Season, int? Year) : Mark(At, Sentence);
sealed record YearMark(int At, int Sentence, int Year) : Mark(At, Sentence);
sealed record FixedMark(int At, int Sentence, Cadence Cadence) : Mark(At, Sentence);
sealed record BodyMark(int At, int Sentence, string Name, bool Labelled) : Mark(At, Sentence);

/// <summary>Finds the marks of a text in one pass over its tokens.</summary>
sealed class CadenceMarks(Words words)
{
    const int MostWordsBeforeNoun = 3;
    static readonly string[] Meeting = ["träffas", "ses", "möts", "samlas", "sammanträder", "har", "ska", "skall", "kallas"];
    readonly List<Mark> _marks = [];
    int _sentence;
    int _brackets;
    CadenceStrength? _strength;
    bool _bounded;

    public static IReadOnlyList<Mark> In(Words words) => new CadenceMarks(words).Find();

    List<Mark> Find()
    {
        for (var i = 0; i < words.Count; i += Math.Max(1, Step(i))) { }
        return _marks;
    }

    /// <summary>Reads what stands at a token; returns how many tokens it was, 0 for nothing.</summary>
    int Step(int at)
    {
        var token = words[at];
        if (words.EndsSentence(at)) { _sentence++; _brackets = 0; Forget(); return 1; }
        if (token.Is("(")) _brackets++;
        if (token.Is(")")) _brackets = Math.Max(0, _brackets - 1);
        var length = Date(at);
        if (length == 0) length = Clock(at);
        if (length == 0) length = RateAt(at);
        if (length == 0) length = DaysAt(at);
        if (length == 0) length = SeasonOrYear(at);
        if (length == 0) length = Amount(at);
        if (length == 0) length = Vocabulary(at);
        if (length == 0) length = Body(at);
        return length;
    }

    int Date(int at) => SwedishDates.TryAt(words, at, out _, out var length) ? length : 0;

    int Clock(int at)
    {
        var named = words[at].Is("kl", "klockan");
        var start = named ? (words[at + 1].Is(".") ? at + 2 : at + 1) : at;
        var (hour, sign, minute) = (words[start], words[start + 1], words[start + 2]);
        if (hour.Kind != TokenKind.Number || hour.Word.Length > 2 || hour.Number > 23) return 0;
        var withMinutes = sign.Is(":", ".") && hour.Touches(sign) && sign.Touches(minute) && minute is { Kind: TokenKind.Number, Word.Length: 2, Number: < 60 };
        if (!withMinutes && !named) return 0;
        if (sign.Is(".") && !named && SwedishDates.Month(words[start + 3].Word) is not null) return 0;
        var end = withMinutes ? start + 3 : start + 1;
        if (words[end].IsDash && words[end + 1].Kind == TokenKind.Number)
            end += words[end + 2].Is(":", ".") && words[end + 3] is { Kind: TokenKind.Number, Word.Length: 2 } ? 4 : 2;
        _marks.Add(new ClockMark(at, _sentence, new TimeOnly(hour.Number, withMinutes ? minute.Number : 0), PlaceBefore(at) ?? PlaceAfter(end)));
        return end - at;
    }

    string? PlaceBefore(int at)
    {
        var first = at;
        while (first > 0 && IsPlaceWord(first - 1)) first--;
        if (first == at && words[at - 1].Is(",", ":")) return PlaceBefore(at - 1);
        return first == at ? null : words.Between(first, at - 1);
    }

    string? PlaceAfter(int at)
    {
        if (!words[at].Is("i", "på", "vid") || !IsPlaceWord(at + 1) || !words.StartsUpper(at + 1)) return null;
        var last = at + 1;
        while (IsPlaceWord(last + 1)) last++;
        return words.Between(at + 1, last);
    }

    /// <summary>A capitalised word that is no weekday, month or meeting, or a common noun of place after one ("Rinkeby torg").</summary>
    bool IsPlaceWord(int at)
    {
        if (words[at].Kind != TokenKind.Word) return false;
        if (!words.StartsUpper(at)) return words[at].Word is "torg" or "centrum" or "station" or "bibliotek" or "gård" or "park" && words.StartsUpper(at - 1);
        return CadenceWords.Of(words[at].Word) is null && SwedishDates.Month(words[at].Word) is null
            && SwedishWeekdays.SeriesAt(words, at, out _) is null && !words[at].Is("utsättning", "start", "tid", "kl");
    }

    /// <summary>per år, /år, varje halvår, i veckan, om året, vartannat år, var fjärde vecka.</summary>
    int RateAt(int at)
    {
        var token = words[at];
        if (NumberWords.EveryNth(words, at, out var nth) is { } interval)
        {
            if (DayAt(at + nth, interval, nth, out var days)) return days;
            return UnitAt(at + nth) is { } every ? AddRate(at, every, interval, alone: true, nth + 1) : 0;
        }
        if (token.Is("varje", "var", "vart", "per", "/", "pr"))
        {
            var alone = token.Is("varje", "var", "vart");
            var unit = at + 1;
            if (words[unit].Is("påbörjat", "helt", "nytt")) unit++;
            if (DayAt(unit, null, unit - at, out var days)) return days;
            return UnitAt(unit) is { } of ? AddRate(at, of, null, alone, unit + 1 - at) : 0;
        }
        if (!token.Is("i", "om", "under", "på") || UnitAt(at + 1) is not { } definite || words[at + 1].Word[^1] is not ('n' or 't')) return 0;
        return AddRate(at, definite, null, alone: false, 2);
    }

    bool DayAt(int at, int? interval, int before, out int length)
    {
        length = 0;
        // "ggr/mån" is per month; a weekday after a stroke is never abbreviated.
        if (words[at].Word is "mån" || SwedishWeekdays.SeriesAt(words, at, out var used) is not { } days) return false;
        AddDays(at, days, interval);
        length = before + used;
        return true;
    }

    Unit? UnitAt(int at) => words[at].Kind == TokenKind.Word ? CadenceWords.Of(words[at].Word) as Unit : null;

    int AddRate(int at, Unit unit, int? interval, bool alone, int length)
    {
        if (_bounded) { Forget(); return length; }
        _marks.Add(new RateMark(at, _sentence, unit, interval is > 1 ? interval : null, _strength, alone));
        Forget();
        return length;
    }

    int DaysAt(int at)
    {
        if (SwedishWeekdays.SeriesAt(words, at, out var length) is not { } days) return 0;
        AddDays(at, days, null);
        return length;
    }

    void AddDays(int at, IReadOnlyList<Weekday> days, int? interval)
    {
        _marks.Add(interval is null && days is [Weekday.MO, Weekday.TU, Weekday.WE, Weekday.TH, Weekday.FR]
            ? new FixedMark(at, _sentence, new EveryWeekdayCadence())
            : interval is null && days.Count == 7 ? new FixedMark(at, _sentence, new DailyCadence()) : new DaysMark(at, _sentence, days, interval));
        Forget();
    }

    int SeasonOrYear(int at)
    {
        if (words[at].Kind == TokenKind.Word && SwedishDates.SeasonOf(words[at].Word) is { } season)
        {
            var year = SwedishDates.Year(words[at + 1]);
            _marks.Add(new SeasonMark(at, _sentence, season, year));
            return year is null ? 1 : 2;
        }
        if (SwedishDates.Year(words[at]) is not { } alone || words[at + 1].Is("/")) return 0;
        _marks.Add(new YearMark(at, _sentence, alone));
        return 1;
    }

    int Amount(int at)
    {
        var approximate = words[at].Is("ett") && words[at + 1].Is("par");
        var count = approximate ? 2 : NumberWords.At(words, at, out _);
        NumberWords.At(words, at, out var length);
        if (approximate) length = 2;
        if (count is not { } n || n == 0) return 0;
        CadenceStrength? strength = approximate ? CadenceStrength.Approximate : _strength;
        // "2–3 gånger": the lower end is what is promised.
        if ((words[at + length].IsDash || words[at + length].Is("till", "eller")) && NumberWords.At(words, at + length + 1, out var upper) is { } most && most > n)
        {
            length += 1 + upper;
            strength ??= CadenceStrength.Minimum;
        }
        var noun = NounAfter(at + length, out var used);
        var bareRate = noun is null && (words[at + length].Is("per", "/") || CadenceWords.Of(words[at + length].Word) is Rate) && UnitAt(at + length + 1) is not null;
        if (noun is null && !bareRate) return 0;
        if (_bounded) { Forget(); return length + used + SkipRate(at + length + used); }
        _marks.Add(new AmountMark(at, _sentence, n, strength, noun is { Bare: false } || noun is null,
            Indefinite: length == 1 && words[at].Is("en", "ett") && noun is not { Bare: true } || noun is { OnlyInRate: true }, Aside: _brackets > 0 || words[at + length].Is("st")));
        Forget();
        return length + used;
    }

    int SkipRate(int at) => words[at].Is("per", "/", "om", "i", "varje", "under") && UnitAt(at + 1) is not null ? 2 : 0;

    /// <summary>The counted noun within a few words: "fyra ordinarie möten".</summary>
    Occasion? NounAfter(int at, out int used)
    {
        for (var i = 0; i < MostWordsBeforeNoun && words[at + i].Kind == TokenKind.Word; i++)
        {
            var meaning = CadenceWords.At(words, at + i, out _);
            used = i + 1;
            if (meaning is Occasion occasion) return occasion;
            if (meaning is not (null or Rate) || words[at + i].Is("per", "i", "om", "av", "för", "till", "och", "som", "år", "åren")) break;
        }
        used = 0;
        return null;
    }

    int Vocabulary(int at)
    {
        switch (CadenceWords.At(words, at, out var length))
        {
            case Strength s: _strength = s.Value; return length;
            case UpperBound: _bounded = true; return length;
            case Rate rate: return AddRate(at, rate.Unit, rate.Unit.Interval, alone: true, length);
            case Fixed f: _marks.Add(new FixedMark(at, _sentence, f.Cadence)); return length;
            case DecisionBy: return Decision(at, length);
            default: return 0;
        }
    }

    int Decision(int at, int length)
    {
        var names = new List<string>();
        var start = at + length;
        var i = start;
        for (; i < words.Count && !words.EndsSentence(i) && !StartsAnother(i); i++)
        {
            if (!words[i].Is("och", "eller", ",", "samt", "/")) continue;
            Name(names, start, i - 1);
            start = i + 1;
        }
        Name(names, start, i - 1);
        _marks.Add(new FixedMark(at, _sentence, new ByDecisionCadence(names)));
        return i - at;
    }

    bool StartsAnother(int at) => words[at].Is("(", ")") || CadenceWords.At(words, at, out _) is Fixed or Strength;

    void Name(List<string> names, int first, int last)
    {
        while (first <= last && words[first].Is("och", "eller", "samt", "av", "/")) first++;
        while (last >= first && (words[last].Kind != TokenKind.Word && words[last].Kind != TokenKind.Number || words[last].Is("samt", "och", "eller"))) last--;
        if (first <= last) names.Add(words.Between(first, last));
    }

    /// <summary>A group's name that opens a rule: "Styrgruppen: …", "Områdesgrupper i …".</summary>
    int Body(int at)
    {
        if (words[at].Kind != TokenKind.Word || !words.StartsUpper(at)) return 0;
        var word = words[at].Word;
        var group = word.EndsWith("grupp", StringComparison.Ordinal) || word.EndsWith("gruppen", StringComparison.Ordinal)
            || word.EndsWith("grupper", StringComparison.Ordinal) || word.EndsWith("grupperna", StringComparison.Ordinal)
            || word.EndsWith("rådet", StringComparison.Ordinal) || word is "brå";
        var last = word.EndsWith("grupper", StringComparison.Ordinal) && words[at + 1].Is("i") && IsPlaceWord(at + 2) ? LastOfGroups(at + 2) : at;
        var labelled = words[last + 1].Is(":");
        if (!group && !labelled) return 0;
        _marks.Add(new BodyMark(at, _sentence, words.Between(at, last), labelled));
        return last - at + 1;
    }

    /// <summary>"Områdesgrupper i Norrby, Söderby samt en grupp för unga 13–18 år": the places and further groups that share what follows them.</summary>
    int LastOfGroups(int first)
    {
        var last = first;
        var further = false;
        for (var i = first + 1; i < words.Count && !EndsGroups(i); i++)
        {
            var joins = words[i].Is(",", "och", "samt");
            if (joins) further = false;
            else if (words[i].Is("en", "ett") && words[i - 1].Is(",", "och", "samt")) further = true;
            else if (further || IsPlaceWord(i)) last = i;
            else break;
        }
        return last;
    }

    bool EndsGroups(int at) => words.EndsSentence(at) || words[at].Is(":", "(", ")") || words[at].Is(Meeting)
        || CadenceWords.At(words, at, out _) is not (null or Unit)
        || (NumberWords.At(words, at, out var used) is not null && (words[at + used].Is("/", "per") || CadenceWords.At(words, at + used, out _) is Occasion));

    void Forget() => (_strength, _bounded) = (null, false);
}
