using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Forums;

public sealed record BodyLink(BodyId Id, string Name, BodyKind Kind);

/// <summary>A seat with whoever sits in it on the day.</summary>
public sealed record SeatOnPage
{
    public required Seat Seat { get; init; }
    /// <summary>The position in words, with its organisation.</summary>
    public required string? Position { get; init; }
    public required PersonId? Person { get; init; }
    public required string? Holder { get; init; }
    /// <summary>The function of the seat that this one stands in for.</summary>
    public required string? DeputyFor { get; init; }
    public required bool MayFill { get; init; }

    /// <summary>Nobody is named; the party of the seat owes a name.</summary>
    public bool IsUnfilled => Seat.Position is null || Holder is null;
}

/// <summary>A meeting as the list of a body shows it.</summary>
public sealed record MeetingRow
{
    public required MeetingId Id { get; init; }
    public required string Number { get; init; }
    public required string? Group { get; init; }
    public required MeetingState State { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly? Starts { get; init; }
    public required string? Place { get; init; }
    public required AgendaState Agenda { get; init; }
    public required MinutesState Minutes { get; init; }
    public required PartySide? ChairTurn { get; init; }
    public required string? ChairedBy { get; init; }
    public required PartySide? ChairedBySide { get; init; }
    public required string? CancelReason { get; init; }
    public required string? Evidence { get; init; }

    internal static MeetingRow Of(Meeting meeting) => Row.Value(meeting);

    internal static IQueryable<MeetingRow> Of(IQueryable<Meeting> meetings) => meetings.Select(Fields);

    static readonly Expression<Func<Meeting, MeetingRow>> Fields = meeting => new MeetingRow
    {
        Id = meeting.Id, Number = meeting.Number, Group = meeting.Group, State = meeting.State, Date = meeting.Date, Starts = meeting.Starts, Place = meeting.Place, Agenda = meeting.Agenda,
        Minutes = meeting.MinutesState, ChairTurn = meeting.ChairTurn, ChairedBy = meeting.ChairedBy, ChairedBySide = meeting.ChairedBySide, CancelReason = meeting.CancelReason, Evidence = meeting.Evidence,
    };

    static readonly Lazy<Func<Meeting, MeetingRow>> Row = new(() => Fields.Compile());
}

public sealed record DecisionRow(DecisionId Id, DateOnly On, int? Paragraph, string Text, DecisionStanding Standing, DecisionStatus Status, string? Responsible, DateOnly? Deadline, MeetingId Meeting);

/// <summary>One body: what it is, who sits in it, when it meets and what it decided.</summary>
public sealed record BodyPage
{
    public required Body Body { get; init; }
    /// <summary>The date that seats are shown for.</summary>
    public required DateOnly On { get; init; }
    public required AgreementLink Agreement { get; init; }
    public required BodyLink? Parent { get; init; }
    public required IReadOnlyList<BodyLink> Parts { get; init; }
    /// <summary>The other bodies of the agreement, for the form.</summary>
    public required IReadOnlyList<BodyLink> Siblings { get; init; }
    public required IReadOnlyList<SeatOnPage> Seats { get; init; }
    /// <summary>Seats that somebody had and has no more, or shall have.</summary>
    public required IReadOnlyList<SeatOnPage> OtherSeats { get; init; }
    /// <summary>The forum as the text that applies on the day states it; null for a body that no text names.</summary>
    public required Forum? Stated { get; init; }
    public required int Year { get; init; }
    public required IReadOnlyList<ForumMark> Marks { get; init; }
    /// <summary>Of the year, by date.</summary>
    public required IReadOnlyList<MeetingRow> Meetings { get; init; }
    /// <summary>The meeting that each mark on a day is.</summary>
    public required IReadOnlyDictionary<DateOnly, MeetingRow> ByDay { get; init; }
    public required MeetingRow? Next { get; init; }
    public required MeetingRow? Last { get; init; }
    /// <summary>Whose turn it is to chair next by the rule; null when no side does by rule.</summary>
    public required PartySide? NextChair { get; init; }
    /// <summary>The latest, and before them those still open.</summary>
    public required IReadOnlyList<DecisionRow> Open { get; init; }
    public required IReadOnlyList<DecisionRow> Latest { get; init; }
    public required bool MayManage { get; init; }
    public required bool MayPlan { get; init; }
    public required bool MayReadAll { get; init; }
}

/// <summary>Reads a <see cref="BodyPage"/>; null when there is no such body for the actor. Costs the same however many years there are.</summary>
public sealed class ReadBodyPage(SamsynDb db, Clock clock, DutySources duties, ReadRecordedAgreements recorded)
{
    const int MostDecisions = 8;

    /// <summary><paramref name="on"/> is the date asked about, today when null; <paramref name="year"/> that of the wheel, the date's when null.</summary>
    public async Task<BodyPage?> Run(Actor actor, BodyId id, DateOnly? on, int? year, CancellationToken cancellation)
    {
        var today = clock.Today;
        var bodies = db.Bodies.AsNoTracking().VisibleTo(db, actor, today);
        if (await bodies.SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } body) return null;
        var date = on ?? today;
        var whole = new Period(new(year ?? date.Year, 1, 1), new(year ?? date.Year, 12, 31));

