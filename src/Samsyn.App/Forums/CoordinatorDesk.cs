using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Notices;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Forums;

/// <summary>A proposed text that waits for its decision.</summary>
public sealed record WaitingUpdate(AgreementId Agreement, string AgreementTitle, int Annex, string AnnexTitle, int Version, DateOnly ProposedOn);

/// <summary>The seats of a body that nobody is named for, by who owes the name: the actor's own party, the other, or neither in particular.</summary>
public sealed record UnfilledSeats(BodyId Body, string BodyName, IReadOnlyList<string> Own, IReadOnlyList<string> Others, IReadOnlyList<string> Outside);

/// <summary>What the coordinators prepare and follow up (ORG-39, ORG-42), for the agreements that their organisations are party to.</summary>
public sealed record CoordinatorDesk
{
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<MeetingOfBody> ToPrepare { get; init; }
    /// <summary>Held, and the minutes not yet put forward, or put forward and not approved by both.</summary>
    public required IReadOnlyList<MeetingOfBody> Minutes { get; init; }
    public required IReadOnlyList<WaitingUpdate> Updates { get; init; }
    public required IReadOnlyList<DecisionOfBody> Deadlines { get; init; }
    public required IReadOnlyList<DutyRow> Duties { get; init; }
    /// <summary>Those with seats of the actor's own party first: something can be done about them.</summary>
    public required IReadOnlyList<UnfilledSeats> Unfilled { get; init; }
    public required IReadOnlyList<InformationRow> ToAcknowledge { get; init; }
    /// <summary>The agreements that have no body yet.</summary>
    public required IReadOnlyList<AgreementLink> WithoutBodies { get; init; }
    public required bool HasAgreements { get; init; }
}

/// <summary>Reads a <see cref="CoordinatorDesk"/>. Every part asks an index for what is ahead or waits, so years that have gone cost nothing.</summary>
public sealed class ReadCoordinatorDesk(SamsynDb db, Clock clock, DutySources duties, ReadRecordedAgreements recorded, ReadInformationDesk information)
{
    const int DaysAhead = 30, Most = 30, MostDuties = 10;

