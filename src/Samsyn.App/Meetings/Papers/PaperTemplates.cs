using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings.Papers;

readonly record struct PaperTemplateId(Guid Value) : IEntityId<PaperTemplateId>
{
    public static PaperTemplateId From(Guid value) => new(value);
}

/// <summary>The municipality's own Word template, which every paper is written on. There is one, or none.</summary>
sealed class PaperTemplate
{
    /// <summary>The only row there may be.</summary>
    public const int Only = 1;

    /// <summary>What the log knows it by.</summary>
    public static readonly PaperTemplateId InLog = new(new("01920000-0000-7000-8000-7061706572a1"));

    public required int Id { get; init; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public required byte[] Bytes { get; set; }
    public required PersonId UploadedBy { get; set; }
    public required DateTimeOffset UploadedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>What the page about the template shows.</summary>
public sealed record TemplateOnRecord(string Name, string Sha256, long Length, string By, DateTimeOffset At, int Version, bool HasMark, IReadOnlyList<string> Fields);

/// <summary>The template at hand. Looked through once; then its checksum tells whether it is the same.</summary>
public sealed class PaperTemplates(SamsynDb db, LookedThroughTemplates known)
{
    internal async Task<DocxTemplate?> Read(CancellationToken cancellation)
    {
        var sha256 = await db.PaperTemplates.Select(template => template.Sha256).SingleOrDefaultAsync(cancellation);
        if (sha256 is null) return null;
        if (known.Find(sha256) is { } found) return found;
        var stored = await db.PaperTemplates.AsNoTracking().SingleAsync(cancellation);
        if (Checksum.Of(stored.Bytes) != stored.Sha256) throw new InvalidDataException($"The template {stored.Name} is not the file that was uploaded.");
        var read = DocxTemplate.Read(stored.Name, stored.Bytes);
        return read.IsDone ? known.Keep(stored.Sha256, read.Value) : throw new InvalidDataException($"The template {stored.Name} was taken once and is refused now: {read.Refusals[0]}.");
    }
}

/// <summary>Templates that have been looked through, by checksum; the latest only, for there is one at a time.</summary>
public sealed class LookedThroughTemplates
{
    readonly ConcurrentDictionary<string, DocxTemplate> _known = new(StringComparer.Ordinal);

    internal DocxTemplate? Find(string sha256) => _known.GetValueOrDefault(sha256);

    internal DocxTemplate Keep(string sha256, DocxTemplate template)
    {
        _known.Clear();
        return _known.GetOrAdd(sha256, template);
    }
}

/// <summary>Null when there is none.</summary>
public sealed class ReadPaperTemplate(SamsynDb db, PaperTemplates templates)
{
    public async Task<TemplateOnRecord?> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ManageOrganisations) || await templates.Read(cancellation) is not { } read) return null;
        var stored = await db.PaperTemplates.AsNoTracking().Select(one => new { one.Name, one.Sha256, one.UploadedBy, one.UploadedAt, one.Version }).SingleAsync(cancellation);
        var by = await db.Persons.Where(person => person.Id == stored.UploadedBy).Select(person => person.Name).SingleOrDefaultAsync(cancellation);
        return new(stored.Name, stored.Sha256, read.Content.Length, by ?? "", stored.UploadedAt, stored.Version, read.HasMark, read.Fields);
    }
}

/// <summary>The template itself, byte for byte; null when there is none.</summary>
public sealed class FetchPaperTemplate(PaperTemplates templates, SamsynDb db)
{
    public async Task<(string Name, byte[] Bytes)?> Run(Actor actor, CancellationToken cancellation) =>
        actor.May(Permission.ManageOrganisations) && await templates.Read(cancellation) is { } read
            ? (await db.PaperTemplates.Select(one => one.Name).SingleAsync(cancellation), read.Content.ToArray()) : null;
}

/// <summary>No file was chosen.</summary>
public sealed record TemplateMissing : Refusal
{
    public override string Field => "mall";
}

public sealed record UploadPaperTemplateCommand(string FileName, Stream Content, int Version);

/// <summary>Takes a template, in place of the one there is: scanned, looked through, and refused with the reason when it carries or fetches what it should not.</summary>
public sealed class UploadPaperTemplate(SamsynDb db, Clock clock, ActLog acts, Clamd scanner)
{
    public async Task<Outcome> Run(Actor actor, UploadPaperTemplateCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(UploadPaperTemplate), cancellation) is { IsDone: false } lacking) return lacking;
        var name = FileNames.Harmless(command.FileName);
        if (await BytesOf(command.Content, cancellation) is not { } bytes) return new Documents.Extraction.FileIsTooLarge(name, DocxTemplate.MaxBytes >> 20);
        if (bytes.Length == 0) return new TemplateMissing();
        switch (await scanner.Scan(bytes, cancellation))
        {
            case Scanned.Infected infected: return new FileInfected(name, infected.Signature);
            // Who uploads a template has it at hand and can try again: it is not kept.
            case Scanned.NotScanned silent: return new FileNotScanned(name, silent.Reason);
        }
        var read = DocxTemplate.Read(name, bytes);
        if (!read.IsDone) return Outcome.Refused(read.Refusals);

        var there = await db.PaperTemplates.SingleOrDefaultAsync(cancellation);
        if ((there?.Version ?? 0) != command.Version) return new Stale(command.Version, there?.Version ?? 0);
        if (there is null) db.PaperTemplates.Add(new() { Id = PaperTemplate.Only, Name = name, Sha256 = Checksum.Of(bytes), Bytes = bytes, UploadedBy = actor.Person, UploadedAt = clock.Now, Version = 1 });
        else (there.Name, there.Sha256, there.Bytes, there.UploadedBy, there.UploadedAt, there.Version) = (name, Checksum.Of(bytes), bytes, actor.Person, clock.Now, there.Version + 1);
        acts.Note(actor, nameof(UploadPaperTemplate), PaperTemplate.InLog);
        return await db.Commit(cancellation);
    }

    static async Task<byte[]?> BytesOf(Stream content, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await content.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > DocxTemplate.MaxBytes) return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}

public sealed record RemovePaperTemplateCommand(int Version);

/// <summary>Papers are written on Samsyn's own page again. Approved minutes that were written on the template stay as they are.</summary>
public sealed class RemovePaperTemplate(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RemovePaperTemplateCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(RemovePaperTemplate), cancellation) is { IsDone: false } lacking) return lacking;
        if (await db.PaperTemplates.SingleOrDefaultAsync(cancellation) is not { } there) return new NotFound();
        if (there.Version != command.Version) return new Stale(command.Version, there.Version);
        db.PaperTemplates.Remove(there);
        acts.Note(actor, nameof(RemovePaperTemplate), PaperTemplate.InLog);
        return await db.Commit(cancellation);
    }
}
