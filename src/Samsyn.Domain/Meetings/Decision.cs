using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Meetings;

public enum DecisionKind
{
    Decision,
    /// <summary>An annex gets a new version by it (AGR-30).</summary>
    AnnexVersion,
    /// <summary>An assignment from the steering group to another group (ORG-20).</summary>
    Assignment,
    /// <summary>The readiness is raised or lowered (MTG-14).</summary>
    Readiness,
}

public enum DecisionStatus { Open, Done, Dropped }

/// <summary>Decided by both parties, or only proposed because one of them had nobody with mandate there (ORG-21).</summary>
public enum DecisionStanding { Decided, Proposal }

/// <summary>What was decided, as it is written.</summary>
public sealed record DecisionText
{
    public DecisionKind Kind { get; init; } = DecisionKind.Decision;
    public required string Text { get; init; }
    /// <summary>Who carries it out, in words.</summary>
    public string? Responsible { get; init; }
    public PersonId? ResponsiblePerson { get; init; }
    public DateOnly? Deadline { get; init; }
    public DateOnly? ReviewOn { get; init; }
    /// <summary>The annex that gets a version by it.</summary>
    public int? Annex { get; init; }
    /// <summary>The body that an assignment goes to.</summary>
    public BodyId? To { get; init; }
}

/// <summary>A written decision of a body (MTG-01, MTG-13): only what is written counts.</summary>
public sealed class Decision
{
    public const int LongestText = 10_000;

    readonly List<string> _deciders = [];

    Decision() { }

    public DecisionId Id { get; private set; }
    public MeetingId Meeting { get; private set; }
    public AgendaItemId Item { get; private set; }
    public BodyId Body { get; private set; }
    public AgreementId Agreement { get; private set; }
    /// <summary>The day of the meeting.</summary>
    public DateOnly On { get; private set; }
    /// <summary>Its place among the decisions under the same item.</summary>
    public int Order { get; private set; }
    public DecisionKind Kind { get; private set; }
    public DecisionStanding Standing { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Those with mandate who were there.</summary>
    public IReadOnlyList<string> Deciders => _deciders;
    public string? Responsible { get; private set; }
    public PersonId? ResponsiblePerson { get; private set; }
    public DateOnly? Deadline { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public DecisionStatus Status { get; private set; }
    public DateOnly? StatusOn { get; private set; }
    public string? StatusNote { get; private set; }
    public int? Annex { get; private set; }
    public BodyId? To { get; private set; }
    /// <summary>The § of its item, once the minutes are put forward.</summary>
    public int? Paragraph { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Decision> Take(DecisionId id, Meeting meeting, AgendaItem item, int order, DecisionText written, Representation present, IReadOnlyList<string> deciders)
    {
        List<Refusal> found = [.. Objections(written, meeting.Date)];
        if (meeting.State is not (MeetingState.Held or MeetingState.Planned or MeetingState.Called)) found.Add(new MeetingOver(meeting.State));
        found.AddRange(meeting.MayBeWritten.Refusals);
        found.AddRange(OfParties(written, present));
        if (found.Count > 0) return Outcome<Decision>.Refused(found);
        var decision = new Decision
        {
            Id = id, Meeting = meeting.Id, Item = item.Id, Body = meeting.Body, Agreement = meeting.Agreement, On = meeting.Date, Order = order, Kind = written.Kind,
            Standing = StandingOf(present), Annex = written.Annex, Paragraph = item.Paragraph, Version = 1,
        };
        decision._deciders.AddRange(deciders);
        decision.Write(written);
        return decision;
    }

    /// <summary>Until the minutes are approved; a new version of an annex comes only then.</summary>
    public Outcome Correct(Meeting meeting, DecisionText written, Representation present, IReadOnlyList<string> deciders)
    {
        if (meeting.MayBeWritten is { IsDone: false } closed) return closed;
        if (Objections(written, On).Concat(OfParties(written, present)).ToList() is { Count: > 0 } found) return Outcome.Refused(found);
        (Kind, Annex, Standing) = (written.Kind, written.Annex, StandingOf(present));
        _deciders.Clear();
        _deciders.AddRange(deciders);
        Write(written);
        Version++;
        return Outcome.Done;
    }

    /// <summary>How it goes with what was decided; the words of the decision never change by it.</summary>
    public Outcome Report(DecisionStatus status, string? note, DateOnly today)
    {
        if (status == DecisionStatus.Dropped && string.IsNullOrWhiteSpace(note)) return new DropReasonMissing();
        (Status, StatusNote, StatusOn) = (status, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), today);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Whose it is and by when may change after the minutes; it is on record who changed it.</summary>
    public Outcome HandTo(string responsible, PersonId? person, DateOnly? deadline)
    {
        if (string.IsNullOrWhiteSpace(responsible)) return new ResponsibleMissing();
        if (deadline < On) return new DeadlineBeforeDecision(deadline.Value, On);
        (Responsible, ResponsiblePerson, Deadline) = (responsible.Trim(), person, deadline);
        Version++;
        return Outcome.Done;
    }

    /// <summary>
    /// The minutes are put forward: it gets its §, and is held once more against who was there, for attendance may have been corrected since it was written.
    /// </summary>
    public Outcome EnterMinutes(int paragraph, Representation present, IReadOnlyList<string> deciders)
    {
        if (Kind is DecisionKind.AnnexVersion or DecisionKind.Readiness && !present.CanDecide) return new OnePartyAlone(present.WithoutMandate);
        (Paragraph, Standing) = (paragraph, StandingOf(present));
        _deciders.Clear();
        _deciders.AddRange(deciders);
        Version++;
        return Outcome.Done;
    }

    public bool IsOverdueOn(DateOnly date) => Status == DecisionStatus.Open && Deadline < date;

    void Write(DecisionText written)
    {
        (Text, Responsible, ResponsiblePerson) = (written.Text.Trim(), string.IsNullOrWhiteSpace(written.Responsible) ? null : written.Responsible.Trim(), written.ResponsiblePerson);
        (Deadline, ReviewOn, To) = (written.Deadline, written.ReviewOn, written.To);
    }

    static DecisionStanding StandingOf(Representation present) => present.CanDecide ? DecisionStanding.Decided : DecisionStanding.Proposal;

    /// <summary>A new version and another readiness count from a decision; a proposal is none (AGR-30, ORG-21).</summary>
    static IEnumerable<Refusal> OfParties(DecisionText written, Representation present)
    {
        if (written.Kind is DecisionKind.AnnexVersion or DecisionKind.Readiness && !present.CanDecide) yield return new OnePartyAlone(present.WithoutMandate);
    }

    static IEnumerable<Refusal> Objections(DecisionText written, DateOnly on)
    {
        if (string.IsNullOrWhiteSpace(written.Text)) yield return new DecisionWithoutText();
        else if (written.Text.Length > LongestText) yield return new DecisionTooLong(written.Text.Length, LongestText);
        if (PersonalNumberInText.In("text", written.Text) is { } number) yield return number;
        if (written.Deadline is { } deadline && deadline < on) yield return new DeadlineBeforeDecision(deadline, on);
        if (written.ReviewOn is { } review && review < on) yield return new ReviewBeforeDecision(review, on);
        if (written is { Kind: DecisionKind.AnnexVersion, Annex: null }) yield return new DecisionAnnexMissing();
        if (written is { Kind: DecisionKind.Assignment, To: null }) yield return new AssignmentToNobody();
    }
}
