using System.Collections.Frozen;
using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading;

enum LabelGroup { Plan, Area, Activity }

/// <summary>A canonical field with the label forms it is known by; the commonest form first.</summary>
sealed record LabelForms(LabelGroup Group, string Field, params IReadOnlyList<string> Forms);

/// <summary>
/// Which field a label stands for. To teach the reader a new label, add its form to <see cref="All"/>: letter case, blanks, dashes, outer punctuation
/// and (in labels of eight letters or more) one wrong letter need no form of their own.
/// </summary>
static class Labels
{
    const int LongestLabel = 60;
    const int ShortestNearMatch = 8;

    public const string Title = "title";
    public const string Readiness = "readiness";
    public const string Resources = "resources";

    static readonly string[] TermForms =
    [
        "Löptid", "Tidsplan", "Tidplan", "Giltighetstid", "Tid för genomförande", "Genomförandetid", "Tidsperiod", "Period", "Tidsram", "Tidpunkt",
        "Klart senast", "Klar senast", "Klart", "Planperiod", "När",
    ];

    static readonly string[] OtherParticipantsForms =
    [
        "Övriga deltagare", "Övriga intressenter", "Övriga aktörer", "Övriga samverkansparter", "Andra aktörer", "Andra deltagare", "Deltagare",
        "Samverkansparter", "Intressenter", "Medverkande", "Övriga", "Övriga parter",
    ];

    static readonly string[] ExpectedResultsForms =
    [
        "Förväntade resultat", "Förväntat resultat", "Förväntade effekter", "Förväntad effekt", "Förväntade resultat och effekter", "Önskat resultat", "Önskade resultat", "Önskad effekt",
        "Önskade effekter", "Resultatmål",
    ];

    static readonly string[] SteeringAssignmentsForms =
    [
        "Uppdrag från styrgruppen", "Styrgruppens uppdrag", "Uppdrag från styrgrupp", "Uppdrag från lokal styrgrupp", "Uppdrag från den lokala styrgruppen", "Uppdrag till samverkansgruppen",
        "Uppdrag till arbetsgruppen", "Uppdrag från styrgruppen till samverkansgruppen", "Uppdrag från styrgruppen till arbetsgruppen", "Styrgruppens uppdrag till samverkansgruppen",
        "Styrgruppens uppdrag till arbetsgruppen", "Uppdrag",
    ];

