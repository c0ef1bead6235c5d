using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.ActionPlans;

/// <summary>The list of concrete measures that a plan works from, such as "aktivitetslista"; its rows may stand elsewhere.</summary>
/// <param name="Name">What the plan calls it.</param>
/// <param name="IsContinuous">The plan says that it is followed all the time.</param>
public sealed record ActivityList(string Name, bool IsContinuous);

/// <summary>
/// Lists of measures (PLN-18): which plans follow one, told by their own words, and which rows are whose. A row names its plan or activity by the title,
/// as an area names another that it refers to.
/// </summary>
public static class ActivityLists
{
    static readonly string[] Names = ["aktivitetslista", "åtgärdslista", "insatslista", "uppgiftslista", "handlingslista", "åtgärdslogg", "aktivitetslogg"];
    static readonly string[] Joints = [" på ", " över ", " med ", " av "];
    static readonly string[] Listed = ["åtgärd", "aktivitet", "insats"];
    static readonly string[] Continuous = ["löpande", "kontinuerlig", "vid varje möte"];
    const string List = "lista";
    const int MostBetween = 30;

    public static ActivityList? Of(PlanFact plan)
    {
        var fields = plan.Fields;
        return Of([fields.Definition, fields.Goal, fields.Challenges, fields.Message, fields.PoliceCommitment, fields.DistrictCommitment, fields.OtherParticipants, fields.SteeringAssignments, .. plan.ExtraFields.Values], followUp: null);
    }

    public static ActivityList? Of(ActivityFact activity) => Of([activity.Title, activity.WorkingGroup, activity.Others, activity.FollowUp], activity.FollowUp);

    /// <summary>The list that a text names, in the indefinite form: "enligt upprättad aktivitetslista" → "aktivitetslista", "en lista på konkreta åtgärder" → "lista på konkreta åtgärder".</summary>
    public static string? NameIn(string? text)
    {
        if (text is null) return null;
        // The stem without its last letter is in every form: lista, listan, listor.
        if (Array.Find(Names, name => text.Contains(name.AsSpan(0, name.Length - 1), StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        foreach (var joint in Joints)
        {
            var at = text.IndexOf(List + joint, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetter(text[at - 1]))) continue;
            var rest = at + List.Length + joint.Length;
            foreach (var word in Listed)
                if (text.IndexOf(word, rest, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && found - rest < MostBetween) return text[at..EndOfWord(text, found)].ToLowerInvariant();
        }
        return null;
    }

    /// <summary>The rows that belong to the plan, area or activity with a title.</summary>
    public static IReadOnlyList<ActionFact> RowsOf(string title, IEnumerable<ActionFact> actions) =>
        [.. actions.Where(action => action.Plan is { } plan && string.Equals(plan.Trim(), title.Trim(), StringComparison.OrdinalIgnoreCase))];

    static ActivityList? Of(IEnumerable<string?> texts, string? followUp)
    {
        foreach (var text in texts)
            if (NameIn(text) is { } name) return new(name, Array.Exists(Continuous, word => $"{text} {followUp}".Contains(word, StringComparison.OrdinalIgnoreCase)));
        return null;
    }

    static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at])) at++;
        return at;
    }
}
