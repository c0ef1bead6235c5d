using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>One decided version of an annex with the plans, areas and bodies that it states.</summary>
public sealed record RecordedText
{
    public required int Annex { get; init; }
    public required string AnnexTitle { get; init; }
    public required AnnexKind Kind { get; init; }
    public required int Number { get; init; }
    /// <summary>Null for what came with the agreement; its lines are lines of the agreement's own text.</summary>
    public required DateOnly? DecidedOn { get; init; }
    public required DecisionReference? Decision { get; init; }
    public required IReadOnlyList<PlanFact> Plans { get; init; }
    public required IReadOnlyList<AreaFact> Areas { get; init; }
    /// <summary>The rows of lists of measures, which name the plan or activity that they belong to (PLN-18).</summary>
    public required IReadOnlyList<ActionFact> Actions { get; init; }
    public required IReadOnlyList<BodyFact> Bodies { get; init; }
    /// <summary>Where the local extra fields of the plans stand, by the plan's line and the label.</summary>
    public required IReadOnlyDictionary<(int Plan, string Label), int> ExtraLines { get; init; }

    public bool CameWithAgreement => DecidedOn is null;
}

/// <summary>An adopted agreement as far as its plans and forums go, in every decided version. Never changes, so it is kept from request to request.</summary>
public sealed class RecordedAgreement
{
    readonly IReadOnlyList<RecordedText> _texts;

    internal RecordedAgreement(Agreement agreement)
    {
        (Id, Number, Title, Level, Parent, Version) = (agreement.Id, agreement.Number, agreement.Title, agreement.Level, agreement.Parent, agreement.Version);
        From = agreement.InForceFrom ?? agreement.RecordedOn;
        LastDay = agreement.Validity.LastDay;
        Parties = [.. agreement.Parties.Select(party => party.Organisation)];
        _texts = [.. agreement.Annexes.OrderBy(annex => annex.Number).SelectMany(annex => annex.Versions
            .Where(version => version.State == AnnexVersionState.Decided)
            .Select(version => TextOf(agreement, annex, version)))];
    }

    public AgreementId Id { get; }
    public string Number { get; }
    public string Title { get; }
    public AgreementLevel Level { get; }
    public AgreementId? Parent { get; }
    public int Version { get; }
    public DateOnly From { get; }
    /// <summary>The last day with early endings and extensions counted in; null until further notice.</summary>
    public DateOnly? LastDay { get; }

    /// <summary>The organisations that signed it or take part under it.</summary>
    public IReadOnlyList<OrganisationId> Parties { get; }

    public bool AppliesOn(DateOnly date) => From <= date && !(date > LastDay);

    /// <summary>The date itself while the agreement applies; otherwise the nearest day on which it did, so that what it said can still be read.</summary>
    public DateOnly NearestTo(DateOnly date) => date < From ? From : date > LastDay ? LastDay!.Value < From ? From : LastDay.Value : date;

    /// <summary>The annexes in their latest version decided by a date.</summary>
    public IReadOnlyList<RecordedText> On(DateOnly date) =>
        [.. _texts.GroupBy(text => text.Annex).Select(annex => annex.Where(text => !(text.DecidedOn > date))
            .OrderBy(text => text.DecidedOn ?? DateOnly.MinValue).ThenBy(text => text.Number).LastOrDefault()).OfType<RecordedText>()];

    public IReadOnlyList<RecordedText> VersionsOf(int annex) => [.. _texts.Where(text => text.Annex == annex)];

    static RecordedText TextOf(Agreement agreement, Annex annex, AnnexVersion version) => new()
    {
        Annex = annex.Number,
        AnnexTitle = annex.Title,
        Kind = annex.Kind,
        Number = version.Number,
        DecidedOn = version.DecidedOn,
        Decision = version.Decision,
        Plans = version.Facts.Plans,
        Areas = version.Facts.Areas,
        Actions = version.Facts.Actions,
        Bodies = version.Facts.Bodies,
        ExtraLines = ExtraLinesOf(version.Facts.Plans, version.DecidedOn is null ? agreement.Text.Lines : version.Text.Lines),
    };

    static Dictionary<(int, string), int> ExtraLinesOf(IReadOnlyList<PlanFact> plans, IReadOnlyList<string> lines)
    {
        Dictionary<(int, string), int> found = [];
        foreach (var plan in plans)
        {
            var end = Math.Min(lines.Count, plans.Select(other => other.Line).Where(line => line > plan.Line).DefaultIfEmpty(lines.Count + 1).Min() - 1);
            foreach (var label in plan.ExtraFields.Keys)
                for (var line = plan.Line + 1; line <= end; line++)
                    if (lines[line - 1].Split('\t')[0].Trim().Equals(label.Trim(), StringComparison.OrdinalIgnoreCase))
                    {
                        found[(plan.Line, label)] = line;
                        break;
                    }
        }
        return found;
    }
}

/// <summary>What was read before, by agreement and version.</summary>
public sealed class RecordedAgreementCache
{
    internal ConcurrentDictionary<AgreementId, RecordedAgreement> Read { get; } = [];
}

/// <summary>The adopted agreements that the actor may see, by number, the newest first. Unchanged ones cost two numbers each.</summary>
public sealed class ReadRecordedAgreements(SamsynDb db, RecordedAgreementCache cache)
{
    const int Batch = 40;

    public async Task<IReadOnlyList<RecordedAgreement>> Run(Actor actor, CancellationToken cancellation)
    {
        var heads = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor)
            .OrderByDescending(agreement => agreement.Number)
            .Select(agreement => new { agreement.Id, agreement.Version }).ToListAsync(cancellation);
        // What this request answers with is its own: another one may put an older reading back into the cache meanwhile.
        var known = heads.ToDictionary(head => head.Id, head => cache.Read.TryGetValue(head.Id, out var kept) && kept.Version == head.Version ? kept : null);
        List<AgreementId> stale = [.. known.Where(one => one.Value is null).Select(one => one.Key)];
        foreach (var ids in stale.Chunk(Batch))
            foreach (var agreement in await db.Agreements.AsNoTracking().Whole().Where(agreement => ids.Contains(agreement.Id)).ToListAsync(cancellation))
                // A draft that nobody has signed binds nobody, and its plans are not on record.
                if (agreement.InForceFrom is not null) cache.Read[agreement.Id] = known[agreement.Id] = new(agreement);
                else cache.Read.TryRemove(agreement.Id, out _);
        return [.. heads.Select(head => known[head.Id]).OfType<RecordedAgreement>()];
    }
}
