using Microsoft.EntityFrameworkCore;
using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Forums;

/// <summary>How often a forum meets at one level of readiness, as the text says it and as it was understood.</summary>
public sealed record ForumLevel(ReadinessLevel Level, string? Text, IReadOnlyList<Cadence> Cadence);

/// <summary>A body, a plan's forum or an activity's working group.</summary>
public sealed record Forum
{
    /// <summary>Unique on the page.</summary>
    public required string Anchor { get; init; }
    public required string Name { get; init; }
    public required BodyKind Kind { get; init; }
    public required int? Line { get; init; }
    /// <summary>The annex whose later version holds the line; null for the agreement's own text.</summary>
    public int? Annex { get; init; }
    /// <summary>Other names of the same body (ORG-31).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<string> Members { get; init; } = [];
    public ChairFact Chair { get; init; } = new();
    public string? Convener { get; init; }
    public IReadOnlyList<ForumLevel> Levels { get; init; } = [];
    public string? PlanSlug { get; init; }
    /// <summary>The body in use for it.</summary>
    public BodyId? Body { get; init; }
    public DateOnly? Last { get; init; }
    public DutyItem? Next { get; init; }
    /// <summary>Meetings held and demanded in the calendar year; null when the text demands no number.</summary>
    public (int Held, int Demanded)? Year { get; init; }

    /// <summary>A routine without meetings is a valid plan (FOR-BOS-05).</summary>
    public bool MeetsNever => Levels.Count > 0 && Levels.All(level => level.Cadence.Count > 0 && level.Cadence.All(cadence => cadence is NotApplicableCadence));
    public IEnumerable<WeeklyCadence> Series => Levels.SelectMany(level => level.Cadence).OfType<WeeklyCadence>();
}

/// <summary>The forums of one agreement, as a tree: who steers, who prepares, and those that do the work.</summary>
public sealed record AgreementForums
{
    public required RecordedAgreement Agreement { get; init; }
    public required bool Applies { get; init; }
    /// <summary>A council that consists of the steering and preparation groups: one sentence names them all (ORG-29).</summary>
    public required IReadOnlyList<Forum> Councils { get; init; }
    public required IReadOnlyList<Forum> Steering { get; init; }
    public required IReadOnlyList<Forum> Preparation { get; init; }
    public required IReadOnlyList<Forum> Others { get; init; }
    public required IReadOnlyList<Forum> Plans { get; init; }
    /// <summary>Bodies in use that stand in no text of their own: groups formed by need, and the groups within a plan.</summary>
    public required IReadOnlyList<BodyInUse> InUse { get; init; }
    /// <summary>How many bodies are in use in all.</summary>
    public required int Bodies { get; init; }
}

/// <summary>A body in the register.</summary>
public sealed record BodyInUse(BodyId Id, string Name, BodyKind Kind, string? PartOf, DateOnly From, DateOnly? To, bool IsInPlace, string? Task);

public sealed record ForumPage(DateOnly On, IReadOnlyList<AgreementForums> Agreements);

