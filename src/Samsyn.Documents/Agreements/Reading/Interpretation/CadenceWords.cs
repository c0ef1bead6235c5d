using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>What a word or phrase says about how often. A new word for something known is added in <see cref="CadenceWords"/>, nowhere else.</summary>
abstract record Meaning;

/// <summary>Something that takes place: gång, tillfälle, möte. <paramref name="Bare"/>: a pure counting word ("st", "ggr"). <paramref name="OnlyInRate"/>: "inom 14 dagar" is no rhythm, "två dagar i veckan" is.</summary>
sealed record Occasion(bool Bare, bool OnlyInRate = false) : Meaning;

/// <summary>The unit of a rate. <paramref name="Times"/>: how many of the period it stands for ("tertial" is a third of a year: 3 per year).</summary>
sealed record Unit(CadencePeriod? Per, int Times = 1, int? Interval = null) : Meaning;

/// <summary>A whole rate in one word: "årligen", "veckovis".</summary>
sealed record Rate(Unit Unit) : Meaning;
sealed record Strength(CadenceStrength Value) : Meaning;

/// <summary>"högst": an upper bound, which no cadence expresses.</summary>
sealed record UpperBound : Meaning;
sealed record Fixed(Cadence Cadence) : Meaning;

/// <summary>"efter beslut av": the names that follow decide.</summary>
sealed record DecisionBy : Meaning;

/// <summary>The vocabulary of cadences: words → meaning, phrases → meaning. The only place to add a word.</summary>
static class CadenceWords
{
    static readonly Unit Day = new(null);

    // "*" first: the word ends so. Words of one row are separated by blanks.
    static readonly (string Words, Meaning Meaning)[] Vocabulary =
    [
        ("gång gånger ggr ggn gg st stycken", new Occasion(Bare: true)),
        ("tillfälle tillfällen omgång omgångar", new Occasion(Bare: false)),
        ("*möte *möten *mötena *sammanträde *sammanträden *vandring *vandringar *träff *träffar *samtal *övning *övningar", new Occasion(Bare: false)),
        ("*insats *insatser *besök *avstämning *avstämningar *dialog *dialoger *utbildning *utbildningar *aktivitet *aktiviteter", new Occasion(Bare: false)),
        ("*kontroll *kontroller *patrullering *patrulleringar *konferens *konferenser *uppföljning *uppföljningar *pass *rond *ronder", new Occasion(Bare: false)),
        ("*föreläsning *föreläsningar *kampanj *kampanjer *rapport *rapporter *utskick *mätning *mätningar *workshop *workshoppar", new Occasion(Bare: false)),
        ("dagar kvällar nätter timmar", new Occasion(Bare: false, OnlyInRate: true)),
        ("år året årets kalenderår kalenderåret verksamhetsår verksamhetsåret", new Unit(CadencePeriod.Year)),
        ("halvår halvåret", new Unit(CadencePeriod.HalfYear)),
        ("termin terminen", new Unit(CadencePeriod.Term)),
        ("kvartal kvartalet kv", new Unit(CadencePeriod.Quarter)),
        ("tertial tertialet", new Unit(CadencePeriod.Year, Times: 3)),
        ("månad månaden mån kalendermånad", new Unit(CadencePeriod.Month)),
        ("vecka veckan", new Unit(CadencePeriod.Week)),
        ("mandatperiod mandatperioden", new Unit(CadencePeriod.Year, Interval: 4)),
        ("dag dagen dygn dygnet kväll natt", Day),
        ("årligen årlig årliga årligt årsvis", new Rate(new Unit(CadencePeriod.Year))),
        ("halvårsvis halvårsvisa halvårsvist", new Rate(new Unit(CadencePeriod.HalfYear))),
        ("terminsvis terminsvisa", new Rate(new Unit(CadencePeriod.Term))),
        ("kvartalsvis kvartalsvisa", new Rate(new Unit(CadencePeriod.Quarter))),
        ("tertialvis tertialvisa", new Rate(new Unit(CadencePeriod.Year, Times: 3))),
        ("månadsvis månadsvisa månatlig månatliga månatligen månadsmöte månadsmöten", new Rate(new Unit(CadencePeriod.Month))),
        ("veckovis veckovisa veckomöte veckomöten", new Rate(new Unit(CadencePeriod.Week))),
        ("dagligen daglig dagliga dagligt", new Fixed(new DailyCadence())),
        ("vardagligen", new Fixed(new EveryWeekdayCadence())),
        ("minst lägst åtminstone minimum", new Strength(CadenceStrength.Minimum)),
        ("ca cirka ungefär omkring uppskattningsvis", new Strength(CadenceStrength.Approximate)),
        ("högst max maximalt", new UpperBound()),
        ("behovsprövas behovsstyrt behovsprövat behovsstyrd", new Fixed(new WhenNeededCadence())),
    ];

