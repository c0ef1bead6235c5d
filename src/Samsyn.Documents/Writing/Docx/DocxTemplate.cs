using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Samsyn.Documents.Extraction;
using Samsyn.Documents.Extraction.Docx;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>
/// A municipality's own Word template, looked through: it is a DOCX or DOTX, carries no macro and nothing embedded, and fetches nothing from elsewhere.
/// Whoever holds one can write on it; writing on it is never refused.
/// </summary>
public sealed class DocxTemplate
{
    /// <summary>The largest template, in bytes.</summary>
    public const int MaxBytes = 5 << 20;

    const string Macros = "vbaProject", Hyperlink = "hyperlink";

    static readonly ExtractionLimits _limits = new() { MaxBytes = MaxBytes, MaxExpandedBytes = 60 << 20 };

    // What runs or holds another file. Pictures, fonts and themes are welcome.
    static readonly string[] _activeParts = ["embeddings/", "activeX/", "attachedToolbars", "customUI", "afchunk"];
    static readonly string[] _fetchingFields = ["INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "INCLUDE", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD", "MACROBUTTON", "AUTOTEXT", "ASK", "FILLIN"];

    DocxTemplate(ReadOnlyMemory<byte> content, bool hasMark, IReadOnlyList<string> fields) => (Content, HasMark, Fields) = (content, hasMark, fields);

    /// <summary>The file as it was given.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether it says where the content goes; otherwise the content comes last.</summary>
    public bool HasMark { get; }

    /// <summary>Which of the known fields it has, by their tags.</summary>
    public IReadOnlyList<string> Fields { get; }

    internal static OpenSettings Reading { get; } = new() { AutoSave = true, MaxCharactersInPart = 20_000_000 };

    /// <summary>Looks through a file from anyone. Refused: what is no Word document, is damaged, has macros or embedded objects, or leads outside except by a link to click.</summary>
    public static Outcome<DocxTemplate> Read(string file, ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty) return new FileIsEmpty(file);
        if (content.Length > MaxBytes) return new FileIsTooLarge(file, MaxBytes >> 20);
        var kind = ContentKind.Of(file, content.Span, _limits);
        if (kind.Refusal is { } refusal) return refusal;
        if (kind.Format != SourceFormat.Docx) return new TemplateIsNotWord(file);
        var (names, damage) = ZipDirectory.Inspect(file, content.Span, _limits);
        if (damage is not null) return damage;
        if (names.Find(name => name.Contains(Macros, StringComparison.OrdinalIgnoreCase)) is not null) return new TemplateHasMacros(file);
        if (names.Find(name => Array.Exists(_activeParts, active => name.Contains(active, StringComparison.OrdinalIgnoreCase))) is { } active) return new TemplateEmbeds(file, active);
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, Reading);
            return Read(file, content, document);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException or IOException or ArgumentException or NotSupportedException or FormatException or KeyNotFoundException)
        {
            return new DamagedWordDocument(file, "ZIP", 0, 0);
        }
    }

    static Outcome<DocxTemplate> Read(string file, ReadOnlyMemory<byte> content, WordprocessingDocument document)
    {
        if (document.DocumentType is WordprocessingDocumentType.MacroEnabledDocument or WordprocessingDocumentType.MacroEnabledTemplate) return new TemplateHasMacros(file);
        if (document.MainDocumentPart is not { Document.Body: { } body } main) return new DamagedWordDocument(file, "word/document.xml", 0, 0);
        // Every part is read here, so that nothing in it can fail when a paper is written.
        foreach (var part in All(document))
        {
            foreach (var outside in part.ExternalRelationships) return new TemplateLeadsOutside(file, outside.RelationshipType[(outside.RelationshipType.LastIndexOf('/') + 1)..], OneLine(outside.Uri.OriginalString));
            foreach (var link in part.HyperlinkRelationships)
                if (link.IsExternal && !(link.Uri.IsAbsoluteUri && link.Uri.Scheme is ("https" or "http" or "mailto"))) return new TemplateLeadsOutside(file, Hyperlink, OneLine(link.Uri.OriginalString));
            if (part is OpenXmlPart { RootElement: { } root })
                foreach (var field in InstructionsOf(root))
                    if (Array.Exists(_fetchingFields, name => field.Equals(name, StringComparison.OrdinalIgnoreCase))) return new TemplateFetches(file, field.ToUpperInvariant());
        }
        if (main.Document.Descendants<AltChunk>().Any()) return new TemplateEmbeds(file, "altChunk");
        if (DocxMark.IsMisplaced(body)) return new TemplateMarkMisplaced(file);
        var known = (string[])[DocxFields.Title, DocxFields.Sender, DocxFields.Kind, DocxFields.Diary, DocxFields.Standing];
        var tags = All(document).OfType<OpenXmlPart>().Select(part => part.RootElement).OfType<OpenXmlElement>().SelectMany(root => root.Descendants<SdtElement>()).Select(DocxFields.TagOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new DocxTemplate(content, DocxMark.In(body) is not null, [.. known.Where(tags.Contains)]);
    }

    /// <summary>The first word of every field; an instruction may be cut into several runs.</summary>
    static IEnumerable<string> InstructionsOf(OpenXmlElement root)
    {
        foreach (var simple in root.Descendants<SimpleField>()) yield return FirstWord(simple.Instruction?.Value ?? "");
        foreach (var paragraph in root.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>())
        {
            var instruction = "";
            foreach (var piece in paragraph.Descendants())
                if (piece is FieldChar { FieldCharType: { } kind })
                {
                    if (instruction.Length > 0) yield return FirstWord(instruction);
                    instruction = "";
                }
                else if (piece is FieldCode code) instruction += code.Text;
            if (instruction.Length > 0) yield return FirstWord(instruction);
        }
    }

    static string FirstWord(string instruction) => instruction.Trim().Split(' ', 2)[0];

    static string OneLine(string text) => LineCleaner.OneLine(text.Length > 120 ? text[..120] + "…" : text);

    static IEnumerable<OpenXmlPartContainer> All(WordprocessingDocument document)
    {
        var seen = new HashSet<OpenXmlPartContainer>();
        var waiting = new Stack<OpenXmlPartContainer>([document]);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add(next)) continue;
            yield return next;
            foreach (var pair in next.Parts) waiting.Push(pair.OpenXmlPart);
        }
    }
}
