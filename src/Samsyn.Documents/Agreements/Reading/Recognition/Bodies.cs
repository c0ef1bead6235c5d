using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Steering, preparation and working groups and councils: from their own sections, otherwise from sentences that introduce them.</summary>
static class Bodies
{
    const int MostHeadingWords = 5;

    static readonly string[] OrganisationHeadings = ["organis", "samverkan", "struktur", "styrning", "ledning", "former", "ärende", "forum", "bakgrund", "sammanfattning"];
    static readonly string[] MeetingWords = ["möte", "sammanträd", "sammankall", "träffas", " ses ", "mötesfrekvens", "sammankommer", "möts ", "mötas ", "samman träd", "samman kall"];
    static readonly string[] MemberPhrases = ["ska bestå av", "skall bestå av", "består av", "bestå av", "utgörs av", "ska ha representanter", "ingår"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var sections = RunningText.RuleSections(document).ToList();
        foreach (var section in sections)
            if (section.Heading is { } heading && HeadingBody(heading.Key) is { } body) draft.Bodies.Add(Headed(section, heading, body.Name, body.Kind, draft));
        var headed = draft.Bodies.Select(body => body.Kind).ToHashSet();
        foreach (var section in sections.Where(s => s.Heading is null || Array.Exists(OrganisationHeadings, word => s.Key.Contains(word, StringComparison.Ordinal))))
            foreach (var (sentence, body) in WithSubjects(RunningText.Sentences([section]).Where(s => s.Kind != BlockKind.ListItem)))
            {
                Introduced(sentence, headed, draft);
                if (section.Heading is null || HeadingBody(section.Key) is null) Described(sentence, body, draft);
            }
    }

    /// <summary>
    /// Each sentence with the body it tells of. "Styrgruppen består av … Den möts …", "… Kommunchefen är ordförande": what follows in the same paragraph tells of
    /// the body that the sentence before began with.
    /// </summary>
    static IEnumerable<(Sentence Sentence, string Body)> WithSubjects(IEnumerable<Sentence> sentences)
    {
        (Block Block, string Name)? last = null;
        foreach (var sentence in sentences)
        {
            var told = sentence.Text.StartsWith("I ", StringComparison.Ordinal) ? sentence with { Text = RunningText.Capitalised(sentence.Text[2..]) } : sentence;
            var key = BodyWords.NamesBody(told.Text) ? TextKey.Of(told.Text) : "";
            if (BodyWords.Leading(key) is var (name, _, _)) last = (sentence.Block, name);
            else if (last is { } subject && subject.Block == sentence.Block && (sentence.Text.StartsWith("Den ", StringComparison.Ordinal) || sentence.Has("ordförande")))
            {
                var pronoun = sentence.Text.StartsWith("Den ", StringComparison.Ordinal);
                yield return (pronoun ? sentence with { Text = $"{subject.Name} {sentence.Text[4..]}" } : sentence, TextKey.Of(subject.Name));
                continue;
            }
            else told = sentence;
            yield return (told, key);
        }
    }

    /// <summary>"Lokal styrgrupp", "Styrgrupp och ordförandeskap"; not "Kallelse till styrgruppen" and not two bodies at once.</summary>
    static (string Name, BodyKind Kind)? HeadingBody(string key)
    {
        var words = key.Split(' ');
        if (words.Length > MostHeadingWords || BodyWords.Leading(key) is not var (name, kind, used)) return null;
        return words.Skip(used).Any(word => BodyWords.KindOf(word) is not null) ? null : (name, kind);
    }

    static BodyFact Headed(Section section, Block heading, string name, BodyKind kind, FactsDraft draft)
    {
        var sentences = RunningText.Sentences([section]).ToList();
        var members = ListedMembers(section);
        if (members.Count == 0) members = [.. sentences.Select(s => StatedMembers(s.Text)).FirstOrDefault(m => m.Count > 0) ?? []];
        var seats = BodyMembers.Seats(members, draft.Parties);
        return new BodyFact
        {
            Name = name,
            Kind = kind,
            Members = seats,
            Chair = InTurn(Chairs.Of(sentences.Select(s => s.Text)), sentences, seats),
            Cadence = MeetingCadence(sentences),
            Line = heading.Line,
        };
    }

    /// <summary>"De är ordförande vartannat möte": those who sit in it.</summary>
    static ChairFact InTurn(ChairFact chair, IReadOnlyList<Sentence> sentences, IReadOnlyList<string> members) =>
        chair is { Rule: ChairRule.Alternating, Functions.Count: 0 } && sentences.Any(s => s.Text.StartsWith("De ", StringComparison.Ordinal) && s.Has("ordförande")) ? chair with { Functions = members } : chair;

    static List<Cadence> MeetingCadence(IEnumerable<Sentence> sentences) =>
        [.. sentences.Where(s => s.HasAny(MeetingWords) && !s.Has("altern")).SelectMany(s => CadenceReader.Find(s.Text)).Where(c => c is not ByDecisionCadence).Distinct()];

