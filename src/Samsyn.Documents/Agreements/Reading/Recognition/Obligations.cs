using System.Buffers;
using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>
/// Duties that running text states. A rule is what the sentence is about and what shall be done to it; a sentence with two verbs and two rhythms
/// states two duties. Equal statements are kept once, contradicting ones side by side.
/// </summary>
static class Obligations
{
    const int LongestSentence = 1000;

    sealed record Rule(ObligationKind Kind, string[] About, string[] Done, bool NeedsRhythm = false);

    static readonly string[] Updated = ["uppdater"];
    static readonly string[] Revised = ["revider", "revision", "omarbeta"];
    static readonly string[] Followed = ["följs årligen upp", "följas årligen upp", "följer årligen upp", "följs varje år upp", "följer varje år upp", "följas upp", "följs upp", "följa upp", "uppföljning av", "följ upp", "utvärder", "sammanställ"];

    // The first rule that fits a clause decides.
    static readonly Rule[] Rules =
    [
        new(ObligationKind.Rectification, ["rättelse"], ["dag"]),
        new(ObligationKind.Renegotiation, ["omförhandling"], ["påkalla", "begära", "anmälan", "ske"]),
        new(ObligationKind.NoticeByLetter, ["brev"], ["tillhanda", "mottag", "vardag", "arbetsdag"]),
        new(ObligationKind.NoticeByEmail, ["e-post", "epost", "mejl"], ["tillhanda", "mottag", "samma dag"]),
        new(ObligationKind.InformOtherParty, ["den andra parten", "varandra", "övriga parter", "andra partens", "den andra om"], ["lämna information", "informera", "delge", "berätta", "underrätta", "information enligt"]),
        new(ObligationKind.SteeringDecisionOnAnnex, ["styrgrupp"], ["underställ", "fastställs av", "fastställas av", "beslutas av", "godkännas av", "beslutar om varje uppdatering"]),
        new(ObligationKind.SteeringDecisionOnAnnex, ["beslutet"], ["dokumenteras skriftlig", "vara skriftlig", "protokollför"]),
        new(ObligationKind.WrittenAmendment, ["ändring", "tillägg"], ["skriftlig"]),
        new(ObligationKind.RevisePriorityAreas, ["prioriterade samverkansområde", "prioriterade område", "fokusområde"], Revised, NeedsRhythm: true),
        new(ObligationKind.FollowUpPriorityAreas, ["prioriterade samverkansområde", "prioriterade område", "fokusområde"], Followed, NeedsRhythm: true),
        new(ObligationKind.UpdateSituationPicture, ["lägesbild", "problembild"], [.. Updated, "revider", "tas fram", "ta fram", "kartläggs"], NeedsRhythm: true),
        new(ObligationKind.FollowUpProgrammePlan, ["handlingsplan"], Followed, NeedsRhythm: true),
        new(ObligationKind.UpdateActionPlans, ["åtgärdsplan", "handlingsplan", "aktivitetsplan", "planen"], [.. Updated, "revider"], NeedsRhythm: true),
        new(ObligationKind.ReviseAgreement, ["överenskommelse", "avtalet"], Revised, NeedsRhythm: true),
        new(ObligationKind.DescribeWorkDone, ["arbetet", "insatserna", "åtgärderna"], ["återkoppling till", "återkopplas till", "återrapporteras till"]),
        new(ObligationKind.ReportImplementation, ["genomförandet", "vad som är genomfört", "vad som har genomförts"], ["rapporterar", "rapportera ", "rapporteras", "redovisar", "redovisas", "rapporten ska"]),
    ];

    static readonly string[] Pronouns = ["De ", "Dessa ", "Områdena ", "Den ", "Denna "];

    static readonly string[] Modals = [" ska ", " skall ", " åtar sig", " kommer ", " ansvarar ", " får ", " kan ", " åligger ", " ankommer ", " har rätt", " genomförs ", " sker ", " följs ", " revideras", " uppdateras"];
    static readonly SearchValues<string> AnyModal = SearchValues.Create(Modals, StringComparison.OrdinalIgnoreCase);
    static readonly SearchValues<string> AnyDone = SearchValues.Create([.. Rules.SelectMany(rule => rule.Done).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var sentence in Statements(document))
        {
            if (!MayState(sentence)) continue;
            var cadence = CadenceReader.Find(sentence.Text);
            if (cadence.Count > 1 && Clauses(sentence) is { Length: 2 } clauses)
                foreach (var clause in clauses) Read(sentence, clause, CadenceReader.Find(clause), draft);
            else Read(sentence, sentence.Text, cadence, draft);
        }
    }

    /// <summary>Rules, the method cells of the follow-up plan, and what pictures inside plans promise about plans.</summary>
    static IEnumerable<Sentence> Statements(SegmentedDocument document)
    {
        foreach (var sentence in RunningText.Sentences(RunningText.RuleSections(document))) yield return sentence;
        foreach (var part in document.Annexes(AnnexKind.FollowUpPlan))
        {
            foreach (var section in part.Sections)
                foreach (var block in section.Blocks)
                    if (block is { Kind: BlockKind.Row, Cells: [_, var value, ..] })
                        foreach (var text in RunningText.Split(value)) yield return new Sentence(text, block, section);
        }
    }

