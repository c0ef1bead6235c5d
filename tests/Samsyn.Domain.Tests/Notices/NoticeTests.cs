using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Notices;

public sealed class NoticeTests
{
    const string Person = "Vera Ask", Address = "Ekvägen 12, 990 01 Ekstad", Mail = "vera.ask@ekbacken.example";

    static readonly DateTimeOffset Now = At("2018-03-01", "12:00");

    /// <summary>2017–2018 with the police's contact person in annex 2, her address cut by the lines of the annex.</summary>
    static Agreement WithContacts()
    {
        var facts = LocalFacts();
        facts = facts with
        {
            Annexes = [.. facts.Annexes.Select(a => a.Kind == AnnexKind.Contacts ? a with { TextFrom = 1, TextTo = 3 } : a)],
            Obligations = [new() { Kind = ObligationKind.Rectification, Text = "Rättelse inom fjorton dagar.", Days = 14, Heading = "Förtida utträde", Line = 7 }],
        };
        IReadOnlyList<string> lines = [$"Polisen\t{Person}, kommunpolis", "Ekvägen 12", $"990 01 Ekstad <{Mail}>", .. Lines.Skip(3)];
        return Agreement.Adopt(NewLocal(facts) with { Lines = lines, On = Day("2017-01-01") }).Value;
    }

    static SentNotice Sent(NoticeKind kind = NoticeKind.Information, NoticeChannel channel = NoticeChannel.Email, string on = "2018-02-01", string time = "09:00") => new()
    {
        Kind = kind, Sender = District, Recipient = LocalPolice, ContactPerson = Person, Address = channel == NoticeChannel.Email ? Mail : Address,
        Channel = channel, SentAt = At(on, time), Text = "Vi vill meddela följande.",
    };

    static Outcome<Notice> Record(SentNotice sent, Agreement? agreement = null, Agreement? above = null, Notice? corrected = null) =>
        Notice.Record(new(Guid.CreateVersion7()), agreement ?? WithContacts(), above, sent, corrected, Coordinator, Now);

    [Theory]
    [Trait("Requirement", "NOT-01")]
    [InlineData("2018-02-01", "2018-02-06")]
    [InlineData("2017-12-22", "2017-12-29")]
    [InlineData("2018-01-31", "2018-02-05")]
    public void A_registered_letter_counts_as_received_three_weekdays_after_sending(string sent, string received)
    {
        var notice = Record(Sent(channel: NoticeChannel.RegisteredLetter, on: sent)).Value;

        Assert.Equal((Day(received), Day(received), (NoDeemedReceipt?)null), (notice.DeemedOn!.Value, notice.ReceivedOn!.Value, notice.WhyNotDeemed));
    }

    [Fact]
    [Trait("Requirement", "NOT-01")]
    public void An_agreement_that_gives_letters_another_time_is_followed()
    {
        var facts = LocalFacts() with { Obligations = [new() { Kind = ObligationKind.NoticeByLetter, Text = "Fem vardagar.", Days = 5, Line = 7 }] };

        Assert.Equal(Day("2018-02-08"), DeemedReceipt.On(NoticeChannel.RegisteredLetter, Day("2018-02-01"), facts.Obligations[0].Days));
    }

    [Theory]
    [Trait("Requirement", "NOT-02")]
    [Trait("Requirement", "NOT-03")]
    [InlineData(NoticeChannel.Email, "23:50")]
    [InlineData(NoticeChannel.Courier, "08:10")]
    public void Mail_and_courier_count_as_received_the_same_day_even_a_Saturday(NoticeChannel channel, string time) =>
        Assert.Equal(Day("2018-02-03"), Record(Sent(channel: channel, on: "2018-02-03", time: time)).Value.DeemedOn);

    [Fact]
    [Trait("Requirement", "NOT-04")]
    [Trait("Requirement", "ORG-11")]
    [Trait("Requirement", "ORG-38")]
    public void Another_person_or_address_than_the_agreed_ones_gives_no_deemed_day_and_says_why()
    {
        Assert.Equal((null, NoDeemedReceipt.ContactPersonNotStated), Deemed(Sent() with { ContactPerson = "Nils Ask" }));
        Assert.Equal((null, NoDeemedReceipt.AddressNotStated), Deemed(Sent() with { Address = "vera@ekbacken.example" }));
        Assert.Equal((null, NoDeemedReceipt.AddressNotStated), Deemed(Sent(channel: NoticeChannel.Courier) with { Address = "Ekvägen 1" }));
        Assert.Equal((null, NoDeemedReceipt.NoContactsInForce), Deemed(Sent(), Local()));
        Assert.Equal((Day("2018-02-01"), null), Deemed(Sent()));
    }

