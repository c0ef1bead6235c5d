using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public readonly record struct DeputyshipId(Guid Value) : IEntityId<DeputyshipId>
{
    public static DeputyshipId From(Guid value) => new(value);
}

/// <summary>A person holds a position in another's stead for a period with a last day (ORG-48). It ends at once when it is ended.</summary>
public sealed class Deputyship
{
    Deputyship() { }

    public DeputyshipId Id { get; private set; }
    public PersonId Person { get; private set; }
    public PositionId Position { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The last day, inclusive.</summary>
    public DateOnly To { get; private set; }
    public PersonId AppointedBy { get; private set; }
    /// <summary>The day it was ended before its time; it does not hold on that day.</summary>
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Deputyship> Appoint(DeputyshipId id, DeputyFor given)
    {
        List<Refusal> found = [];
        if (given.To < given.From) found.Add(new AppointmentEndsBeforeItBegins(given.From, given.To));
        if (given.To < given.Today) found.Add(new DeputyshipOver(given.To));
        if (given.Holders.Contains(given.Person)) found.Add(new DeputyHoldsThePosition());
        // A party's decisions stay with the party (ORG-10): nobody of the other side decides in its stead.
        if (given.PositionSide is { } side && given.PersonSides.Any(own => own != side)) found.Add(new DeputyOfTheOtherParty());
        return found.Count > 0 ? Outcome<Deputyship>.Refused(found)
            : new Deputyship { Id = id, Person = given.Person, Position = given.Position, From = given.From, To = given.To, AppointedBy = given.By, Version = 1 };
    }

    public bool HoldsOn(DateOnly date) => From <= date && date <= To && !(date >= EndedOn);

    public Outcome End(DateOnly today)
    {
        if (EndedOn is { } earlier) return new DeputyshipOver(earlier);
        if (To < today) return new DeputyshipOver(To);
        EndedOn = today;
        Version++;
        return Outcome.Done;
    }

    /// <summary>The rest of it, from a day on, for the seat that carries the position on.</summary>
    internal Deputyship CarryOn(PositionId seat, DateOnly on, DeputyshipId id)
    {
        EndedOn = on;
        Version++;
        return new() { Id = id, Person = Person, Position = seat, From = From < on ? on : From, To = To, AppointedBy = AppointedBy, Version = 1 };
    }
}

/// <summary>Whom, for which position, from when to when, and what is known of both.</summary>
public sealed record DeputyFor
{
    public required PersonId Person { get; init; }
    public required PositionId Position { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly Today { get; init; }
    /// <summary>Those who hold the position in their own right.</summary>
    public required IReadOnlyList<PersonId> Holders { get; init; }
    public required PartySide? PositionSide { get; init; }
    public required IReadOnlyList<PartySide> PersonSides { get; init; }
}
