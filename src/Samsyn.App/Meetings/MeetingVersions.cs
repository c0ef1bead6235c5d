using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>
/// Which version each part of a meeting is at: an open secretary's page asks when it hears of a change, and knows by itself what it has saved itself.
/// </summary>
public sealed record MeetingVersions(int Meeting, int Attendance, IReadOnlyDictionary<Guid, int> Items)
{
    public string ToJson() => new JsonObject
    {
        ["meeting"] = Meeting, ["attendance"] = Attendance, ["items"] = new JsonObject(Items.Select(item => KeyValuePair.Create(item.Key.ToString(), (JsonNode?)item.Value))),
    }.ToJsonString();
}

/// <summary>Null when there is no such meeting for the actor.</summary>
public sealed class ReadMeetingVersions(SamsynDb db, Clock clock)
{
    public async Task<MeetingVersions?> Run(Actor actor, MeetingId id, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(one => one.Id == id).Select(one => (int?)one.Version).SingleOrDefaultAsync(cancellation);
        if (meeting is not { } version) return null;
        var attendance = await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == id).SumAsync(attendee => attendee.Version, cancellation);
        var items = await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(item => item.Meeting == id).Select(item => new { item.Id, item.Version }).ToListAsync(cancellation);
        return new(version, attendance, items.ToDictionary(item => item.Id.Value, item => item.Version));
    }
}
