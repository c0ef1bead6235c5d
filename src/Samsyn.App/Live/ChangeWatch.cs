using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;

namespace Samsyn.App.Live;

/// <summary>
/// The net below the notices: looks now and then what the agreements are like, and tells of those that changed without a notice having come.
/// </summary>
public sealed class ChangeWatch(ChangeHub hub)
{
    Dictionary<Guid, Stamp>? _known;

    readonly record struct Stamp(int Version, int Recorded, int Withdrawn);

    /// <summary>How many changes nobody had told of.</summary>
    public async Task<int> Look(SamsynDb db, IReadOnlySet<Guid> toldOf, CancellationToken cancellation)
    {
        var now = await Read(db, cancellation);
        var missed = _known is null ? [] : now.Where(one => !toldOf.Contains(one.Key) && (!_known.TryGetValue(one.Key, out var before) || before != one.Value)).Select(one => one.Key).ToList();
        _known = now;
        foreach (var id in missed) hub.Tell(new(ChangeNotice.Agreement, id));
        return missed.Count;
    }

    static async Task<Dictionary<Guid, Stamp>> Read(SamsynDb db, CancellationToken cancellation)
    {
        var versions = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Select(agreement => new { agreement.Id, agreement.Version }).ToListAsync(cancellation);
        var recorded = await db.Evidence.AsNoTracking().GroupBy(evidence => evidence.AgreementId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var withdrawn = await db.Withdrawals.AsNoTracking().GroupBy(withdrawal => withdrawal.AgreementId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var recordedBy = recorded.ToDictionary(group => group.Key, group => group.Count, StringComparer.Ordinal);
        var withdrawnBy = withdrawn.ToDictionary(group => group.Key, group => group.Count, StringComparer.Ordinal);
        return versions.ToDictionary(agreement => agreement.Id.Value,
            agreement => new Stamp(agreement.Version, recordedBy.GetValueOrDefault(agreement.Id.Value.ToString()), withdrawnBy.GetValueOrDefault(agreement.Id.Value.ToString())));
    }
}
