using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Readiness;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Meetings;

/// <summary>What is asked of the planner: the year, the days to keep free, and what members need between two meetings.</summary>
public sealed record PlanYearQuery(int Year)
{
    public IReadOnlyList<Blackout> Closed { get; init; } = [];
    public int TravelMinutes { get; init; } = 15;
    /// <summary>Only this body; null plans all together.</summary>
    public BodyId? Body { get; init; }
}

/// <summary>A body, or a group that meets for itself within it, as the planner is given it.</summary>
sealed record BodyToPlan(Body Body, string? Group, ForumToPlan Forum, IReadOnlyList<Meeting> Meetings);

/// <summary>Everything on record that the plan of a year follows from, read once for the query and for the act.</summary>
public sealed class YearOnRecord(SamsynDb db, DutySources sources, ReadinessOnRecord areas, Clock clock)
{
    const int LastMeetings = 8;

    internal static Period DaysOf(int year) => new(new(year, 1, 1), new(year, 12, 31));

    internal YearToPlan ToPlan(PlanYearQuery query, IEnumerable<BodyToPlan> bodies) => new()
    {
        Days = DaysOf(query.Year), Today = clock.Today, Forums = [.. bodies.Select(body => body.Forum)], Blackouts = query.Closed, TravelMinutes = query.TravelMinutes,
    };

    internal async Task<IReadOnlyList<BodyToPlan>> Read(Actor actor, PlanYearQuery query, CancellationToken cancellation)
    {
        var (today, days) = (clock.Today, DaysOf(query.Year));
        var bodies = await db.Bodies.VisibleTo(db, actor, today).Where(body => body.IsInPlace && body.From <= days.To && (body.To == null || body.To >= days.From)).ToListAsync(cancellation);
        if (query.Body is { } only) bodies = bodies.FindAll(body => body.Id == only);
        if (bodies.Count == 0) return [];
        List<BodyId> ids = [.. bodies.Select(body => body.Id)];
        // A window that ends in the year may have begun in the one before.
        var (from, to) = (days.From.AddYears(-1), days.To);
        var meetings = (await db.Meetings.VisibleTo(db, actor, today).Where(meeting => ids.Contains(meeting.Body) && meeting.Date >= from && meeting.Date <= to).OrderBy(meeting => meeting.Date).ToListAsync(cancellation))
            .ToLookup(meeting => meeting.Body);
        var members = await Members(ids, today > days.From ? today : days.From, cancellation);
        var agreements = (await sources.Run(actor, cancellation)).ToDictionary(agreement => agreement.Id);
        var histories = (await areas.Levels(actor, cancellation)).ToDictionary(area => area.Id, area => area.History.PeriodsAsPlanned(today));

        List<BodyToPlan> all = [];
        foreach (var ofAgreement in bodies.GroupBy(body => body.Agreement))
        {
            var agreement = agreements.GetValueOrDefault(ofAgreement.Key);
            var readiness = histories.GetValueOrDefault(ofAgreement.Key) ?? [];
            IReadOnlyList<Duty> duties = agreement?.Parsed.Source is { } source ? DutyDerivation.Derive(source with { Readiness = readiness }, days) : [];
            var subjects = ofAgreement.Select(body => body.Subject).ToHashSet();
            foreach (var body in ofAgreement)
                all.AddRange(Groups(body, duties, subjects, days).Select(group => Of(body, group, duties, agreement, readiness, [.. meetings[body.Id]], members.GetValueOrDefault(body.Id) ?? [], days)));
        }
        return all;
    }

    /// <summary>The body itself, and each group that the duties know within it, unless that group is a body in use of its own.</summary>
    static List<(string? Name, DutySubject Subject)> Groups(Body body, IReadOnlyList<Duty> duties, HashSet<DutySubject> inUse, Period days)
    {
        var within = body.Subject.Key + "/";
        List<(string? Name, DutySubject Subject)> groups = [.. duties.Where(duty => duty.Demand.Needs.Subject is { Kind: SubjectKind.Plan } subject && body.Subject.Kind == SubjectKind.Plan && subject.Key.StartsWith(within, StringComparison.Ordinal) && !inUse.Contains(subject))
            .Select(duty => (duty.Body, duty.Demand.Needs.Subject)).DistinctBy(group => group.Subject)];
        if (groups.Count == 0 || PlanningNeeds.Of(duties, body.Subject, steers: false, days).Count > 0) groups.Insert(0, (null, body.Subject));
        return groups;
    }

