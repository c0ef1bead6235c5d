using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;

namespace Samsyn.App.Duties;

/// <summary>What agreements looked like when they were last read. Checked against the database at each request, so several nodes agree.</summary>
public sealed class DutyCache
{
    internal ConcurrentDictionary<AgreementId, (ParsedStamp Stamp, ParsedAgreement Parsed)> Parsed { get; } = [];
    internal ConcurrentDictionary<AgreementId, (EvidenceStamp Stamp, DutyAgreement Agreement)> Agreements { get; } = [];
}

/// <summary>A parsed agreement is good as long as neither it, nor the one above it, nor the settings have changed, nor the readiness, whose lines are only ever added.</summary>
readonly record struct ParsedStamp(int Version, AgreementId? Parent, int? ParentVersion, string? Settings, int Readiness);

/// <summary>Evidence is only ever added, or withdrawn once, and notices are only added: the counts tell every change.</summary>
readonly record struct EvidenceStamp(ParsedAgreement Parsed, EvidenceCounts Counts);

readonly record struct EvidenceCounts(int Recorded, int Withdrawn, int Notices, int Readiness);

/// <summary>The agreements that an actor may see, with their duties and evidence. A request on unchanged agreements reads a few numbers, no texts.</summary>
public sealed class DutySources(SamsynDb db, DutyCache cache)
{
    public async Task<IReadOnlyList<DutyAgreement>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Sees(nameof(Duty))) return [];
        var heads = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor)
            .OrderBy(agreement => agreement.Number)
            .Select(agreement => new Head(agreement.Id, agreement.Version, agreement.Parent)).ToListAsync(cancellation);
        if (heads.Count == 0) return [];
        var settings = await db.DutySettings(cancellation);
        var counts = await Counts(cancellation);

        var versions = heads.ToDictionary(head => head.Id, head => head.Version);
        var parsed = await Parsed(heads, versions, settings, counts, cancellation);
        List<DutyAgreement> agreements = [];
        foreach (var head in heads)
        {
            if (!parsed.TryGetValue(head.Id, out var text)) continue;
            agreements.Add(await WithEvidence(new(text, counts.GetValueOrDefault(head.Id.Value.ToString())), cancellation));
        }
        return agreements;
    }

    sealed record Head(AgreementId Id, int Version, AgreementId? Parent);

    async Task<Dictionary<string, EvidenceCounts>> Counts(CancellationToken cancellation)
    {
        var rows = await db.Evidence.AsNoTracking().GroupBy(evidence => evidence.AgreementId)
            .Select(group => new { group.Key, Recorded = group.Count(), Withdrawn = 0 })
            .Concat(db.Withdrawals.AsNoTracking().GroupBy(withdrawal => withdrawal.AgreementId)
                .Select(group => new { group.Key, Recorded = 0, Withdrawn = group.Count() }))
            .ToListAsync(cancellation);
        var byId = await Notices.GroupBy(sent => sent.Of).Select(group => new { group.Key, Sent = group.Count(), Changes = 0 })
            .Concat(db.ReadinessChanges.AsNoTracking().GroupBy(change => change.Agreement).Select(group => new { group.Key, Sent = 0, Changes = group.Count() }))
            .ToListAsync(cancellation);
        return rows.Select(row => (row.Key, Counts: new EvidenceCounts(row.Recorded, row.Withdrawn, 0, 0)))
            .Concat(byId.Select(row => (Key: row.Key.Value.ToString(), Counts: new EvidenceCounts(0, 0, row.Sent, row.Changes))))
            .GroupBy(row => row.Key, row => row.Counts, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new EvidenceCounts(group.Sum(one => one.Recorded), group.Sum(one => one.Withdrawn), group.Sum(one => one.Notices), group.Sum(one => one.Readiness)), StringComparer.Ordinal);
    }

    /// <summary>Notices by the agreements whose duties they concern: their own, and the one above it.</summary>
    IQueryable<NoticeOf> Notices => db.Notices.AsNoTracking().Select(notice => new NoticeOf { Of = notice.Agreement, Notice = notice })
        .Concat(db.Notices.AsNoTracking().Join(db.Agreements.IgnoreAutoIncludes().Where(local => local.Parent != null && EF.Property<DateOnly?>(local, MarksWhatBinds.BindingFrom) != null),
            notice => notice.Agreement, local => local.Id, (notice, local) => new NoticeOf { Of = local.Parent!.Value, Notice = notice }));

    sealed class NoticeOf
    {
        public required AgreementId Of { get; init; }
        public required Notice Notice { get; init; }
    }

    async Task<Dictionary<AgreementId, ParsedAgreement>> Parsed(List<Head> heads, Dictionary<AgreementId, int> versions, AllDutySettings settings, Dictionary<string, EvidenceCounts> counts, CancellationToken cancellation)
    {
        ParsedStamp StampOf(Head head) => new(head.Version, head.Parent, head.Parent is { } above && versions.TryGetValue(above, out var version) ? version : null, settings.Of(head.Id),
            counts.GetValueOrDefault(head.Id.Value.ToString()).Readiness);

        var known = heads.ToDictionary(head => head.Id, head => cache.Parsed.TryGetValue(head.Id, out var kept) && kept.Stamp == StampOf(head) ? kept.Parsed : null);
        var stale = heads.Where(head => known[head.Id] is null).ToList();
        if (stale.Count > 0)
        {
            List<AgreementId> needed = [.. stale.Select(head => head.Id).Concat(stale.Select(head => head.Parent).OfType<AgreementId>()).Distinct()];
            var loaded = await db.Agreements.AsNoTracking().Whole().Where(agreement => needed.Contains(agreement.Id)).ToDictionaryAsync(agreement => agreement.Id, cancellation);
            var readiness = (stale.TrueForAll(head => StampOf(head).Readiness == 0) ? [] : await db.ReadinessChanges.AsNoTracking().Where(change => needed.Contains(change.Agreement)).ToListAsync(cancellation)).ToLookup(change => change.Agreement);
            foreach (var head in stale)
            {
                // Removed since the heads were read; the next request will not see it.
                if (!loaded.TryGetValue(head.Id, out var agreement)) continue;
                var parent = head.Parent is { } above ? loaded.GetValueOrDefault(above) : null;
                List<ReadinessChange> lines = [.. readiness[head.Id]];
                var parsed = new ParsedAgreement(agreement, parent, StoredDutySettings.Parse(settings.Of(head.Id)), lines);
                known[head.Id] = parsed;
                // Kept under what was really read, which may be newer than the heads.
                cache.Parsed[head.Id] = (new(agreement.Version, head.Parent, parent?.Version, settings.Of(head.Id), lines.Count), parsed);
            }
        }
        return known.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);
    }

    async Task<DutyAgreement> WithEvidence(EvidenceStamp stamp, CancellationToken cancellation)
    {
        var id = stamp.Parsed.Id;
        if (cache.Agreements.TryGetValue(id, out var kept) && kept.Stamp == stamp) return kept.Agreement;
        var key = id.Value.ToString();
        var recorded = stamp.Counts.Recorded == 0 ? [] : await db.Evidence.AsNoTracking()
            .Where(evidence => evidence.AgreementId == key && !db.Withdrawals.Any(withdrawal => withdrawal.EvidenceId == evidence.Id))
            .OrderBy(evidence => evidence.Date).ToListAsync(cancellation);
        if (stamp.Counts.Notices > 0)
            recorded.AddRange((await Notices.Where(sent => sent.Of == id).Select(sent => sent.Notice).ToListAsync(cancellation)).SelectMany(notice => NoticeEvidence.Of(notice, id)));
        var agreement = new DutyAgreement(stamp.Parsed, recorded);
        cache.Agreements[id] = (stamp, agreement);
        return agreement;
    }
}
