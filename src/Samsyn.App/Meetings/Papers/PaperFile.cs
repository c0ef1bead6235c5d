using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Documents.Writing.Html;
using Samsyn.Documents.Writing.Pdf;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Meetings.Papers;

/// <summary>What a paper is asked for as.</summary>
public enum PaperFormat
{
    /// <summary>A page to read and print.</summary>
    Page,
    Docx,
    Pdf,
    Csv,
    Xlsx,
}

/// <summary>A paper as it is handed out: a file, or the HTML of a page.</summary>
public sealed record PaperFile
{
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required PaperFormat Format { get; init; }
    /// <summary>With its extension; Swedish letters are kept.</summary>
    public string? Name { get; init; }
    public byte[] Bytes { get; init; } = [];
    /// <summary>Encoded HTML without a heading of its own; null for a file.</summary>
    public string? Html { get; init; }

    public string ContentType => Format switch
    {
        PaperFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        PaperFormat.Pdf => "application/pdf",
        PaperFormat.Csv => "text/csv; charset=utf-8",
        PaperFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/html; charset=utf-8",
    };
}

/// <summary>Writes a paper in the format asked for, on the municipality's template where there is one.</summary>
public sealed class PaperPress(PaperTemplates templates, PdfPrinter printer)
{
    /// <summary>Whether this node can make PDF.</summary>
    public bool MakesPdf => printer.IsAvailable;

    internal async Task<Outcome<PaperFile>> Write(Paper paper, PaperFormat format, CancellationToken cancellation)
    {
        var file = Named(paper, format);
        if (format == PaperFormat.Page) return file with { Html = PaperHtml.Write(paper, withTitle: false) };
        var docx = await Docx(paper, cancellation);
        if (format == PaperFormat.Docx) return file with { Bytes = docx };
        var pdf = await Pdf(docx, cancellation);
        return pdf.IsDone ? file with { Bytes = pdf.Value } : Outcome<PaperFile>.Refused(pdf.Refusals);
    }

    internal async Task<byte[]> Docx(Paper paper, CancellationToken cancellation) =>
        await templates.Read(cancellation) is { } template ? PaperDocx.Write(paper, template) : PaperDocx.Write(paper);

    internal Task<Outcome<byte[]>> Pdf(byte[] docx, CancellationToken cancellation) => printer.Print(docx, cancellation);

    internal static PaperFile Named(Paper paper, PaperFormat format) => new() { Title = paper.Title, Kind = paper.Head.Kind, Format = format, Name = NameOf(paper.Title, format) };

    internal static string NameOf(string title, PaperFormat format) => Files.FileNames.Harmless($"{title}.{format.ToString().ToLowerInvariant()}");
}
