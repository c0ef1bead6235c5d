using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Notices;

/// <summary>What usually has to be told (INF-05).</summary>
public enum InformationCause { Reorganisation, ChangedResource, NewGuidelines, LargeOperation, ClosedUnit, SeriousEvent, Other }

public enum InformationChannel { InSamsyn, Email, Phone, Meeting, Letter }

public enum ConcernKind { Annex, Plan, Forum }

/// <summary>The part of the collaboration that the information affects, by the name that the agreement gives it.</summary>
public sealed record InformationConcern(ConcernKind Kind, string Name);

/// <summary>What the information led to (INF-07).</summary>
public enum InformationResultKind { ChangeProposal, AgendaItem, ReadinessDecision, NoActionNeeded }

/// <summary><paramref name="Target"/> is the id of the proposal, the item or the decision, of the kind that <paramref name="Kind"/> says; null when it is told in words only.</summary>
public sealed record InformationResult(InformationResultKind Kind, Guid? Target, string Note, DateOnly On, PersonId By);

/// <summary>What the sender wrote.</summary>
public sealed record GivenInformation
{
    public required InformationCause Cause { get; init; }
    /// <summary>The event or the measure.</summary>
    public required string What { get; init; }
    /// <summary>Why it matters to how the agreement is applied (INF-01).</summary>
    public required string Why { get; init; }
    public IReadOnlyList<InformationConcern> Concerns { get; init; } = [];
    public required DateTimeOffset KnownAt { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required OrganisationId Sender { get; init; }
    public required OrganisationId Recipient { get; init; }
    public string? ContactPerson { get; init; }
    public InformationChannel Channel { get; init; }
    /// <summary>The sender has looked: addresses and numbers in the text are a function's, not a person's.</summary>
    public bool DetailsAreOfFunctions { get; init; }
}

/// <summary>
/// What one party told the other since it may matter to the agreement (INF-01, INF-04). It stays as it was sent; acknowledgement is asked for but
/// nothing hangs on it (INF-06), and what it led to is added.
/// </summary>
public sealed class InformationNote
{
    readonly List<InformationConcern> _concerns = [];
    readonly List<InformationResult> _results = [];

    InformationNote() { }