/// <summary>Every body and forum of the adopted agreements that the actor may see.</summary>
public sealed class ReadForumPage(SamsynDb db, ReadRecordedAgreements agreements, ReadDutyList duties, Clock clock)
{
    public async Task<ForumPage> Run(Actor actor, DateOnly? asked, CancellationToken cancellation)
    {
        var on = asked ?? clock.Today;
        var recorded = await agreements.Run(actor, cancellation);
        var list = await duties.Run(actor, new() { AsOf = on, From = new(on.Year, 1, 1), To = on.AddYears(1) }, cancellation);
        var items = list.Items.Where(item => item.Duty.Demand.Needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld)).ToLookup(item => (item.Agreement.Id, Base(item.Duty.Demand.Needs.Subject)));
        var inUse = (await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(body => body.To == null || body.To >= on).ToListAsync(cancellation)).ToLookup(body => body.Agreement);
        return new(on, [.. recorded.Select(agreement => Of(agreement, on, list, items, [.. inUse[agreement.Id]]))
            .Where(forums => forums.Steering.Count + forums.Preparation.Count + forums.Others.Count + forums.Plans.Count + forums.Bodies > 0)
            .OrderByDescending(forums => forums.Applies)]);
    }

    static AgreementForums Of(RecordedAgreement agreement, DateOnly on, DutyList list, ILookup<(Domain.Agreements.AgreementId, (SubjectKind, string)), DutyItem> items, List<Body> inUse)
    {
        var bySubject = inUse.DistinctBy(body => body.Subject).ToDictionary(body => body.Subject);
        HashSet<BodyId> named = [];
        var evidence = list.Agreements.FirstOrDefault(one => one.Id == agreement.Id);
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var bodies = agreement.On(agreement.NearestTo(on)).SelectMany(text => text.Bodies.Select(body => (text, body))).ToList();
        var plans = ReadPlanRegister.PlansOf(agreement, on);
        List<Forum> all = [];
        foreach (var (text, body) in bodies) all.Add(WithYear(OfBody(body, text), DutySubject.Body(body.Name)));
        List<Forum> ofPlans = [];
        foreach (var (text, slug, plan, area) in plans)
        {
            if (plan is not null) ofPlans.Add(WithYear(OfPlan(plan, text, slug), DutySubject.Plan(plan.Title)));
            foreach (var (i, activity) in (area?.Activities ?? []).Index())
                ofPlans.Add(WithYear(OfActivity(area!, activity, text, $"{slug}#aktivitet-{i + 1}"), DutySubject.Activity(area!.Title, activity.Title)));
        }
        var steering = all.Where(forum => forum.Kind == BodyKind.Steering).ToList();
        var councils = all.Where(forum => forum.Kind == BodyKind.Council && steering.Exists(one => one.Line == forum.Line && one.Annex == forum.Annex)).ToList();
        var byId = inUse.ToDictionary(body => body.Id);
        return new()
        {
            InUse = [.. inUse.Where(body => !named.Contains(body.Id)).OrderBy(body => body.Name, StringComparer.Create(Words.Swedish, ignoreCase: true))
                .Select(body => new BodyInUse(body.Id, body.Name, body.Kind, body.Parent is { } above && byId.TryGetValue(above, out var whole) ? whole.Name : null, body.From, body.To, body.IsInPlace, body.Task))],
            Bodies = inUse.Count,
            Agreement = agreement,
            Applies = agreement.AppliesOn(on),
            Councils = councils,
            Steering = steering,
            Preparation = [.. all.Where(forum => forum.Kind == BodyKind.Preparation)],
            Others = [.. all.Where(forum => forum.Kind is not (BodyKind.Steering or BodyKind.Preparation)).Except(councils)],
            Plans = ofPlans,
        };

        Forum WithYear(Forum forum, DutySubject subject)
        {
            // The number of the agreement first: several agreements stand on one page.
            var first = $"f{agreement.Number}-{forum.Anchor}";
            var anchor = first;
            for (var n = 2; !anchors.Add(anchor); n++) anchor = $"{first}-{n}";
            var own = items[(agreement.Id, Base(subject))].ToList();
            var counted = own.Where(item => item.Duty.Due is { } due && due.Year == on.Year && item.Duty.Needed > 0).ToList();
            var subjects = own.Select(item => item.Duty.Demand.Needs.Subject).Append(subject).Distinct();
            var held = evidence is null ? [] : subjects.SelectMany(one => evidence.Index.About(agreement.Id.Value.ToString(), one))
                .Where(one => one.Kind == EvidenceKinds.MeetingHeld && one.Date <= on).Select(one => one.Date).ToList();
            var body = bySubject.GetValueOrDefault(subject);
            if (body is not null) named.Add(body.Id);
            return forum with
            {
                Anchor = anchor,
                Body = body?.Id,
                Last = held.Count == 0 ? null : held.Max(),
                Next = own.Where(item => item.Duty.Due >= on && item.Status.State is not (DutyState.Fulfilled or DutyState.NotApplicable)).MinBy(item => item.Duty.Due),
                Year = counted.Count == 0 ? null : (counted.Sum(item => item.Status.Done), counted.Sum(item => item.Duty.Needed)),
            };
        }
    }

    /// <summary>What the text that applies on a day, or on the nearest day that it did, says of what bears the subject; null when nothing.</summary>
    internal static Forum? StatedFor(RecordedAgreement agreement, DutySubject subject, DateOnly on)
    {
        foreach (var text in agreement.On(agreement.NearestTo(on)))
            if (text.Bodies.FirstOrDefault(body => DutySubject.Body(body.Name) == subject) is { } stated) return OfBody(stated, text);
        foreach (var (text, slug, plan, area) in ReadPlanRegister.PlansOf(agreement, on))
        {
            if (plan is not null && subject.Kind == SubjectKind.Plan && DutySubject.Plan(plan.Title).Key == Base(subject).Key) return OfPlan(plan, text, slug);
            if (area?.Activities.FirstOrDefault(one => DutySubject.Activity(area.Title, one.Title) == subject) is { } activity) return OfActivity(area, activity, text, slug);
        }
        return null;
    }

    static Forum OfBody(BodyFact body, RecordedText text) => new()
    {
        Anchor = PlanSlugs.Of(body.Name), Name = body.Name, Kind = body.Kind, Line = At(body.Line), Annex = AnnexOf(text), Aliases = body.Aliases,
        Members = body.Members, Chair = body.Chair, Levels = body.Cadence.Count == 0 ? [] : [new(ReadinessLevel.Normal, null, body.Cadence)],
    };

    static Forum OfPlan(PlanFact plan, RecordedText text, string slug) => new()
    {
        Anchor = slug, Name = plan.Title, Kind = BodyKind.Forum, Line = At(plan.Line), Annex = AnnexOf(text), PlanSlug = slug, Convener = plan.Fields.Convener,
        Levels = [.. plan.Readiness.Select(row => new ForumLevel(row.Level, row.Text, row.Cadence))],
    };

    static Forum OfActivity(AreaFact area, ActivityFact activity, RecordedText text, string slug) => new()
    {
        Anchor = PlanSlugs.Of($"{area.Title} {activity.Title}"), Name = activity.Title, Kind = BodyKind.Working, Line = At(activity.Line), Annex = AnnexOf(text), PlanSlug = slug,
        Aliases = activity.WorkingGroup is { } group ? [group] : [], Convener = activity.Convener,
        Levels = activity.Cadence.Count == 0 ? [] : [new(ReadinessLevel.Normal, null, activity.Cadence)],
    };

    /// <summary>Groups within a plan are the plan's.</summary>
    static (SubjectKind Kind, string Key) Base(DutySubject subject) => (subject.Kind, subject.Kind == SubjectKind.Plan ? subject.Key.Split('/')[0] : subject.Key);

    static int? At(int line) => line > 0 ? line : null;

    static int? AnnexOf(RecordedText text) => text.CameWithAgreement ? null : text.Annex;
}
