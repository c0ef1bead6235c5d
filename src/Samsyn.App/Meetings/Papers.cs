using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Its content, whatever its name says, is nothing that belongs to an agenda.</summary>
public sealed record PaperKindUnknown(string File) : Refusal
{
    public override string Field => "fil";
}

public sealed record PaperMissing : Refusal
{
    public override string Field => "fil";
}

public sealed record AttachPaperCommand(AgendaItemId Item, string Name, Stream Content);

/// <summary>
/// Puts a file at an item. It is looked at by the virus scanner first: one that cannot be scanned is refused, not kept. What kind it is follows from
/// its content, never from its name.
/// </summary>
public sealed class AttachPaper(SamsynDb db, Clock clock, NewId ids, ActLog acts, Clamd scanner, StoredFiles files)
{
    public async Task<Outcome<Guid>> Run(Actor actor, AttachPaperCommand command, CancellationToken cancellation)
    {
        var item = await db.AgendaItems.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == command.Item, cancellation);
        if (item is null) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(AttachPaper), item.Id, cancellation) is { IsDone: false } lacking) return Outcome<Guid>.Refused(lacking.Refusals);
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == item.Meeting, cancellation);
        if (meeting?.MayBeWritten is { IsDone: false } closed) return Outcome<Guid>.Refused(closed.Refusals);

        var name = FileNames.Harmless(command.Name);
        var bytes = await DocumentReading.BytesOf(command.Content, cancellation);
        if (bytes.Length == 0) return new PaperMissing();
        if (DocumentReading.IsTooLarge(bytes, name) is { } tooLarge) return tooLarge;
        switch (await scanner.Scan(bytes, cancellation))
        {
            case Scanned.Infected infected: return new FileInfected(name, infected.Signature);
            case Scanned.NotScanned silent: return new FileNotScanned(name, silent.Reason);
        }
        if (PaperKind.Of(bytes) is null) return new PaperKindUnknown(name);

        var paper = new ItemPaper { Id = ids.Next(), Item = item.Id, Name = name, Sha256 = Checksum.Of(bytes), Length = bytes.LongLength, AttachedBy = actor.Person, AttachedAt = clock.Now };
        await files.KeepRow(paper.Sha256, bytes, isOutside: false, cancellation);
        db.ItemPapers.Add(paper);
        acts.Note(actor, nameof(AttachPaper), item.Id);
        return (await db.Commit(cancellation)).Then(paper.Id);
    }
}

/// <summary>A file as it is handed out: a download, never a page of ours.</summary>
public sealed record PaperContent(string Name, string ContentType, byte[] Bytes);

/// <summary>Only for those who see the item that the file belongs to.</summary>
public sealed class ReadPaper(SamsynDb db, Clock clock)
{
    public async Task<PaperContent?> Run(Actor actor, MeetingId meeting, Guid id, CancellationToken cancellation)
    {
        var items = db.AgendaItems.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(item => item.Meeting == meeting);
        var paper = await db.ItemPapers.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && items.Any(item => item.Id == one.Item), cancellation);
        if (paper is null) return null;
        var bytes = await db.Files.Where(file => file.Sha256 == paper.Sha256).Select(file => file.Bytes).SingleOrDefaultAsync(cancellation);
        if (bytes is null || Checksum.Of(bytes) != paper.Sha256) throw new FilePlaceException(new FileAltered("database", paper.Sha256, "checksum"));
        return new(paper.Name, PaperKind.Of(bytes) ?? PaperKind.Anything, bytes);
    }
}

public sealed record RemovePaperCommand(MeetingId Meeting, Guid Paper);

/// <summary>Takes a file away again, with its bytes when nothing else has them.</summary>
public sealed class RemovePaper(SamsynDb db, AccessContext access, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RemovePaperCommand command, CancellationToken cancellation)
    {
        var items = db.AgendaItems.VisibleTo(db, actor, clock.Today).Where(item => item.Meeting == command.Meeting);
        var paper = await db.ItemPapers.SingleOrDefaultAsync(one => one.Id == command.Paper && items.Any(item => item.Id == one.Item), cancellation);
        if (paper is null) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(RemovePaper), paper.Item, cancellation) is { IsDone: false } lacking) return lacking;
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(one => one.Id == command.Meeting, cancellation);
        if (meeting.MayBeWritten is { IsDone: false } closed) return closed;
        db.ItemPapers.Remove(paper);
        acts.Note(actor, nameof(RemovePaper), paper.Item);
        if (await db.Commit(cancellation) is { IsDone: false } unsaved) return unsaved;
        // Also what others keep to themselves counts as having them.
        using var system = access.AsSystem();
        await db.Files.Where(file => file.Sha256 == paper.Sha256 && !db.ItemPapers.Any(one => one.Sha256 == file.Sha256) && !db.Proposals.Any(one => one.Sha256 == file.Sha256)
            && !db.Agreements.Any(one => one.SourceSha256 == file.Sha256)).ExecuteDeleteAsync(cancellation);
        return Outcome.Done;
    }
}
