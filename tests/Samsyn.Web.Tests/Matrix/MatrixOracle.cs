using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Tests.Matrix;

/// <summary>What an endpoint must answer.</summary>
enum Expected { SignInFirst, Forbidden, NotFound, Reached }

/// <summary>One object to put in a route, in the state and of the side that the matrix knows; no kind: an id that nothing has.</summary>
sealed record Subject(string Name, string Kind, string? State, PartySide? Side, IReadOnlyDictionary<string, string> Ids)
{
    public bool Exists => State is not null || Kind is "Duty" or "CalendarFeed" or "OwnAccount" or "QuarantinedFile" or "Organisation" or "Account" or "Body" or "Meeting" or "Decision" or "Matter" or "Picture" or "Problem" or "FocusPlan" or "Place";
}

/// <summary>The answer as it follows from the rows of the matrix alone, worked out apart from the product's own reading of them.</summary>
static class MatrixOracle
{
    public static Expected Of(EndpointRule row, Subject? subject, Caller caller, bool isPost)
    {
        var may = ActsOf(caller);
        if (row.May is { } needed && !may.Contains(needed)) return caller.Person is null && !isPost ? Expected.SignInFirst : Expected.Forbidden;
        return subject is null || Sees(caller, may, subject) ? Expected.Reached : Expected.NotFound;
    }

    public static bool Sees(Caller caller, Subject subject) => Sees(caller, ActsOf(caller), subject);

    static bool Sees(Caller caller, HashSet<Permission> may, Subject subject)
    {
        if (!subject.Exists) return false;
        var rule = AccessMatrix.Current.Objects.Single(one => one.Kind == subject.Kind && one.State == subject.State);
        // Whose feed it is no seat decides: these are nobody's who calls.
        return rule.SeenWith.Any(may.Contains) && (rule.Owner == OwnerRule.Any || (caller.Side is { } side && side == subject.Side)) && !rule.Member;
    }

    static HashSet<Permission> ActsOf(Caller caller)
    {
        if (caller.Title is not { } title) return [];
        var groups = AccessMatrix.Current.Groups;
        var group = groups.FirstOrDefault(one => one.Positions.Contains(title) && (one.Party == SeatOf.Any || (one.Party == SeatOf.Either) == (caller.Side is not null)))
            ?? groups.Single(one => one.Party == SeatOf.Neither);
        return [.. AccessMatrix.Current.Acts.Where(act => act.Value.Contains(group.Name)).Select(act => act.Key)];
    }

    /// <summary>Those between whom the matrix makes no difference; one of each stands for all.</summary>
    public static string AlikeForSides(Caller caller) => $"{caller.Side} {Alike(caller)}";

    /// <summary>The same where no side owns anything.</summary>
    public static string Alike(Caller caller) => caller.Person is null ? "out" : string.Join(' ', ActsOf(caller).Order());

    public static bool IsOwned(EndpointRule row) => AccessMatrix.Current.Objects.Any(rule => rule.Owner == OwnerRule.Own && (rule.Kind == row.Shows || row.Ids.Values.Contains(rule.Kind)));
}
