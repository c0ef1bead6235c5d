using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>An edition as its pages show it, with what the reader may do.</summary>
public sealed record PicturePage
{
    public required PictureOnRecord On { get; init; }
    public required IReadOnlyList<PictureFinding> Findings { get; init; }
    /// <summary>The sides that the reader writes for.</summary>
    public required IReadOnlyList<PartySide> Sides { get; init; }
    public required bool MayWrite { get; init; }
    public required bool MayRelease { get; init; }
    public required bool MayLead { get; init; }
    /// <summary>Whether what is on record is what was put forward or adopted; null while it is open, or where parts of it are not the reader's to see.</summary>
    public required bool? IsAsSealed { get; init; }
    /// <summary>The edition before this one, when it can be compared with.</summary>
    public required PictureId? Before { get; init; }
    public required bool MakesPdf { get; init; }
    /// <summary>Answers of its blocks by their ids, where a page shows them.</summary>
    public IReadOnlyDictionary<Guid, ShownBlock> Blocks { get; init; } = new Dictionary<Guid, ShownBlock>();
    /// <summary>Why an act on the edition was refused just now.</summary>
    public IReadOnlyList<Domain.Kernel.Refusal> Refusals { get; init; } = [];

    public Picture Picture => On.Picture;
    public bool IsOpen => Picture.State == PictureState.Open;
}

/// <summary>Null when there is no such edition for the actor.</summary>
public sealed class ReadPicture(SamsynDb db, PictureParts parts, Meetings.Papers.PaperPress press)
{
    public async Task<PicturePage?> Run(Actor actor, PictureId id, CancellationToken cancellation)
    {
        if (await parts.Of(actor, id, cancellation) is not { } found) return null;
        return new()
        {
            On = found, Findings = found.Picture.State == PictureState.Adopted ? [] : PictureCheck.Of(found.Subject, new()), Sides = actor.SidesWith(Permission.WritePicture), MayWrite = actor.May(Permission.WritePicture),
            MayRelease = actor.May(Permission.ReleasePicture), MayLead = actor.May(Permission.LeadPicture),
            IsAsSealed = found.Picture.State == PictureState.Open ? null : found.Sections.All(one => one.Checksum == one.Content()),
            Before = found.Picture.Before is { } before && await db.Pictures.VisibleTo(actor).AnyAsync(one => one.Id == before, cancellation) ? before : null,
            MakesPdf = press.MakesPdf,
        };
    }
}

/// <summary>One section with both rooms: the reader's own, and what the other party has released.</summary>
public sealed record SectionPage
{
    public required PicturePage Page { get; init; }
    public required PictureSection Section { get; init; }
    /// <summary>What the reader's sides say, by side; without a text where nothing is written yet.</summary>
    public required IReadOnlyDictionary<PartySide, OwnText?> Own { get; init; }
    public required IReadOnlyList<OwnText> OfOthers { get; init; }
    public required IReadOnlyDictionary<PersonId, string> Readers { get; init; }

    public IEnumerable<PictureFinding> Findings => Page.Findings.Where(one => one.Section == Section.Id);
    public IEnumerable<OwnText> Released => [.. Own.Values.OfType<OwnText>().Where(one => one.SharedOn is not null), .. OfOthers];
}

/// <summary>Reading what one's own side keeps to itself is on record, as with everything that is a party's alone.</summary>
public sealed class ReadSection(SamsynDb db, ReadPicture pictures, ReadLog reads)
{
    public async Task<SectionPage?> Run(Actor actor, PictureSectionId id, CancellationToken cancellation)
    {
        var picture = await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Id == id).Select(one => (PictureId?)one.Picture).SingleOrDefaultAsync(cancellation);
        if (picture is not { } at || await pictures.Run(actor, at, cancellation) is not { } page) return null;
        var section = page.On.Sections.First(one => one.Id == id);
        var texts = page.On.OwnTextsOf(section).ToList();
        foreach (var kept in texts.Where(one => one.SharedOn is null)) await reads.Note(actor, nameof(ReadSection), kept.Id, cancellation);
        List<PersonId> readers = [.. section.Readers];
        return new()
        {
            Page = page, Section = section, Own = page.Sides.ToDictionary(side => side, side => texts.Find(one => one.Side == side)), OfOthers = [.. texts.Where(one => one.Side is { } side && !page.Sides.Contains(side))],
            Readers = await db.Persons.AsNoTracking().Where(one => readers.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation),
        };
    }
}

/// <summary>Those who may be named readers of a section: everybody who reads the picture today, by name.</summary>
public sealed class ReadPossibleReaders(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyList<PossibleReader>> Run(CancellationToken cancellation)
    {
        var today = clock.Today;
        var held = await db.Appointments.AsNoTracking().Where(one => one.From <= today && (one.To == null || one.To >= today))
            .Join(db.Positions.AsNoTracking(), one => one.Position, position => position.Id, (one, position) => new { one.Person, position.Title, position.Side })
            .Join(db.Persons.AsNoTracking(), one => one.Person, person => person.Id, (one, person) => new { one.Person, person.Name, one.Title, one.Side }).ToListAsync(cancellation);
        return [.. held.Where(one => one.Side is not null && Permissions.Of(one.Title, one.Side).Contains(Permission.ReadPicture))
            .OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new PossibleReader(one.Person, one.Name, one.Side!.Value)).Distinct()];
    }
}

public sealed record PossibleReader(PersonId Person, string Name, PartySide Side);

/// <summary>What an agreement's editions begin with: its own template, or the usual list (version 0).</summary>
public sealed record TemplatePage(AgreementLink Agreement, int Version, IReadOnlyList<SectionPlan> Sections);

public sealed class ReadTemplate(SamsynDb db)
{
    public async Task<TemplatePage?> Run(Actor actor, Domain.Agreements.AgreementId id, CancellationToken cancellation)
    {
        if (await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } agreement) return null;
        var template = actor.Sees(nameof(Picture)) ? await db.PictureTemplates.AsNoTracking().SingleOrDefaultAsync(one => one.Agreement == id, cancellation) : null;
        return new(AgreementLink.To(agreement), template?.Version ?? 0, template?.Sections ?? DefaultSections.All);
    }
}
