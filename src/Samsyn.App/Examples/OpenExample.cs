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
/// Fills an empty database with the fictional district: its persons, its two agreements, read and adopted as any document is, this year's plan
/// waiting for review, and what was done so far. All of it or nothing; on a database that holds the example already it does nothing.
/// </summary>
public sealed class OpenExample(SamsynDb db, Clock clock, NewId ids, ActLog acts, ImportDocument import, AdoptProposal adopt)
{
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.IsExample(cancellation)) return Outcome.Done;
        if (await db.Persons.AnyAsync(cancellation) || await db.Proposals.AnyAsync(cancellation)) return new DatabaseNotEmpty();

        var coordinator = await AddPersons(cancellation);
        if (!coordinator.IsDone) return coordinator;
        var central = await Adopt(coordinator.Value, "central-overenskommelse.txt", cancellation);
        if (!central.IsDone) return central;
        var local = await Adopt(coordinator.Value, "overenskommelse.docx", cancellation);
        if (!local.IsDone) return local;
        var plan = await Import(coordinator.Value, "atgardsplan-2026.txt", cancellation);
        if (!plan.IsDone) return plan;

        var agreement = await db.Agreements.AsNoTracking().Whole().SingleAsync(agreement => agreement.Id == local.Value[local.Value.Count - 1], cancellation);
        db.Evidence.AddRange(ExampleEvidence.Of(agreement, ids));
        db.Settings.Add(new() { Key = ExamplePersons.Mark, Value = "norra-fjarden" });
        acts.Note(coordinator.Value, nameof(OpenExample), agreement.Id);
        if (await db.Commit(cancellation) is { IsDone: false } refused) return refused;
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

    /// <summary>The persons of the example, each in a position; yields the coordinator who reads the documents in.</summary>
    async Task<Outcome<Actor>> AddPersons(CancellationToken cancellation)
    {
        var begins = new DateOnly(2026, 1, 1);
        var organisations = new Dictionary<string, OrganisationId>(StringComparer.Ordinal);
        List<Actor> actors = [];
        foreach (var person in ExampleFiles.Persons())
        {
            if (!organisations.TryGetValue(person.Organisation, out var organisation))
            {
                var made = Organisation.Create(new(ids.Next()), person.Organisation, person.OrganisationKind);
                if (!made.IsDone) return Outcome<Actor>.Refused(made.Refusals);
                db.Organisations.Add(made.Value);
                organisations[person.Organisation] = organisation = made.Value.Id;
            }
            var known = Person.Create(new(ids.Next()), person.Name, person.Email, person.Phone);
            var position = Position.Create(new(ids.Next()), person.Position, organisation, person.PartySide, person.Title);
            if (!position.IsDone) return Outcome<Actor>.Refused(position.Refusals);
            var appointment = Appointment.Create(known.Id, position.Value.Id, clock.Today < begins ? clock.Today : begins);
            if (!appointment.IsDone) return Outcome<Actor>.Refused(appointment.Refusals);
            db.AddRange(known, position.Value, appointment.Value);
            actors.Add(new(known.Id, known.Name, [new(position.Value.Id, person.Position, organisation, person.PartySide)]));
        }
        if (await db.Commit(cancellation) is { IsDone: false } refused) return Outcome<Actor>.Refused(refused.Refusals);
        return actors.First(actor => actor.May(Permission.AdoptAgreement));
    }
}
