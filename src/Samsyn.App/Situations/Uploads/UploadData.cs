using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>The scanner found something in the file.</summary>
public sealed record UploadInfected(string File, string Signature) : Refusal { public override string Field => "file"; }

/// <summary>The scanner could not say whether the file is clean.</summary>
public sealed record UploadNotScanned(string File) : Refusal { public override string Field => "file"; }

public sealed record UploadEmpty : Refusal { public override string Field => "file"; }

/// <summary><paramref name="Rule"/> is offered where columns are named; null: the dataset's own.</summary>
public sealed record UploadCommand(DatasetId Dataset, string File, Stream Content, ImportRule? Rule = null);

/// <summary>Takes a file towards a dataset: looked through, made CSV when it is a workbook or JSON, and put in sealed pieces. Nothing of it is in the dataset yet.</summary>
public sealed class UploadData(SamsynDb db, Clock clock, NewId ids, ActLog acts, DatasetChange change, UploadPieces pieces, Clamd scanner)
{
    public async Task<Outcome<DataUploadId>> Run(Actor actor, UploadCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(UploadData), cancellation);
        if (!found.IsDone) return Outcome<DataUploadId>.Refused(found.Refusals);
        if (found.Value.RetiredOn is { } retired) return new DatasetRetired(found.Value.Name, retired);
        var file = FileNames.Harmless(command.File);
        if (command.Content.Length == 0) return new UploadEmpty();

        var looked = await LookThrough(file, command.Content, cancellation);
        if (!looked.IsDone) return Outcome<DataUploadId>.Refused(looked.Refusals);
        command.Content.Position = 0;
        var kept = looked.Value.Kind == TableKind.Delimited ? await pieces.Put(command.Dataset, command.Content, cancellation) : await Converted(command, looked.Value.Kind, cancellation);
        if (!kept.IsDone) return Outcome<DataUploadId>.Refused(kept.Refusals);

        var upload = new DataUpload
        {
            Id = new(ids.Next()), Dataset = command.Dataset, File = file, Length = command.Content.Length, Checksum = looked.Value.Checksum, UploadedBy = actor.Person, UploadedAt = clock.Now, Pieces = kept.Value.Pieces, Rule = command.Rule,
        };
        db.DataUploads.Add(upload);
        acts.Note(actor, nameof(UploadData), command.Dataset);
        return (await db.Commit(cancellation)).Then(upload.Id);
    }

    internal static async Task<string> ChecksumOf(Stream content, CancellationToken cancellation)
    {
        using var sum = new RunningChecksum();
        var buffer = new byte[1 << 16];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read) sum.Add(buffer.AsSpan(0, read));
        return sum.Finish();
    }

    sealed record Looked(TableKind Kind, string Checksum);

    /// <summary>Once through the stream: what kind of file it is, its checksum, and what the scanner says of every piece.</summary>
    async Task<Outcome<Looked>> LookThrough(string file, Stream content, CancellationToken cancellation)
    {
        var (buffer, kind) = (new byte[UploadPieces.PieceLength], (TableKind?)null);
        using var sum = new RunningChecksum();
        content.Position = 0;
        while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var read)
        {
            kind ??= TableSource.KindOf(buffer.AsSpan(0, read));
            if (kind != TableKind.Delimited && content.Length > XlsxRows.MostBytes) return new SheetTooLarge(content.Length >> 20, XlsxRows.MostBytes >> 20);
            sum.Add(buffer.AsSpan(0, read));
            switch (await scanner.Scan(buffer.AsMemory(0, read), cancellation))
            {
                case Scanned.Infected infected: return new UploadInfected(file, infected.Signature);
                case Scanned.NotScanned: return new UploadNotScanned(file);
            }
        }
        return new Looked(kind ?? TableKind.Delimited, sum.Finish());
    }

    async Task<Outcome<PutFile>> Converted(UploadCommand command, TableKind kind, CancellationToken cancellation)
    {
        var whole = new byte[command.Content.Length];
        await command.Content.ReadExactlyAsync(whole, cancellation);
        await using var csv = TemporaryFile.Open();
        var made = TableSource.ToCsv(kind, whole, csv);
        if (!made.IsDone) return Outcome<PutFile>.Refused(made.Refusals);
        csv.Position = 0;
        return await pieces.Put(command.Dataset, csv, cancellation);
    }
}

/// <summary>A file without a name: it takes no memory, and is gone when it is closed or the program ends, however it ends.</summary>
static class TemporaryFile
{
    public static FileStream Open()
    {
        var path = Path.Combine(IncomingFolder.Current, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
