using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Examples;

/// <summary>
/// Fills an empty database with the fictional district: its persons, its agreement and the one annexed to it, read and adopted as any document is,
/// two documents waiting for review, and what was done so far. All of it or nothing; on a database that holds the example already it does nothing.
/// </summary>
public sealed class OpenExample(SamsynDb db, AccessContext access, Clock clock, NewId ids, ActLog acts, ExamplePeople people, ImportDocument import, AdoptProposal adopt, ExampleMeetings meetings, ExamplePictures pictures, ExampleCauses causes, ExampleMessages messages, ExamplePlaces places)
{
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.IsExample(cancellation)) return Outcome.Done;
        if (await db.Proposals.AnyAsync(cancellation)) return new DatabaseNotEmpty();
        var coordinator = await people.Add(cancellation);
        if (!coordinator.IsDone) return coordinator;
        if (await db.Commit(cancellation) is { IsDone: false } unsaved) return unsaved;
        var local = await Adopt(coordinator.Value, "overenskommelse.docx", cancellation);
        if (!local.IsDone) return local;
        // Left for the reader to review: the city's coming agreement, and this year's plan.
        foreach (var file in new[] { "central-overenskommelse.txt", "atgardsplan-2026.txt" })
            if (await Import(coordinator.Value, file, cancellation) is { IsDone: false } refusedFile) return refusedFile;

        var agreement = await db.Agreements.AsNoTracking().Whole().SingleAsync(agreement => agreement.Id == local.Value[local.Value.Count - 1], cancellation);
        db.Evidence.AddRange(ExampleEvidence.Of(agreement, clock.Today, ids));
        acts.Note(coordinator.Value, nameof(OpenExample), agreement.Id);
        if (await db.Commit(cancellation) is { IsDone: false } refused) return refused;
        if (await meetings.Add(coordinator.Value, agreement.Id, cancellation) is { IsDone: false } unmet) return unmet;
        if (await pictures.Add(coordinator.Value, agreement.Id, cancellation) is { IsDone: false } undrawn) return undrawn;
        if (await causes.Add(coordinator.Value, agreement.Id, cancellation) is { IsDone: false } unfounded) return unfounded;
        if (await pictures.Police(cancellation) is not { } police) return new NotFound();
        if (await messages.Add(coordinator.Value, police, agreement.Id, cancellation) is { IsDone: false } unsaid) return unsaid;
        if (await places.Add(coordinator.Value, cancellation) is { IsDone: false } unplaced) return unplaced;
        await transaction.CommitAsync(cancellation);
        return Outcome.Done;
    }

    async Task<Outcome<ProposalId>> Import(Actor actor, string file, CancellationToken cancellation)
    {
        await using var content = ExampleFiles.Open(file);
        return await import.Run(actor, new(file, content), cancellation);
    }

    async Task<Outcome<IReadOnlyList<AgreementId>>> Adopt(Actor actor, string file, CancellationToken cancellation)
    {
        var proposal = await Import(actor, file, cancellation);
        return proposal.IsDone
            ? await adopt.Run(actor, new() { Proposal = proposal.Value, Version = 1 }, cancellation)
            : Outcome<IReadOnlyList<AgreementId>>.Refused(proposal.Refusals);
    }
}
