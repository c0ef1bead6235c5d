using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Communication;

/// <summary>One message with what it rests on and what the reader may do with it.</summary>
public sealed record MessagePage
{
    public required Message Message { get; init; }
    public required AgreementLink Agreement { get; init; }
    public required IReadOnlyList<ShownBasis> Basis { get; init; }
    /// <summary>The sides that the reader writes for, and those that the reader approves for.</summary>
    public required IReadOnlyList<PartySide> WritesFor { get; init; }
    public required IReadOnlyList<PartySide> ApprovesFor { get; init; }
    /// <summary>Why an act was refused just now.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    public bool IsPublished => Message.PublishedOn is not null;
    public bool IsPutAway => Message.PutAway is not null;
    public bool MayChange => !IsPublished && !IsPutAway && WritesFor.Any(Message.SendingSides.Contains);
    public bool MayTakeUp => IsPutAway && WritesFor.Any(Message.SendingSides.Contains);
    public bool MayShare => !IsPutAway && Message.SharedOn is null && WritesFor.Any(side => side == Message.Side);
    /// <summary>The sides for which the reader may approve now: whoever approves sees something of what the message rests on.</summary>
    public IReadOnlyList<PartySide> MayApproveFor => IsPublished || IsPutAway || Message.SharedOn is null || !Basis.Any(one => one.IsSeen) ? [] : [.. Message.Unapproved.Where(ApprovesFor.Contains)];
    /// <summary>The reader is of the party that does not send it, and has not said yet that it knows.</summary>
    public bool MayAcknowledge => IsUnknown && WritesFor.Any(side => side == Message.SilentSide);
    public bool MayNoteKnowledge => IsUnknown && MayChange;
    public bool MayPublish => Message.State == MessageState.Ready && MayChange;
    public bool MayNoteResult => IsPublished && WritesFor.Any(Message.SendingSides.Contains);

    bool IsUnknown => !IsPublished && !IsPutAway && Message is { SilentSide: not null, Knowledge: null, SharedOn: not null };
}

/// <summary>Null when there is no such message for the actor. Reading what one's own side keeps to itself is on record.</summary>
public sealed class ReadMessage(SamsynDb db, BasisFacts facts, ReadLog reads)
{
    public async Task<MessagePage?> Run(Actor actor, MessageId id, CancellationToken cancellation)
    {
        if (await db.Messages.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } message) return null;
        if (await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == message.Agreement, cancellation) is not { } agreement) return null;
        if (message.SharedOn is null) await reads.Note(actor, nameof(ReadMessage), message.Id, cancellation);
        var shown = await facts.Of(actor, message.Basis, compareLive: true, cancellation);
        return new()
        {
            Message = message, Agreement = AgreementLink.To(agreement), Basis = [.. message.Basis.Select(one => shown[one.Id])],
            WritesFor = actor.SidesWith(Permission.WriteMessages), ApprovesFor = actor.SidesWith(Permission.ApproveMessages),
        };
    }
}

/// <summary>What a new message of an agreement is drafted with.</summary>
public sealed record MessageGround
{
    public required AgreementLink Agreement { get; init; }
    /// <summary>The parties that sign, with their sides, under the names that the agreement gives them.</summary>
    public required IReadOnlyList<MessageSender> Parties { get; init; }
    public required IReadOnlyList<MessagePlan> Plans { get; init; }
    public required IReadOnlyList<PartySide> WritesFor { get; init; }

    public IEnumerable<MessageSender> Of(PartySide side) => Parties.Where(one => one.Side == side);
}

/// <summary>Null when there is no agreement in force with both parties for the actor.</summary>
public sealed class ReadMessageGround(SamsynDb db, ReadRecordedAgreements recorded, Clock clock)
{
    public async Task<MessageGround?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id && EF.Property<DateOnly?>(one, MarksWhatBinds.BindingFrom) != null, cancellation) is not { } agreement) return null;
        var today = clock.Today;
        var plans = (await recorded.Run(actor, cancellation)).Where(one => one.Id == id).SelectMany(one => ActionPlans.ReadPlanRegister.PlansOf(one, today)).Select(one => new MessagePlan(MessagePlanKind.ActionPlan, one.Slug, one.Plan?.Title ?? one.Area!.Title));
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, today).Where(one => one.Agreement == id && one.To == null).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return new()
        {
            Agreement = AgreementLink.To(agreement), WritesFor = actor.SidesWith(Permission.WriteMessages),
            Parties = [.. agreement.SigningParties.Where(party => party.Side is not null).Select(party => new MessageSender(party.Organisation, party.Name, party.Side!.Value))],
            Plans = [.. plans, .. bodies.Select(one => new MessagePlan(MessagePlanKind.Forum, one.Id.Value.ToString(), one.Name))],
        };
    }
}
