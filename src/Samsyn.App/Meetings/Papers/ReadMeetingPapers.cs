using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings.Papers;

/// <summary>The papers of one meeting.</summary>
public enum MeetingPaper { Summons, AttendanceList, Minutes }

/// <summary>Which papers a meeting has for the reader, and in what state.</summary>
public sealed record MeetingPapers(MeetingId Meeting, string Number, string Body, DateOnly Date, MeetingState State, MinutesState MinutesState, IReadOnlyList<MeetingPaper> Papers, bool MakesPdf);

/// <summary>Null when there is no such meeting for the actor.</summary>
public sealed class ReadMeetingPapers(SamsynDb db, Clock clock, PaperPress press)
{
    public async Task<MeetingPapers?> Run(Actor actor, MeetingId id, CancellationToken cancellation)
    {
        if (await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(meeting => meeting.Id == id, cancellation) is not { } meeting) return null;
        var body = await db.Bodies.Where(one => one.Id == meeting.Body).Select(one => one.Name).SingleAsync(cancellation);
        return new(id, meeting.Number, body, meeting.Date, meeting.State, meeting.MinutesState, [.. Enum.GetValues<MeetingPaper>().Where(paper => Has(actor, meeting, paper))], press.MakesPdf);
    }

    /// <summary>A draft of minutes is for those who work in the parties; others read what was put forward, as on the page of the minutes.</summary>
    internal static bool Has(Actor actor, Meeting meeting, MeetingPaper paper) => paper switch
    {
        MeetingPaper.Minutes => meeting.MinutesChecksum is not null || (meeting.State == MeetingState.Held && actor.May(Permission.ReadMeetings)),
        MeetingPaper.AttendanceList => meeting.State != MeetingState.Cancelled && actor.May(Permission.ReadMeetings),
        _ => true,
    };
}

/// <summary>
/// Makes a paper of a meeting. Approved minutes come from what was approved, and as a file they are made once: who asks again gets the same bytes,
/// whatever has happened to the program or the template since.
/// </summary>
public sealed class MakeMeetingPaper(SamsynDb db, Clock clock, AccessContext access, MinutesMaking making, PaperPress press)
{
    public async Task<Outcome<PaperFile>> Run(Actor actor, MeetingId id, MeetingPaper kind, PaperFormat format, Language language, CancellationToken cancellation)
    {
        if (format is PaperFormat.Csv or PaperFormat.Xlsx) return new NotFound();
        var meeting = await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (meeting is null || !ReadMeetingPapers.Has(actor, meeting, kind)) return new NotFound();
        return kind switch
        {
            MeetingPaper.Summons => await press.Write(SummonsPaper.Of(await Summons(actor, meeting, cancellation), clock.Now, language), format, cancellation),
            MeetingPaper.AttendanceList => await press.Write(SummonsPaper.Attendance(await Summons(actor, meeting, cancellation), clock.Now, language), format, cancellation),
            _ when meeting.MinutesChecksum is { } checksum => await PutForward(actor, meeting, checksum, format, language, cancellation),
            _ => await press.Write(MinutesPaper.Of(await making.Of(meeting, null, cancellation), Standing(meeting), isExcerpt: false, clock.Now, language), format, cancellation),
        };
    }

    static MinutesStanding Standing(Meeting meeting) => new(meeting.MinutesState, meeting.MinutesChecksum, meeting.Approvals);

    /// <summary>Told from the wording that was put forward and from nothing else.</summary>
    async Task<Outcome<PaperFile>> PutForward(Actor actor, Meeting meeting, string checksum, PaperFormat format, Language language, CancellationToken cancellation)
    {
        var content = await db.Minutes.Where(minutes => minutes.Meeting == meeting.Id && minutes.Checksum == checksum).Select(minutes => minutes.Content).SingleAsync(cancellation);
        if (Checksum.Of(content) != checksum) throw new InvalidDataException($"The minutes of {meeting.Number} are not what was put forward.");
        var whole = JsonSerializer.Deserialize<MinutesContent>(content, FactsJson.Options)!;
        var shown = For(actor, whole);
        var isExcerpt = shown.Items.Count != whole.Items.Count;
        var paper = MinutesPaper.Of(shown, Standing(meeting), isExcerpt, meeting.IsFrozen ? meeting.Approvals.Max(approval => approval.At) : meeting.MinutesAt!.Value, language);
        if (format == PaperFormat.Page || !meeting.IsFrozen) return await press.Write(paper, format, cancellation);

        var isOpen = !actor.May(Permission.ReadMeetings);
        var docx = await Frozen(meeting.Id, checksum, isOpen, PaperFormat.Docx, language, async () => await press.Docx(paper, cancellation), cancellation);
        var file = format == PaperFormat.Docx ? docx : await Frozen(meeting.Id, checksum, isOpen, PaperFormat.Pdf, language, () => press.Pdf(docx.Value, cancellation), cancellation);
        return file.IsDone ? PaperPress.Named(paper, format) with { Bytes = file.Value } : Outcome<PaperFile>.Refused(file.Refusals);
    }

    async Task<Outcome<byte[]>> Frozen(MeetingId meeting, string checksum, bool isOpen, PaperFormat format, Language language, Func<Task<Outcome<byte[]>>> make, CancellationToken cancellation)
    {
        var stored = db.FrozenPapers.AsNoTracking().Where(one => one.Meeting == meeting && one.Checksum == checksum && one.IsOpen == isOpen && one.Format == format && one.Language == language);
        if (await stored.SingleOrDefaultAsync(cancellation) is { } there) return Whole(there);
        var made = await make();
        if (!made.IsDone) return made;
        db.FrozenPapers.Add(new() { Meeting = meeting, Checksum = checksum, IsOpen = isOpen, Format = format, Language = language, Sha256 = Checksum.Of(made.Value), Bytes = made.Value, MadeAt = clock.Now });
        try
        {
            await db.Commit(cancellation);
            return made;
        }
        catch (DbUpdateException)
        {
            // Somebody asked at the same moment and was first: theirs is the one that is kept.
            db.ChangeTracker.Clear();
            if (await stored.SingleOrDefaultAsync(cancellation) is { } first) return Whole(first);
            throw;
        }
    }

    static byte[] Whole(FrozenPaper paper) => Checksum.Of(paper.Bytes) == paper.Sha256 ? paper.Bytes : throw new InvalidDataException("A file of approved minutes has been altered.");

    async Task<SummonsContent> Summons(Actor actor, Meeting meeting, CancellationToken cancellation)
    {
        // Who is called may not be let into the agreement itself, whose title stands in the head; what is for the parties only is left out here.
        using var system = access.AsSystem();
        var content = For(actor, await making.Of(meeting, null, cancellation));
        var minutes = await db.AgendaItems.Where(item => item.Meeting == meeting.Id).OrderBy(item => item.Order).ThenBy(item => item.Id).Select(item => item.Minutes).ToListAsync(cancellation);
        return new()
        {
            Meeting = content, State = meeting.State, Agenda = meeting.Agenda, CancelReason = meeting.CancelReason, Sequence = meeting.Sequence,
            MinutesOfItem = minutes.Select((length, place) => (Place: place + 1, Length: length)).Where(one => one.Length is not null).ToDictionary(one => one.Place, one => one.Length!.Value),
        };
    }

    /// <summary>Those from outside the parties read nothing of what is for the parties alone (FOR-BRA-01).</summary>
    static MinutesContent For(Actor actor, MinutesContent content) =>
        actor.May(Permission.ReadMeetings) ? content : content with { Items = [.. content.Items.Where(item => !item.IsForPartiesOnly)] };
}
