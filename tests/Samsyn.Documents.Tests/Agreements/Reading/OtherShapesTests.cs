using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>Fictional documents in the shapes that other municipalities use.</summary>
public sealed class OtherShapesTests
{
    [Fact]
    [Trait("Requirement", "AGR-06")]
    [Trait("Requirement", "AGR-08")]
    public void Three_parties_with_paragraph_signs_and_four_years()
    {
        var facts = Sample.Read("three-parties").Facts;
        Assert.Equal(
            [("Ekvads kommun", "212000-1116"), ("Brunnby kommun", "212000-2221"), ("Lokalpolisområde Södra Ljusdalen", "202100-0076")],
            facts.Parties.Select(party => (party.Name, party.OrganisationNumber!)));
        Assert.Equal(["A412.880/2023", "KS 2023/0411", "KSN-2023-77"], facts.DiaryNumbers.Select(number => number.Number));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2027, 12, 31), 1, 2), (facts.Term!.From!.Value, facts.Term.To!.Value, facts.Term.ExtensionYears!.Value, facts.Term.RevisionYears!.Value));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], facts.Clauses.Select(clause => clause.Number!));
        Assert.Equal(["A001.222/2022"], facts.Parent!.DiaryNumbers);
        Assert.Equal([("Kommunstyrelsens ordförande", 39), ("Kommunstyrelsens ordförande", 44), ("Lokalpolisområdeschef", 49)], facts.Signatories.Select(signatory => (signatory.Title, signatory.Line)));
        Assert.All(facts.Signatories, signatory => Assert.Equal(("Ekvad", new DateOnly(2023, 12, 12)), (signatory.Place!, signatory.Date!.Value)));
    }

    [Fact]
    [Trait("Requirement", "PLN-19")]
    public void Plans_with_labels_before_colons_are_read_like_tables()
    {
        var reading = Sample.Read("three-parties");
        Assert.Equal(["Åtgärdsplan 1: Trygga skolvägar", "Åtgärdsplan 2: Trygg centrummiljö"], reading.Facts.Plans.Select(plan => plan.Title));
        var plan = reading.Facts.Plans[0];
        Assert.Equal("Barn ska kunna gå till skolan utan oro. Färre rapporterade tillbud.", plan.Fields.Goal);
        Assert.Equal("Trafikstrateg i Ekvads kommun", plan.Fields.Convener);
        Assert.True(plan.Complete);
        Assert.Equal(new TermByMonth(2024, 6), reading.Facts.Plans[1].Term);
        Assert.False(reading.Facts.Plans[1].Complete);
        Assert.Equal([(29, "1"), (31, "3")], reading.Findings.Where(finding => finding.Code == "annex-without-text").Select(finding => (finding.Line, finding.Values[0])));
    }

    [Fact]
    public void Text_without_blank_lines_with_a_table_of_signatures_and_repeated_label_cells()
    {
        var facts = Sample.Read("docx-like").Facts;
        Assert.True(facts.Term is { UntilFurtherNotice: true, To: null, RevisionYears: 4 });
        Assert.Equal(new DateOnly(2024, 3, 1), facts.Term.From);
        Assert.Equal([("Kommundirektör", "municipality"), ("Lokalpolisområdeschef", "localPolice")], facts.Signatories.Select(signatory => (signatory.Title, signatory.Party!)));
        Assert.Equal([(1, AnnexKind.SituationPicture), (2, AnnexKind.ActionPlans)], facts.Annexes.Select(annex => (annex.Number, annex.Kind)));
        Assert.Equal(["Trafikgruppen", "Krogrådet"], facts.Plans.Select(plan => plan.Title));
        Assert.Equal([ReadinessLevel.Normal, ReadinessLevel.Raised, ReadinessLevel.High], facts.Plans[0].Readiness.Select(row => row.Level));
        Assert.False(facts.Plans[0].Complete);
        Assert.True(facts.Plans[1].Complete);
    }

    [Fact]
    public void Headings_on_lines_of_their_own_without_blank_lines()
    {
        var facts = Sample.Read("plain-headings").Facts;
        Assert.Equal(["Sandvikens stad", "Lokalpolisområde Sandviken"], facts.Parties.Select(party => party.Name));
        Assert.Equal((new DateOnly(2023, 12, 15), new DateOnly(2026, 12, 31), 3), (facts.Term!.From!.Value, facts.Term.To!.Value, facts.Term.ConsultationMonthsBefore!.Value));
        Assert.Equal(["1", "2", "3", "4", "5"], facts.Clauses.Where(clause => clause.Number is not null).Select(clause => clause.Number!));
    }

    [Fact]
    public void One_line_of_recognised_text_still_gives_its_clauses()
    {
        var reading = Sample.Read("one-line");
        Assert.Contains("one-line-text", reading.Codes());
        Assert.Equal(["1", "2", "3", "4", "5", "6"], reading.Facts.Clauses.Select(clause => clause.Number!));
        Assert.Equal(["212000-1116", "202100-0076"], reading.Facts.Parties.Select(party => party.OrganisationNumber!));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31), 2, 6),
            (reading.Facts.Term!.From!.Value, reading.Facts.Term.To!.Value, reading.Facts.Term.ExtensionYears!.Value, reading.Facts.Term.ConsultationMonthsBefore!.Value));
        Assert.Equal("KS 2024/15", Assert.Single(reading.Facts.DiaryNumbers).Number);
    }

    [Fact]
    public void Parties_on_lines_of_their_own_and_headings_numbered_by_a_tab()
    {
        var facts = Sample.OfText("""
            Samverkansöverenskommelse
            mellan
            Polismyndigheten Region Bergslagen, Lokalpolisområde Kumlinge
            och
            Kumlinge kommun

            Dnr KS/2024:12

            1⇥Bakgrund
            Polisen och kommunen har samverkat sedan 2008.

            2⇥Giltighet
            Överenskommelsen gäller 2022-01-01--2025-12-31.

            3⇥Parternas åtaganden
            3.1⇥Polisen
            Polisen ska dela lägesbild varje vecka.
            """.Replace('⇥', '\t')).Facts;
        Assert.Equal(["Lokalpolisområde Kumlinge", "Kumlinge kommun"], facts.Parties.Select(party => party.Name));
        Assert.Equal(["1", "2", "3", "3.1"], facts.Clauses.Where(clause => clause.Number is not null).Select(clause => clause.Number!));
        Assert.Equal((new DateOnly(2022, 1, 1), new DateOnly(2025, 12, 31)), (facts.Term!.From!.Value, facts.Term.To!.Value));
        Assert.Equal("KS/2024:12", Assert.Single(facts.DiaryNumbers).Number);
    }

    [Fact]
    public void Headed_plans_in_capitals()
    {
        var plans = Sample.Read("headed-plan").Facts.Plans;
        Assert.Equal(["GRANNSAMVERKAN", "VÅLD I NÄRA RELATION"], plans.Select(plan => plan.Title));
        Assert.Equal("Utbilda kontaktombud Informera om aktuella inbrott", plans[0].Fields.PoliceCommitment);
        Assert.Equal("Kommunpolis", plans[0].Fields.Convener);
        Assert.True(plans[0].Complete);
        Assert.Contains("term", plans[1].Missing);
    }

    [Fact]
    [Trait("Requirement", "PLN-03")]
    public void Two_local_labels_that_differ_in_capitals_only_are_one_field()
    {
        var plan = Assert.Single(Sample.OfText("Åtgärdsplaner\n\nTorgvandring\t\nMål & Syfte\tLugna torg\nUtmaningar\tKvällar\nVäderlek\tStäll in\nFinansiering\tEgen\nVÄDERLEK\tvid storm\n").Facts.Plans);
        Assert.Equal(("Väderlek", "Ställ in vid storm"), (Assert.Single(plan.ExtraFields).Key, plan.ExtraFields["Väderlek"]));
    }

    [Fact]
    [Trait("Requirement", "PLN-05")]
    [Trait("Requirement", "PLN-17")]
    public void Activities_in_tables_with_a_column_for_each_field()
    {
        var areas = Sample.Read("column-plan").Facts.Areas;
        Assert.Equal(["Fokusområde 1: Unga i riskzon", "Fokusområde 2: Trygg centrummiljö"], areas.Select(area => area.Title));
        Assert.Equal(new TermByMonth(2024, 12), areas[0].Activities[1].Term);
        Assert.Equal([ReportingPoint.T2, ReportingPoint.VB], areas[0].Activities[1].FollowUpPoints);
        Assert.Equal("Säkerhetssamordnare", Assert.Single(areas[1].Activities).Convener);
    }

    [Theory]
    [InlineData("promise", DocumentKind.PublicPromise)]
    [InlineData("walk", DocumentKind.WalkProtocol)]
    [InlineData("notice", DocumentKind.MeetingNotice)]
    [InlineData("headed-plan", DocumentKind.ActionPlans)]
    [InlineData("column-plan", DocumentKind.ActionPlans)]
    [InlineData("plain-headings", DocumentKind.LocalAgreement)]
    public void The_kind_of_document_is_told_from_its_title(string name, DocumentKind kind) => Assert.Equal(kind, Sample.Read(name).DocumentKind);

    [Fact]
    public void A_promise_names_both_parties_and_its_term()
    {
        var facts = Sample.Read("promise").Facts;
        Assert.Equal([PartyRole.LocalPolice, PartyRole.Municipality], facts.Parties.Select(party => party.Role));
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 12, 31)), (facts.Term!.From!.Value, facts.Term.To!.Value));
    }

    [Fact]
    public void Of_two_agreements_in_one_file_both_are_read_and_the_second_reported()
    {
        var reading = Sample.Read("two-agreements");
        var other = Assert.Single(reading.Others);
        Assert.Equal((16, reading.Lines.Count), (other.From, other.To));
        Assert.Equal("Brunnby kommun", other.Facts.Parties[0].Name);
        Assert.All(other.Facts.Clauses, clause => Assert.InRange(clause.Line, other.From, other.To));
        Assert.Equal(ContractJson.Write(reading)["otherAgreements"]![0]!["title"]!.GetValue<string>(), other.Facts.Title);
        Assert.Equal("Ekvads kommun", reading.Facts.Parties[0].Name);
        Assert.Equal(2, reading.Facts.Parties.Count);
        Assert.Equal(17, Assert.Single(reading.Findings, finding => finding.Code == "several-agreements").Line);
    }

    [Fact]
    public void An_english_document_says_so_and_keeps_its_dates()
    {
        var reading = Sample.Read("english");
        Assert.Contains("english-document", reading.Codes());
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31)), (reading.Facts.Term!.From!.Value, reading.Facts.Term.To!.Value));
        Assert.Equal(2, reading.Facts.Parties.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    public void Nothing_gives_a_finding_and_no_facts(string text)
    {
        var reading = Sample.OfText(text);
        Assert.Equal(["empty-document"], reading.Codes());
        Assert.Equal(DocumentKind.Other, reading.DocumentKind);
    }

    [Fact]
    public void A_recipe_is_not_an_agreement() =>
        Assert.Contains("nothing-recognised", Sample.OfText("Pannkakor\n\nVispa ägg, mjölk och mjöl. Stek i smör.\n\nServera med sylt.").Codes());

    [Theory]
    [InlineData("Samman kallande", "convener")]
    [InlineData("Sammankalande", "convener")]
    [InlineData("ANSVARIG/SAMMANKALLANDE:", "convener")]
    [InlineData("Beredskapsläge / mötesfrekvens", "readiness")]
    [InlineData("Polisens åtaganden", "policeCommitment")]
    [InlineData("Mål och syfte", "goal")]
    [InlineData("Väder", null)]
    [Trait("Requirement", "PLN-19")]
    public void Labels_match_by_a_normalised_key_and_one_wrong_letter(string label, string? field) =>
        Assert.Equal(field, Documents.Agreements.Reading.Labels.Match(label, Documents.Agreements.Reading.LabelGroup.Plan)?.Field);

    [Fact]
    [Trait("Requirement", "AGR-06")]
    public void A_wrong_check_digit_is_reported_and_the_number_kept_as_printed()
    {
        var reading = Sample.OfText("Samverkansöverenskommelse\n\nParter\n\nEkvads kommun, org nr 212000-1117\n\noch\n\nPolisområde Ekvad, org nr 202100-0076\n\nAvtalstid\n\nGäller tills vidare.");
        Assert.Equal("212000-1117", reading.Facts.Parties[0].OrganisationNumber);
        Assert.Contains(reading.Findings, finding => finding.Code == "invalid-organisation-number" && finding.Values[0] == "212000-1117");
    }
}
