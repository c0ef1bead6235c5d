using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Forums;

/// <summary>What a seat is for.</summary>
public sealed record SeatDescription
{
    /// <summary>The function that sits there, in the words of the text.</summary>
    public required string Function { get; init; }
    /// <summary>Null for those outside both parties.</summary>
    public PartySide? Side { get; init; }
    /// <summary>May decide for its party over the questions and the resources that follow from them (ORG-48).</summary>
    public bool HasMandate { get; init; }
    /// <summary>Called in for a question: speaks but does not decide (MTG-06).</summary>
    public bool IsAdjunct { get; init; }
    /// <summary>The seat that this one stands in for (ORG-53).</summary>
    public SeatId? DeputyFor { get; init; }
    /// <summary>Party and mandate were guessed from the words of a text: somebody has to confirm them.</summary>
    public bool IsGuessed { get; init; }
}

/// <summary>A place in a body, held by a position and through it by a person; it may be empty.</summary>
public sealed class Seat
{
    Seat() { }

    public SeatId Id { get; private set; }
    public BodyId Body { get; private set; }
    public string Function { get; private set; } = "";
    public PartySide? Side { get; private set; }
    public bool HasMandate { get; private set; }
    public bool IsAdjunct { get; private set; }
    public SeatId? DeputyFor { get; private set; }
    /// <summary>Null while nobody has been named; then <see cref="Side"/> owes a name.</summary>
    public PositionId? Position { get; private set; }
    /// <summary>Nobody has confirmed the party and the mandate yet; see <see cref="SeatDescription.IsGuessed"/>.</summary>
    public bool IsGuessed { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The last day, inclusive; null until further notice.</summary>
    public DateOnly? To { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Seat> Create(SeatId id, BodyId body, SeatDescription described, DateOnly from, PositionId? position = null)
    {
        var found = Objections(id, described);
        return found.Count > 0 ? Outcome<Seat>.Refused(found)
            : new Seat
            {
                Id = id, Body = body, Function = described.Function.Trim(), Side = described.Side, HasMandate = described.HasMandate, IsAdjunct = described.IsAdjunct,
                DeputyFor = described.DeputyFor, IsGuessed = described.IsGuessed, Position = position, From = from, Version = 1,
            };
    }

    static List<Refusal> Objections(SeatId id, SeatDescription described)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(described.Function)) found.Add(new SeatFunctionMissing());
        if (described is { IsAdjunct: true, HasMandate: true }) found.Add(new AdjunctWithMandate());
        if (described.DeputyFor == id) found.Add(new SeatDeputyOfItself());
        return found;
    }

    /// <summary>Written anew by somebody who knows; with it a guess is confirmed.</summary>
    public Outcome Change(SeatDescription described)
    {
        if (Objections(Id, described) is { Count: > 0 } found) return Outcome.Refused(found);
        (Function, Side, HasMandate, IsAdjunct, DeputyFor, IsGuessed) = (described.Function.Trim(), described.Side, described.HasMandate, described.IsAdjunct, described.DeputyFor, false);
        Version++;
        return Outcome.Done;
    }

    public bool HoldsOn(DateOnly date) => From <= date && !(date > To);

    /// <summary>A position takes the seat, or leaves it empty.</summary>
    public Outcome Fill(PositionId? position, PartySide? sideOfPosition)
    {
        // Nobody of one party fills the other's seat (ORG-10).
        if (position is not null && Side is { } side && sideOfPosition is { } other && other != side) return new SeatOfTheOtherParty(Function);
        Position = position;
        Version++;
        return Outcome.Done;
    }

    public Outcome End(DateOnly lastDay)
    {
        if (lastDay < From) return new SeatEndsBeforeItBegins(From, lastDay);
        To = lastDay;
        Version++;
        return Outcome.Done;
    }
}
