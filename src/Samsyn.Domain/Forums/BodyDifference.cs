using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Forums;

public enum BodyDifferenceKind { Name, Kind, Aliases, Chair, SeatInText, SeatNotInText }

/// <summary>Where a body that is in use and the text that applies now say different things; both in words, null for nothing.</summary>
public sealed record BodyDifference(BodyDifferenceKind Kind, string? Is, string? Says);

/// <summary>
/// A later version of an annex never writes over what people have set: what differs is shown, and somebody takes it over or lets it be.
/// </summary>
public static class BodyDifferences
{
    public static IReadOnlyList<BodyDifference> Of(Body body, IReadOnlyList<Seat> seats, ProposedBody text, DateOnly on)
    {
        List<BodyDifference> found = [];
        var says = text.Description;
        if (!Same(body.Name, says.Name) && !body.Aliases.Any(alias => Same(alias, says.Name))) found.Add(new(BodyDifferenceKind.Name, body.Name, says.Name));
        if (body.Kind != says.Kind) found.Add(new(BodyDifferenceKind.Kind, body.Kind.ToString(), says.Kind.ToString()));
        if (says.Aliases.Where(alias => !body.Aliases.Append(body.Name).Any(known => Same(known, alias))).ToList() is { Count: > 0 } aliases)
            found.Add(new(BodyDifferenceKind.Aliases, string.Join(", ", body.Aliases), string.Join(", ", aliases)));
        if (says.Chair != ChairRule.Unstated && body.Chair != says.Chair) found.Add(new(BodyDifferenceKind.Chair, body.Chair.ToString(), says.Chair.ToString()));
        var held = seats.Where(seat => seat.HoldsOn(on)).ToList();
        found.AddRange(Missing(held, text).Select(seat => new BodyDifference(BodyDifferenceKind.SeatInText, null, seat.Function)));
        if (text.Seats.Count > 0)
            found.AddRange(held.Where(seat => seat is { IsAdjunct: false, DeputyFor: null } && !text.Seats.Any(one => Same(one.Function, seat.Function))).Select(seat => new BodyDifference(BodyDifferenceKind.SeatNotInText, seat.Function, null)));
        return found;
    }

    /// <summary>The seats of the text that the body has none for.</summary>
    public static IReadOnlyList<ProposedSeat> Missing(IEnumerable<Seat> held, ProposedBody text) =>
        [.. text.Seats.Where(one => !held.Any(seat => Same(one.Function, seat.Function)))];

    /// <summary>The body's own description with what the text says taken over; place, time, convener and whatever else is local stays.</summary>
    public static BodyDescription TakenOver(Body body, ProposedBody text)
    {
        var says = text.Description;
        return body.Description with
        {
            Name = says.Name, Kind = says.Kind, Aliases = [.. body.Aliases.Union(says.Aliases, StringComparer.OrdinalIgnoreCase)],
            Chair = says.Chair == ChairRule.Unstated ? body.Chair : says.Chair, FirstChair = says.Chair == ChairRule.Unstated ? body.FirstChair : body.FirstChair ?? says.FirstChair,
            ChairFunction = says.ChairFunction ?? body.ChairFunction,
        };
    }

    static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
