using System.Text;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Readiness;

/// <summary>Whom the plan of a forum names to decide on a level ("efter beslut av styrgruppen").</summary>
public sealed record ForumDeciders(string Forum, DutySubject Subject, ReadinessLevel Level, IReadOnlyList<string> Named)
{
    public bool Names(IEnumerable<string> deciders) => deciders.Any(decider => Named.Any(named => NamedDeciders.AreSame(named, decider)));
}

/// <summary>Who may decide on readiness is stated by forum and level in the plans, never by the program (MTG-14).</summary>
public static class NamedDeciders
{
    static readonly string[] Local = ["lokala ", "lokal "];
    static readonly string[] Endings = ["erna", "arna", "orna", "en", "et", "n", "t"];

    /// <summary>Every forum whose row for the level names somebody; with <paramref name="forum"/> that one alone.</summary>
    public static IReadOnlyList<ForumDeciders> Of(IEnumerable<PlanFact> plans, ReadinessLevel level, DutySubject? forum = null) =>
    [
        .. plans.Select(plan => new ForumDeciders(plan.Title, DutySubject.Plan(plan.Title), level,
                [.. plan.Readiness.Where(row => row.Level == level).SelectMany(row => row.Cadence).OfType<ByDecisionCadence>().SelectMany(by => by.By).Distinct(StringComparer.OrdinalIgnoreCase)]))
            .Where(one => one.Named.Count > 0 && (forum is null || one.Subject == forum)),
    ];

    /// <summary>
    /// Whose decision a change needs. Of one forum: those whom its plan names. Of the area: of each forum that will meet otherwise by it, those whom its plan names; where
    /// none of these names anybody, any whom some plan names for the level.
    /// </summary>
    public static IReadOnlyList<ForumDeciders> For(IReadOnlyList<PlanFact> plans, ReadinessLevel from, ReadinessLevel to, DutySubject? forum)
    {
        var all = Of(plans, to, forum);
        if (forum is not null || all.Count == 0) return all;
        List<ForumDeciders> changing = [.. all.Where(one => LevelRhythms.Differ(plans.First(plan => DutySubject.Plan(plan.Title) == one.Subject).Readiness, from, to))];
        return changing.Count > 0 ? changing
            : [new(string.Join(", ", all.Select(one => one.Forum)), DutySubject.Agreement, to, [.. all.SelectMany(one => one.Named).Distinct(StringComparer.OrdinalIgnoreCase)])];
    }

    /// <summary>"Styrgruppen", "lokala styrgruppen" and "styrgrupp" are one body; "central styrgrupp" is another.</summary>
    public static bool AreSame(string one, string other) => Bare(one) == Bare(other);

    static string Bare(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        var words = plain.ToString().Trim();
        foreach (var local in Local)
            if (words.StartsWith(local, StringComparison.Ordinal)) words = words[local.Length..];
        return string.Join(' ', words.Split(' ').Select(Indefinite));
    }

    static string Indefinite(string word) =>
        Array.Find(Endings, ending => word.Length > ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal)) is { } definite ? word[..^definite.Length] : word;
}