    /// <summary>A glance that spares most sentences being read for how often: what no rule is about, and nothing lays on anyone, states no duty.</summary>
    static bool MayState(Sentence sentence) =>
        (sentence.Text.AsSpan().ContainsAny(AnyModal) && !IsMeeting(sentence))
        || (sentence.Text.AsSpan().ContainsAny(AnyDone) && Array.Exists(Rules, rule => IsAbout(sentence, rule.About) && Contains(sentence.Text, rule.Done)));

    /// <summary>Cuts at " och " when both sides say how often.</summary>
    static string[] Clauses(Sentence sentence)
    {
        if (sentence.Text.Length > LongestSentence) return [];
        for (var at = sentence.Lower.IndexOf(" och ", StringComparison.Ordinal); at > 0; at = sentence.Lower.IndexOf(" och ", at + 4, StringComparison.Ordinal))
        {
            var (left, right) = (sentence.Text[..at], sentence.Text[(at + 5)..]);
            if (CadenceReader.Find(left).Count > 0 && CadenceReader.Find(right).Count > 0 && HasVerb(left) && HasVerb(right)) return [left, right];
        }
        return [];
    }

    static bool HasVerb(string clause) => Array.Exists(Rules, rule => rule.NeedsRhythm && Contains(clause, rule.Done));

    static void Read(Sentence sentence, string clause, IReadOnlyList<Cadence> stated, FactsDraft draft)
    {
        var cadence = stated.Where(c => c is not (NotApplicableCadence or ByDecisionCadence or OccasionsCadence or SeasonsCadence)).ToList();
        if (Array.Find(Rules, r => IsAbout(sentence, r.About) && Contains(clause, r.Done) && (!r.NeedsRhythm || cadence.Count > 0)) is { } rule)
            Add(sentence, rule.Kind, cadence, draft);
        else if (sentence.Kind != BlockKind.Row && Array.Exists(Modals, modal => sentence.Has(modal)) && !IsMeeting(sentence) && cadence.Exists(c => c is TimesCadence or WeeklyCadence or DailyCadence))
            Add(sentence, ObligationKind.Other, cadence, draft);
    }

    /// <summary>A body's own meetings are the body's cadence.</summary>
    static bool IsMeeting(Sentence sentence) => sentence.HasAny("sammanträd", "möten", "möte ", "möts ", "mötas ", "sammankall", "träffas", " ses ");

    /// <summary>"De ska revideras …" is about what the heading names.</summary>
    static bool IsAbout(Sentence sentence, string[] about) =>
        Contains(sentence.Text, about) || (Array.Exists(Pronouns, word => sentence.Text.StartsWith(word, StringComparison.Ordinal)) && Contains(sentence.Section.Title, about));

    static bool Contains(string text, string[] parts) => Array.Exists(parts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase));

    static void Add(Sentence sentence, ObligationKind kind, List<Cadence> cadence, FactsDraft draft)
    {
        var days = kind is ObligationKind.NoticeByLetter or ObligationKind.NoticeByEmail or ObligationKind.Rectification ? Days(sentence) : null;
        bool Same(ObligationFact other) => other.Kind == kind && other.Days == days && other.Cadence.SequenceEqual(cadence);
        if (kind != ObligationKind.Other && draft.Obligations.FindIndex(Same) is >= 0 and var known)
        {
            // The rest of the same clause belongs to the duty; the same rhythm stated again elsewhere is no second one.
            var first = draft.Obligations[known];
            if (first.Heading == sentence.Section.Heading?.Text && !first.Text.Contains(sentence.Text, StringComparison.Ordinal)) draft.Obligations[known] = first with { Text = $"{first.Text} {sentence.Text}" };
            if (first.Heading == sentence.Section.Heading?.Text || cadence.Count > 0) return;
        }
        draft.Obligations.Add(new ObligationFact
        {
            Kind = kind,
            Text = sentence.Text,
            Party = ActingSide.Of(sentence.Text),
            Body = BodyOf(sentence),
            Cadence = cadence,
            Days = days,
            Heading = sentence.Section.Heading?.Text,
            Line = sentence.Line,
        });
    }

    static int? Days(Sentence sentence)
    {
        if (sentence.Has("samma dag")) return 0;
        var words = Words.Of(sentence.Text);
        for (var i = 0; i < words.Count; i++)
        {
            if (NumberWords.At(words, i, out var used) is not { } days) continue;
            if (words[i + used].Word is "dagar" or "vardagar" or "arbetsdagar" or "dag" or "kalenderdagar") return days;
        }
        return null;
    }

    /// <summary>The body that the sentence names as the one that acts or decides.</summary>
    static string? BodyOf(Sentence sentence)
    {
        if (sentence.HasAny("beredningsgrupp")) return sentence.Has("övergripande beredningsgrupp") ? "Övergripande beredningsgrupp" : "Beredningsgrupp";
        if (sentence.HasAny("styrgrupp")) return "Styrgrupp";
        return sentence.HasAny("samordnarna") ? "Samordnare" : null;
    }
}
