using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>The agreement part of the real documents: parties, numbers, terms, annexes, clauses.</summary>
public sealed class SeedAgreementTests
{
    [SeedFact]
    [Trait("Requirement", "AGR-06")]
    [Trait("Oracle", "ORC-01")]
    [Trait("Oracle", "ORC-02")]
    public void Each_party_has_its_organisation_number_and_role()
    {
        var parties = Sample.Seed("S0").Facts.Parties;
        Assert.Equal([("212000-0142", PartyRole.District, 104), ("202100-0076", PartyRole.LocalPolice, 108)], parties.Select(party => (party.OrganisationNumber!, party.Role, party.Line)));
        Assert.Equal("Rinkeby-Kista stadsdelsförvaltning", parties[0].Name);
        Assert.Equal("Lokalpolisområde Rinkeby", parties[1].Name);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-08")]
    [Trait("Requirement", "AGR-09")]
    [Trait("Oracle", "ORC-03")]
    [Trait("Oracle", "ORC-04")]
    [Trait("Oracle", "ORC-05")]
    [Trait("Oracle", "ORC-06")]
    public void Diary_numbers_come_from_page_headers_once_each_and_know_their_side()
    {
        var facts = Sample.Seed("S0").Facts;
        Assert.Equal([("A182.072/2016", PartySide.Police), ("1.2.5.-615-2016", PartySide.City)], facts.DiaryNumbers.Select(number => (number.Number, number.Party!.Value)));
        Assert.Equal(["483-AA 204 646-2015", "320-845/2015"], facts.Parent!.DiaryNumbers);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-13")]
    [Trait("Requirement", "AGR-14")]
    [Trait("Requirement", "AGR-15")]
    [Trait("Oracle", "ORC-07")]
    [Trait("Oracle", "ORC-10")]
    public void The_local_term_is_two_years_with_two_year_extension_and_six_months_consultation()
    {
        var term = Sample.Seed("S0").Facts.Term!;
        Assert.Equal((new DateOnly(2017, 1, 1), new DateOnly(2018, 12, 31), 2, 6), (term.From!.Value, term.To!.Value, term.ExtensionYears!.Value, term.ConsultationMonthsBefore!.Value));
    }

    [SeedFact]
    [Trait("Requirement", "AGR-11")]
    [Trait("Requirement", "AGR-17")]
    [Trait("Oracle", "ORC-08")]
    [Trait("Oracle", "ORC-09")]
    [Trait("Oracle", "ORC-14")]
    public void The_annexed_overarching_agreement_is_read_whole_into_the_parent()
    {
        var parent = Sample.Seed("S0").Facts.Parent!;
        Assert.Equal((new DateOnly(2015, 5, 19), new DateOnly(2019, 5, 19)), (parent.From!.Value, parent.To!.Value));
        Assert.Equal(4, parent.Facts!.Term!.ExtensionYears);
        Assert.Equal(Enumerable.Range(1, 16).Select(number => number.ToString()), parent.Facts.Clauses.Select(clause => clause.Number!));
        Assert.Equal(["105 35 Stockholm", "106 75 Stockholm"], parent.Facts.Parties.Select(party => party.Address!));
        Assert.Equal([PartyRole.Municipality, PartyRole.PoliceRegion], parent.Facts.Parties.Select(party => party.Role));
        Assert.All(parent.Facts.Signatories, signatory => Assert.Equal(new DateOnly(2015, 5, 19), signatory.Date));
        Assert.Equal(["Finansborgarråd", "Regionpolischef"], parent.Facts.Signatories.Select(signatory => signatory.Title));
    }

    [SeedFact]
    [Trait("Requirement", "AGR-16")]
    public void An_extension_condition_that_refers_to_itself_is_found() => Assert.Contains(Sample.Seed("S0").Findings, finding => finding is { Code: "self-reference-in-extension", Line: 130 });

    [SeedFact]
    [Trait("Requirement", "AGR-23")]
    [Trait("Requirement", "AGR-24")]
    [Trait("Requirement", "COM-15")]
    [Trait("Oracle", "ORC-12")]
    public void The_annex_list_has_seven_items_in_order_and_each_text_its_lines()
    {
        var annexes = Sample.Seed("S0").Facts.Annexes;
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], annexes.Select(annex => annex.Number));
        Assert.Equal(
            [AnnexKind.Agreement, AnnexKind.Contacts, AnnexKind.SituationPicture, AnnexKind.ActionPlans, AnnexKind.FollowUpPlan, AnnexKind.CommunicationPlan, AnnexKind.ParentAgreement],
            annexes.Select(annex => annex.Kind));
        Assert.Equal([94, 219, 242, 512, 790, 814, 902], annexes.Select(annex => annex.TextFrom!.Value));
        Assert.Equal(118, annexes[0].Line);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-27")]
    [Trait("Requirement", "COM-15")]
    [Trait("Oracle", "ORC-59")]
    public void A_board_memorial_lists_three_annexes()
    {
        var reading = Sample.Seed("S3");
        Assert.Equal(DocumentKind.BoardMemorial, reading.DocumentKind);
        Assert.Equal([AnnexKind.Agreement, AnnexKind.Other, AnnexKind.CommunicationPlan], reading.Facts.Annexes.Select(annex => annex.Kind));
        Assert.Equal([PartyRole.District, PartyRole.LocalPolice], reading.Facts.Parties.Select(party => party.Role));
    }

    [SeedFact]
    [Trait("Oracle", "ORC-15")]
    public void Unnumbered_headed_clauses_are_counted_and_point_references_explained()
    {
        var reading = Sample.Seed("S0");
        var own = reading.Facts.Clauses.Where(clause => clause.Number is null).ToList();
        Assert.Equal(10, own.Count);
        Assert.Equal(("Samordnare", "Lokal lägesbild och prioriterade samverkansområden"), (own[6].Title, own[7].Title));
        Assert.Contains(reading.Facts.Clauses, clause => clause is { Number: "13", Title: "Meddelanden", Line: 1021 });
        Assert.Equal(["7", "8"], reading.Findings.Where(finding => finding.Code == "reference-to-unnumbered").Select(finding => finding.Values[0]));
    }

    [SeedFact]
    [Trait("Requirement", "AGR-12")]
    public void Signatories_are_functions_and_never_persons()
    {
        var reading = Sample.Seed("S0");
        Assert.Equal([("Stadsdelsdirektör", "district"), ("Lokalpolisområdeschef", "localPolice")], reading.Facts.Signatories.Select(signatory => (signatory.Title, signatory.Party!)));
        Assert.Contains(reading.Findings, finding => finding is { Code: "unfilled-placeholder", Line: 22 });
    }

    [SeedFact]
    [Trait("Requirement", "AGR-18")]
    [Trait("Requirement", "AGR-19")]
    public void The_later_overarching_agreement_runs_until_further_notice()
    {
        var reading = Sample.Seed("S4");
        Assert.Equal(DocumentKind.OverarchingAgreement, reading.DocumentKind);
        Assert.True(reading.Facts.Term is { UntilFurtherNotice: true, To: null, RevisionYears: 2 });
        Assert.Equal("Övergripande samverkansöverenskommelse mellan Stockholms stad och Polisregion Stockholm", reading.Facts.Title);
        Assert.Null(reading.Facts.Parent);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-63")]
    public void The_expected_findings_of_the_local_agreement_are_given()
    {
        var findings = Sample.Seed("S0").Findings;
        Assert.Contains(findings, finding => finding is { Code: "unquantified-resource", Line: 161 });
        Assert.Equal(3, findings.Count(finding => finding.Code == "missing-field" && finding.Values[1] == "Löptid"));
        Assert.Contains(findings, finding => finding.Code == "convener-not-applicable" && finding.Values[0] == "Bosättningar");
        Assert.Contains(findings, finding => finding is { Code: "empty-field", Line: 602 });
        Assert.Equal([686, 712], findings.Where(finding => finding.Code == "empty-field" && finding.Values[1] == "Kommunikation/budskap").Select(finding => finding.Line));
        Assert.Contains(findings, finding => finding is { Code: "unfinished-value", Line: 698 });
        Assert.Equal([708, 709], findings.Where(finding => finding.Code == "sentence-cut" && finding.Line is > 700 and < 720).Select(finding => finding.Line));
        Assert.Contains(findings, finding => finding.Code == "contradiction");
        Assert.Equal([683, 684], findings.Where(finding => finding.Code == "html-remnant").Select(finding => finding.Line));
        Assert.Equal([941, 1031], findings.Where(finding => finding.Code == "picture-caption").Select(finding => finding.Line));
    }

    [SeedTheory]
    [InlineData("S1")]
    [InlineData("S2")]
    public void Action_plans_alone_have_no_parties_of_their_own(string name)
    {
        var reading = Sample.Seed(name);
        Assert.Equal(DocumentKind.ActionPlans, reading.DocumentKind);
        Assert.Empty(reading.Facts.Parties);
        Assert.Empty(reading.Facts.Clauses);
    }
}