    [Fact]
    [Trait("Requirement", "NOT-04")]
    public void The_annex_in_force_on_the_day_of_sending_decides_not_the_one_of_today()
    {
        var agreement = WithContacts();
        Assert.Empty(agreement.ProposeAnnexVersion(2, new(Guid.CreateVersion7()), new() { Lines = ["Polisen\tIda Lind", "ida.lind@ekbacken.example"], Facts = new(), Reason = "Byte" }, Day("2018-02-10")).Refusals);
        Assert.Empty(agreement.NotifyAnnexVersion(2, Day("2018-02-12"), Day("2018-02-12")).Refusals);

        Assert.Equal((Day("2018-02-01"), null), Deemed(Sent(on: "2018-02-01"), agreement));
        Assert.Equal((null, NoDeemedReceipt.ContactPersonNotStated), Deemed(Sent(on: "2018-02-12"), agreement));
    }

    [Fact]
    [Trait("Requirement", "NOT-04")]
    [Trait("Requirement", "AGR-11")]
    public void A_local_text_without_contacts_takes_those_of_the_agreement_above_and_its_postal_address()
    {
        var facts = OverarchingFacts();
        facts = facts with
        {
            Annexes = [facts.Annexes[0] with { TextFrom = 1, TextTo = 1 }],
            Parties = [facts.Parties[0], facts.Parties[1] with { Address = "990 76 Ekstad" }],
        };
        var above = Agreement.Adopt(NewOverarching(facts) with { Lines = [$"Kontaktperson polisen: {Person}"], On = Day("2015-05-19") }).Value;

        Assert.Equal(Day("2018-02-06"), Record(Sent(channel: NoticeChannel.RegisteredLetter) with { Address = "990 76 EKSTAD" }, Local(), above).Value.DeemedOn);
        Assert.Equal(NoDeemedReceipt.AddressNotStated, Record(Sent(channel: NoticeChannel.RegisteredLetter) with { Address = "990 77 Ekstad" }, Local(), above).Value.WhyNotDeemed);
    }

    [Theory]
    [Trait("Requirement", "NOT-05")]
    [InlineData("2018-02-02", "2018-02-02")]
    [InlineData("2018-02-06", "2018-02-06")]
    [InlineData("2018-02-09", "2018-02-06")]
    public void An_earlier_confirmed_receipt_takes_the_deemed_days_place_and_a_later_one_does_not(string confirmed, string counts)
    {
        var notice = Record(Sent(channel: NoticeChannel.RegisteredLetter)).Value;

        Assert.Empty(notice.ConfirmReceipt(Day(confirmed), Day("2018-03-01")).Refusals);

        Assert.Equal((Day(counts), Day("2018-02-06")), (notice.ReceivedOn!.Value, notice.DeemedOn!.Value));
    }

    [Fact]
    [Trait("Requirement", "NOT-05")]
    public void Without_a_deemed_day_only_a_confirmation_tells_when_it_arrived()
    {
        var notice = Record(Sent() with { ContactPerson = "Nils Ask" }).Value;
        Assert.Null(notice.ReceivedOn);

        Assert.Equal([new ConfirmedBeforeSent(Day("2018-01-31"), Day("2018-02-01"))], notice.ConfirmReceipt(Day("2018-01-31"), Day("2018-03-01")).Refusals);
        Assert.Equal([new NoticeDateInFuture(Day("2018-03-02"), Day("2018-03-01"))], notice.ConfirmReceipt(Day("2018-03-02"), Day("2018-03-01")).Refusals);
        Assert.Empty(notice.ConfirmReceipt(Day("2018-02-20"), Day("2018-03-01")).Refusals);

        Assert.Equal(Day("2018-02-20"), notice.ReceivedOn);
    }

    [Theory]
    [Trait("Requirement", "NOT-19")]
    [Trait("Requirement", "NOT-11")]
    [InlineData(NoticeChannel.Email, "2018-02-15", "2018-02-16")]
    [InlineData(NoticeChannel.RegisteredLetter, "2018-02-20", "2018-02-21")]
    public void A_demand_for_rectification_shows_its_clause_its_last_day_and_when_there_is_a_right_to_leave(NoticeChannel channel, string last, string right)
    {
        var notice = Record(Sent(NoticeKind.RectificationDemand, channel) with { MaterialBreach = true }).Value;

        Assert.Equal(new NoticeEffect(NoticeEffectKind.RectificationRuns, Day(last), Day(right)), notice.Effect);
        Assert.Equal(new NoticeClause("Samverkansöverenskommelse Ekbacken", "Förtida utträde", 7), notice.Clause);
    }

