using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Which meetings are asked for; from and to are both inclusive.</summary>
public sealed record MeetingQuery
{
    public BodyId? Body { get; init; }
    public AgreementId? Agreement { get; init; }
    public MeetingState? State { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record MeetingRow(Meeting Meeting, string Body);

public sealed record MeetingList(IReadOnlyList<MeetingRow> Rows, int Total, int Page, int Pages);

/// <summary>The meetings that the actor may see, by day.</summary>
public sealed class ReadMeetings(SamsynDb db, Clock clock)
{
    public const int PageLength = 100;

    public async Task<MeetingList> Run(Actor actor, MeetingQuery query, CancellationToken cancellation)
    {
        var meetings = db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today);
        if (query.Body is { } body) meetings = meetings.Where(meeting => meeting.Body == body);
        if (query.Agreement is { } agreement) meetings = meetings.Where(meeting => meeting.Agreement == agreement);
        if (query.State is { } state) meetings = meetings.Where(meeting => meeting.State == state);
        if (query.From is { } from) meetings = meetings.Where(meeting => meeting.Date >= from);
        if (query.To is { } to) meetings = meetings.Where(meeting => meeting.Date <= to);
        var total = await meetings.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageLength - 1) / PageLength);
        var page = Math.Clamp(query.Page, 1, pages);
        var rows = await meetings.OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Id).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation);
        var asked = rows.Select(row => row.Body).Distinct().ToList();
        var names = await db.Bodies.AsNoTracking().Where(one => asked.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return new([.. rows.Select(row => new MeetingRow(row, names[row.Body]))], total, page, pages);
    }
}
