using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>Something on record about what a duty concerns; <see cref="Counts"/> when it fulfils the duty.</summary>
public sealed record EvidenceOnPage(Evidence Evidence, bool Counts)
{
    /// <summary>Null for what the agreement itself proves: that is changed on the agreement's page.</summary>
    public string? RecordedBy { get; init; }
    public DateTimeOffset? RecordedAt { get; init; }
    public EvidenceWithdrawal? Withdrawal { get; init; }
    public string? WithdrawnBy { get; init; }
    public bool IsOwn => Guid.TryParse(Evidence.Id, out _);
}

/// <summary>The measurements at signing, by date, and the duty to record them where the text demands it.</summary>
public sealed record BaselineOnPage(IReadOnlyList<Evidence> Measured, DutyItem? Demand);

/// <summary>One duty with everything that is known about it.</summary>
public sealed record DutyPage
{
    public required DutyItem Item { get; init; }
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<DutyItem> Conflicts { get; init; }
    /// <summary>The other windows of the same demand: before and after, by date.</summary>
    public required IReadOnlyList<DutyItem> Siblings { get; init; }
    public required IReadOnlyList<EvidenceOnPage> Evidence { get; init; }
    public required bool MayRecord { get; init; }
    /// <summary>What a yearly follow-up is held against (FUP-19); null for other duties and where no text asks for a baseline.</summary>
    public BaselineOnPage? Baseline { get; init; }
    /// <summary>What kinds of evidence would fulfil it.</summary>
    public IReadOnlyList<EvidenceKinds> Kinds => [.. Enum.GetValues<EvidenceKinds>().Where(kind => kind != EvidenceKinds.None && Item.Duty.Demand.Needs.Kinds.HasFlag(kind))];
}

/// <summary>Reads a <see cref="DutyPage"/>; null when no agreement that the actor may see has such a duty.</summary>
public sealed class ReadDutyPage(SamsynDb db, DutySources sources, Clock clock)
{
    const int YearsAhead = 5, MostEvidence = 40;

    public async Task<DutyPage?> Run(Actor actor, string id, DateOnly? asOf, CancellationToken cancellation)
    {
        var on = asOf ?? clock.Today;
        foreach (var agreement in await sources.Run(actor, cancellation))
        {
            if (agreement.Parsed.Source is not { } source) continue;
            var items = agreement.On(on, Life(source, on)).Select(status => new DutyItem(agreement, status)).ToList();
            if (items.Find(one => one.Id == id) is not { } item) continue;
            return new()
            {
                Item = item,
                AsOf = on,
                Conflicts = [.. items.Where(one => item.Duty.ConflictsWith.Contains(one.Id))],
                Siblings = [.. items.Where(one => one.Duty.Demand.Key == item.Duty.Demand.Key)],
                Evidence = await EvidenceOf(item, cancellation),
                MayRecord = actor.May(Permission.RecordEvidence),
                Baseline = BaselineFor(item, items),
            };
        }
        return null;
    }

    static BaselineOnPage? BaselineFor(DutyItem item, List<DutyItem> items)
    {
        if (!item.Duty.Demand.IsYearlyFollowUp) return null;
        var measured = item.Agreement.All.Where(evidence => evidence.Kind == EvidenceKinds.BaselineRecorded).OrderBy(evidence => evidence.Date).ToList();
        var demand = items.Find(one => one.Duty.Demand.Needs.Kinds == EvidenceKinds.BaselineRecorded);
        return measured.Count == 0 && demand is null ? null : new(measured, demand);
    }

    static Period Life(DutySource source, DateOnly on)
    {
        var to = new DateOnly(on.Year + YearsAhead, 12, 31);
        return new(source.From < to ? source.From : to, to);
    }

    async Task<IReadOnlyList<EvidenceOnPage>> EvidenceOf(DutyItem item, CancellationToken cancellation)
    {
        var duty = item.Duty;
        var (first, last) = (duty.CountsFrom, duty.ClosesUntil ?? duty.Window.To ?? DateOnly.MaxValue);
        var subject = duty.Demand.Needs.Subject;
        var counted = item.Status.Evidence.ToHashSet(StringComparer.Ordinal);
        var near = item.Agreement.Index.About(duty.AgreementId, subject)
            .Where(evidence => counted.Contains(evidence.Id) || (evidence.Date >= first && evidence.Date <= last && !duty.IsStanding) || duty.IsStanding)
            .TakeLast(MostEvidence).ToList();
        var withdrawn = await db.Evidence.AsNoTracking()
            .Where(evidence => evidence.AgreementId == duty.AgreementId && evidence.Subject == subject && evidence.Date >= first && evidence.Date <= last)
            .Join(db.Withdrawals, evidence => evidence.Id, withdrawal => withdrawal.EvidenceId, (evidence, withdrawal) => new { evidence, withdrawal })
            .ToListAsync(cancellation);

        List<Guid> ids = [.. near.Select(evidence => evidence.Id).Concat(withdrawn.Select(one => one.evidence.Id)).Where(id => Guid.TryParse(id, out _)).Select(Guid.Parse)];
        var acts = await db.Acts.AsNoTracking().Where(act => act.Name == nameof(RecordEvidence) && act.Outcome == ActOutcome.Done && ids.Contains(act.ObjectId))
            .Select(act => new { act.ObjectId, act.At, act.Actor }).ToListAsync(cancellation);
        List<PersonId> persons = [.. acts.Select(act => act.Actor).Concat(withdrawn.Select(one => one.withdrawal.By)).Distinct()];
        var names = await db.Persons.AsNoTracking().Where(person => persons.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);

        EvidenceOnPage OnPage(Evidence evidence, EvidenceWithdrawal? withdrawal)
        {
            var act = Guid.TryParse(evidence.Id, out var guid) ? acts.Find(one => one.ObjectId == guid) : null;
            return new(evidence, counted.Contains(evidence.Id))
            {
                RecordedBy = act is null ? null : names.GetValueOrDefault(act.Actor),
                RecordedAt = act?.At,
                Withdrawal = withdrawal,
                WithdrawnBy = withdrawal is null ? null : names.GetValueOrDefault(withdrawal.By),
            };
        }

        return [.. near.Select(evidence => OnPage(evidence, null)).Concat(withdrawn.Select(one => OnPage(one.evidence, one.withdrawal))).OrderByDescending(one => one.Evidence.Date)];
    }
}
