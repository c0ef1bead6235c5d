using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Who leads a body: one function, several together, or in turn.</summary>
static class Chairs
{
    static readonly string[] InTurn = ["altern", "turas om", "turvis", "växlar", "växelvis", "roter", "rullande", "vartannat möte", "varannan gång", "byter ", "skiftar", "i tur och ordning"];
    static readonly string[] Led = ["ska ledas av", "skall ledas av", "leds gemensamt av", "leds av", "ledas av"];
    static readonly string[] Is = ["ordförande är", "ordförande för gruppen är", "ordförande ska vara", "sammankallande är", "till ordförande utses", "ordförandeskapet innehas av"];
    static readonly string[] IsAfter = [" är ordförande", " ska vara ordförande", " är gemensamt ordförande", " är sammankallande", " leder gruppen", " leder arbetet", " leder rådet"];
    static readonly string[] Ends = [" som ", " för att ", " där ", " vid varje", " vartannat", " varannan", " enligt ", ". ", " (", " årsvis", " årligen", ", vilk"];

    public static ChairFact Of(IEnumerable<string> sentences)
    {
        ChairFact? found = null;
        foreach (var sentence in sentences)
        {
            var chair = OfSentence(sentence);
            if (chair.Rule == ChairRule.Unstated) continue;
            if (chair.Rule == ChairRule.Alternating) return chair;
            found ??= chair;
        }
        return found ?? new ChairFact();
    }

    /// <summary>The chair in what follows a body's name in the same sentence: "… som leds av A och B".</summary>
    public static ChairFact OfIntroduced(string rest)
    {
        var at = rest.IndexOf("som led", StringComparison.OrdinalIgnoreCase);
        return at is >= 0 and < 30 ? OfSentence(rest) : new ChairFact();
    }

    static ChairFact OfSentence(string sentence)
    {
        var chairing = sentence.Contains("ordförande", StringComparison.OrdinalIgnoreCase) || sentence.Contains("sammankalla", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains("leds", StringComparison.OrdinalIgnoreCase);
        if (chairing && Array.Exists(InTurn, word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return new ChairFact { Rule = ChairRule.Alternating, Functions = Functions(RunningText.After(sentence, " mellan ") ?? "") };
        if (RunningText.After(sentence, Led) is { } leaders) return Together(Functions(leaders));
        if (RunningText.After(sentence, Is) is { } named) return Together(Functions(named));
        foreach (var phrase in IsAfter)
        {
            var at = sentence.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at > 0) return Together(Functions(sentence[..at]));
        }
        return new ChairFact();
    }

    static ChairFact Together(IReadOnlyList<string> functions) => new()
    {
        Rule = functions.Count switch { 0 => ChairRule.Unstated, 1 => ChairRule.Fixed, _ => ChairRule.Joint },
        Functions = functions,
    };

    static IReadOnlyList<string> Functions(string text)
    {
        var members = BodyMembers.Split(RunningText.Before(text, Ends));
        return members.Any(BodyWords.NamesFunction) ? members : [];
    }
}