    [Fact]
    [Trait("Requirement", "NOT-19")]
    public void A_demand_that_alleges_no_material_breach_or_has_not_arrived_gives_no_right()
    {
        Assert.Equal(new NoticeEffect(NoticeEffectKind.RectificationRuns, Day("2018-02-15")), Record(Sent(NoticeKind.RectificationDemand)).Value.Effect);
        Assert.Equal(new NoticeEffect(NoticeEffectKind.AwaitsReceipt),
            Record(Sent(NoticeKind.RectificationDemand) with { MaterialBreach = true, ContactPerson = "Nils Ask" }).Value.Effect);
    }

    [Fact]
    [Trait("Requirement", "NOT-20")]
    public void Only_receipt_is_added_and_only_once_and_a_correction_is_a_notice_of_its_own()
    {
        var first = Record(Sent()).Value;
        var corrected = Record(Sent() with { Text = "Rätt uppgift.", Corrects = first.Id }, corrected: first).Value;
        Assert.Equal((first.Id, "Vi vill meddela följande."), (corrected.Corrects!.Value, first.Text));
        Assert.Equal([new CorrectedNoticeUnknown()], Record(Sent() with { Corrects = new(Guid.NewGuid()) }, corrected: first).Refusals);

        Assert.Empty(first.ConfirmReceipt(Day("2018-02-02"), Day("2018-03-01")).Refusals);
        Assert.Equal([new ReceiptAlreadyConfirmed(Day("2018-02-02"))], first.ConfirmReceipt(Day("2018-02-01"), Day("2018-03-01")).Refusals);

        // Nothing else of a notice can be changed by anyone: no property can be set from outside, no other method changes it.
        Assert.All(typeof(Notice).GetProperties(), property => Assert.False(property.SetMethod?.IsPublic ?? false));
        Assert.Equal([nameof(Notice.ConfirmReceipt)], typeof(Notice).GetMethods().Where(m => m is { IsStatic: false, IsSpecialName: false } && m.DeclaringType == typeof(Notice)).Select(m => m.Name));
    }

    [Fact]
    [Trait("Requirement", "NOT-21")]
    public void A_claim_for_compensation_states_amount_and_cost_basis_and_nothing_is_reckoned()
    {
        Assert.Equal([new ClaimAmountMissing(), new CostBasisMissing()], Record(Sent(NoticeKind.CompensationClaim)).Refusals);
        Assert.Equal([new ClaimAmountMissing()], Record(Sent(NoticeKind.CompensationClaim) with { Amount = -1, CostBasis = "Lokalhyra" }).Refusals);

        var claim = Record(Sent(NoticeKind.CompensationClaim) with { Amount = 48_250.50m, CostBasis = "Hyra av lokal januari–mars" }).Value;

        Assert.Equal((48_250.50m, "Hyra av lokal januari–mars", new NoticeEffect(NoticeEffectKind.CompensationAsked)), (claim.Amount!.Value, claim.CostBasis!, claim.Effect));
    }

    [Fact]
    public void Every_lack_is_named_at_once()
    {
        var refused = Record(new()
        {
            Kind = NoticeKind.Other, Sender = District, Recipient = District, ContactPerson = " ", Address = "", Channel = NoticeChannel.Email, SentAt = Now.AddMinutes(1), Text = "",
        });

        Assert.Equal([typeof(NoticeToSelf), typeof(ContactPersonMissing), typeof(NoticeAddressMissing), typeof(NoticeTextMissing), typeof(SentInFuture)],
            refused.Refusals.Select(r => r.GetType()));
        Assert.Equal([new NotAPartyOfNotice("2026-0001")], Record(Sent() with { Recipient = City }).Refusals);
    }

    static (DateOnly?, NoDeemedReceipt?) Deemed(SentNotice sent, Agreement? agreement = null)
    {
        var notice = Record(sent, agreement).Value;
        return (notice.DeemedOn, notice.WhyNotDeemed);
    }

    static DateTimeOffset At(string date, string time) => SwedishTime.At(Day(date), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
