using System.Text.Json.Nodes;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Agreements.Facts;
using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>The example documents that come with the software.</summary>
public sealed class ExampleTests
{
    [Fact]
    [Trait("Requirement", "AGR-08")]
    [Trait("Requirement", "AGR-09")]
    public async Task The_example_states_the_same_as_Word_document_and_as_text()
    {
        var text = await ReadAsync("norra-fjarden/overenskommelse.txt");
        var word = await ReadAsync("norra-fjarden/overenskommelse.docx");

        Assert.Equal(["1.2.5-318-2025", "A402.917/2025"], word.Facts.DiaryNumbers.Select(number => number.Number).Order(StringComparer.Ordinal));
        Assert.Equal([("Norra Fjärdens stadsdelsförvaltning", PartyRole.District), ("Lokalpolisområde Norra Fjärden", PartyRole.LocalPolice)], word.Facts.Parties.Select(party => (party.Name, party.Role)));
        Assert.Equal(["A118.340/2024", "140-96/2024"], word.Facts.Parent!.DiaryNumbers);
        Assert.Equal(FactsOf(text), FactsOf(word));
    }

    [Fact]
    public async Task Two_agreements_in_a_file_are_an_agreement_although_their_plans_speak_of_walks_and_minutes()
    {
        var reading = await ReadAsync("andra-former/tva-avtal.txt");

        Assert.Equal(DocumentKind.LocalAgreement, reading.DocumentKind);
        Assert.Equal(("Hedviks stadsdelsförvaltning", PartyRole.District), (reading.Facts.Parties[0].Name, reading.Facts.Parties[0].Role));
    }

    [Fact]
    public async Task Those_who_sit_in_a_group_may_lead_it_in_turn()
    {
        var reading = await ReadAsync("andra-former/tva-avtal.txt");

        Assert.Equal((ChairRule.Alternating, "stadsdelsdirektören, lokalpolisområdeschefen"), ChairOf(reading));
        Assert.Equal((ChairRule.Fixed, "Stadsdelsdirektören"), ChairOf(Assert.Single(reading.Others)));
        Assert.Equal(ChairRule.Alternating, ChairOf(await ReadAsync("andra-former/treparts-avtal.txt")).Rule);

        static (ChairRule Rule, string Functions) ChairOf(FactsReading of) => (of.Facts.Bodies[0].Chair.Rule, string.Join(", ", of.Facts.Bodies[0].Chair.Functions));
    }