    public InformationNoteId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public InformationCause Cause { get; private set; }
    public string What { get; private set; } = "";
    public string Why { get; private set; } = "";
    public DateTimeOffset KnownAt { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public OrganisationId Sender { get; private set; }
    public string SenderName { get; private set; } = "";
    public Agreements.Facts.PartySide? SenderSide { get; private set; }
    public OrganisationId Recipient { get; private set; }
    public string RecipientName { get; private set; } = "";
    public Agreements.Facts.PartySide? RecipientSide { get; private set; }
    public string? ContactPerson { get; private set; }
    /// <summary>Whether the annex of contacts names the person; null when nobody was named. Told, never a ground for refusing.</summary>
    public bool? IsAgreedContact { get; private set; }
    public InformationChannel Channel { get; private set; }
    public NoticeClause? Clause { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public PersonId? AcknowledgedBy { get; private set; }
    public PersonId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<InformationConcern> Concerns => _concerns;
    public IReadOnlyList<InformationResult> Results => _results;

    public DateOnly SentOn => SwedishTime.DateOf(SentAt);

    /// <summary>How long it was known before it was told: “as soon as possible” has no number, so this is shown and judged by people (INF-02).</summary>
    public TimeSpan Delay => SentAt - KnownAt;

    /// <summary>Puts on record what was told. <paramref name="above"/> is the overarching agreement, whose contacts and clause count where the local text is silent.</summary>
    public static Outcome<InformationNote> Record(InformationNoteId id, Agreement agreement, Agreement? above, GivenInformation given, PersonId by, DateTimeOffset now)
    {
        var sender = agreement.SigningParties.FirstOrDefault(party => party.Organisation == given.Sender);
        var recipient = agreement.Parties.FirstOrDefault(party => party.Organisation == given.Recipient);
        if (sender is null || recipient is null) return new NotAPartyOfInformation(agreement.Number);
        List<Refusal> found = [];
        if (sender.Organisation == recipient.Organisation) found.Add(new InformationToSelf(sender.Name));
        if (recipient.Standing != PartyStanding.Signing) found.Add(new PartnerThroughDistribution(recipient.Name));
        if (string.IsNullOrWhiteSpace(given.What)) found.Add(new InformationMissing());
        if (string.IsNullOrWhiteSpace(given.Why)) found.Add(new InformationReasonMissing());
        if (agreement.Level == AgreementLevel.Overarching && string.IsNullOrWhiteSpace(given.ContactPerson)) found.Add(new InformationContactMissing(recipient.Name));
        if (given.KnownAt > now) found.Add(new KnownInFuture(given.KnownAt, now));
        if (given.SentAt > now) found.Add(new InformationSentInFuture(given.SentAt, now));
        if (given.SentAt < given.KnownAt) found.Add(new SentBeforeKnown(given.SentAt, given.KnownAt));
        found.AddRange(PersonalDataIn("what", given.What, given.DetailsAreOfFunctions));
        found.AddRange(PersonalDataIn("why", given.Why, given.DetailsAreOfFunctions));
        if (found.Count > 0) return Outcome<InformationNote>.Refused(found);

        var on = SwedishTime.DateOf(given.SentAt);
        var contact = string.IsNullOrWhiteSpace(given.ContactPerson) ? null : given.ContactPerson.Trim();
        var note = new InformationNote
        {
            Id = id, Agreement = agreement.Id, Cause = given.Cause, What = given.What.Trim(), Why = given.Why.Trim(), KnownAt = given.KnownAt, SentAt = given.SentAt,
            Sender = sender.Organisation, SenderName = sender.Name, SenderSide = sender.Side, Recipient = recipient.Organisation, RecipientName = recipient.Name, RecipientSide = recipient.Side,
            ContactPerson = contact, IsAgreedContact = contact is null ? null : StatedContacts.On(on, recipient, agreement, above).Names(contact),
            Channel = given.Channel, Clause = NoticeClause.For(NoticeKind.Information, (agreement.Title, FactsOn(agreement, on)), (above?.Title ?? "", FactsOn(above, on))),
            RecordedBy = by, RecordedAt = now, Version = 1,
        };
        note._concerns.AddRange(given.Concerns.Distinct());
        return note;
    }

    /// <summary>The recipient says that it has come. Once.</summary>
    public Outcome Acknowledge(PersonId by, DateTimeOffset now)
    {
        if (AcknowledgedAt is { } earlier) return new AlreadyAcknowledged(earlier);
        (AcknowledgedAt, AcknowledgedBy) = (now, by);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Adds what the information led to; there may be several.</summary>
    public Outcome LeadTo(InformationResult result, DateOnly today)
    {
        List<Refusal> found = [];
        if (result.Target is null && string.IsNullOrWhiteSpace(result.Note)) found.Add(new InformationResultNoteMissing());
        if (result.On > today) found.Add(new InformationResultInFuture(result.On, today));
        if (result.On < SentOn) found.Add(new InformationResultBeforeSent(result.On, SentOn));
        found.AddRange(PersonalDataIn("note", result.Note, detailsAreOfFunctions: true));
        if (found.Count > 0) return Outcome.Refused(found);
        _results.Add(result with { Note = result.Note.Trim() });
        Version++;
        return Outcome.Done;
    }

    static IEnumerable<Refusal> PersonalDataIn(string field, string text, bool detailsAreOfFunctions)
    {
        var found = PersonalData.In(text);
        if (found.FirstOrDefault(one => one.Kind == PersonalDataKind.IdentityNumber) is { } number) yield return new IdentityNumberInText(field, number.Shown);
        else if (!detailsAreOfFunctions && found.Count > 0) yield return new ContactDetailsInText(field, string.Join(", ", found.Select(one => one.Shown)));
    }

    static Agreements.Facts.AgreementFacts FactsOn(Agreement? agreement, DateOnly date) => agreement?.InForceOn(date)?.Facts ?? new();
}