    public static IReadOnlyList<LabelForms> All { get; } =
    [
        new(LabelGroup.Plan, Title, "Samverkansforum", "Åtgärdsplan", "Fokusområde", "Insatsområde", "Prioriterat område", "Samverkansområde", "Prioriterat samverkansområde",
            "Namn på åtgärdsplan", "Område"),
        new(LabelGroup.Plan, "definition", "Definition", "Definition och avgränsning", "Beskrivning", "Avgränsning"),
        new(LabelGroup.Plan, "goal", "Mål & Syfte", "Mål och syfte", "Syfte och mål", "Syfte & mål", "Syfte/mål", "Mål/syfte", "Syfte", "Mål", "Övergripande mål",
            "Målsättning", "Målsättningar", "Effektmål", "Inriktningsmål", "Övergripande mål och syfte", "Önskat läge"),
        new(LabelGroup.Plan, "expectedResults", ExpectedResultsForms),
        new(LabelGroup.Plan, "steeringAssignments", SteeringAssignmentsForms),
        new(LabelGroup.Plan, "problem", "Problembild", "Lägesbild", "Problembeskrivning", "Lokal problembild", "Lokal lägesbild", "Problem", "Problemformulering",
            "Problem/lägesbild", "Problembild/lägesbild"),
        new(LabelGroup.Plan, "challenges", "Utmaningar/prioritering", "Utmaningar", "Prioritering", "Prioriteringar", "Utmaningar och prioriteringar", "Utmaning"),
        new(LabelGroup.Plan, "message", "Kommunikation/budskap", "Kommunikation", "Budskap", "Kommunikation och budskap", "Huvudbudskap"),
        new(LabelGroup.Plan, "term", TermForms),
        new(LabelGroup.Plan, Readiness, "Beredskapsläge/mötesfrekvens", "Mötesfrekvens", "Beredskapsläge", "Mötesfrekvens/beredskapsläge", "Beredskapsläge och mötesfrekvens",
            "Frekvens", "Möten", "Mötestider"),
        new(LabelGroup.Plan, "currentState", "Nuläge", "Nulägesbeskrivning"),
        new(LabelGroup.Plan, "convener", "Ansvarig/sammankallande", "Ansvarig/sammanställare", "Ansvarig/sammanställande", "Ansvarig och sammankallande", "Sammankallande",
            "Sammankallare", "Sammanställande", "Sammanställare", "Ansvarig", "Ansvariga", "Huvudansvarig", "Ansvarig funktion", "Ansvarig part", "Ansvarig för åtgärdsplanen",
            "Ansvarig för planen", "Sammankallande/ansvarig", "Ansvarig/ordförande", "Ordförande", "Vem ansvarar"),
        new(LabelGroup.Plan, "administrator", "Administratör", "Administration", "Administratör/sekreterare", "Sekreterare", "Administrativt ansvarig"),
        new(LabelGroup.Plan, Resources, "Resurser/funktioner/åtaganden", "Resurser", "Resurser och åtaganden", "Funktioner/åtaganden", "Åtaganden", "Resurser/funktioner",
            "Resurser, funktioner och åtaganden", "Parternas åtaganden"),
        new(LabelGroup.Plan, "policeFunctions", "Polisen", "Polis", "Polismyndigheten", "Lokalpolisområdet", "Polisens funktioner", "Polisens resurser", "Funktioner från polisen"),
        new(LabelGroup.Plan, "policeCommitment", "Polisens åtagande", "Polismyndighetens åtagande", "Lokalpolisområdets åtagande", "Åtagande polisen", "Åtaganden polisen",
            "Polisen åtar sig", "Polisens ansvar", "Polisens insatser"),
        new(LabelGroup.Plan, "districtFunctions", "Stadsdelen", "Stadsdelsförvaltningen", "Kommunen", "Kommunerna", "Staden", "Förvaltningen", "Kommunens funktioner",
            "Kommunens resurser", "Stadsdelens funktioner", "Funktioner från kommunen"),
        new(LabelGroup.Plan, "districtCommitment", "Stadsdelens åtagande", "Stadsdelsförvaltningens åtagande", "Kommunens åtagande", "Kommunernas åtagande", "Stadens åtagande",
            "Förvaltningens åtagande", "Åtagande kommunen", "Åtaganden kommunen", "Kommunen åtar sig", "Kommunens ansvar", "Kommunens insatser"),
        new(LabelGroup.Plan, "otherParticipants", ["Övriga deltagare/intressenter", .. OtherParticipantsForms]),
        new(LabelGroup.Plan, "financing", "Finansiering", "Ekonomi", "Finansiering/ekonomi", "Ekonomi och finansiering", "Budget", "Kostnader", "Kostnad"),

        new(LabelGroup.Area, "goal", "Övergripande mål", "Övergripande mål och syfte", "Mål", "Mål och syfte", "Syfte och mål", "Mål & syfte", "Målsättning", "Inriktningsmål"),
        new(LabelGroup.Area, "situation", "Lägesbild", "Problembild", "Nuläge", "Lokal lägesbild", "Nulägesbeskrivning", "Problembeskrivning"),
        new(LabelGroup.Area, "expectedResults", ExpectedResultsForms),
        new(LabelGroup.Area, "steeringAssignments", SteeringAssignmentsForms),

        new(LabelGroup.Activity, "activity", "Aktivitet", "Aktiviteter", "Insats", "Insatser", "Aktivitet/insats", "Aktivitet/åtgärd"),
        new(LabelGroup.Activity, "workingGroup", "Arbetsgrupp", "Samverkansgrupp", "Arbetsgrupper"),
        new(LabelGroup.Activity, "term", TermForms),
        new(LabelGroup.Activity, "cadence", "Mötesfrekvens", "Frekvens", "Möten"),
        new(LabelGroup.Activity, "convener", "Sammankallande", "Sammanställande", "Sammanställare", "Sammankallare", "Ansvarig", "Ansvariga", "Ansvarig/sammankallande",
            "Huvudansvarig", "Ansvarig part", "Ansvarig funktion"),
        new(LabelGroup.Activity, "districtContact", "Stadsdelsförvaltningens kontakt", "Stadsdelens kontakt", "Kommunens kontakt", "Förvaltningens kontakt", "Kommunens kontaktperson",
            "Stadsdelsförvaltningens kontaktperson", "Kontaktperson kommunen", "Kontakt kommunen"),
        new(LabelGroup.Activity, "policeContact", "Polisens kontakt", "Polisens kontaktperson", "Kontakt polisen", "Kontaktperson polisen"),
        new(LabelGroup.Activity, "others", OtherParticipantsForms),
        new(LabelGroup.Activity, "status", "Status", "Statusuppdatering"),
        new(LabelGroup.Activity, "followUp", "Uppföljning", "Uppföljning och utvärdering", "Utvärdering", "Uppföljs"),
    ];

