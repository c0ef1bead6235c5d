using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

public sealed record MatterQuery
{
    public BodyId? At { get; init; }
    /// <summary>Null for both.</summary>
    public bool? IsClosed { get; init; }
    public int Page { get; init; } = 1;
}

public sealed record MatterRow(Matter Matter, string Origin, string At);

public sealed record MatterList(IReadOnlyList<MatterRow> Rows, int Total, int Page, int Pages, IReadOnlyList<BodyName> Bodies);

/// <summary>The matters that the actor may see, the latest first.</summary>
public sealed class ReadMatters(SamsynDb db, Clock clock)
{
    const int PageLength = 50;

    public async Task<MatterList> Run(Actor actor, MatterQuery query, CancellationToken cancellation)
    {
        var matters = db.Matters.AsNoTracking().VisibleTo(actor);
        if (query.At is { } at) matters = matters.Where(matter => matter.At == at);
        if (query.IsClosed is { } closed) matters = matters.Where(matter => matter.IsClosed == closed);
        var total = await matters.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageLength - 1) / PageLength);
        var page = Math.Clamp(query.Page, 1, pages);
        var rows = await matters.OrderBy(matter => matter.IsClosed).ThenByDescending(matter => matter.Id).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation);
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).OrderBy(body => body.Name).Select(body => new BodyName(body.Id, body.Name)).ToListAsync(cancellation);
        var names = bodies.ToDictionary(body => body.Id, body => body.Name);
        return new([.. rows.Select(row => new MatterRow(row, names[row.Origin], names[row.At]))], total, page, pages, bodies);
    }
}

/// <summary>A step of the way, with the names that belong to it.</summary>
public sealed record MatterStepShown(MatterStep Step, string By, string? From, string? To);

public sealed record MatterPage
{
    public required Matter Matter { get; init; }
    public required BodyName Origin { get; init; }
    public required BodyName At { get; init; }
    public required IReadOnlyList<MatterStepShown> Steps { get; init; }
    /// <summary>The forums of the same agreement that it may be handed to.</summary>
    public required IReadOnlyList<BodyName> Others { get; init; }
    /// <summary>The meetings whose agendas have it.</summary>
    public required IReadOnlyList<Meeting> Meetings { get; init; }
    public required bool MayChange { get; init; }
}

/// <summary>Reads a <see cref="MatterPage"/>; null when there is no such matter for the actor.</summary>
public sealed class ReadMatter(SamsynDb db, Clock clock)
{
    public async Task<MatterPage?> Run(Actor actor, MatterId id, CancellationToken cancellation)
    {
        if (await db.Matters.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(matter => matter.Id == id, cancellation) is not { } matter) return null;
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).OrderBy(body => body.Name).Select(body => new { Name = new BodyName(body.Id, body.Name), body.Agreement }).ToListAsync(cancellation);
        var byId = bodies.ToDictionary(body => body.Name.Id, body => body.Name);
        var persons = matter.Steps.Select(step => step.By).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(person => persons.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var meetings = await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(item => item.Matter == id && item.Meeting != null).Select(item => item.Meeting!.Value).Distinct().ToListAsync(cancellation);
        string? Name(BodyId? body) => body is { } one ? byId.GetValueOrDefault(one)?.Name : null;
        return new()
        {
            Matter = matter,
            Origin = byId[matter.Origin],
            At = byId[matter.At],
            Steps = [.. matter.Steps.Select(step => new MatterStepShown(step, names.GetValueOrDefault(step.By, ""), Name(step.From), Name(step.To)))],
            Others = [.. bodies.Where(body => body.Agreement == matter.Agreement && body.Name.Id != matter.At).Select(body => body.Name)],
            Meetings = await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(meeting => meetings.Contains(meeting.Id)).OrderBy(meeting => meeting.Date).ToListAsync(cancellation),
            MayChange = actor.May(Permission.PlanMeetings),
        };
    }
}
