using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>One line of the history. The reasons are null for whoever may know only the level.</summary>
public sealed record ReadinessEntry
{
    public required int Number { get; init; }
    public required DutySubject? Forum { get; init; }
    /// <summary>Null: the whole area.</summary>
    public required string? ForumName { get; init; }
    /// <summary>Null in a line that strikes out another.</summary>
    public required ReadinessLevel? Level { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset? Until { get; init; }
    public required IReadOnlyList<string> Deciders { get; init; }
    public required string? Reference { get; init; }
    public required string? Reason { get; init; }
    public required string? OverrideReason { get; init; }
    public required DateOnly? ReviewOn { get; init; }
    public required DateOnly? ReturnOn { get; init; }
    public required int? Corrects { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    /// <summary>False for what a later line took the place of, and for lines that strike out.</summary>
    public required bool Stands { get; init; }
    /// <summary>It still applies although its planned review or return has passed.</summary>
    public required bool IsOverdue { get; init; }
}

/// <summary>What applies to one forum now, and how often it meets at each level.</summary>
public sealed record ForumReadiness(DutySubject Subject, string Name, IReadOnlyList<ReadinessFact> Rows, ReadinessLevel Level, ReadinessEntry? Since, IReadOnlyList<ForumDeciders> Deciders)
{
    /// <summary>Raised on its own, above the area.</summary>
    public bool IsRaisedAlone => Since?.Forum is not null;

    /// <summary>Whether another level would change how often it meets.</summary>
    public bool Changes(ReadinessLevel to) => LevelRhythms.Differ(Rows, Level, to);
}

/// <summary>The readiness of one area now and through time.</summary>
public sealed record AreaReadiness
{
    public required AgreementId Agreement { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    /// <summary>Of the history; what a form is filled in against.</summary>
    public required int Version { get; init; }
    public required ReadinessLevel Level { get; init; }
    /// <summary>The change that gave the level; null while it never was anything but normal.</summary>
    public required ReadinessEntry? Since { get; init; }
    public required IReadOnlyList<ForumReadiness> Forums { get; init; }
    /// <summary>Whose decision a raise of the whole area needs, by level.</summary>
    public required IReadOnlyList<ForumDeciders> Deciders { get; init; }
    /// <summary>Every line, the latest first.</summary>
    public required IReadOnlyList<ReadinessEntry> Entries { get; init; }
    public required bool MayChange { get; init; }

    /// <summary>The highest level of the area or any forum of it.</summary>
    public ReadinessLevel Highest => Forums.Select(forum => forum.Level).Append(Level).Max();
}

public sealed record ReadinessPage(DateOnly Today, IReadOnlyList<AreaReadiness> Areas);

/// <summary>Reads the areas whose agreements apply today, with their readiness.</summary>
public sealed class ReadReadiness(SamsynDb db, ReadinessOnRecord areas, Clock clock)
{
    public async Task<ReadinessPage> Run(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today;
        var current = (await areas.All(actor, cancellation)).Where(area => area.AppliesOn(today)).ToList();
        List<PersonId> recorders = [.. current.SelectMany(area => area.History.Lines).Select(line => line.RecordedBy).Distinct()];
        var names = await db.Persons.AsNoTracking().Where(person => recorders.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return new(today, [.. current.Select(area => Of(area, actor, names))]);
    }

    AreaReadiness Of(AreaOnRecord area, Actor actor, Dictionary<PersonId, string> names)
    {
        var (today, now) = (clock.Today, clock.Now);
        var forums = area.ForumsOn(today);
        var spells = area.History.Scopes.SelectMany(area.History.Timeline).ToDictionary(spell => spell.Change.Number);
        var entries = area.History.Lines.Select(line => EntryOf(line, spells.GetValueOrDefault(line.Number))).ToDictionary(entry => entry.Number);
        var plans = area.PlansOn(today);
        return new()
        {
            Agreement = area.Id,
            Number = area.Number,
            Title = area.Title,
            Version = area.History.Version,
            Level = area.History.LevelAt(now),
            Since = area.History.At(now) is { } spell ? entries[spell.Change.Number] : null,
            Forums = [.. forums.Select(forum => new ForumReadiness(forum.Subject, forum.Name, forum.Rows, area.History.LevelAt(now, forum.Subject),
                area.History.At(now, forum.Subject) is { } own ? entries[own.Change.Number] : null,
                [.. NamedDeciders.Of(plans, ReadinessLevel.Raised, forum.Subject), .. NamedDeciders.Of(plans, ReadinessLevel.High, forum.Subject)]))],
            Deciders = [.. new[] { ReadinessLevel.Raised, ReadinessLevel.High }.SelectMany(level => NamedDeciders.For(plans, area.History.LevelAt(now), level, forum: null))],
            Entries = [.. entries.Values.OrderByDescending(entry => entry.Number)],
            MayChange = actor.May(Permission.ChangeReadiness),
        };

        ReadinessEntry EntryOf(ReadinessChange line, ReadinessSpell? spell) => new()
        {
            Number = line.Number, Forum = line.Forum, ForumName = line.Forum is { } subject ? forums.FirstOrDefault(forum => forum.Subject == subject)?.Name ?? subject.Key : null,
            Level = line.Level, From = SwedishTime.Local(line.From), Until = spell?.Until is { } until ? SwedishTime.Local(until) : null, Deciders = line.Deciders, Reference = line.Reference,
            Reason = actor.SeesReasons() ? line.Reason : null, OverrideReason = actor.SeesReasons() ? line.OverrideReason : null, ReviewOn = line.ReviewOn, ReturnOn = line.ReturnOn,
            Corrects = line.Corrects, RecordedBy = names.GetValueOrDefault(line.RecordedBy, ""), RecordedAt = line.RecordedAt, Stands = spell is not null,
            IsOverdue = spell?.IsOverdueOn(today) ?? false,
        };
    }
}