    public async Task<CoordinatorDesk> Run(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today;
        var own = await Own(actor, cancellation);
        List<AgreementId> ids = [.. own.Select(agreement => agreement.Id)];
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, today).Where(body => ids.Contains(body.Agreement) && (body.To == null || body.To >= today))
            .Select(body => new { body.Id, body.Name, body.Agreement }).ToDictionaryAsync(body => body.Id, cancellation);
        var meetings = db.Meetings.AsNoTracking().VisibleTo(db, actor, today);
        var ahead = await meetings.Where(meeting => ids.Contains(meeting.Agreement) && meeting.Date >= today && meeting.Date <= today.AddDays(DaysAhead)
            && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called) && meeting.Agenda == AgendaState.Draft).OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Starts).Take(Most).ToListAsync(cancellation);
        var waiting = await meetings.Where(meeting => (meeting.MinutesState == MinutesState.Draft || meeting.MinutesState == MinutesState.PutForward) && ids.Contains(meeting.Agreement))
            .OrderBy(meeting => meeting.Date).Take(Most).ToListAsync(cancellation);
        var limit = today.AddDays(DaysAhead);
        var decisions = await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => ids.Contains(decision.Agreement) && decision.Status == DecisionStatus.Open && decision.Deadline <= limit)
            .OrderBy(decision => decision.Deadline).Take(Most).Select(one => new { Row = new DecisionRow(one.Id, one.On, one.Paragraph, one.Text, one.Standing, one.Status, one.Responsible, one.Deadline, one.Meeting), one.Body }).ToListAsync(cancellation);
        List<BodyId> open = [.. bodies.Keys];
        var unfilled = await db.Seats.AsNoTracking().Where(seat => seat.Position == null && open.Contains(seat.Body) && (seat.To == null || seat.To >= today)).ToListAsync(cancellation);
        return new()
        {
            Today = today,
            ToPrepare = [.. ahead.Select(Of)],
            Minutes = [.. waiting.Select(Of)],
            Updates = actor.Sees(nameof(AnnexVersion), nameof(AnnexVersionState.Proposed)) ? await Updates(ids, cancellation) : [],
            Deadlines = [.. decisions.Select(one => new DecisionOfBody(one.Row, one.Body, NameOf(one.Body)))],
            Duties = await Duties(actor, ids, today, cancellation),
            Unfilled = [.. unfilled.GroupBy(seat => seat.Body).Select(seats => new UnfilledSeats(seats.Key, NameOf(seats.Key), Functions(seats, IsOwn), Functions(seats, seat => seat.Side is not null && !IsOwn(seat)), Functions(seats, seat => seat.Side is null)))
                .OrderByDescending(body => body.Own.Count > 0).ThenBy(body => body.BodyName, StringComparer.Create(Words.Swedish, ignoreCase: true))],
            ToAcknowledge = actor.Sees(nameof(Domain.Notices.InformationNote)) ? (await information.Run(actor, cancellation)).ToAcknowledge : [],
            WithoutBodies = [.. own.Where(agreement => bodies.Values.All(body => body.Agreement != agreement.Id)).Select(agreement => new AgreementLink(agreement.Id, agreement.Number, agreement.Title))],
            HasAgreements = own.Count > 0,
        };

        string NameOf(BodyId id) => bodies.TryGetValue(id, out var body) ? body.Name : "";

        MeetingOfBody Of(Meeting meeting) => new(MeetingRow.Of(meeting), meeting.Body, NameOf(meeting.Body), "");

        bool IsOwn(Seat seat) => seat.Side is { } side && actor.MayFor(side, Permission.ManageForums);

        static IReadOnlyList<string> Functions(IEnumerable<Seat> seats, Func<Seat, bool> which) => [.. seats.Where(which).Select(seat => seat.Function).Order(StringComparer.Ordinal)];
    }

    /// <summary>The adopted agreements, not yet ended, that one of the actor's organisations is party to.</summary>
    async Task<List<RecordedAgreement>> Own(Actor actor, CancellationToken cancellation)
    {
        var organisations = actor.Positions.Select(held => held.Organisation).ToHashSet();
        return [.. (await recorded.Run(actor, cancellation)).Where(agreement => !(agreement.LastDay < clock.Today) && agreement.Parties.Any(organisations.Contains))];
    }

    async Task<IReadOnlyList<WaitingUpdate>> Updates(List<AgreementId> ids, CancellationToken cancellation) =>
        [.. (await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(agreement => ids.Contains(agreement.Id))
            .SelectMany(agreement => agreement.Annexes, (agreement, annex) => new { agreement, annex }).SelectMany(one => one.annex.Versions, (one, version) => new { one.agreement, one.annex, version })
            .Where(one => one.version.State == AnnexVersionState.Proposed)
            .Select(one => new WaitingUpdate(one.agreement.Id, one.agreement.Title, one.annex.Number, one.annex.Title, one.version.Number, one.version.ProposedOn)).ToListAsync(cancellation)).OrderBy(one => one.ProposedOn)];

    async Task<IReadOnlyList<DutyRow>> Duties(Actor actor, List<AgreementId> ids, DateOnly today, CancellationToken cancellation)
    {
        if (!actor.Sees(nameof(Duty))) return [];
        var horizon = new Period(new(today.Year - 1, 1, 1), new(today.Year + 3, 12, 31));
        var items = (await duties.Run(actor, cancellation)).Where(agreement => ids.Contains(agreement.Id))
            .SelectMany(agreement => agreement.On(today, horizon).Where(status => status.State == DutyState.DueSoon).Select(status => new DutyItem(agreement, status))).ToList();
        return [.. ReadDutyList.RowsOf(items, today).Take(MostDuties)];
    }
}
