using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.ActionPlans;

/// <summary>A group inside the forum of a plan, such as its steering group or one of its area groups, with what the plan says of it alone.</summary>
public sealed record PlanGroup
{
    public required string Name { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public string? Convener { get; init; }
    public IReadOnlyList<string> Members { get; init; } = [];
}

/// <summary>
/// The groups that a plan divides its forum into (FOR-MYS-01). They are told by the names that its frequencies carry, and what the other fields say under the same
/// name belongs to them: "Styrgrupp: enhetschefen Områdesgrupper: samordnaren".
/// </summary>
public static class PlanGroups
{
    static readonly string[] Endings = ["erna", "er", "en", ""];
    static readonly string[] Joints = [", samt ", ", och ", ", ", " och ", " samt "];
    const string Group = "grupp";

    public static IReadOnlyList<PlanGroup> Of(PlanFact plan)
    {
        var cadences = plan.Readiness.Where(row => row.Level == ReadinessLevel.Normal).SelectMany(row => row.Cadence).Where(cadence => cadence.Body is not null).ToList();
        if (cadences.Count == 0) return [];
        var conveners = Labelled(plan.Fields.Convener);
        List<(string Stem, string Text)> members = [.. Labelled(plan.Fields.PoliceFunctions), .. Labelled(plan.Fields.DistrictFunctions), .. Labelled(plan.Fields.OtherParticipants)];
        var groups = new List<PlanGroup>();
        foreach (var stated in cadences.GroupBy(cadence => cadence.Body!, StringComparer.OrdinalIgnoreCase))
        {
            var stem = StemOf(FirstWord(stated.Key));
            groups.AddRange(NamesIn(stated.Key).Select(name => new PlanGroup
            {
                Name = name,
                Cadence = [.. stated.Select(cadence => cadence with { Body = null })],
                Convener = conveners.Find(part => part.Stem == stem).Text,
                Members = [.. members.Where(part => part.Stem == stem).SelectMany(part => Listed(part.Text))],
            }));
        }
        return groups;
    }

    /// <summary>One name can stand for several groups: "Områdesgrupper i Akby, Husvik samt en grupp för unga" are three that each meet.</summary>
    public static IReadOnlyList<string> NamesIn(string body)
    {
        var at = body.IndexOf("grupper i ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return [body];
        var kind = body[..(at + Group.Length)];
        var places = Listed(body[(at + "grupper i ".Length)..]);
        return places.Count < 2 ? [body] : [.. places.Select(place => char.IsUpper(place[0]) ? $"{kind} {place}" : WithoutArticle(place))];
    }

    internal static List<string> Listed(string text) => [.. text.Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => item.TrimEnd('.', ';')).Where(item => item.Length > 0)];

    /// <summary>"en grupp för unga" is "Grupp för unga".</summary>
    static string WithoutArticle(string name)
    {
        var bare = name.StartsWith("en ", StringComparison.Ordinal) || name.StartsWith("ett ", StringComparison.Ordinal) ? name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..] : name;
        return bare.Length == 0 ? name : char.ToUpperInvariant(bare[0]) + bare[1..];
    }

    /// <summary>The parts of a field that begin with a group's name and a colon.</summary>
    static List<(string Stem, string Text)> Labelled(string? field)
    {
        var parts = new List<(string, string)>();
        if (field is null) return parts;
        string? open = null;
        var from = 0;
        for (var colon = field.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = field.IndexOf(':', colon + 1))
        {
            var start = field.LastIndexOf(' ', colon) + 1;
            if (StemOf(field[start..colon]) is not { } stem) continue;
            if (open is not null) parts.Add((open, field[from..start].Trim()));
            (open, from) = (stem, colon + 1);
        }
        if (open is not null) parts.Add((open, field[from..].Trim()));
        return parts;
    }

    static string FirstWord(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? text[..blank] : text;

    /// <summary>"Styrgruppen", "styrgrupp" → "styrgrupp"; null for what is no group.</summary>
    static string? StemOf(string word)
    {
        var lower = word.ToLowerInvariant();
        return Array.Find(Endings, ending => lower.EndsWith(Group + ending, StringComparison.Ordinal)) is { } fits ? lower[..^fits.Length] : null;
    }
}