    static readonly FrozenDictionary<LabelGroup, FrozenDictionary<string, LabelForms>> BySquashedForm = All
        .GroupBy(label => label.Group)
        .ToFrozenDictionary(group => group.Key, group => group
            .SelectMany(label => label.Forms.Select(form => (Form: TextKey.Squashed(form), Label: label)))
            .DistinctBy(pair => pair.Form, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.Form, pair => pair.Label, StringComparer.Ordinal));

    // Only a form of about the same length can differ by one letter.
    static readonly FrozenDictionary<LabelGroup, FrozenDictionary<int, (string Form, LabelForms Label)[]>> ByLength = BySquashedForm
        .ToFrozenDictionary(group => group.Key, group => group.Value.Where(pair => pair.Key.Length >= ShortestNearMatch).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .GroupBy(pair => pair.Key.Length).ToFrozenDictionary(same => same.Key, same => same.Select(pair => (pair.Key, pair.Value)).ToArray()));

    /// <summary>The field that a label stands for, or null.</summary>
    public static LabelForms? Match(string text, LabelGroup group) => OfKey(KeyOf(text), group);

    /// <summary>The same of a row's first cell.</summary>
    public static LabelForms? Match(Block row, LabelGroup group) => OfKey(row.LabelKey, group);

    /// <summary>The form by which labels are compared; empty for what is too long to be one.</summary>
    public static string KeyOf(string text) => text.Length is 0 or > LongestLabel ? "" : TextKey.Squashed(text);

    static LabelForms? OfKey(string squashed, LabelGroup group)
    {
        var forms = BySquashedForm[group];
        if (forms.TryGetValue(squashed, out var exact)) return exact;
        if (squashed.Length < ShortestNearMatch) return null;
        var byLength = ByLength[group];
        for (var length = squashed.Length - 1; length <= squashed.Length + 1; length++)
            if (byLength.TryGetValue(length, out var near))
                foreach (var (form, label) in near)
                    if (TextKey.WithinOneEdit(form, squashed)) return label;
        return null;
    }

    public static bool IsKnown(string text)
    {
        var key = KeyOf(text);
        return OfKey(key, LabelGroup.Plan) is not null || OfKey(key, LabelGroup.Activity) is not null || OfKey(key, LabelGroup.Area) is not null;
    }

    /// <summary>The commonest label of a plan field.</summary>
    public static string NameOf(string planField) => All.First(label => label.Group == LabelGroup.Plan && label.Field == planField).Forms[0];

    /// <summary>True when the label as it stood is another form than the commonest.</summary>
    public static bool Differs(string text, LabelForms label) => !string.Equals(TextKey.Of(text), TextKey.Of(label.Forms[0]), StringComparison.Ordinal);
}
