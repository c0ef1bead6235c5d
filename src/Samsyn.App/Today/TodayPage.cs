using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Organisations;
using Samsyn.App.Readiness;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Today;

/// <summary>Something that happened lately, in the words of the duty or subject it concerns.</summary>
public sealed record Happening(Evidence Evidence, string? Subject, string? DutyId);

/// <summary>What a signed-in person has before them today.</summary>
public sealed record TodayPage
{
    public required DateOnly Today { get; init; }
    /// <summary>Whether only the duties of the reader's own side are shown, and which side that is.</summary>
    public required PartySide? Side { get; init; }
    public required PartySide? OwnSide { get; init; }
    public required bool HasAgreements { get; init; }

    /// <summary>Past its last day, and something can still be done about it.</summary>
    public required IReadOnlyList<DutyRow> Overdue { get; init; }
    /// <summary>Missed for good this year: windows that closed unfilled.</summary>
    public required int Missed { get; init; }
    public required IReadOnlyList<DutyRow> DueSoon { get; init; }
    /// <summary>Rounds and meetings with a day of their own, from today through the coming week.</summary>
    public required IReadOnlyList<DutyItem> ThisWeek { get; init; }
    /// <summary>Consultation, expiry and revision, the nearest first.</summary>
    public required IReadOnlyList<DutyItem> BigDates { get; init; }
    public required IReadOnlyList<Happening> Lately { get; init; }
    public required IReadOnlyList<ReadinessNews> Readiness { get; init; }
}

public sealed class ReadTodayPage(DutySources sources, ReadReadinessNews readiness, Clock clock)
{
    const int MostSoon = 8, MostBigDates = 4, MostLately = 6, DaysOfWeek = 7, RecentDays = 14;

    /// <summary>With <paramref name="all"/> both sides, otherwise the reader's own.</summary>
    public async Task<TodayPage> Run(Actor actor, bool all, CancellationToken cancellation)
    {
        var today = clock.Today;
        var agreements = await sources.Run(actor, cancellation);
        PartySide? own = actor.Sides is [var only] ? only : null;
        var side = all ? null : own;
        var horizon = new Period(new(today.Year - 1, 1, 1), new(today.Year + 3, 12, 31));
        var items = agreements.SelectMany(agreement => agreement.On(today, horizon).Where(status => IsFor(side, status.Duty)).Select(status => new DutyItem(agreement, status))).ToList();

        var week = items.Where(item => item.Duty is { IsStanding: false } duty && duty.Window.From == duty.Window.To && duty.Window.From >= today
            && duty.Window.From < today.AddDays(DaysOfWeek)).OrderBy(item => item.Duty.Window.From).ThenBy(item => item.Duty.Demand.Time).ToList();
        var overdue = items.Where(item => item.Status.State == DutyState.Overdue).ToList();
        var open = overdue.Where(item => item.CanStillBeDone(today) || item.Duty.Due >= today.AddDays(-RecentDays)).ToList();
        var big = items.Where(item => IsBig(item.Duty) && item.Duty.Due >= today && item.Status.State != DutyState.Fulfilled).OrderBy(item => item.Duty.Due).Take(MostBigDates).ToList();
        return new()
        {
            Today = today,
            Side = side,
            OwnSide = own,
            HasAgreements = agreements.Count > 0,
            Overdue = ReadDutyList.RowsOf(open, today),
            Missed = overdue.Count(item => item.Duty.Due?.Year == today.Year) - open.Count(item => item.Duty.Due?.Year == today.Year),
            DueSoon = [.. ReadDutyList.RowsOf([.. items.Where(item => item.Status.State == DutyState.DueSoon && !week.Contains(item))], today).Take(MostSoon)],
            ThisWeek = week,
            BigDates = big,
            Lately = Lately(agreements, items, today),
            Readiness = await readiness.Run(actor, cancellation),
        };
    }

    static bool IsFor(PartySide? side, Duty duty) => side is null || duty.Party == DutyParty.Both || duty.Party == (side == PartySide.Police ? DutyParty.Police : DutyParty.City);

    static bool IsBig(Duty duty) => duty.Title.Code is "title.consultation" or "title.expiry" or "title.revision" or "title.areasRevision" or "title.parentConsultation";

    static List<Happening> Lately(IReadOnlyList<DutyAgreement> agreements, List<DutyItem> items, DateOnly today)
    {
        var latest = agreements.SelectMany(agreement => agreement.All).Where(evidence => evidence.Date <= today && evidence.Kind != EvidenceKinds.MeetingCancelled)
            .OrderByDescending(evidence => evidence.Date).DistinctBy(evidence => (evidence.AgreementId, evidence.Subject, evidence.Kind)).Take(MostLately).ToList();
        var about = latest.Select(evidence => (evidence.AgreementId, evidence.Subject)).ToHashSet();
        var byEvidence = new Dictionary<string, DutyItem>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => about.Contains((item.Duty.AgreementId, item.Duty.Demand.Needs.Subject))))
            foreach (var id in item.Status.Evidence) byEvidence.TryAdd(id, item);
        return [.. latest.Select(evidence =>
        {
            var agreement = agreements.First(one => one.Id.Value.ToString() == evidence.AgreementId);
            return new Happening(evidence, agreement.Parsed.NameOf(evidence.Subject), byEvidence.GetValueOrDefault(evidence.Id)?.Id);
        })];
    }
}

/// <summary>Nobody can sign in yet: a new database, or one that only the terminal has worked in.</summary>
public sealed class IsEmpty(SamsynDb db)
{
    public async Task<bool> Run(CancellationToken cancellation) =>
        !await db.Persons.AsNoTracking().AnyAsync(person => !person.Name.StartsWith(TerminalActor.Mark), cancellation);
}
