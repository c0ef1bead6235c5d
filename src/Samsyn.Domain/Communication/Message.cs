using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Communication;

/// <summary>To whom a message is directed: the target groups of the communication plan.</summary>
public enum TargetGroup { Media, Citizens, Partners, Business, InternalMunicipality, InternalPolice }

/// <summary>By which way: the groups of channels of the communication plan.</summary>
public enum CommunicationChannel { WebNews, SocialMedia, InternalMeetings, MediaContact, LocalAdvertisement }

/// <summary>How far a message has come. Ready is when nothing stands between it and being published.</summary>
public enum MessageState { Draft, Shared, Ready, Published, PutAway }

/// <summary>A party in whose name the message goes out, as it was called then.</summary>
public sealed record MessageSender(OrganisationId Organisation, string Name, PartySide Side);

public enum MessagePlanKind { ActionPlan, Forum }

/// <summary>The action plan or the forum that the message belongs to (COM-11): its name in addresses or its id, and what it is called.</summary>
public sealed record MessagePlan(MessagePlanKind Kind, string Key, string Title);

/// <summary>A sending party agrees to the message as it reads.</summary>
public sealed record MessageApproval(PartySide Side, PersonId By, string Name, DateTimeOffset At);

/// <summary>The other party knows of a message that one party sends alone: who there, since when, and who put it on record.</summary>
public sealed record MessageKnowledge(string Who, DateOnly On, PersonId NotedBy, string NotedByName, DateTimeOffset NotedAt);

/// <summary>A message that nothing comes of, for now or for good.</summary>
public sealed record MessagePutAway(DateOnly On, string ByName, string Why);

/// <summary>What whoever drafts a message writes.</summary>
public sealed record MessageWords
{
    public required string Text { get; init; }
    public IReadOnlyList<TargetGroup> Groups { get; init; } = [];
    public IReadOnlyList<CommunicationChannel> Channels { get; init; } = [];
    public IReadOnlyList<MessageSender> Senders { get; init; } = [];
    public MessagePlan? Plan { get; init; }
    public DateOnly? PlannedOn { get; init; }
}

/// <summary>
/// A message of the communication calendar of an agreement (COM-17). It is its own party's until it is shared; a change of what it says or rests on undoes
/// what was agreed; once published it stays.
/// </summary>
public sealed class Message : IOwnedBySide
{
    public const int LongestText = 10_000;

    readonly List<TargetGroup> _groups = [];
    readonly List<CommunicationChannel> _channels = [];
    readonly List<MessageSender> _senders = [];
    readonly List<FactBasis> _basis = [];
    readonly List<MessageApproval> _approvals = [];

    Message() { }

