using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>An agreement that has, or can have, a picture: its editions and its short pictures, newest first, and the next update that it demands (SIT-04).</summary>
public sealed record PictureSeries(AgreementLink Agreement, IReadOnlyList<Picture> Editions, IReadOnlyList<Picture> Short, DutyItem? Due)
{
    /// <summary>Short pictures that are settled and too old to be listed unless they are asked for.</summary>
    public int OlderShort { get; init; }

    public bool MayBegin => Editions is [] or [{ State: PictureState.Adopted }, ..];

    public IEnumerable<PictureKind> ShortToBegin => new[] { PictureKind.WeeklyUnrest, PictureKind.Evening }.Where(kind => Short.FirstOrDefault(one => one.Kind == kind) is null or { State: PictureState.Adopted });
}

/// <summary>Null and empty ask for all. A picture is of the days asked for when its period shares one with them.</summary>
public sealed record PictureFilter
{
    public AgreementId? Agreement { get; init; }
    public IReadOnlyList<PictureKind> Kinds { get; init; } = [];
    public PictureState? State { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

public sealed record PictureRegister(IReadOnlyList<PictureSeries> Series, bool MayLead, bool IsWhole)
{
    /// <summary>Newest first, whatever the agreement.</summary>
    public IReadOnlyList<(AgreementLink Agreement, Picture Picture)> Matching(PictureFilter filter) =>
    [
        .. Series.SelectMany(series => series.Editions.Concat(series.Short).Select(picture => (series.Agreement, Picture: picture)))
            .Where(one => (filter.Agreement is null || one.Agreement.Id == filter.Agreement) && (filter.Kinds.Count == 0 || filter.Kinds.Contains(one.Picture.Kind)) && (filter.State is null || one.Picture.State == filter.State)
                && !(one.Picture.To < filter.From) && !(one.Picture.From > filter.To))
            .OrderByDescending(one => one.Picture.BegunAt).ThenByDescending(one => one.Picture.Id.Value),
    ];
}

/// <summary>All editions that the actor sees, by agreement.</summary>
public sealed class ReadPictures(SamsynDb db, DutySources duties, Clock clock)
{
    /// <summary>Short pictures are of the day; older ones are listed when they are asked for.</summary>
    const int DaysOfShort = 60;

    public async Task<PictureRegister> Run(Actor actor, CancellationToken cancellation, bool isWhole = false)
    {
        var since = isWhole ? DateTimeOffset.UnixEpoch : clock.Now.AddDays(-DaysOfShort);
        var seen = db.Pictures.AsNoTracking().VisibleTo(actor);
        var older = await seen.Where(one => one.Kind != PictureKind.Regular && one.State != PictureState.Open && one.BegunAt < since).GroupBy(one => one.Agreement).Select(of => new { Agreement = of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Agreement, of => of.Count, cancellation);
        var all = (await seen.Where(one => one.Kind == PictureKind.Regular || one.State == PictureState.Open || one.BegunAt >= since).OrderByDescending(one => one.BegunAt).ThenByDescending(one => one.Number).ToListAsync(cancellation)).ToLookup(one => (one.Agreement, IsShort: one.Kind != PictureKind.Regular));
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(one => EF.Property<DateOnly?>(one, MarksWhatBinds.BindingFrom) != null).OrderBy(one => one.Number)
            .Select(one => new { one.Id, one.Number, one.Title, HasAnnex = one.Annexes.Any(annex => annex.Kind == AnnexKind.SituationPicture) }).ToListAsync(cancellation);
        var due = actor.May(Permission.ReadDuties) ? Due(await duties.Run(actor, cancellation)) : [];
        return new([.. agreements.Where(one => all.Contains((one.Id, false)) || one.HasAnnex)
            .Select(one => new PictureSeries(new(one.Id, one.Number, one.Title), [.. all[(one.Id, false)]], [.. all[(one.Id, true)]], due.GetValueOrDefault(one.Id)) { OlderShort = older.GetValueOrDefault(one.Id) })], actor.May(Permission.LeadPicture), isWhole);
    }

    /// <summary>The demand on the picture whose last day comes next, of those not fulfilled.</summary>
    Dictionary<AgreementId, DutyItem> Due(IReadOnlyList<DutyAgreement> agreements)
    {
        var today = clock.Today;
        var picture = DutySubject.Annex(AnnexKind.SituationPicture);
        return agreements.Select(agreement => (agreement.Id, Next: agreement.On(today, new(today.AddYears(-1), today.AddYears(1))).Select(status => new DutyItem(agreement, status))
                .Where(item => item.Duty.Demand.Needs.Subject == picture && item.Status.State is not (DutyState.Fulfilled or DutyState.NotApplicable) && item.Duty.Due >= today).MinBy(item => item.Duty.Due)))
            .Where(one => one.Next is not null).ToDictionary(one => one.Id, one => one.Next!);
    }
}