    // "*" last: the last word begins so. The longest phrase that fits wins.
    static readonly (string Phrase, Meaning Meaning)[] Phrases =
    [
        ("vid behov", new Fixed(new WhenNeededCadence())),
        ("efter behov", new Fixed(new WhenNeededCadence())),
        ("utifrån behov*", new Fixed(new WhenNeededCadence())),
        ("enligt behov", new Fixed(new WhenNeededCadence())),
        ("enligt lokala förutsättningar och behov", new Fixed(new WhenNeededCadence())),
        ("när behov*", new Fixed(new WhenNeededCadence())),
        ("när det behövs", new Fixed(new WhenNeededCadence())),
        ("då behov*", new Fixed(new WhenNeededCadence())),
        ("om behov*", new Fixed(new WhenNeededCadence())),
        ("om det är påkallat", new Fixed(new WhenNeededCadence())),
        ("när det är påkallat", new Fixed(new WhenNeededCadence())),
        ("vid särskilda händelser", new Fixed(new WhenNeededCadence())),
        // Not the definite form: "enligt Överenskommelsen" is the document itself.
        ("enligt överenskommelse", new Fixed(new ByAgreementCadence())),
        ("enligt överenskommelser", new Fixed(new ByAgreementCadence())),
        ("efter överenskommelse", new Fixed(new ByAgreementCadence())),
        ("efter överenskommelser", new Fixed(new ByAgreementCadence())),
        ("enligt ök", new Fixed(new ByAgreementCadence())),
        ("initieras av respektive part", new Fixed(new OnInitiativeCadence())),
        ("initieras av någon av parterna", new Fixed(new OnInitiativeCadence())),
        ("initieras av parterna", new Fixed(new OnInitiativeCadence())),
        ("på initiativ av", new Fixed(new OnInitiativeCadence())),
        ("på begäran av", new Fixed(new OnInitiativeCadence())),
        ("på begäran", new Fixed(new OnInitiativeCadence())),
        ("enligt handlingsplan*", new Fixed(new AccordingToPlanCadence())),
        ("enligt åtgärdsplan*", new Fixed(new AccordingToPlanCadence())),
        ("enligt aktivitetsplan*", new Fixed(new AccordingToPlanCadence())),
        ("enligt mötesplan*", new Fixed(new AccordingToPlanCadence())),
        ("enligt tidplan*", new Fixed(new AccordingToPlanCadence())),
        ("enligt årshjul*", new Fixed(new AccordingToPlanCadence())),
        ("enligt plan*", new Fixed(new AccordingToPlanCadence())),
        ("ej aktuell*", new Fixed(new NotApplicableCadence())),
        ("inte aktuell*", new Fixed(new NotApplicableCadence())),
        ("ej tillämpligt", new Fixed(new NotApplicableCadence())),
        ("inte tillämpligt", new Fixed(new NotApplicableCadence())),
        ("varje vardag*", new Fixed(new EveryWeekdayCadence())),
        ("alla vardagar", new Fixed(new EveryWeekdayCadence())),
        ("helgfria vardagar", new Fixed(new EveryWeekdayCadence())),
        ("på vardagar", new Fixed(new EveryWeekdayCadence())),
        ("alla dagar", new Fixed(new DailyCadence())),
        ("alla dagar i veckan", new Fixed(new DailyCadence())),
        ("jämna veckor", new Rate(new Unit(CadencePeriod.Week, Interval: 2))),
        ("udda veckor", new Rate(new Unit(CadencePeriod.Week, Interval: 2))),
        ("i genomsnitt", new Strength(CadenceStrength.Approximate)),
        ("c a", new Strength(CadenceStrength.Approximate)),
        ("efter beslut av", new DecisionBy()),
        ("efter beslut från", new DecisionBy()),
        ("efter beslut i", new DecisionBy()),
        ("enligt beslut av", new DecisionBy()),
        ("enligt beslut i", new DecisionBy()),
        ("på beslut av", new DecisionBy()),
        ("vid beslut av", new DecisionBy()),
        ("beslutas av", new DecisionBy()),
    ];

    static readonly Dictionary<string, Meaning> Whole = Vocabulary
        .SelectMany(row => row.Words.Split(' ').Where(word => word[0] != '*').Select(word => (word, row.Meaning)))
        .ToDictionary(x => x.word, x => x.Meaning, StringComparer.Ordinal);

    const int ShortestEnding = 3;

    // By their last three letters, so that a word is held against few of them.
    static readonly Dictionary<string, (string Ending, Meaning Meaning)[]> Endings = Vocabulary
        .SelectMany(row => row.Words.Split(' ').Where(word => word[0] == '*').Select(word => (Ending: word[1..], row.Meaning)))
        .GroupBy(x => x.Ending[^ShortestEnding..], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    static readonly Dictionary<string, (string Ending, Meaning Meaning)[]>.AlternateLookup<ReadOnlySpan<char>> EndingsOf = Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly ILookup<string, (string[] Words, Meaning Meaning)> PhrasesByFirst = Phrases
        .Select(row => (Words: row.Phrase.Split(' '), row.Meaning))
        .OrderByDescending(row => row.Words.Length)
        .ToLookup(row => row.Words[0], StringComparer.Ordinal);

    /// <summary>What the phrase or word at a token means, and how many tokens it is; null when it says nothing about how often.</summary>
    public static Meaning? At(Words words, int at, out int length)
    {
        length = 1;
        if (words[at].Kind != TokenKind.Word) return null;
        foreach (var (phrase, meaning) in PhrasesByFirst[words[at].Word])
        {
            if (!Fits(words, at, phrase)) continue;
            length = phrase.Length;
            return meaning;
        }
        return Of(words[at].Word);
    }

    public static Meaning? Of(string word)
    {
        if (Whole.TryGetValue(word, out var meaning)) return meaning;
        if (word.Length < ShortestEnding || !EndingsOf.TryGetValue(word.AsSpan(word.Length - ShortestEnding), out var endings)) return null;
        foreach (var (ending, of) in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal)) return of;
        return null;
    }

    static bool Fits(Words words, int at, string[] phrase)
    {
        for (var i = 1; i < phrase.Length; i++)
        {
            var (token, wanted) = (words[at + i], phrase[i]);
            var fits = wanted[^1] == '*' ? token.Kind == TokenKind.Word && token.Word.StartsWith(wanted[..^1], StringComparison.Ordinal) : token.Is(wanted);
            if (!fits) return false;
        }
        return true;
    }
}
