using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Agreements;

namespace Samsyn.Domain.Tests.Notices;

public sealed class InformationNoteTests
{
    static readonly DateTimeOffset Known = SwedishTime.At(new(2017, 3, 1), new(9, 0)), Sent = SwedishTime.At(new(2017, 3, 2), new(11, 30)), Now = SwedishTime.At(new(2017, 3, 3), new(8, 0));

    static GivenInformation Given => new()
    {
        Cause = InformationCause.ClosedUnit, What = "Fältenheten stänger i två månader.", Why = "Åtagandet att finnas ute på fredagar kan inte hållas.", KnownAt = Known, SentAt = Sent,
        Sender = SampleAgreements.District, Recipient = SampleAgreements.LocalPolice, Concerns = [new(ConcernKind.Plan, "Trygghetsvandring")],
    };

    static Outcome<InformationNote> Record(GivenInformation given, Agreement? agreement = null, Agreement? above = null) =>
        InformationNote.Record(new(Guid.Parse("01900000-0000-7000-8000-00000000c001")), agreement ?? SampleAgreements.Local(), above, given, SampleAgreements.Coordinator, Now);

    [Fact]
    [Trait("Requirement", "INF-02")]
    [Trait("Requirement", "INF-04")]
    public void It_keeps_what_was_told_and_shows_how_long_it_took_without_judging_it()
    {
        var note = Record(Given).Value;

        Assert.Equal((Given.What, Given.Why, InformationCause.ClosedUnit, Known, Sent), (note.What, note.Why, note.Cause, note.KnownAt, note.SentAt));
        Assert.Equal(("Ekbackens stadsdelsförvaltning", "Lokalpolisområde Ekbacken", PartySide.Police), (note.SenderName, note.RecipientName, note.RecipientSide!.Value));
        Assert.Equal([new InformationConcern(ConcernKind.Plan, "Trygghetsvandring")], note.Concerns);
        Assert.Equal(new TimeSpan(26, 30, 0), note.Delay);
        // A year late is a year late, and recorded all the same.
        Assert.True(Record(Given with { KnownAt = Known.AddYears(-1) }).IsDone);
    }

    [Fact]
    [Trait("Requirement", "INF-03")]
    public void Locally_it_goes_to_the_other_party_and_under_the_overarching_agreement_to_its_contact_person()
    {
        Assert.Null(Record(Given).Value.ContactPerson);

        var central = Given with { Sender = SampleAgreements.City, Recipient = SampleAgreements.Region };
        Assert.Equal([new InformationContactMissing("Polisregion Ek")], Record(central, SampleAgreements.Overarching()).Refusals);
        Assert.Equal("Samordnande kommunpolis", Record(central with { ContactPerson = " Samordnande kommunpolis " }, SampleAgreements.Overarching()).Value.ContactPerson);
    }

    [Fact]
    [Trait("Requirement", "INF-03")]
    public void Whether_the_annex_of_contacts_names_the_person_is_told_but_stops_nothing()
    {
        var facts = SampleAgreements.LocalFacts() with { Annexes = [new() { Number = 1, Title = "Kontakt", Kind = AnnexKind.Contacts, Line = 1, TextFrom = 1, TextTo = 2 }] };
        var agreement = Agreement.Adopt(SampleAgreements.NewLocal(facts)).Value;

        // The sample's lines say “Rad 1 i överenskommelsen.”
        Assert.True(Record(Given with { ContactPerson = "Rad 1" }, agreement).Value.IsAgreedContact);
        Assert.False(Record(Given with { ContactPerson = "Någon annan" }, agreement).Value.IsAgreedContact);
        Assert.Null(Record(Given, agreement).Value.IsAgreedContact);
    }

    [Fact]
    [Trait("Requirement", "INF-01")]
    public void Without_an_event_or_a_reason_it_is_no_information_and_everything_lacking_is_told_at_once() =>
        Assert.Equal([new InformationMissing(), new InformationReasonMissing(), new SentBeforeKnown(Known.AddHours(-1), Known)],
            Record(Given with { What = " ", Why = "", SentAt = Known.AddHours(-1) }).Refusals);

