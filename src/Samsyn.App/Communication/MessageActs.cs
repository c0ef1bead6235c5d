using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Communication;

/// <summary>What a form of a message holds.</summary>
public sealed record MessageDraft
{
    public required string Text { get; init; }
    public IReadOnlyList<TargetGroup> Groups { get; init; } = [];
    public IReadOnlyList<CommunicationChannel> Channels { get; init; } = [];
    /// <summary>The sides in whose names it goes out.</summary>
    public IReadOnlyList<PartySide> Senders { get; init; } = [];
    /// <summary>The key of a plan of <see cref="MessageGround.Plans"/>.</summary>
    public string? Plan { get; init; }
    public DateOnly? PlannedOn { get; init; }

    /// <summary>With the names that the agreement gives the parties. What the message has already stays, though the plan has gone since.</summary>
    internal Outcome<MessageWords> In(MessageGround ground, Message? message = null)
    {
        List<Refusal> found = [.. Senders.Where(side => !ground.Of(side).Any()).Select(side => new SenderNotInAgreement(side, ground.Agreement.Number))];
        var plan = Plan is null ? null : message?.Plan is { } kept && kept.Key == Plan ? kept : ground.Plans.FirstOrDefault(one => one.Key == Plan);
        if (Plan is not null && plan is null) found.Add(new PlanOfMessageUnknown());
        return found.Count > 0 ? Outcome<MessageWords>.Refused(found)
            : new MessageWords { Text = Text, Groups = Groups, Channels = Channels, Senders = [.. Senders.Distinct().SelectMany(ground.Of)], Plan = plan, PlannedOn = PlannedOn };
    }
}

/// <summary>With <paramref name="Basis"/> it rests on that from the beginning.</summary>
public sealed record DraftMessageCommand(AgreementId Agreement, PartySide Side, MessageDraft Draft, BasisChoice? Basis = null);

