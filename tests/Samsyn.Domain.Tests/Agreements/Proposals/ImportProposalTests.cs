using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements.Proposals;

public sealed class ImportProposalTests
{
    static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/title", "Ny titel", "\"Ny titel\"")]
    [InlineData("/term/to", "2019-12-31", "\"2019-12-31\"")]
    [InlineData("/term/extensionYears", "4", "4")]
    [InlineData("/term/untilFurtherNotice", "true", "true")]
    [InlineData("/parties/0/role", "municipality", "\"municipality\"")]
    [InlineData("/plans/1/fields/convener", "Kommunpolis", "\"Kommunpolis\"")]
    [InlineData("/plans/1/term", """{"kind":"byMonth","year":2020,"month":6}""", """{"kind":"byMonth","year":2020,"month":6}""")]
    [InlineData("/plans/1/fields/expectedResults", "Färre inbrott", "\"Färre inbrott\"")]
    [InlineData("/plans/1/fields/steeringAssignments", "Utbilda ombud", "\"Utbilda ombud\"")]
    [InlineData("/bodies/0/cadence/-", """{"kind":"daily"}""", """{"kind":"daily"}""")]
    [InlineData("/bodies/0/members/-", "Kommunpolis", "\"Kommunpolis\"")]
    public void Any_fact_can_be_corrected_by_its_path(string path, string value, string after)
    {
        var proposal = Proposal();
        Assert.Empty(proposal.Correct(path, value, Coordinator, At).Refusals);
        var correction = Assert.Single(proposal.Corrections);
        Assert.Equal((path, after, Coordinator, At), (correction.Path, correction.After, correction.By, correction.At));
        Assert.NotEqual(proposal.Read, proposal.Facts);
        Assert.Equal(2, proposal.Version);
    }

    [Fact]
    public void A_correction_changes_the_corrected_facts_and_leaves_those_that_were_read()
    {
        var proposal = Proposal();
        Assert.True(proposal.Correct("/term/to", "2019-12-31", Coordinator, At).IsDone);
        Assert.True(proposal.Correct("/plans/1/term", """{"kind":"byMonth","year":2020,"month":6}""", Coordinator, At).IsDone);
        Assert.True(proposal.Correct("/plans/0", null, Coordinator, At).IsDone);
        Assert.Equal(Day("2019-12-31"), proposal.Facts.Term!.To);
        Assert.Equal(Day("2018-12-31"), proposal.Read.Term!.To);
        Assert.Equal(new TermByMonth(2020, 6), Assert.Single(proposal.Facts.Plans).Term);
        Assert.Equal("\"2018-12-31\"", proposal.Corrections[0].Before);
        Assert.Null(proposal.Corrections[2].After);
        Assert.Equal(2, proposal.Read.Plans.Count);
    }

    [Fact]
    public void A_fact_that_was_not_read_at_all_can_be_given()
    {
        var proposal = Proposal(LocalFacts() with { Term = null, Title = null, Parties = [] });
        Assert.True(proposal.Correct("/title", "Överenskommelse", Coordinator, At).IsDone);
        Assert.True(proposal.Correct("/term/from", "2017-01-01", Coordinator, At).IsDone);
        Assert.True(proposal.Correct("/term/to", "2018-12-31", Coordinator, At).IsDone);
        Assert.True(proposal.Correct("/parties/-", """{"name":"Ekbacken","role":"district"}""", Coordinator, At).IsDone);
        Assert.Equal(Day("2017-01-01"), proposal.Facts.Term!.From);
        Assert.Equal(PartyRole.District, Assert.Single(proposal.Facts.Parties).Role);
        Assert.IsType<PartiesMissing>(Assert.Single(proposal.Lacking));
    }

    [Theory]
    [InlineData("/term/to", "om två år")]
    [InlineData("/term/extensionYears", "två")]
    [InlineData("/parties/0/role", "kejsare")]
    [InlineData("/plans/0/term", "snart")]
    [InlineData("/plans/0/fields", "[]")]
    [InlineData("/parties/-", "{\"role\":\"district\"}")]
    [InlineData("/plans", "[null]")]
    [InlineData("/plans", null)]
    [InlineData("/parties/0/name", null)]
    public void A_value_that_the_fact_cannot_be_is_refused_and_changes_nothing(string path, string? value)
    {
        var proposal = Proposal();
        var refusal = Assert.Single(proposal.Correct(path, value, Coordinator, At).Refusals);
        Assert.Equal(path, Assert.IsType<CorrectionNotReadable>(refusal).Field);
        Assert.Equal((1, 0), (proposal.Version, proposal.Corrections.Count));
        Assert.Same(proposal.Read, proposal.Facts);
    }

    [Theory]
    [InlineData("/nothing", "x")]
    [InlineData("/term/sometime", "2019-01-01")]
    [InlineData("/parties/7/name", "x")]
    [InlineData("/parties/first/name", "x")]
    [InlineData("/title/deeper", "x")]
    [InlineData("title", "x")]
    [InlineData("", "x")]
    public void A_path_that_leads_nowhere_is_refused(string path, string value) =>
        Assert.IsType<CorrectionPathUnknown>(Assert.Single(Proposal().Correct(path, value, Coordinator, At).Refusals));

    [Fact]
    public void Whatever_is_typed_at_whatever_path_the_facts_stay_facts() => Prop.ForAll(
        Gen.Elements("", "term", "to", "plans", "0", "1", "-", "fields", "goal", "parties", "role", "parent", "facts", "cadence", "bodies", "kind", "~1", "title")
            .ListOf().Select(steps => "/" + string.Join('/', steps)).ToArbitrary(),
        Gen.Elements(null, "", "text", "7", "-1", "true", "null", "[]", "[null]", "{}", "{\"a\":1,\"a\":2}", "{\"kind\":\"daily\"}", "[{\"kind\":\"nonsense\"}]", "2019-02-30", "\u0000", "{")
            .ToArbitrary(),
        (path, value) =>
        {
            var proposal = Proposal();
            var outcome = proposal.Correct(path, value, Coordinator, At);
            _ = proposal.Lacking;
            var json = JsonSerializer.Serialize(proposal.Facts, FactsJson.Options);
            return json == JsonSerializer.Serialize(JsonSerializer.Deserialize<AgreementFacts>(json, FactsJson.Options), FactsJson.Options)
                && (outcome.IsDone || ReferenceEquals(proposal.Facts, proposal.Read));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_correction_to_the_same_value_leaves_no_trace()
    {
        var proposal = Proposal();
        Assert.True(proposal.Correct("/term/to", "2018-12-31", Coordinator, At).IsDone);
        Assert.Empty(proposal.Corrections);
        Assert.Equal(1, proposal.Version);
    }

    [Fact]
    public void Everything_that_lacks_is_named_at_once()
    {
        var proposal = Proposal(new AgreementFacts());
        var refusals = proposal.Adopt(Adoption()).Refusals;
        Assert.Equal(["/title", "/parties", "/term"], refusals.Select(r => r.Field));
        Assert.Equal(ProposalState.Open, proposal.State);
    }

    [Fact]
    [Trait("Requirement", "AGR-06")]
    public void A_wrong_check_digit_in_an_organisation_number_stops_adoption_until_it_is_corrected()
    {
        var facts = LocalFacts();
        var proposal = Proposal(facts with { Parties = [facts.Parties[0] with { OrganisationNumber = "212000-0143" }, facts.Parties[1]] });
        Assert.Equal("/parties/0/organisationNumber", Assert.IsType<PartyNumberInvalid>(Assert.Single(proposal.Adopt(Adoption()).Refusals)).Field);
        Assert.True(proposal.Correct("/parties/0/organisationNumber", "212000-0142", Coordinator, At).IsDone);
        Assert.True(proposal.Adopt(Adoption()).IsDone);
    }

    [Theory]
    [InlineData(null, "2018-12-31", typeof(AgreementTermStartMissing))]
    [InlineData("2017-01-01", null, typeof(AgreementTermEndMissing))]
    [InlineData("2019-01-01", "2018-12-31", typeof(AgreementTermReversed))]
    public void A_term_needs_both_ends_in_the_right_order(string? from, string? to, Type refusal)
    {
        var term = new TermFact { From = from is null ? null : Day(from), To = to is null ? null : Day(to) };
        Assert.Equal(refusal, Assert.Single(Proposal(LocalFacts(term)).Adopt(Adoption()).Refusals).GetType());
    }

    [Fact]
    [Trait("Requirement", "AGR-01")]
    [Trait("Requirement", "AGR-03")]
    public void An_annexed_overarching_agreement_is_adopted_first_and_the_local_one_is_bound_to_it()
    {
        var proposal = Proposal(LocalFacts() with { Parent = new() { DiaryNumbers = ["483-1 2-2015"], Facts = OverarchingFacts() } });
        var adopted = proposal.Adopt(Adoption()).Value;
        Assert.Equal([(AgreementLevel.Overarching, "2026-0001"), (AgreementLevel.Local, "2026-0002")], adopted.Select(a => (a.Level, a.Number)));
        Assert.Equal(adopted[0].Id, adopted[1].Parent);
        Assert.Null(adopted[0].Parent);
        Assert.Equal([City, Region], adopted[0].Parties.Select(p => p.Organisation));
        Assert.Equal(["483-1 2-2015", "320-1/2015"], adopted[0].DiaryNumbers.Select(d => d.Number));
        Assert.Equal(adopted.Select(a => a.Id), proposal.AdoptedAs);
        Assert.Null(adopted[1].InForceOn(Day("2017-05-01"))!.Facts.Parent!.Facts);
        Assert.Equal(["483-1 2-2015"], adopted[1].InForceOn(Day("2017-05-01"))!.Facts.Parent!.DiaryNumbers);
    }

    [Fact]
    [Trait("Requirement", "AGR-05")]
    public void A_parent_already_on_record_is_not_adopted_again()
    {
        var proposal = Proposal(LocalFacts() with { Parent = new() { Facts = OverarchingFacts() with { Title = null } } });
        Assert.Equal(["/parent/facts/title"], proposal.Lacking.Select(r => r.Field));
        Assert.Equal("/parent/facts/title", Assert.Single(proposal.Adopt(Adoption()).Refusals).Field);
        var parent = Overarching();
        var local = Assert.Single(proposal.Adopt(Adoption() with { Parent = parent.Id }).Value);
        Assert.Equal(parent.Id, local.Parent);
        // A later overarching agreement does not move the binding.
        Assert.True(parent.SupersedeBy(new(new Guid(77, 0, 0, new byte[8])), Day("2018-01-01")).IsDone);
        Assert.Equal(parent.Id, local.Parent);
    }

    [Fact]
    public void An_overarching_document_becomes_one_overarching_agreement()
    {
        var proposal = Proposal(OverarchingFacts());
        Assert.True(proposal.CorrectKind(DocumentKind.OverarchingAgreement, Coordinator, At).IsDone);
        Assert.Equal("/documentKind", Assert.Single(proposal.Corrections).Path);
        var agreement = Assert.Single(proposal.Adopt(Adoption() with { Organisations = [City, Region] }).Value);
        Assert.Equal(AgreementLevel.Overarching, agreement.Level);
        Assert.Equal("2026-0001", agreement.Number);
    }

    [Fact]
    [Trait("Requirement", "AGR-33")]
    public void A_document_adopted_as_a_draft_is_not_in_force()
    {
        var draft = Assert.Single(Proposal().Adopt(Adoption() with { AsDraft = true }).Value);
        Assert.Equal(AgreementState.Draft, draft.StateOn(Day("2017-06-01")));
        Assert.Null(draft.InForceOn(Day("2017-06-01")));
    }

    [Fact]
    public void A_proposal_is_adopted_once_and_a_discarded_one_never()
    {
        var proposal = Proposal();
        Assert.True(proposal.Adopt(Adoption()).IsDone);
        Assert.IsType<ProposalAlreadyAdopted>(Assert.Single(proposal.Adopt(Adoption()).Refusals));
        Assert.IsType<ProposalAlreadyAdopted>(Assert.Single(proposal.Correct("/title", "Ny", Coordinator, At).Refusals));
        var other = Proposal();
        Assert.True(other.Discard().IsDone);
        Assert.IsType<ProposalDiscarded>(Assert.Single(other.Adopt(Adoption()).Refusals));
        Assert.IsType<ProposalDiscarded>(Assert.Single(other.Discard().Refusals));
    }

    [Fact]
    public void The_same_document_is_not_adopted_twice() =>
        Assert.IsType<DocumentAlreadyAdopted>(Assert.Single(Proposal().Adopt(Adoption() with { SameDocumentAdopted = true }).Refusals));

    [Fact]
    public void Findings_are_acknowledged_one_by_one()
    {
        var proposal = Proposal();
        Assert.IsType<FindingUnknown>(Assert.Single(proposal.Acknowledge(1, Coordinator, At).Refusals));
        Assert.True(proposal.Acknowledge(0, Coordinator, At).IsDone);
        Assert.True(proposal.Acknowledge(0, Coordinator, At).IsDone);
        Assert.Single(proposal.Acknowledged);
    }

    [Fact]
    public void An_empty_document_is_no_proposal() =>
        Assert.IsType<DocumentEmpty>(Assert.Single(
            ImportProposal.Open(new(Guid.Empty), ReadingOf(LocalFacts()) with { Lines = ["", " "] }, Coordinator, At).Refusals));

    [Fact]
    public void Each_party_needs_one_organisation_and_no_two_the_same()
    {
        Assert.IsType<PartyOrganisationsDoNotMatch>(Assert.Single(Proposal().Adopt(Adoption() with { Organisations = [District] }).Refusals));
        Assert.IsType<PartyTwice>(Assert.Single(Proposal().Adopt(Adoption() with { Organisations = [District, District] }).Refusals));
    }

    [Fact]
    [Trait("Requirement", "PLN-20")]
    public void A_corrected_field_changes_what_the_plan_lacks_and_nobody_can_claim_otherwise()
    {
        var proposal = Proposal();
        PlanFact Plan() => proposal.Facts.Plans[0];
        Assert.False(Plan().Complete);
        Assert.DoesNotContain("term", Plan().Missing);

        foreach (var field in new[] { "goal", "convener", "policeCommitment", "districtCommitment", "financing" })
        {
            Assert.Contains(field, Plan().Missing);
            Assert.Empty(proposal.Correct($"/plans/0/fields/{field}", "Enligt planen.", Coordinator, At).Refusals);
            Assert.DoesNotContain(field, Plan().Missing);
        }
        Assert.True(Plan().Complete);

        proposal.Correct("/plans/0/complete", "false", Coordinator, At);
        proposal.Correct("/plans/0/missing", "[]", Coordinator, At);
        Assert.True(Plan().Complete);
        Assert.NotEmpty(Plan().Missing);

        proposal.Correct("/plans/0/fields/convener", "Ej aktuellt", Coordinator, At);
        Assert.False(Plan().Complete);
    }
}