    [Fact]
    public void Neither_what_is_known_nor_what_was_sent_lies_ahead() =>
        Assert.Equal([new KnownInFuture(Now.AddHours(1), Now), new InformationSentInFuture(Now.AddHours(2), Now)], Record(Given with { KnownAt = Now.AddHours(1), SentAt = Now.AddHours(2) }).Refusals);

    [Fact]
    public void It_goes_from_one_party_to_another()
    {
        Assert.Equal([new InformationToSelf("Ekbackens stadsdelsförvaltning")], Record(Given with { Recipient = SampleAgreements.District }).Refusals);
        Assert.Equal([new NotAPartyOfInformation("2026-0001")], Record(Given with { Recipient = SampleAgreements.Region }).Refusals);
    }

    [Fact]
    [Trait("Requirement", "INF-09")]
    public void A_partner_that_does_not_sign_is_reached_through_approved_distribution_only()
    {
        var agreement = SampleAgreements.Local();
        Assert.True(agreement.RecordCollaboratingParty(SampleAgreements.City, "Ekbackens fastigheter", PartyRole.Other).IsDone);

        Assert.Equal([new PartnerThroughDistribution("Ekbackens fastigheter")], Record(Given with { Recipient = SampleAgreements.City }, agreement).Refusals);
    }

    [Fact]
    [Trait("Requirement", "INF-08")]
    public void A_personal_identity_number_is_always_refused_and_a_function_s_address_is_let_through_when_the_sender_says_so()
    {
        var number = Given with { What = "Gäller 050124-9809.", DetailsAreOfFunctions = true };
        Assert.Equal([new IdentityNumberInText("what", "05…")], Record(number).Refusals);

        var address = Given with { Why = "Frågor till vakthavande@example.se." };
        Assert.Equal([new ContactDetailsInText("why", "vakthavande@example.se")], Record(address).Refusals);
        Assert.True(Record(address with { DetailsAreOfFunctions = true }).IsDone);
    }

    [Fact]
    [Trait("Requirement", "INF-05")]
    public void Every_kind_of_event_that_is_prompted_for_can_be_told()
    {
        Assert.Equal(["Reorganisation", "ChangedResource", "NewGuidelines", "LargeOperation", "ClosedUnit", "SeriousEvent", "Other"], Enum.GetNames<InformationCause>());
        Assert.All(Enum.GetValues<InformationCause>(), cause => Assert.Equal(cause, Record(Given with { Cause = cause }).Value.Cause));
    }

    [Fact]
    [Trait("Requirement", "INF-06")]
    public void It_counts_from_its_sending_whether_or_not_it_is_acknowledged_and_that_happens_once()
    {
        var note = Record(Given).Value;
        Assert.Equal((new DateOnly(2017, 3, 2), null), (note.SentOn, note.AcknowledgedAt));

        Assert.True(note.Acknowledge(SampleAgreements.Coordinator, Now).IsDone);
        Assert.Equal([new AlreadyAcknowledged(Now)], note.Acknowledge(SampleAgreements.Coordinator, Now.AddDays(1)).Refusals);
        Assert.Equal((Sent, Now, 2), (note.SentAt, note.AcknowledgedAt!.Value, note.Version));
    }

    [Fact]
    [Trait("Requirement", "INF-07")]
    public void It_may_lead_to_several_things_each_with_its_day()
    {
        var note = Record(Given).Value;
        var proposal = Guid.Parse("01900000-0000-7000-8000-00000000d001");

        Assert.True(note.LeadTo(new(InformationResultKind.AgendaItem, null, "Styrgruppens möte i april", new(2017, 3, 3), SampleAgreements.Coordinator), new(2017, 3, 3)).IsDone);
        Assert.True(note.LeadTo(new(InformationResultKind.ChangeProposal, proposal, "", new(2017, 3, 3), SampleAgreements.Coordinator), new(2017, 3, 3)).IsDone);

        Assert.Equal([InformationResultKind.AgendaItem, InformationResultKind.ChangeProposal], note.Results.Select(result => result.Kind));
        Assert.Equal([new InformationResultNoteMissing(), new InformationResultBeforeSent(new(2017, 3, 1), new(2017, 3, 2))],
            note.LeadTo(new(InformationResultKind.ReadinessDecision, null, " ", new(2017, 3, 1), SampleAgreements.Coordinator), new(2017, 3, 3)).Refusals);
    }
}