    static BodyToPlan Of(Body body, (string? Name, DutySubject Subject) group, IReadOnlyList<Duty> duties, DutyAgreement? agreement, IReadOnlyList<ReadinessPeriod> readiness,
        IReadOnlyList<Meeting> all, IReadOnlyList<ForumMember> members, Period days)
    {
        List<Meeting> own = [.. all.Where(meeting => string.Equals(meeting.Group, group.Name, StringComparison.OrdinalIgnoreCase))];
        var needs = PlanningNeeds.Of(duties, group.Subject, body.Kind == BodyKind.Steering && group.Name is null, days);
        if (needs.All(need => need.Kind != NeedKind.Rhythm) && group.Name is null && body.Rhythms.Count > 0)
            needs = [.. needs, .. PlanningNeeds.OfRhythm(body.Name, [.. body.Rhythms.Select(rhythm => new ReadinessFact { Level = rhythm.Level, Text = "", Cadence = rhythm.Cadences })],
                [.. readiness.Where(period => period.Forum is null || period.Forum == body.Subject)], agreement?.Parsed.Source?.Settings.SchoolTerms ?? SchoolTerms.Default, new(body.From, body.To ?? DateOnly.MaxValue), days)];
        var known = own.Select(meeting => meeting.Evidence).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(body, group.Name, new()
        {
            Key = group.Name is null ? body.Id.Value.ToString() : $"{body.Id.Value}|{group.Name}", Name = group.Name is null ? body.Name : $"{body.Name}, {group.Name}", Needs = needs, Members = members,
            Day = UsualDay(own), Starts = body.Usual.Starts, Minutes = body.Usual.Minutes, Place = body.Usual.Place, Exists = new(body.From, body.To ?? DateOnly.MaxValue),
            Meetings =
            [
                .. own.Select(meeting => new StandingMeeting(meeting.Id.Value.ToString(), meeting.Date, meeting.Starts, meeting.Minutes, meeting.State, meeting.Place)),
                // What was noted as held without a meeting of its own counts as the duties count it.
                .. (agreement?.Index.About(agreement.Id.Value.ToString(), group.Subject) ?? []).Where(evidence => evidence.Kind is EvidenceKinds.MeetingHeld && !known.Contains(evidence.Id))
                    .Select(evidence => new StandingMeeting(evidence.Id, evidence.Date, null, body.Usual.Minutes, MeetingState.Held, evidence.Place)),
            ],
        }, own);
    }

    /// <summary>The weekday that at least half of its last meetings fell on.</summary>
    static DayOfWeek? UsualDay(List<Meeting> meetings)
    {
        var last = meetings.Where(meeting => meeting.State != MeetingState.Cancelled).TakeLast(LastMeetings).ToList();
        if (last.Count < 2) return null;
        var most = last.GroupBy(meeting => meeting.Date.DayOfWeek).OrderByDescending(day => day.Count()).ThenBy(day => day.Key).First();
        return most.Count() * 2 >= last.Count ? most.Key : null;
    }

    /// <summary>Who must be able to come: those who hold the seats, their deputies and adjuncts apart.</summary>
    async Task<Dictionary<BodyId, IReadOnlyList<ForumMember>>> Members(List<BodyId> bodies, DateOnly on, CancellationToken cancellation)
    {
        var rows = await db.Seats.AsNoTracking().Where(seat => bodies.Contains(seat.Body) && !seat.IsAdjunct && seat.DeputyFor == null && seat.Position != null && seat.From <= on && (seat.To == null || seat.To >= on))
            .Join(db.Appointments.AsNoTracking().Where(held => held.From <= on && (held.To == null || held.To >= on)), seat => seat.Position, held => held.Position, (seat, held) => new { seat.Body, held.Person, seat.Function })
            .ToListAsync(cancellation);
        return rows.GroupBy(row => row.Body).ToDictionary(body => body.Key, body => (IReadOnlyList<ForumMember>)[.. body.OrderBy(row => row.Function, StringComparer.Ordinal).ThenBy(row => row.Person.Value).Select(row => new ForumMember(row.Person, row.Function))]);
    }
}