    public MessageId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public PartySide? Side { get; private set; }
    public DateOnly? SharedOn { get; private set; }
    public string Text { get; private set; } = "";
    public MessagePlan? Plan { get; private set; }
    public DateOnly? PlannedOn { get; private set; }
    public MessageKnowledge? Knowledge { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public MessagePutAway? PutAway { get; private set; }
    public string? PublishedByName { get; private set; }
    public string? Result { get; private set; }
    public string? ResultByName { get; private set; }
    public DateTimeOffset? ResultAt { get; private set; }
    public PersonId WrittenBy { get; private set; }
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<TargetGroup> Groups => _groups;
    public IReadOnlyList<CommunicationChannel> Channels => _channels;
    public IReadOnlyList<MessageSender> Senders => _senders;
    public IReadOnlyList<FactBasis> Basis => _basis;
    public IReadOnlyList<MessageApproval> Approvals => _approvals;

    public IReadOnlyList<PartySide> SendingSides => [.. _senders.Select(one => one.Side).Distinct().Order()];

    /// <summary>The party that does not send it; null when both do.</summary>
    public PartySide? SilentSide => SendingSides is [var alone] ? Other(alone) : null;

    /// <summary>The sending parties that have not approved.</summary>
    public IReadOnlyList<PartySide> Unapproved => [.. SendingSides.Where(side => !_approvals.Exists(one => one.Side == side))];

    public MessageState State => PutAway is not null ? MessageState.PutAway : PublishedOn is not null ? MessageState.Published : SharedOn is null ? MessageState.Draft : Lacking().Count == 0 ? MessageState.Ready : MessageState.Shared;

    /// <summary>The day that it stands under in the calendar: when it was published, otherwise when it is planned.</summary>
    public DateOnly? On => PublishedOn ?? PlannedOn;

    public static Outcome<Message> Draft(MessageId id, AgreementId agreement, PartySide side, MessageWords words, PersonId by, string name, DateTimeOffset now)
    {
        var message = new Message { Id = id, Agreement = agreement, Side = side };
        var written = message.Write(words, by, name, now);
        return written.IsDone ? message : Outcome<Message>.Refused(written.Refusals);
    }

    public Outcome Write(MessageWords words, PersonId by, string name, DateTimeOffset now)
    {
        if (Closed is { } closed) return closed;
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(words.Text)) found.Add(new MessageTextMissing());
        if (words.Text.Length > LongestText) found.Add(new MessageTextTooLong(words.Text.Length, LongestText));
        if (PersonalNumberInText.In("text", words.Text) is { } number) found.Add(number);
        if (words.Groups.Count == 0) found.Add(new TargetGroupMissing());
        if (words.Channels.Count == 0) found.Add(new ChannelMissing());
        if (!words.Senders.Any(one => one.Side == Side)) found.Add(new SenderNotOwn());
        if (found.Count > 0) return Outcome.Refused(found);

        var before = Content();
        Text = words.Text.ReplaceLineEndings("\n").Trim();
        (Plan, PlannedOn) = (words.Plan, words.PlannedOn);
        Set(_groups, words.Groups.Distinct().Order());
        Set(_channels, words.Channels.Distinct().Order());
        Set(_senders, words.Senders.Distinct().OrderBy(one => one.Side));
        return Changed(before, by, name, now);
    }

    public Outcome RestOn(FactBasis basis, PersonId by, string name, DateTimeOffset now)
    {
        if (Closed is { } closed) return closed;
        if (_basis.Exists(basis.IsSameThingAs)) return new FactBasisTwice();
        var before = Content();
        _basis.Add(basis);
        return Changed(before, by, name, now);
    }

    public Outcome RestNoMoreOn(Guid basis, PersonId by, string name, DateTimeOffset now)
    {
        if (Closed is { } closed) return closed;
        var before = Content();
        return _basis.RemoveAll(one => one.Id == basis) == 0 ? new FactBasisUnknown() : Changed(before, by, name, now);
    }

    /// <summary>From now on the other party reads it.</summary>
    public Outcome Share(DateOnly on)
    {
        if (Closed is { } closed) return closed;
        if (SharedOn is { } already) return new MessageShared(already);
        SharedOn = on;
        Version++;
        return Outcome.Done;
    }

    /// <summary>A sending party agrees to what stands here. <paramref name="seesBasis"/> says whether whoever approves sees anything that it rests on.</summary>
    public Outcome Approve(PartySide side, bool seesBasis, PersonId by, string name, DateTimeOffset now)
    {
        if (Closed is { } closed) return closed;
        if (!SendingSides.Contains(side)) return new NotASender(side);
        if (_approvals.Exists(one => one.Side == side)) return new MessageApproved(side);
        List<Refusal> found = [];
        if (SharedOn is null) found.Add(new MessageNotShared());
        if (_basis.Count == 0) found.Add(new FactBasisMissing());
        else if (!seesBasis) found.Add(new FactBasisNotSeen());
        if (found.Count > 0) return Outcome.Refused(found);
        _approvals.Add(new(side, by, name, now));
        Version++;
        return Outcome.Done;
    }

