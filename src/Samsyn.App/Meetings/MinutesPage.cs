using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>The minutes of one meeting: as they stand while a draft, and from what was put forward on as they were then.</summary>
public sealed record MinutesPage
{
    public required MeetingPage Page { get; init; }
    public required MinutesContent Content { get; init; }
    /// <summary>Of the wording that was put forward; null for a draft.</summary>
    public required string? Checksum { get; init; }
    /// <summary>The duties that the standing items are about, by the order of the item.</summary>
    public required IReadOnlyDictionary<int, DutyItem> Duties { get; init; }
}

/// <summary>
/// Reads a <see cref="MinutesPage"/>; null when there is no such meeting for the actor, or no minutes yet. A draft is for those who work in the
/// parties; others read what was put forward. Minutes that were approved are never told from the tables.
/// </summary>
public sealed class ReadMinutes(SamsynDb db, ReadMeeting meetings, MinutesMaking making, ReadDutyList duties)
{
    public async Task<MinutesPage?> Run(Actor actor, MeetingId id, CancellationToken cancellation)
    {
        if (await meetings.Run(actor, id, cancellation) is not { Meeting.MinutesState: not MinutesState.None } page) return null;
        var whole = actor.May(Permission.ReadMeetings);
        MinutesContent content;
        if (page.Meeting.MinutesChecksum is { } checksum)
        {
            var stored = await db.Minutes.AsNoTracking().Where(minutes => minutes.Meeting == id && minutes.Checksum == checksum).Select(minutes => minutes.Content).SingleAsync(cancellation);
            if (Domain.Kernel.Checksum.Of(stored) != checksum) throw new InvalidDataException($"The minutes of {page.Meeting.Number} are not what was put forward.");
            content = JsonSerializer.Deserialize<MinutesContent>(stored, FactsJson.Options)!;
        }
        else if (whole) content = await making.Of(page.Meeting, null, cancellation);
        else return null;
        return new()
        {
            Page = page,
            Content = whole ? content : content with { Items = [.. content.Items.Where(item => !item.IsForPartiesOnly)] },
            Checksum = page.Meeting.MinutesChecksum,
            Duties = await Duties(actor, page, cancellation),
        };
    }

    async Task<IReadOnlyDictionary<int, DutyItem>> Duties(Actor actor, MeetingPage page, CancellationToken cancellation)
    {
        Dictionary<int, DutyItem> found = [];
        var standing = page.Items.Where(item => item.Item.Subject is not null).ToList();
        if (standing.Count == 0 || !actor.May(Permission.ReadDuties)) return found;
        var date = page.Meeting.Date;
        var list = await duties.Run(actor, new() { Agreement = page.Meeting.Agreement, From = date.AddYears(-1), To = date.AddYears(1) }, cancellation);
        foreach (var (place, item) in page.Items.Index())
            if (item.Item.Subject is { } subject && list.Items.Where(one => one.Duty.Demand.Needs.Subject == subject && one.Duty.Window.From <= date).OrderBy(one => one.Duty.Due < date).ThenBy(one => one.Duty.Due).FirstOrDefault() is { } duty)
                found[place + 1] = duty;
        return found;
    }
}
