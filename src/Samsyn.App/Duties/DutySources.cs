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

/// <summary>The database counts every change to what an agreement's duties are judged by; see <see cref="EvidenceStir"/>.</summary>
readonly record struct EvidenceStamp(ParsedAgreement Parsed, long Stirred);

/// <summary>The agreements that an actor may see, with their duties and evidence. A request on unchanged agreements reads a few numbers, no texts.</summary>
public sealed class DutySources(SamsynDb db, DutyCache cache)
{
    public Task<IReadOnlyList<DutyAgreement>> Run(Actor actor, CancellationToken cancellation) => Read(actor, only: null, cancellation);

    /// <summary>One agreement alone; null when the actor sees none of its duties.</summary>
    public async Task<DutyAgreement?> Of(Actor actor, AgreementId id, CancellationToken cancellation) => (await Read(actor, id, cancellation)).FirstOrDefault(agreement => agreement.Id == id);

    async Task<IReadOnlyList<DutyAgreement>> Read(Actor actor, AgreementId? only, CancellationToken cancellation)
    {
        if (!actor.Sees(nameof(Duty))) return [];
        var visible = db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor);
        // With the one above it, whose version its own duties depend on.
        if (only is { } one) visible = visible.Where(agreement => agreement.Id == one || db.Agreements.Any(below => below.Id == one && below.Parent == agreement.Id));
        var heads = await visible.OrderBy(agreement => agreement.Number)
            .Select(agreement => new Head(agreement.Id, agreement.Version, agreement.Parent,
                db.EvidenceStirs.Where(stir => stir.Agreement == agreement.Id).Select(stir => (long?)stir.Count).FirstOrDefault(),
                db.ReadinessChanges.Count(change => change.Agreement == agreement.Id))).ToListAsync(cancellation);
        if (heads.Count == 0) return [];
        var settings = await db.DutySettings(cancellation);

        var versions = heads.ToDictionary(head => head.Id, head => head.Version);
        var parsed = await Parsed(heads, versions, settings, cancellation);
        List<DutyAgreement> agreements = [];
        foreach (var head in heads.Where(head => only is null || head.Id == only))
        {
            if (!parsed.TryGetValue(head.Id, out var text)) continue;
            agreements.Add(await WithEvidence(new(text, head.Stirred ?? 0), cancellation));
        }
        return agreements;
    }

    sealed record Head(AgreementId Id, int Version, AgreementId? Parent, long? Stirred, int Readiness);

    /// <summary>Notices by the agreements whose duties they concern: their own, and the one above it.</summary>
    IQueryable<NoticeOf> Notices => db.Notices.AsNoTracking().Select(notice => new NoticeOf { Of = notice.Agreement, Notice = notice })
        .Concat(db.Notices.AsNoTracking().Join(db.Agreements.IgnoreAutoIncludes().Where(local => local.Parent != null && EF.Property<DateOnly?>(local, MarksWhatBinds.BindingFrom) != null),
            notice => notice.Agreement, local => local.Id, (notice, local) => new NoticeOf { Of = local.Parent!.Value, Notice = notice }));

    sealed class NoticeOf
    {
        public required AgreementId Of { get; init; }
        public required Notice Notice { get; init; }
    }

    async Task<Dictionary<AgreementId, ParsedAgreement>> Parsed(List<Head> heads, Dictionary<AgreementId, int> versions, AllDutySettings settings, CancellationToken cancellation)
    {
        ParsedStamp StampOf(Head head) => new(head.Version, head.Parent, head.Parent is { } above && versions.TryGetValue(above, out var version) ? version : null, settings.Of(head.Id),
            head.Readiness);

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
        var recorded = stamp.Stirred == 0 ? [] : await db.Evidence.AsNoTracking()
            .Where(evidence => evidence.AgreementId == key && !db.Withdrawals.Any(withdrawal => withdrawal.EvidenceId == evidence.Id))
            .OrderBy(evidence => evidence.Date).ToListAsync(cancellation);
        if (stamp.Stirred > 0)
            recorded.AddRange((await Notices.Where(sent => sent.Of == id).Select(sent => sent.Notice).ToListAsync(cancellation)).SelectMany(notice => NoticeEvidence.Of(notice, id)));
        var agreement = new DutyAgreement(stamp.Parsed, recorded);
        cache.Agreements[id] = (stamp, agreement);
        return agreement;
    }
}