    /// <summary>A bulleted list under "… ska följande funktioner ingå:".</summary>
    static List<string> ListedMembers(Section section)
    {
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            var lead = section.Blocks[i].Key;
            var introduces = lead.Contains("ingå", StringComparison.Ordinal) || lead.Contains("bestå", StringComparison.Ordinal) || lead.Contains("funktioner", StringComparison.Ordinal)
                || lead.Contains("ledamöter", StringComparison.Ordinal) || lead.Contains("deltar", StringComparison.Ordinal);
            if (section.Blocks[i].Kind == BlockKind.ListItem || !introduces) continue;
            var items = RunningText.ItemsAfter(section.Blocks, i);
            if (items.Count > 0) return [.. items.Select(item => item.Text.Trim(' ', '.', ',', ';'))];
        }
        return [];
    }

    static IReadOnlyList<string> StatedMembers(string sentence)
    {
        var phrase = RunningText.After(sentence, MemberPhrases) ?? AfterLabel(sentence);
        if (phrase is null) return [];
        if (RunningText.After(sentence, "ska ha representanter") is { } representatives) phrase = "representanter " + representatives;
        var members = BodyMembers.Split(RunningText.Before(phrase, " som har ", " vilka "));
        return members.Any(BodyWords.NamesFunction) ? members : [];
    }

    /// <summary>"Styrgrupp: kommunchefen, polischefen": what follows the name as a label.</summary>
    static string? AfterLabel(string sentence)
    {
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && HeadingBody(TextKey.Of(sentence[..colon])) is not null ? sentence[(colon + 2)..] : null;
    }

    static void Introduced(Sentence sentence, HashSet<BodyKind> headed, FactsDraft draft)
    {
        if (!BodyWords.NamesBody(sentence.Text)) return;
        var words = Words.Of(sentence.Text);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Word || !BodyWords.IsIntroduced(words[i].Word) || words[i - 1].Is("(")) continue;
            var first = i;
            while (first > 0 && BodyWords.IsQualifier(words[first - 1].Word)) first--;
            if (words[first - 1].Is("(")) continue;
            var name = words.Between(first, i);
            if (BodyWords.KindOf(name.ToLowerInvariant()) is not { } kind || headed.Contains(kind) || !Introduces(words, first)) continue;
            // "i samverkansforum" speaks of forums in general.
            if (kind == BodyKind.Forum && !words[first - 1].Is("en", "ett")) continue;
            if (draft.Bodies.Exists(body => body.Kind == kind && string.Equals(body.Name, name, StringComparison.OrdinalIgnoreCase))) continue;
            draft.Bodies.Add(new BodyFact
            {
                Name = RunningText.Capitalised(name),
                Kind = kind,
                Aliases = AliasAfter(words, i) is { } alias ? [alias] : [],
                Chair = Chairs.OfIntroduced(RunningText.Before(sentence.Text[words[i].End..], ". ")),
                Line = sentence.Line,
            });
        }
    }

    /// <summary>"Styrgruppen träffas fyra gånger per år": what a sentence that begins with a body tells of it, also when no other introduces it.</summary>
    static void Described(Sentence sentence, string body, FactsDraft draft)
    {
        if (BodyWords.Leading(body) is not var (name, kind, _)) return;
        var members = BodyMembers.Seats(StatedMembers(sentence.Text), draft.Parties);
        var chair = Chairs.Of([sentence.Text]);
        var cadence = MeetingCadence([sentence]);
        if (members.Count == 0 && chair.Rule == ChairRule.Unstated && cadence.Count == 0) return;
        var known = draft.Bodies.FindIndex(body => body.Kind == kind && (body.Name == name || draft.Bodies.Count(b => b.Kind == kind) == 1));
        if (known < 0) draft.Bodies.Add(new BodyFact { Name = name, Kind = kind, Members = members, Chair = chair, Cadence = cadence, Line = sentence.Line });
        else
        {
            var told = draft.Bodies[known];
            chair = InTurn(chair, [sentence], told.Members);
            draft.Bodies[known] = told with
            {
                Members = told.Members.Count > 0 ? told.Members : members,
                Chair = told.Chair.Rule == ChairRule.Unstated ? chair : told.Chair,
                Cadence = told.Cadence.Count > 0 ? told.Cadence : cadence,
            };
        }
    }

    /// <summary>A group under way for one purpose ("arbetsgrupp mot …") is no part of the organisation; an article or a verb before it introduces it.</summary>
    static bool Introduces(Words words, int first) =>
        first == 0 || words[first - 1].Is("en", "ett", "av", "i", "med", "bildas", "finns", "inrättas", "tillsätts", "och", "ha", "har", "dessutom", "utses", "samt");

    static string? AliasAfter(Words words, int at)
    {
        if (!words[at + 1].Is("(")) return null;
        var last = at + 2;
        while (words[last].Kind == TokenKind.Word) last++;
        return words[last].Is(")") && last > at + 2 ? words.Between(at + 2, last - 1) : null;
    }
}
