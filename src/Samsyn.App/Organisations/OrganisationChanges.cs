using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>An organisation and the version of it that the form was filled in against.</summary>
public sealed record OrganisationAt(OrganisationId Id, int Version);

/// <summary>What every act on one organisation shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class OrganisationChange(SamsynDb db, ActLog acts)
{
    /// <summary><paramref name="act"/> is the name of the use case.</summary>
    internal async Task<Outcome> Run(Actor actor, OrganisationAt at, string act, Func<Organisation, Outcome> decide, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(actor).SingleOrDefaultAsync(organisation => organisation.Id == at.Id, cancellation);
        if (organisation is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageOrganisations, act, organisation.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (organisation.Version != at.Version) return new Stale(at.Version, organisation.Version);

        var decided = decide(organisation);
        if (!decided.IsDone) return decided;

        acts.Note(actor, act, organisation.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record EndOrganisationCommand(OrganisationAt At, DateOnly LastDay);

/// <summary>An organisation that nobody carries on ceases on a day (ORG-04).</summary>
public sealed class EndOrganisation(OrganisationChange change)
{
    public Task<Outcome> Run(Actor actor, EndOrganisationCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(EndOrganisation), organisation => organisation.End(command.LastDay), cancellation);
}

public sealed record RecordAreaCommand(OrganisationAt At, IReadOnlyList<string> Districts, IReadOnlyList<OrganisationId> Serves);

/// <summary>The districts of a district area (ORG-05), or the district areas that a police area serves (ORG-07).</summary>
public sealed class RecordArea(OrganisationChange change)
{
    public Task<Outcome> Run(Actor actor, RecordAreaCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(RecordArea), organisation =>
    {
        organisation.SetDistricts(command.Districts);
        organisation.SetServes(command.Serves.Where(served => served != organisation.Id));
        return Outcome.Done;
    }, cancellation);
}

public sealed record CorrectOrganisationCommand(OrganisationAt At, string Name, string? Number, string? Address);

/// <summary>Corrects what was written wrong about an organisation, or gives it its new address (AGR-11).</summary>
public sealed class CorrectOrganisation(SamsynDb db, OrganisationChange change)
{
    public async Task<Outcome> Run(Actor actor, CorrectOrganisationCommand command, CancellationToken cancellation)
    {
        var number = OrganisationNumbers.Read(command.Number);
        var isTaken = await db.IsTaken(command.Name, cancellation, except: command.At.Id);
        return await change.Run(actor, command.At, nameof(CorrectOrganisation), organisation =>
        {
            List<Refusal> found = [.. number.Refusals];
            if (isTaken) found.Add(new OrganisationNameTaken(command.Name.Trim()));
            return found.Count > 0 ? Outcome.Refused(found) : organisation.Correct(command.Name, number.Value, command.Address);
        }, cancellation);
    }
}
