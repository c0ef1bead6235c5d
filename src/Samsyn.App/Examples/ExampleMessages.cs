using Microsoft.EntityFrameworkCore;
using Samsyn.App.Communication;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Examples;

/// <summary>Two messages on what the parties do at the bus square: one that both have agreed to and sent, one that waits for the other party. Everything in them is made up.</summary>
public sealed class ExampleMessages(SamsynDb db, Clock clock, DraftMessage draft, LinkBasis link, ShareMessage share, ApproveMessage approve, PublishMessage publish, NoteMessageResult result)
{
    internal async Task<Outcome> Add(Actor city, Actor police, AgreementId agreement, CancellationToken cancellation)
    {
        var problem = (await db.Problems.AsNoTracking().Where(one => one.Agreement == agreement).ToListAsync(cancellation)).Single(one => one.Title.StartsWith("Otrygghet", StringComparison.Ordinal));
        BasisChoice Measure(string begins) => new(BasisKind.Measure, problem.Id.Value, problem.Measures.Select(one => one.Measure).Single(one => one.Text.StartsWith(begins, StringComparison.Ordinal)).Id);

        var sent = await draft.Run(city, new(agreement, PartySide.City, new()
        {
            Text = "Vuxna finns på busstorget två kvällar i veckan. Föräldravandrare, fältassistenter och polis går tillsammans fredag och lördag kväll. Kom förbi och prata med oss!",
            Groups = [TargetGroup.Citizens, TargetGroup.Business], Channels = [CommunicationChannel.WebNews, CommunicationChannel.SocialMedia], Senders = [PartySide.City, PartySide.Police], PlannedOn = clock.Today,
        }, Measure("Föräldravandrare")), cancellation);
        if (!sent.IsDone) return sent;
        if (await share.Run(city, new(await At(sent.Value, cancellation)), cancellation) is { IsDone: false } unshared) return unshared;
        foreach (var (actor, side) in new[] { (city, PartySide.City), (police, PartySide.Police) })
            if (await approve.Run(actor, new(await At(sent.Value, cancellation), side), cancellation) is { IsDone: false } refused) return refused;
        if (await publish.Run(city, new(await At(sent.Value, cancellation), clock.Today), cancellation) is { IsDone: false } unpublished) return unpublished;
        if (await result.Run(city, new(await At(sent.Value, cancellation), "Delat 140 gånger. Tre föräldrar har anmält sig som vandrare."), cancellation) is { IsDone: false } unknown) return unknown;

        var coming = await draft.Run(city, new(agreement, PartySide.City, new()
        {
            Text = "Gångvägen till busstorget får tätare belysning, och buskagen beskärs före vintern.",
            Groups = [TargetGroup.Citizens, TargetGroup.Media], Channels = [CommunicationChannel.WebNews, CommunicationChannel.MediaContact], Senders = [PartySide.City], PlannedOn = clock.Today.AddDays(12),
        }), cancellation);
        if (!coming.IsDone) return coming;
        if (await link.Run(city, new(await At(coming.Value, cancellation), Measure("Tätare belysning")), cancellation) is { IsDone: false } unlinked) return unlinked;
        return await share.Run(city, new(await At(coming.Value, cancellation)), cancellation);
    }

    async Task<MessageAt> At(MessageId id, CancellationToken cancellation) => new(id, await db.Messages.AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(cancellation));
}
