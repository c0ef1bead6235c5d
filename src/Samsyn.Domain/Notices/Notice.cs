using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Notices;

/// <summary>What the sender wrote and how it went out.</summary>
public sealed record SentNotice
{
    public required NoticeKind Kind { get; init; }
    public required OrganisationId Sender { get; init; }
    public required OrganisationId Recipient { get; init; }
    public required string ContactPerson { get; init; }
    public required string Address { get; init; }
    public required NoticeChannel Channel { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required string Text { get; init; }
    /// <summary>Whether a demand for rectification says that the breach is material.</summary>
    public bool MaterialBreach { get; init; }
    /// <summary>Of a claim for compensation, in kronor.</summary>
    public decimal? Amount { get; init; }
    /// <summary>The costs that the claim rests on, in words.</summary>
    public string? CostBasis { get; init; }
    /// <summary>The earlier notice that this one corrects.</summary>
    public NoticeId? Corrects { get; init; }
}

/// <summary>
/// A formal notice that has been sent (NOT-19). What was sent is never changed: a correction is a new notice (NOT-20), and only the day when
/// the recipient confirmed receipt is added, once.
/// </summary>
public sealed class Notice
{
    Notice() { }

    public NoticeId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public NoticeKind Kind { get; private set; }
    public OrganisationId Sender { get; private set; }
    public string SenderName { get; private set; } = "";
    public OrganisationId Recipient { get; private set; }
    public string RecipientName { get; private set; } = "";
    public string ContactPerson { get; private set; } = "";
    public string Address { get; private set; } = "";
    public NoticeChannel Channel { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string Text { get; private set; } = "";
    public bool MaterialBreach { get; private set; }
    public decimal? Amount { get; private set; }
    public string? CostBasis { get; private set; }
    public NoticeId? Corrects { get; private set; }
    public NoticeClause? Clause { get; private set; }
    /// <summary>Days for rectification that the text gave when it was sent; null takes the standard agreement's.</summary>
    public int? RectificationDays { get; private set; }
    /// <summary>By the annex of contacts that applied on the day of sending; null when person or address were not the agreed ones.</summary>
    public DateOnly? DeemedOn { get; private set; }
    public NoDeemedReceipt? WhyNotDeemed { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public PersonId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public int Version { get; private set; }

    public DateOnly SentOn => SwedishTime.DateOf(SentAt);

    /// <summary>The day from which its time is counted; null while nobody knows.</summary>
    public DateOnly? ReceivedOn => DeemedReceipt.Received(DeemedOn, ConfirmedOn);

    public NoticeEffect Effect => NoticeEffect.Of(Kind, ReceivedOn, MaterialBreach, RectificationDays);

    /// <summary>
    /// Puts a sent notice on record. <paramref name="above"/> is the overarching agreement, whose annex and clauses count where the local text is
    /// silent; <paramref name="corrected"/> the notice that this one says it corrects.
    /// </summary>
    public static Outcome<Notice> Record(NoticeId id, Agreement agreement, Agreement? above, SentNotice sent, Notice? corrected, PersonId by, DateTimeOffset now)
    {
        var sender = agreement.SigningParties.FirstOrDefault(p => p.Organisation == sent.Sender);
        var recipient = agreement.SigningParties.FirstOrDefault(p => p.Organisation == sent.Recipient);
        if (sender is null || recipient is null) return new NotAPartyOfNotice(agreement.Number);
        List<Refusal> found = [];
        if (sender.Organisation == recipient.Organisation) found.Add(new NoticeToSelf(sender.Name));
        if (string.IsNullOrWhiteSpace(sent.ContactPerson)) found.Add(new ContactPersonMissing());
        if (string.IsNullOrWhiteSpace(sent.Address)) found.Add(new NoticeAddressMissing());
        if (string.IsNullOrWhiteSpace(sent.Text)) found.Add(new NoticeTextMissing());
        if (sent.SentAt > now) found.Add(new SentInFuture(sent.SentAt, now));
        var isClaim = sent.Kind == NoticeKind.CompensationClaim;
        if (isClaim && sent.Amount is not > 0) found.Add(new ClaimAmountMissing());
        if (isClaim && string.IsNullOrWhiteSpace(sent.CostBasis)) found.Add(new CostBasisMissing());
        if (sent.Corrects is not null && (corrected?.Id != sent.Corrects || corrected?.Agreement != agreement.Id)) found.Add(new CorrectedNoticeUnknown());
        if (found.Count > 0) return Outcome<Notice>.Refused(found);

        var on = SwedishTime.DateOf(sent.SentAt);
        var (own, higher) = (FactsOn(agreement, on), above is null ? new() : FactsOn(above, on));
        var lacking = StatedContacts.On(on, recipient, agreement, above).Lacking(sent.ContactPerson, sent.Address);
        var deemed = lacking is null ? DeemedReceipt.On(sent.Channel, on, DaysOf(ObligationKind.NoticeByLetter, own, higher)) : null;
        return new Notice
        {
            Id = id, Agreement = agreement.Id, Kind = sent.Kind, Sender = sender.Organisation, SenderName = sender.Name,
            Recipient = recipient.Organisation, RecipientName = recipient.Name, ContactPerson = sent.ContactPerson.Trim(), Address = sent.Address.Trim(),
            Channel = sent.Channel, SentAt = sent.SentAt, Text = sent.Text.Trim(), Corrects = sent.Corrects,
            MaterialBreach = sent.Kind == NoticeKind.RectificationDemand && sent.MaterialBreach,
            Amount = isClaim ? sent.Amount : null, CostBasis = isClaim ? sent.CostBasis?.Trim() : null,
            Clause = NoticeClause.For(sent.Kind, (agreement.Title, own), (above?.Title ?? "", higher)),
            RectificationDays = DaysOf(ObligationKind.Rectification, own, higher),
            DeemedOn = deemed, WhyNotDeemed = lacking ?? (deemed is null ? NoDeemedReceipt.NoLimitStated : null),
            RecordedBy = by, RecordedAt = now, Version = 1,
        };
    }

    /// <summary>The recipient has said when it arrived.</summary>
    public Outcome ConfirmReceipt(DateOnly on, DateOnly today)
    {
        List<Refusal> found = [];
        if (ConfirmedOn is { } earlier) found.Add(new ReceiptAlreadyConfirmed(earlier));
        if (on < SentOn) found.Add(new ConfirmedBeforeSent(on, SentOn));
        if (on > today) found.Add(new NoticeDateInFuture(on, today));
        if (found.Count > 0) return Outcome.Refused(found);
        ConfirmedOn = on;
        Version++;
        return Outcome.Done;
    }

    static AgreementFacts FactsOn(Agreement agreement, DateOnly date) => agreement.InForceOn(date)?.Facts ?? new();

    static int? DaysOf(ObligationKind kind, params ReadOnlySpan<AgreementFacts> texts)
    {
        foreach (var facts in texts)
            if (facts.Obligations.FirstOrDefault(o => o.Kind == kind && o.Days is > 0)?.Days is { } days) return days;
        return null;
    }
}
