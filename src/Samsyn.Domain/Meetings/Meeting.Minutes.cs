using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Meetings;

/// <summary>One of those who approve the minutes (justerare): the chair, or the other party's representative.</summary>
public sealed record Approval
{
    public required PersonId Person { get; init; }
    public required string Name { get; init; }
    public required PartySide Side { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>SHA-256 of the minutes that were read.</summary>
    public required string Checksum { get; init; }
}

public sealed partial class Meeting
{
    readonly List<Approval> _approvals = [];

    public MinutesState MinutesState { get; private set; }
    /// <summary>SHA-256 of the minutes put forward; null until then.</summary>
    public string? MinutesChecksum { get; private set; }
    public DateTimeOffset? MinutesAt { get; private set; }
    public IReadOnlyList<Approval> Approvals => _approvals;
    /// <summary>The next meeting, as this one decided it.</summary>
    public MeetingId? Next { get; private set; }
    /// <summary>The evidence that it was held; what is withdrawn when it turns out that it was not.</summary>
    public string? Evidence { get; private set; }

    public bool IsFrozen => MinutesState == MinutesState.Approved;

    /// <summary>Whether what the minutes say may change: not while somebody reads a wording to approve it, and never once it is approved.</summary>
    public Outcome MayBeWritten => MinutesState switch
    {
        MinutesState.Approved => new MinutesFrozen(Number),
        MinutesState.PutForward => new MinutesBeingApproved(Number),
        _ => Outcome.Done,
    };

    /// <summary>It was held, and who chaired it; whoever chairs out of turn says why (MTG-03).</summary>
    public Outcome Hold(MeetingChair chair, string? deviation, Representation present, DateOnly today, string evidence)
    {
        List<Refusal> found = [];
        if (!IsOpen) return new MeetingOver(State);
        if (Date > today) found.Add(new MeetingNotYet(Date));
        if (string.IsNullOrWhiteSpace(chair.Name)) found.Add(new ChairMissing());
        if (present.Count == 0) found.Add(new NobodyPresent());
        var isOutOfTurn = ChairTurn is { } turn && chair.Side != turn;
        if (isOutOfTurn && string.IsNullOrWhiteSpace(deviation)) found.Add(new ChairDeviationMissing(ChairTurn!.Value));
        if (found.Count > 0) return Outcome.Refused(found);
        (State, MinutesState, Evidence) = (MeetingState.Held, MinutesState.Draft, evidence);
        (ChairedBySide, ChairedBy, ChairedByPerson, ChairDeviation) = (chair.Side, chair.Name!.Trim(), chair.Person, isOutOfTurn ? deviation!.Trim() : null);
        Version++;
        return Outcome.Done;
    }

    public Outcome SetNext(MeetingId next)
    {
        if (MayBeWritten is { IsDone: false } closed) return closed;
        Next = next;
        Version++;
        return Outcome.Done;
    }

    /// <summary>The minutes are whole: this very wording is what is approved.</summary>
    public Outcome PutForward(string checksum, DateTimeOffset at)
    {
        if (State != MeetingState.Held) return new MeetingNotHeld(State);
        if (IsFrozen) return new MinutesFrozen(Number);
        (MinutesState, MinutesChecksum, MinutesAt) = (MinutesState.PutForward, checksum, at);
        _approvals.Clear();
        Version++;
        return Outcome.Done;
    }

    /// <summary>Back to draft, for something was wrong; what was approved of the old wording falls.</summary>
    public Outcome TakeBack()
    {
        if (MinutesState != MinutesState.PutForward) return new MinutesNotPutForward();
        (MinutesState, MinutesChecksum, MinutesAt) = (MinutesState.Draft, null, null);
        _approvals.Clear();
        Version++;
        return Outcome.Done;
    }

    /// <summary>
    /// Approved by the chair and by a representative of the other party: two persons, one of each side. With the second the minutes freeze.
    /// Where the chair belongs to neither party, or is nobody known here, one of each party approves.
    /// </summary>
    public Outcome Approve(Approval approval)
    {
        if (MinutesState == MinutesState.Approved) return new MinutesFrozen(Number);
        if (MinutesState != MinutesState.PutForward) return new MinutesNotPutForward();
        List<Refusal> found = [];
        if (approval.Checksum != MinutesChecksum) found.Add(new MinutesChangedSinceRead());
        // One person may hold positions in both parties; four eyes need two persons.
        if (_approvals.Exists(one => one.Person == approval.Person)) found.Add(new ApprovedByTheSamePerson(approval.Name));
        else if (ChairedByPerson is { } chair && approval.Side == ChairedBySide && approval.Person != chair) found.Add(new TheChairApproves(ChairedBy!));
        else if (_approvals.Exists(one => one.Side == approval.Side)) found.Add(new ApprovedForThatPartyAlready(approval.Side));
        if (found.Count > 0) return Outcome.Refused(found);
        _approvals.Add(approval);
        if (_approvals.Select(one => one.Side).Distinct().Count() == 2) MinutesState = MinutesState.Approved;
        Version++;
        return Outcome.Done;
    }
}
