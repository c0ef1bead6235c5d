using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.App.Agreements;

public enum FactKind { Party, Term, Body, Source, PriorityArea, Plan, Area, FollowUp, Communication, Obligation, Action }

/// <summary>One fact that a new wording adds, takes away or states otherwise.</summary>
public sealed record FactChange(FactKind Kind, string Title, LineChange Change, bool IsAltered = false);

/// <summary>What two wordings state differently, whatever lines it stands on.</summary>
public static class FactChanges
{
    public static IReadOnlyList<FactChange> Between(AgreementFacts before, AgreementFacts after) =>
    [
        .. Of(FactKind.Party, before.Parties, after.Parties, party => party.Name),
        .. Of(FactKind.Term, One(before.Term), One(after.Term), _ => ""),
        .. Of(FactKind.Body, before.Bodies, after.Bodies, body => body.Name),
        .. Of(FactKind.Source, before.Sources, after.Sources, source => source.Name),
        .. Of(FactKind.PriorityArea, before.PriorityAreas, after.PriorityAreas, area => area.Title),
        .. Of(FactKind.Plan, before.Plans, after.Plans, plan => plan.Title),
        .. Of(FactKind.Area, before.Areas, after.Areas, area => area.Title),
        .. Of(FactKind.FollowUp, before.FollowUp, after.FollowUp, followUp => followUp.Object.ToString()),
        .. Of(FactKind.Communication, One(before.Communication), One(after.Communication), _ => ""),
        .. Of(FactKind.Obligation, before.Obligations, after.Obligations, obligation => obligation.Text),
        .. Of(FactKind.Action, before.Actions, after.Actions, action => action.Text),
    ];

    static IReadOnlyList<T> One<T>(T? fact) where T : class => fact is null ? [] : [fact];

    static IEnumerable<FactChange> Of<T>(FactKind kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> title)
    {
        var old = before.DistinctBy(title, StringComparer.OrdinalIgnoreCase).ToDictionary(title, StringComparer.OrdinalIgnoreCase);
        var now = after.DistinctBy(title, StringComparer.OrdinalIgnoreCase).ToDictionary(title, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, fact) in old)
            if (!now.TryGetValue(name, out var later)) yield return new(kind, name, LineChange.Removed);
            else if (WithoutLines(fact) != WithoutLines(later)) yield return new(kind, name, LineChange.Same, IsAltered: true);
        foreach (var name in now.Keys.Where(name => !old.ContainsKey(name))) yield return new(kind, name, LineChange.Added);
    }

    static string WithoutLines<T>(T fact)
    {
        var node = JsonSerializer.SerializeToNode(fact, FactsJson.Options);
        Strip(node);
        return node?.ToJsonString() ?? "";
    }

    static void Strip(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) Strip(item);
        if (node is not JsonObject fact) return;
        fact.Remove("line");
        fact.Remove("fieldLines");
        foreach (var (_, value) in fact) Strip(value);
    }
}