    /// <summary>The party that does not send it knows of it (COM-08): said by itself, or put on record by the sender.</summary>
    public Outcome Know(string who, DateOnly on, PersonId notedBy, string notedByName, DateTimeOffset now)
    {
        var today = SwedishTime.DateOf(now);
        if (Closed is { } closed) return closed;
        if (SilentSide is null) return new BothPartiesSend();
        List<Refusal> found = [];
        if (SharedOn is null) found.Add(new MessageNotShared());
        if (string.IsNullOrWhiteSpace(who)) found.Add(new KnowerMissing());
        if (PersonalNumberInText.In("who", who) is { } number) found.Add(number);
        if (on > today) found.Add(new KnownAhead(on, today));
        if (found.Count > 0) return Outcome.Refused(found);
        Knowledge = new(who.Trim(), on, notedBy, notedByName, now);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Everything that stands between the message and its publication.</summary>
    public IReadOnlyList<Refusal> Lacking()
    {
        List<Refusal> found = [];
        if (SharedOn is null) found.Add(new MessageNotShared());
        if (_basis.Count == 0) found.Add(new FactBasisMissing());
        found.AddRange(Unapproved.Select(side => new ApprovalLacking(side)));
        if (SilentSide is { } silent && Knowledge is null) found.Add(new OtherPartyUnaware(silent));
        return found;
    }

    public Outcome Publish(DateOnly on, string name, DateTimeOffset now)
    {
        var today = SwedishTime.DateOf(now);
        if (Closed is { } closed) return closed;
        List<Refusal> found = [.. Lacking()];
        if (on > today) found.Add(new PublishedAhead(on, today));
        if (found.Count == 0 && Agreed is var agreed && on < agreed) found.Add(new PublishedBeforeAgreed(on, agreed));
        if (found.Count > 0) return Outcome.Refused(found);
        (PublishedOn, PublishedByName) = (on, name);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Nothing comes of it: it leaves the calendar with its reason, for whoever wondered.</summary>
    public Outcome LayAside(string why, string name, DateTimeOffset now)
    {
        if (Closed is { } closed) return closed;
        if (string.IsNullOrWhiteSpace(why)) return new PutAwayReasonMissing();
        if (why.Length > LongestText) return new MessageTextTooLong(why.Length, LongestText) { At = "why" };
        if (PersonalNumberInText.In("why", why) is { } number) return number;
        PutAway = new(SwedishTime.DateOf(now), name, why.ReplaceLineEndings("\n").Trim());
        Version++;
        return Outcome.Done;
    }

    /// <summary>It is wanted after all. What was agreed to it still counts, for it says what it said.</summary>
    public Outcome TakeUp()
    {
        if (PutAway is null) return new MessageNotPutAway();
        PutAway = null;
        Version++;
        return Outcome.Done;
    }

    /// <summary>What became of it; may be written anew as more is known.</summary>
    public Outcome NoteResult(string result, string name, DateTimeOffset now)
    {
        if (PublishedOn is null) return new MessageNotPublished();
        if (string.IsNullOrWhiteSpace(result)) return new MessageResultMissing();
        if (result.Length > LongestText) return new MessageTextTooLong(result.Length, LongestText);
        if (PersonalNumberInText.In("result", result) is { } number) return number;
        (Result, ResultByName, ResultAt) = (result.ReplaceLineEndings("\n").Trim(), name, now);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Why it does not change: it has gone out, or is put away.</summary>
    Refusal? Closed => PublishedOn is { } on ? new MessagePublished(on) : PutAway is { } away ? new MessageIsPutAway(away.On) : null;

    /// <summary>The day when the last that was needed came in.</summary>
    DateOnly Agreed => _approvals.Select(one => SwedishTime.DateOf(one.At)).Append(Knowledge?.On ?? DateOnly.MinValue).Max();

    /// <summary>What the parties agree to: the words, for whom, in whose names, on which facts. When and under which plan may change without asking again.</summary>
    string Content() => Checksum.OfParts([Text, .. _groups.Select(one => one.ToString()), "", .. _channels.Select(one => one.ToString()), "", .. _senders.Select(one => one.Organisation.Value.ToString()), "", .. _basis.Select(one => one.Id.ToString())]);

    Outcome Changed(string before, PersonId by, string name, DateTimeOffset now)
    {
        if (Content() != before)
        {
            _approvals.Clear();
            Knowledge = null;
        }
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }

    static PartySide Other(PartySide side) => side == PartySide.City ? PartySide.Police : PartySide.City;

    static void Set<T>(List<T> list, IEnumerable<T> values)
    {
        List<T> all = [.. values];
        list.Clear();
        list.AddRange(all);
    }
}
