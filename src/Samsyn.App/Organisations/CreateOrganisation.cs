using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record CreateOrganisationCommand
{
    public required string Name { get; init; }
    public required OrganisationKind Kind { get; init; }
    /// <summary>As typed; null when none is given.</summary>
    public string? Number { get; init; }
    public string? Address { get; init; }
    public DateOnly? From { get; init; }
    public IReadOnlyList<string> Districts { get; init; } = [];
    public IReadOnlyList<OrganisationId> Serves { get; init; } = [];
}

/// <summary>Two organisations of the same name at the same time could not be told apart when a document names one of them.</summary>
public sealed record OrganisationNameTaken(string Name) : Refusal
{
    public override string Field => "name";
}

/// <summary>Puts an organisation on record (ORG-04).</summary>
public sealed class CreateOrganisation(SamsynDb db, NewId ids, ActLog acts)
{
    public async Task<Outcome<OrganisationId>> Run(Actor actor, CreateOrganisationCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(CreateOrganisation), cancellation) is { IsDone: false } lacking) return Outcome<OrganisationId>.Refused(lacking.Refusals);
        var number = OrganisationNumbers.Read(command.Number);
        List<Refusal> found = [.. number.Refusals];
        var made = Organisation.Create(new(ids.Next()), command.Name, command.Kind, number.IsDone ? number.Value : null, command.From, address: command.Address);
        if (!made.IsDone) found.AddRange(made.Refusals);
        if (await db.IsTaken(command.Name, cancellation)) found.Add(new OrganisationNameTaken(command.Name.Trim()));
        if (found.Count > 0) return Outcome<OrganisationId>.Refused(found);

        var organisation = made.Value;
        if (command.Districts.Count > 0) organisation.SetDistricts(command.Districts);
        if (command.Serves.Count > 0) organisation.SetServes(command.Serves);
        db.Organisations.Add(organisation);
        acts.Note(actor, nameof(CreateOrganisation), organisation.Id);
        return (await db.Commit(cancellation)).Then(organisation.Id);
    }
}

static class OrganisationNames
{
    /// <summary>Another organisation of that name exists and has no last day.</summary>
    public static async Task<bool> IsTaken(this SamsynDb db, string name, CancellationToken cancellation, OrganisationId? except = null)
    {
        var trimmed = name.Trim();
        var existing = await db.Organisations.AsNoTracking().Where(organisation => organisation.To == null).Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancellation);
        return existing.Exists(one => one.Id != except && one.Name.Equals(trimmed, StringComparison.OrdinalIgnoreCase));
    }
}

static class OrganisationNumbers
{
    /// <summary>As typed; nothing typed is no number.</summary>
    public static Outcome<OrganisationNumber?> Read(string? typed)
    {
        OrganisationNumber? number = null;
        if (typed is not null)
        {
            var parsed = OrganisationNumber.Parse(typed);
            if (!parsed.IsDone) return Outcome<OrganisationNumber?>.Refused(parsed.Refusals);
            number = parsed.Value;
        }
        return number;
    }
}
