using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record DescribeSectionCommand(SectionAt At, SectionPlan Plan, IReadOnlyList<string> Areas);

/// <summary>What a section is about, what it must hold, and the priority areas that follow from it (SIT-07).</summary>
public sealed class DescribeSection(PictureChange change)
{
    public Task<Outcome> Run(Actor actor, DescribeSectionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.LeadPicture, nameof(DescribeSection), section => Task.FromResult(section.Describe(command.Plan, command.Areas)), cancellation);
}

public sealed record NameReadersCommand(SectionAt At, IReadOnlyList<PersonId> Readers);

/// <summary>Names those who may read a section; nobody named opens it again (SIT-12).</summary>
public sealed class NameReaders(SamsynDb db, PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NameReadersCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(NameReaders), async section =>
    {
        var today = clock.Today;
        var held = await db.Appointments.AsNoTracking().Where(one => command.Readers.Contains(one.Person) && one.From <= today && (one.To == null || one.To >= today))
            .Join(db.Positions.AsNoTracking(), one => one.Position, position => position.Id, (one, position) => new { one.Person, position.Side }).ToListAsync(cancellation);
        return section.Name([.. command.Readers.Distinct().SelectMany(person => held.Where(one => one.Person == person).Select(one => (person, one.Side)).DefaultIfEmpty((person, null)))], actor.Person);
    }, cancellation);
}

public sealed record AddSectionCommand(PictureId Picture, SectionPlan Plan);

/// <summary>A section that no template foresaw, last.</summary>
public sealed class AddSection(SamsynDb db, AccessContext access, PictureChange change, NewId ids)
{
    public Task<Outcome> Run(Actor actor, AddSectionCommand command, CancellationToken cancellation) => change.RunOpen(actor, command.Picture, Permission.LeadPicture, nameof(AddSection), async picture =>
    {
        if (string.IsNullOrWhiteSpace(command.Plan.Heading)) return new SectionHeadingMissing();
        var last = await Last(picture.Id, cancellation);
        var id = ids.Next();
        db.PictureSections.Add(PictureSection.Of(new(id), picture.Id, last + 1, command.Plan with { Key = id.ToString() }, command.Plan.IsRestricted ? [actor.Person] : [], []));
        return Outcome.Done;
    }, cancellation);

    /// <summary>Also those that the actor does not read keep their place.</summary>
    async Task<int> Last(PictureId picture, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return await db.PictureSections.Where(one => one.Picture == picture).MaxAsync(one => (int?)one.Order, cancellation) ?? 0;
    }
}

public sealed record KeepTemplateCommand(AgreementId Agreement, int Version, IReadOnlyList<SectionPlan> Sections);

/// <summary>The agreement's own list of sections, for its first edition and whenever an edition is begun anew.</summary>
public sealed class KeepTemplate(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, KeepTemplateCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).AnyAsync(one => one.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.LeadPicture, nameof(KeepTemplate), command.Agreement, cancellation) is { IsDone: false } lacking) return lacking;
        var template = await db.PictureTemplates.SingleOrDefaultAsync(one => one.Agreement == command.Agreement, cancellation);
        if ((template?.Version ?? 0) != command.Version) return new Stale(command.Version, template?.Version ?? 0);
        if (template is null) db.PictureTemplates.Add(template = PictureTemplate.For(command.Agreement));
        var done = template.Set(command.Sections);
        if (!done.IsDone)
        {
            db.ChangeTracker.Clear();
            return done;
        }
        acts.Note(actor, nameof(KeepTemplate), command.Agreement);
        return await db.Commit(cancellation);
    }
}