        var around = await bodies.Where(other => other.Agreement == body.Agreement).Select(other => new { other.Id, other.Name, other.Kind, other.Parent, other.To }).ToListAsync(cancellation);
        var agreement = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(one => one.Id == body.Agreement).Select(one => new AgreementLink(one.Id, one.Number, one.Title)).SingleAsync(cancellation);
        var visible = db.Meetings.AsNoTracking().VisibleTo(db, actor, today).Where(meeting => meeting.Body == id);
        var meetings = await MeetingRow.Of(visible.Where(meeting => meeting.Date >= whole.From && meeting.Date <= whole.To).OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Starts)).ToListAsync(cancellation);
        var next = await MeetingRow.Of(visible.Where(meeting => meeting.Date >= today && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called)).OrderBy(meeting => meeting.Date)).FirstOrDefaultAsync(cancellation);
        var last = await MeetingRow.Of(visible.Where(meeting => meeting.Date <= today && meeting.State == MeetingState.Held).OrderByDescending(meeting => meeting.Date)).FirstOrDefaultAsync(cancellation);
        var decided = db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => decision.Body == id);
        var seats = await Seats(actor, id, date, cancellation);
        var text = actor.May(Permission.ReadMeetings) ? await Text(actor, body, date, cancellation) : null;
        var demanded = await duties.Of(actor, body.Agreement, cancellation);
        return new()
        {
            Body = body, On = date, Agreement = agreement,
            Parent = around.Where(other => other.Id == body.Parent).Select(other => new BodyLink(other.Id, other.Name, other.Kind)).FirstOrDefault(),
            Siblings = [.. around.Where(other => other.Id != id && !(other.To < date)).OrderBy(other => other.Name, StringComparer.Create(Words.Swedish, ignoreCase: true)).Select(other => new BodyLink(other.Id, other.Name, other.Kind))],
            Parts = [.. around.Where(other => other.Parent == id && !(other.To < date)).OrderBy(other => other.Name, StringComparer.Create(Words.Swedish, ignoreCase: true)).Select(other => new BodyLink(other.Id, other.Name, other.Kind))],
            Seats = [.. seats.Where(seat => seat.Seat.HoldsOn(date))],
            OtherSeats = [.. seats.Where(seat => !seat.Seat.HoldsOn(date))],
            Stated = text,
            Year = whole.From.Year,
            Marks = BodyYear.Of(body, meetings, demanded, whole, today),
            Meetings = meetings,
            ByDay = meetings.GroupBy(meeting => meeting.Date).ToDictionary(day => day.Key, day => day.First()),
            Next = next, Last = last,
            NextChair = next?.ChairTurn ?? ChairTurns.At(body, last is null ? [] : [new(last.Date, last.State, last.ChairedBySide)]),
            Open = await Rows(decided.Where(decision => decision.Status == DecisionStatus.Open).OrderBy(decision => decision.Deadline == null).ThenBy(decision => decision.Deadline), cancellation),
            Latest = await Rows(decided.OrderByDescending(decision => decision.On).ThenBy(decision => decision.Paragraph), cancellation),
            MayManage = actor.May(Permission.ManageForums), MayPlan = actor.May(Permission.PlanMeetings), MayReadAll = actor.May(Permission.ReadMeetings),
        };
    }

    static Task<List<DecisionRow>> Rows(IQueryable<Decision> decisions, CancellationToken cancellation) => decisions.Take(MostDecisions)
        .Select(one => new DecisionRow(one.Id, one.On, one.Paragraph, one.Text, one.Standing, one.Status, one.Responsible, one.Deadline, one.Meeting)).ToListAsync(cancellation);

    async Task<IReadOnlyList<SeatOnPage>> Seats(Actor actor, BodyId id, DateOnly date, CancellationToken cancellation)
    {
        var seats = await db.Seats.AsNoTracking().Where(seat => seat.Body == id).ToListAsync(cancellation);
        List<PositionId> filled = [.. seats.Select(seat => seat.Position).OfType<PositionId>().Distinct()];
        var positions = await db.Positions.AsNoTracking().Where(position => filled.Contains(position.Id))
            .Join(db.Organisations.AsNoTracking(), position => position.Organisation, organisation => organisation.Id, (position, organisation) => new { position.Id, position.Title, position.LocalTitle, Organisation = organisation.Name })
            .ToDictionaryAsync(position => position.Id, cancellation);
        var holders = (await db.Appointments.AsNoTracking().Where(held => filled.Contains(held.Position) && held.From <= date && (held.To == null || held.To >= date))
            .Join(db.Persons.AsNoTracking(), held => held.Person, person => person.Id, (held, person) => new { held.Position, held.From, person.Id, person.Name }).ToListAsync(cancellation)).ToLookup(held => held.Position);
        return [.. seats.OrderBy(seat => seat.IsAdjunct).ThenBy(seat => seat.Side).ThenByDescending(seat => seat.HasMandate).ThenBy(seat => seat.Function, StringComparer.Ordinal).Select(seat =>
        {
            var position = seat.Position is { } at ? positions.GetValueOrDefault(at) : null;
            var holder = seat.Position is { } held ? holders[held].MaxBy(one => one.From) : null;
            return new SeatOnPage
            {
                Seat = seat, Position = position is null ? null : $"{position.LocalTitle ?? Texts.Of(position.Title, Language.Swedish)}, {position.Organisation}", Person = holder?.Id, Holder = holder?.Name,
                DeputyFor = seat.DeputyFor is { } other ? seats.Find(one => one.Id == other)?.Function : null, MayFill = actor.MayFor(seat.Side, Permission.ManageForums),
            };
        })];
    }

    /// <summary>The words of the agreement that the body stands on.</summary>
    async Task<Forum?> Text(Actor actor, Body body, DateOnly date, CancellationToken cancellation) =>
        (await recorded.Run(actor, cancellation)).FirstOrDefault(one => one.Id == body.Agreement) is { } agreement ? ReadForumPage.StatedFor(agreement, body.Subject, date) : null;
}
