using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record ListSourceCommand(PictureId Picture, SourceWords Words);

/// <summary>A source gets the next number of the register (SIT-16). A number is never given twice in an edition, or marks would come to mean another source.</summary>
public sealed class ListSource(SamsynDb db, PictureChange change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, ListSourceCommand command, CancellationToken cancellation) => change.RunOpen(actor, command.Picture, Permission.WritePicture, nameof(ListSource), async picture =>
    {
        var last = await db.PictureSources.Where(one => one.Picture == picture.Id).MaxAsync(one => (int?)one.Number, cancellation) ?? 0;
        var listed = PictureSource.List(new(ids.Next()), picture.Id, last + 1, command.Words, clock.Today);
        if (!listed.IsDone) return listed;
        db.PictureSources.Add(listed.Value);
        return Outcome.Done;
    }, cancellation);
}

public sealed record DescribeSourceCommand(PictureSourceId Source, int Version, SourceWords Words);

public sealed class DescribeSource(SamsynDb db, PictureChange change, Clock clock)
{
    public async Task<Outcome> Run(Actor actor, DescribeSourceCommand command, CancellationToken cancellation)
    {
        if (await db.PictureSources.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.Source, cancellation) is not { } source) return new NotFound();
        return await change.RunOpen(actor, source.Picture, Permission.WritePicture, nameof(DescribeSource),
            _ => Task.FromResult(source.Version != command.Version ? new Stale(command.Version, source.Version) : source.Describe(command.Words, clock.Today)), cancellation);
    }
}

public sealed record RemoveSourceCommand(PictureSourceId Source, int Version);

/// <summary>Takes a source out of the register, unless the joint text rests on it.</summary>
public sealed class RemoveSource(SamsynDb db, PictureChange change)
{
    public async Task<Outcome> Run(Actor actor, RemoveSourceCommand command, CancellationToken cancellation)
    {
        if (await db.PictureSources.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.Source, cancellation) is not { } source) return new NotFound();
        return await change.RunOpen(actor, source.Picture, Permission.WritePicture, nameof(RemoveSource), async _ =>
        {
            if (source.Version != command.Version) return new Stale(command.Version, source.Version);
            var sections = await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == source.Picture).ToListAsync(cancellation);
            if (sections.Find(one => PictureCheck.UsedIn(one).Contains(source.Number)) is { } user) return new SourceInUse(source.Number, user.Heading);
            db.PictureSources.Remove(source);
            return Outcome.Done;
        }, cancellation);
    }
}
