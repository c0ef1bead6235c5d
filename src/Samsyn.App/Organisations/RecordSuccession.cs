using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record RecordSuccessionCommand
{
    public required OrganisationId Organisation { get; init; }
    public required int Version { get; init; }
    /// <summary>The successor's first day with the work.</summary>
    public required DateOnly On { get; init; }
    /// <summary>One on record; null when <see cref="NewName"/> says what the new one is called.</summary>
    public OrganisationId? Successor { get; init; }
    public string? NewName { get; init; }
    /// <summary>Others that go into the same successor the same day: a merge.</summary>
    public IReadOnlyList<OrganisationId> Also { get; init; } = [];
}

public sealed record SuccessorMissing : Refusal
{
    public override string Field => "successor";
}

/// <summary>
/// A rename, merge or reorganisation (ORG-04): from a date the work is carried on by another organisation. A new one takes over kind, number,
/// address, districts and the areas served. Seats go on there with their holders and deputies from that day, so that nobody loses a right over
/// night; agreements keep the names they were signed in and show who carries each party on.
/// </summary>
public sealed class RecordSuccession(SamsynDb db, NewId ids, ActLog acts)
{
    public async Task<Outcome<OrganisationId>> Run(Actor actor, RecordSuccessionCommand command, CancellationToken cancellation)
    {
        List<OrganisationId> ending = [.. command.Also.Prepend(command.Organisation).Distinct()];
        var loaded = await db.Organisations.VisibleTo(actor).Where(one => ending.Contains(one.Id) || one.Id == command.Successor).ToDictionaryAsync(one => one.Id, cancellation);
        if (!ending.TrueForAll(loaded.ContainsKey)) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(RecordSuccession), cancellation) is { IsDone: false } lacking) return Outcome<OrganisationId>.Refused(lacking.Refusals);
        var first = loaded[command.Organisation];
        if (first.Version != command.Version) return new Stale(command.Version, first.Version);

        var predecessors = ending.ConvertAll(id => loaded[id]);
        var successor = await Successor(command, predecessors, loaded, cancellation);
        if (!successor.IsDone) return Outcome<OrganisationId>.Refused(successor.Refusals);
        List<Refusal> found = [];
        foreach (var predecessor in predecessors)
            if (predecessor.SucceededBy(successor.Value, command.On) is { IsDone: false } refused) found.AddRange(refused.Refusals);
        if (found.Count > 0) return Outcome<OrganisationId>.Refused(found);

        await MoveSeats(ending, successor.Value.Id, command.On, cancellation);
        foreach (var predecessor in predecessors) acts.Note(actor, nameof(RecordSuccession), predecessor.Id);
        return (await db.Commit(cancellation)).Then(successor.Value.Id);
    }

    async Task MoveSeats(List<OrganisationId> ending, OrganisationId successor, DateOnly on, CancellationToken cancellation)
    {
        var seats = await db.Positions.Where(seat => (ending.Contains(seat.Organisation) && seat.CarriedOnBy == null) || seat.Organisation == successor).OrderBy(seat => seat.Id).ToListAsync(cancellation);
        List<PositionId> moving = [.. seats.Where(seat => seat.Organisation != successor).Select(seat => seat.Id)];
        var held = (await db.Appointments.Where(one => moving.Contains(one.Position)).ToListAsync(cancellation)).ToLookup(one => one.Position);
        var deputies = (await db.Deputyships.Where(one => moving.Contains(one.Position)).ToListAsync(cancellation)).ToLookup(one => one.Position);
        var succession = new SeatSuccession(successor, on, seats.Where(seat => seat.Organisation == successor), ids.Next);
        foreach (var seat in seats.Where(seat => seat.Organisation != successor)) succession.Move(seat, held[seat.Id], deputies[seat.Id]);
        db.AddRange(succession.NewSeats);
        db.AddRange(succession.NewAppointments);
        db.AddRange(succession.NewDeputyships);
        db.RemoveRange(succession.Moved);
    }

    async Task<Outcome<Organisation>> Successor(RecordSuccessionCommand command, List<Organisation> predecessors, Dictionary<OrganisationId, Organisation> loaded, CancellationToken cancellation)
    {
        if (command.Successor is { } chosen) return loaded.TryGetValue(chosen, out var known) ? known : new SuccessorMissing();
        if (string.IsNullOrWhiteSpace(command.NewName)) return new SuccessorMissing();
        if (!predecessors.Exists(one => one.Name.Equals(command.NewName.Trim(), StringComparison.OrdinalIgnoreCase)) && await db.IsTaken(command.NewName, cancellation))
            return new OrganisationNameTaken(command.NewName.Trim());
        var model = predecessors[0];
        var made = Organisation.Create(new(ids.Next()), command.NewName, model.Kind, model.Number, command.On, address: model.Address);
        if (!made.IsDone) return made;
        made.Value.SetDistricts(predecessors.SelectMany(one => one.Districts));
        made.Value.SetServes(predecessors.SelectMany(one => one.Serves));
        db.Organisations.Add(made.Value);
        return made;
    }
}