    [Fact]
    public async Task A_scan_on_one_line_keeps_its_steering_group_its_areas_and_its_clauses()
    {
        var facts = (await ReadAsync("andra-former/ocr-en-rad.txt")).Facts;

        var steering = facts.Bodies.Single(body => body.Kind == BodyKind.Steering);
        Assert.Equal((3, "Kommunchefen", 1), (steering.Members.Count, steering.Chair.Functions.Single(), steering.Cadence.Count));
        Assert.Equal(4, facts.PriorityAreas.Count);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], facts.Clauses.Select(clause => clause.Number!));
    }

    [Fact]
    public async Task A_heading_that_its_sentence_begins_with_is_a_clause_and_the_sentence_stays_whole()
    {
        var facts = (await ReadAsync("andra-former/ocr-en-rad.txt")).Facts;

        Assert.Equal(("7", "Ändringar"), (facts.Clauses[^1].Number, facts.Clauses[^1].Title));
        Assert.StartsWith("Ändringar ska", Assert.Single(facts.Obligations, obligation => obligation.Kind == ObligationKind.WrittenAmendment).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memorial_tells_of_the_agreement_above_by_the_parties_that_have_it()
    {
        var parent = (await ReadAsync("andra-former/tjansteutlatande.txt")).Facts.Parent!;

        Assert.Equal(("samverkansavtal", null, new DateOnly(2028, 4, 30), 29), (parent.Title, parent.From, parent.To, parent.Line));
    }

    [Fact]
    public async Task A_promise_is_due_on_its_day_and_what_points_back_is_no_promise_of_its_own()
    {
        var actions = (await ReadAsync("andra-former/medborgarlofte-2026.txt")).Facts.Actions;

        Assert.Equal(6, actions.Count);
        Assert.Equal(new Samsyn.Domain.Time.TermByDate(new(2026, 10, 31)), actions[3].Due);
    }

    [Fact]
    public async Task What_each_party_shall_do_stands_with_its_owner_when_it_can_be_counted() =>
        Assert.Equal(["Kommunerna", "Kommunerna", "Polisen", "Polisen", "Polisen"], (await ReadAsync("andra-former/treparts-avtal.txt")).Facts.Actions.Select(action => action.Owner!));

    [Fact]
    public async Task A_memorial_has_the_term_of_what_it_proposes_and_not_of_the_agreement_above()
    {
        var term = (await ReadAsync("andra-former/tjansteutlatande.txt")).Facts.Term!;

        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31)), (term.From!.Value, term.To!.Value));
    }

    [Fact]
    public async Task An_english_agreement_says_so_and_its_sentences_are_not_taken_for_picture_captions()
    {
        var reading = await ReadAsync("andra-former/english-agreement.txt");

        Assert.Contains(reading.Findings, finding => finding.Code == "english-document");
        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "picture-caption");
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2028, 2, 29)), (reading.Facts.Term!.From!.Value, reading.Facts.Term.To!.Value));
    }

    [Fact]
    public async Task A_meeting_notice_has_no_agreement_above_it() =>
        Assert.Null((await ReadAsync("andra-former/kallelse.txt")).Facts.Parent);

    [Fact]
    [Trait("Requirement", "AGR-09")]
    public async Task Diary_numbers_of_several_parties_on_one_line_are_kept_apart() =>
        Assert.Equal(["LIV 2025-00412", "SVB KS 2025/377", "A511.204/2025"], (await ReadAsync("andra-former/treparts-avtal.txt")).Facts.DiaryNumbers.Select(number => number.Number));

    [Fact]
    public async Task A_memorial_is_for_the_meeting_of_the_board_and_not_for_the_day_it_was_written()
    {
        var memorial = (await ReadAsync("andra-former/tjansteutlatande.txt")).Facts.Memorial!;

        Assert.Equal(new DateOnly(2025, 12, 4), memorial.MeetingDate);
        Assert.Equal([("stadsdelsdirektör", new DateOnly(2025, 11, 7)), ("avdelningschef", new DateOnly(2025, 11, 6))], memorial.Attestations.Select(each => (each.Position, each.Date)));
    }

    [Fact]
    public async Task An_overarching_agreement_tells_how_often_its_bodies_shall_meet_and_its_areas_be_revised()
    {
        var facts = (await ReadAsync("norra-fjarden/central-overenskommelse.txt")).Facts;

        Assert.Equal([1, 1, 1], facts.Bodies.Take(3).Select(body => body.Cadence.Count(cadence => cadence is Samsyn.Domain.Time.TimesCadence)));
        Assert.Equal(ChairRule.Joint, facts.Bodies[0].Chair.Rule);
        Assert.Equal(6, facts.PriorityAreas.Count);
        Assert.Contains(facts.Obligations, obligation => obligation.Kind == ObligationKind.FollowUpPriorityAreas);
        Assert.Contains(facts.Obligations, obligation => obligation.Kind == ObligationKind.RevisePriorityAreas);
    }

    [Fact]
    public async Task A_sentence_about_the_body_that_the_one_before_it_named_tells_when_that_body_meets() =>
        Assert.All((await ReadAsync("andra-former/treparts-avtal.txt")).Facts.Bodies, body => Assert.Single(body.Cadence));

    [Fact]
    [Trait("Requirement", "AGR-09")]
    public async Task A_scan_on_one_line_keeps_parties_and_diary_numbers_apart_from_the_clauses_around_them()
    {
        var facts = (await ReadAsync("andra-former/ocr-en-rad.txt")).Facts;

        Assert.Equal(["Granlidens kommun", "Lokalpolisområde Västerskog"], facts.Parties.Select(party => party.Name));
        Assert.Equal(["A093.771/2023", "KS 2023/119"], facts.DiaryNumbers.Select(number => number.Number));
    }

    [Fact]
    public async Task The_example_obliges_the_parties_to_tell_each_other_and_the_steering_group_to_decide()
    {
        var kinds = (await ReadAsync("norra-fjarden/overenskommelse.txt")).Facts.Obligations.Select(obligation => obligation.Kind).ToList();

        Assert.Contains(ObligationKind.InformOtherParty, kinds);
        Assert.Contains(ObligationKind.SteeringDecisionOnAnnex, kinds);
    }

    /// <summary>Everything but where in the file it stands.</summary>
    static string FactsOf(FactsReading reading)
    {
        var json = ContractJson.Write(reading);
        json.Remove("source");
        return WithoutLines(json)!.ToJsonString();
    }

    static JsonNode? WithoutLines(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Key is not ("line" or "textFrom" or "textTo" or "fieldLines"))
            .Select(member => KeyValuePair.Create(member.Key, WithoutLines(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutLines)]),
        _ => node?.DeepClone(),
    };

    static async Task<FactsReading> ReadAsync(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "examples"))) folder = folder.Parent;
        var path = Path.Combine(folder.FullName, "examples", name);
        await using var stream = File.OpenRead(path);
        var document = (await DocumentExtractor.ExtractAsync(Path.GetFileName(path), stream, new ExtractionLimits(), default)).Value;
        return AgreementReader.Read(document.Source, document.Lines, document.Findings);
    }
}