/// <summary>Begins a message; until it is shared it is that party's own (COM-17).</summary>
public sealed class DraftMessage(SamsynDb db, ReadMessageGround grounds, BasisFacts facts, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<MessageId>> Run(Actor actor, DraftMessageCommand command, CancellationToken cancellation)
    {
        if (await grounds.Run(actor, command.Agreement, cancellation) is not { } ground) return new NotFound();
        if (await acts.Demand(actor, Permission.WriteMessages, nameof(DraftMessage), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<MessageId>.Refused(lacking.Refusals);
        if (!ground.WritesFor.Contains(command.Side)) return new PermissionLacking(Permission.WriteMessages);
        var words = command.Draft.In(ground);
        if (!words.IsDone) return Outcome<MessageId>.Refused(words.Refusals);
        var drafted = Message.Draft(new(ids.Next()), command.Agreement, command.Side, words.Value, actor.Person, actor.Name, clock.Now);
        if (!drafted.IsDone) return Outcome<MessageId>.Refused(drafted.Refusals);
        if (command.Basis is { } choice)
        {
            var basis = await facts.Link(actor, command.Agreement, choice, ids.Next(), cancellation);
            if (!basis.IsDone) return Outcome<MessageId>.Refused(basis.Refusals);
            if (drafted.Value.RestOn(basis.Value, actor.Person, actor.Name, clock.Now) is { IsDone: false } refused) return Outcome<MessageId>.Refused(refused.Refusals);
        }
        db.Messages.Add(drafted.Value);
        acts.Note(actor, nameof(DraftMessage), drafted.Value.Id);
        return (await db.Commit(cancellation)).Then(drafted.Value.Id);
    }
}

public sealed record RewriteMessageCommand(MessageAt At, MessageDraft Draft);

/// <summary>Another wording; what was agreed to the earlier one no longer counts.</summary>
public sealed class RewriteMessage(MessageChange change, ReadMessageGround grounds, Clock clock)
{
    public Task<Outcome> Run(Actor actor, RewriteMessageCommand command, CancellationToken cancellation) => change.BySender(actor, command.At, nameof(RewriteMessage), async message =>
    {
        if (await grounds.Run(actor, message.Agreement, cancellation) is not { } ground) return new NotFound();
        var words = command.Draft.In(ground, message);
        return words.IsDone ? message.Write(words.Value, actor.Person, actor.Name, clock.Now) : Outcome.Refused(words.Refusals);
    }, cancellation);
}

public sealed record LinkBasisCommand(MessageAt At, BasisChoice Choice);

/// <summary>Says what the message rests on (COM-18), with the checksum of what that says now.</summary>
public sealed class LinkBasis(MessageChange change, BasisFacts facts, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, LinkBasisCommand command, CancellationToken cancellation) => change.BySender(actor, command.At, nameof(LinkBasis), async message =>
    {
        var basis = await facts.Link(actor, message.Agreement, command.Choice, ids.Next(), cancellation);
        return basis.IsDone ? message.RestOn(basis.Value, actor.Person, actor.Name, clock.Now) : Outcome.Refused(basis.Refusals);
    }, cancellation);
}

public sealed record UnlinkBasisCommand(MessageAt At, Guid Basis);

public sealed class UnlinkBasis(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, UnlinkBasisCommand command, CancellationToken cancellation) =>
        change.BySender(actor, command.At, nameof(UnlinkBasis), message => message.RestNoMoreOn(command.Basis, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record ShareMessageCommand(MessageAt At);

/// <summary>Lets the other party read it (COM-08).</summary>
public sealed class ShareMessage(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, ShareMessageCommand command, CancellationToken cancellation) => change.BySender(actor, command.At, nameof(ShareMessage), message => message.Share(clock.Today), cancellation);
}

public sealed record ApproveMessageCommand(MessageAt At, PartySide Side);

/// <summary>A sending party agrees to it as it reads (COM-19).</summary>
public sealed class ApproveMessage(MessageChange change, BasisFacts facts, Clock clock)
{
    public Task<Outcome> Run(Actor actor, ApproveMessageCommand command, CancellationToken cancellation) => change.By(command.Side, actor, command.At, Permission.ApproveMessages, nameof(ApproveMessage), async message =>
    {
        var shown = await facts.Of(actor, message.Basis, compareLive: false, cancellation);
        var sees = shown.Values.Any(one => one.IsSeen);
        return message.Approve(command.Side, sees, actor.Person, actor.Name, clock.Now);
    }, cancellation);
}

public sealed record AcknowledgeMessageCommand(MessageAt At);

/// <summary>The party that does not send it says that it knows of it.</summary>
public sealed class AcknowledgeMessage(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, AcknowledgeMessageCommand command, CancellationToken cancellation) => change.By(null, actor, command.At, Permission.WriteMessages, nameof(AcknowledgeMessage),
        message => Task.FromResult(message.Know(actor.Name, clock.Today, actor.Person, actor.Name, clock.Now)), cancellation);
}

public sealed record NoteKnowledgeCommand(MessageAt At, string Who, DateOnly On);

/// <summary>The sender puts on record who at the other party knows of it, as when it was said on the telephone.</summary>
public sealed class NoteKnowledge(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NoteKnowledgeCommand command, CancellationToken cancellation) =>
        change.BySender(actor, command.At, nameof(NoteKnowledge), message => message.Know(command.Who, command.On, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record PublishMessageCommand(MessageAt At, DateOnly On);

/// <summary>Notes that it has gone out. The program sends nothing itself.</summary>
public sealed class PublishMessage(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, PublishMessageCommand command, CancellationToken cancellation) =>
        change.BySender(actor, command.At, nameof(PublishMessage), message => message.Publish(command.On, actor.Name, clock.Now), cancellation);
}

public sealed record PutMessageAwayCommand(MessageAt At, string Why);

/// <summary>Takes a message that nothing comes of out of the calendar, with the reason.</summary>
public sealed class PutMessageAway(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, PutMessageAwayCommand command, CancellationToken cancellation) =>
        change.BySender(actor, command.At, nameof(PutMessageAway), message => message.LayAside(command.Why, actor.Name, clock.Now), cancellation);
}

public sealed record TakeMessageUpCommand(MessageAt At);

public sealed class TakeMessageUp(MessageChange change)
{
    public Task<Outcome> Run(Actor actor, TakeMessageUpCommand command, CancellationToken cancellation) => change.BySender(actor, command.At, nameof(TakeMessageUp), message => message.TakeUp(), cancellation);
}

public sealed record NoteMessageResultCommand(MessageAt At, string Result);

public sealed class NoteMessageResult(MessageChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NoteMessageResultCommand command, CancellationToken cancellation) =>
        change.BySender(actor, command.At, nameof(NoteMessageResult), message => message.NoteResult(command.Result, actor.Name, clock.Now), cancellation);
}
