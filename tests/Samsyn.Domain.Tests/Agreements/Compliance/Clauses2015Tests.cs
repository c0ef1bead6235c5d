using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Tests.Agreements.Compliance;

/// <summary>A fictional overarching agreement in the numbered model: each clause with the words it must have, and what is told when they are taken away.</summary>
public sealed class Clauses2015Tests
{
    static readonly (string Item, string Title, string Text)[] Clauses =
    [
        ("AGR-39", "Parter och avtalets omfattning", "Samverkan sker inom gällande lag och var parts ansvarsområde i Ekstads kommun."),
        ("AGR-41", "Syfte", "Utifrån problembilden samordnas resurser och åtaganden blir tydliga. Målet är ökad trygghet."),
        ("AGR-42", "Underavtal", "Varje stadsdelsnämnd uppmanas teckna underavtal om två år av den som har mandat. Kommunstyrelsen tecknar ett för staden."),
        ("AGR-43", "Samverkansorganisation", "Strategiska och operativa frågor i forum som ägs gemensamt, med mandat och en funktion för samordning."),
        ("AGR-44", "Kartläggning av lokal problembild", "Utgå från statistik, trygghetsundersökningar, medborgares och personalens syn, verksamhetsplaner och nationella mål."),
        ("AGR-46", "Åtgärdsplaner", "Mål och syfte, inbördes prioritet, ansvarig, tid för genomförande, åtaganden och finansiering."),
        ("AGR-47", "Kommunikation", "En kommunikationsplan upprättas. Den som är ansvarig för genomförande av en plan svarar för dess kommunikation."),
        ("AGR-48", "Uppföljning", "Organisation, underlag, åtgärdsplaner och kommunikationsplan följs upp med metod, ansvarig och frekvens."),
        ("AGR-49", "Finansiering", "Parterna bär egna lönekostnader. Inga specifika resurser binds."),
        ("AGR-55", "Tvist", "Tvist löses i sämja, annars i allmän domstol enligt svensk rätt."),
    ];

    static ComplianceSubject Subject(string? without = null, string? saying = null)
    {
        List<string> lines = [];
        List<ClauseFact> clauses = [];
        foreach (var (item, title, text) in Clauses.Where(clause => clause.Item != without || saying is not null))
        {
            lines.Add(title);
            clauses.Add(new() { Number = $"{clauses.Count + 1}", Title = title, Line = lines.Count });
            lines.Add(item == without ? saying! : text);
        }
        return new()
        {
            Document = "Samverkansavtal", Lines = lines,
            Local = new()
            {
                Clauses = clauses, Term = new() { From = new(2015, 5, 19), To = new(2019, 5, 19), ExtensionYears = 4, ConsultationMonthsBefore = 6, Line = 3 },
            },
        };
    }

    static ComplianceItem Item(string item, ComplianceSubject subject) => ComplianceCheck.RunOverarching(subject).Single(one => one.Item == item);

    [Theory]
    [Trait("Requirement", "AGR-39")]
    [Trait("Requirement", "AGR-41")]
    [Trait("Requirement", "AGR-42")]
    [Trait("Requirement", "AGR-43")]
    [Trait("Requirement", "AGR-44")]
    [Trait("Requirement", "AGR-46")]
    [Trait("Requirement", "AGR-47")]
    [Trait("Requirement", "AGR-48")]
    [Trait("Requirement", "AGR-49")]
    [Trait("Requirement", "AGR-55")]
    [InlineData("AGR-39", "Samverkan sker inom gällande lag i Ekstads kommun.", "var parts eget ansvar")]
    [InlineData("AGR-41", "Utifrån problembilden blir åtaganden tydliga. Målet är ökad trygghet.", "samordnade resurser")]
    [InlineData("AGR-42", "Varje stadsdelsnämnd och kommunstyrelsen tecknar underavtal av den som har mandat.", "två år")]
    [InlineData("AGR-43", "Strategiska frågor i forum som ägs gemensamt, med mandat och samordning.", "operativa frågor")]
    [InlineData("AGR-44", "Utgå från statistik, trygghetsundersökningar, medborgares syn, verksamhetsplaner och nationella mål.", "personalens perspektiv")]
    [InlineData("AGR-46", "Mål och syfte, inbördes prioritet, ansvarig, tid för genomförande och åtaganden.", "finansiering")]
    [InlineData("AGR-47", "En kommunikationsplan upprättas.", "att den som ansvarar för en åtgärdsplan ansvarar för dess kommunikation")]
    [InlineData("AGR-48", "Organisation, underlag, åtgärdsplaner och kommunikationsplan följs upp med metod och ansvarig.", "frekvens")]
    [InlineData("AGR-49", "Inga specifika resurser binds.", "att var part bär sina lönekostnader")]
    [InlineData("AGR-55", "Tvist avgörs av allmän domstol enligt svensk rätt.", "lösning i samförstånd")]
    public void Each_clause_is_fulfilled_in_its_own_words_and_what_it_no_longer_says_is_named(string item, string shorter, string lacking)
    {
        var whole = Item(item, Subject());
        Assert.True(whole.Result == ComplianceResult.Fulfilled, whole.Reason.Swedish);
        Assert.NotEmpty(whole.Where);

        var cut = Item(item, Subject(item, shorter));
        Assert.Equal((ComplianceResult.Incomplete, $"Punkten nämner inte: {lacking}."), (cut.Result, cut.Reason.Swedish));
        Assert.Equal(ComplianceResult.Missing, Item(item, Subject(item)).Result);
    }

    [Fact]
    [Trait("Requirement", "AGR-40")]
    [Trait("Requirement", "AGR-17")]
    public void The_term_is_told_with_its_extension_and_consultation_and_a_term_without_them_is_incomplete()
    {
        var subject = Subject();
        Assert.Equal("2015-05-19–2019-05-19, förlängs 4 år i taget efter samråd 6 månader före.", Item("AGR-40", subject).Reason.Swedish);

        Assert.Equal(ComplianceResult.Incomplete, Item("AGR-40", subject with { Local = subject.Local with { Term = subject.Local.Term! with { ConsultationMonthsBefore = null } } }).Result);
        Assert.Equal(ComplianceResult.Missing, Item("AGR-40", subject with { Local = subject.Local with { Term = new() { UntilFurtherNotice = true } } }).Result);
    }

    [Theory]
    [Trait("Requirement", "AGR-50")]
    [Trait("Requirement", "AGR-51")]
    [Trait("Requirement", "AGR-52")]
    [Trait("Requirement", "AGR-53")]
    [Trait("Requirement", "AGR-54")]
    [InlineData("AGR-50", ObligationKind.WrittenAmendment)]
    [InlineData("AGR-51", ObligationKind.InformOtherParty)]
    [InlineData("AGR-52", ObligationKind.NoticeByLetter, ObligationKind.NoticeByEmail)]
    [InlineData("AGR-53", ObligationKind.Renegotiation)]
    [InlineData("AGR-54", ObligationKind.Rectification)]
    public void The_clauses_that_are_duties_are_fulfilled_when_the_text_states_them(string item, params ObligationKind[] kinds)
    {
        var subject = Subject();
        Assert.Equal(ComplianceResult.Missing, Item(item, subject).Result);

        var stated = subject with { Local = subject.Local with { Obligations = [.. kinds.Select(kind => new ObligationFact { Kind = kind, Text = "Texten.", Line = 7 })] } };
        Assert.Equal((ComplianceResult.Fulfilled, 7), (Item(item, stated).Result, Item(item, stated).Where[0].Line));
        if (kinds.Length > 1) Assert.Equal(ComplianceResult.Incomplete, Item(item, stated with { Local = stated.Local with { Obligations = [stated.Local.Obligations[0]] } }).Result);
    }
}
