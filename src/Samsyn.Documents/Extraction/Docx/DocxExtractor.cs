using System.Xml;
using Samsyn.Documents.Extraction.Pdf;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>A Word file → lines.</summary>
static class DocxExtractor
{
    public static Refusal? Extract(string file, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, List<string> lines, List<Finding> findings, CancellationToken cancellation)
    {
        DocxPackage? package = null;
        try
        {
            package = new DocxPackage(bytes, limits);
            Read(package, lines, findings, cancellation);
            return lines.TrueForAll(string.IsNullOrWhiteSpace) ? new FileIsBlank(file, lines.Count) : null;
        }
        catch (XmlException broken)
        {
            var part = package?.Current ?? "ZIP";
            return package?.DeclaresDocumentType(part) == true ? new ForbiddenMarkup(file, part) : new DamagedWordDocument(file, part, broken.LineNumber, broken.LinePosition);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException or FormatException)
        {
            return new DamagedWordDocument(file, package?.Current ?? "ZIP", 0, 0);
        }
        finally
        {
            package?.Dispose();
        }
    }

    static void Read(DocxPackage package, List<string> lines, List<Finding> findings, CancellationToken cancellation)
    {
        var styles = new DocxStyles();
        var numbering = new DocxNumbering();
        package.ReadSidePart(package.PartOfKind("styles"), findings, styles.Read);
        package.ReadSidePart(package.PartOfKind("numbering"), findings, numbering.Read);

        var trace = new DocxTrace();
        List<DocxBlock> blocks = [];
        using (var reader = package.Open(package.MainPart))
        {
            if (!MoveToBody(reader)) throw new InvalidDataException("No body.");
            blocks = new DocxBody(styles, numbering, trace, cancellation).Read(reader);
            while (reader.Read()) cancellation.ThrowIfCancellationRequested();
        }

        var layout = new DocxLines(lines);
        var lineOf = new int[blocks.Count + 1];
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in FurnitureEarly(blocks))
        {
            var before = lines.Count;
            if (blocks[index] is not SectionBlock section) layout.Add(blocks[index]);
            else layout.AddFurniture(section.Furniture.SelectMany(id => Furniture(package, package.PartOfRelation(id), findings, styles, cancellation)).Where(shown.Add).ToList());
            lineOf[index] = before < lines.Count && lines[before].Length == 0 ? before + 2 : before + 1;
        }
        lineOf[^1] = lines.Count + 1;
        Notes(package, trace, layout, findings, styles, cancellation);
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);

        int LineAt(int block) => Math.Clamp(block < 0 ? 1 : lineOf[Math.Min(block, lineOf.Length - 1)], 1, Math.Max(1, lines.Count));
        if (trace.Inserted + trace.Deleted > 0) findings.Add(Found.TrackedChanges(LineAt(trace.ChangeAt), trace.Inserted, trace.Deleted));
        if (trace.Hidden > 0) findings.Add(Found.HiddenText(LineAt(trace.HiddenAt), trace.Hidden));
        if (trace.HasEmbedded) findings.Add(Found.EmbeddedDocument(LineAt(trace.EmbeddedAt)));
    }

    /// <summary>
    /// A section's mark stands after its text, but its headers belong to all its pages: they are told before the first heading that
    /// follows running text, where they part neither a title nor the next document's own opening.
    /// </summary>
    static IEnumerable<int> FurnitureEarly(List<DocxBlock> blocks)
    {
        for (var from = 0; from < blocks.Count;)
        {
            var mark = blocks.FindIndex(from, block => block is SectionBlock);
            var end = mark < 0 ? blocks.Count : mark;
            var text = from;
            while (text < end && !(blocks[text] is ParagraphBlock { Look.IsHeading: false } paragraph && !string.IsNullOrWhiteSpace(paragraph.Text))) text++;
            while (text < end && blocks[text] is not ParagraphBlock { Look.IsHeading: true }) text++;
            for (var index = from; index < text; index++) yield return index;
            if (mark >= 0) yield return mark;
            for (var index = text; index < end; index++) yield return index;
            from = end + 1;
        }
    }

    static bool MoveToBody(XmlReader reader)
    {
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "body") return true;
            reader.Read();
        }
        return false;
    }

    /// <summary>Headers and footers as lines without page numbers. A table there is a layout of logo and text.</summary>
    static List<string> Furniture(DocxPackage package, string? part, List<Finding> findings, DocxStyles styles, CancellationToken cancellation)
    {
        var found = new List<string>();
        package.ReadSidePart(part, findings, reader =>
        {
            reader.MoveToContent();
            var blocks = new DocxBody(styles, new DocxNumbering(), new DocxTrace(), cancellation).Read(reader);
            var layout = new List<string>();
            var target = new DocxLines(layout);
            foreach (var block in blocks) target.Add(block);
            found.AddRange(layout.SelectMany(line => line.Split('\t')).Select(LineCleaner.OneLine).Where(line => line.Length > 0 && !PageFurniture.IsPageNumber(line)));
        });
        return found;
    }

    /// <summary>Footnotes and endnotes after the text, in the order of their references.</summary>
    static void Notes(DocxPackage package, DocxTrace trace, DocxLines layout, List<Finding> findings, DocxStyles styles, CancellationToken cancellation)
    {
        if (trace.Notes.Count == 0) return;
        var texts = new Dictionary<(string, int), List<DocxBlock>>();
        foreach (var kind in (string[])["footnote", "endnote"])
        {
            package.ReadSidePart(package.PartOfKind(kind + "s"), findings, reader =>
            {
                reader.MoveToContent();
                DocxPackage.Children(reader, (r, _) =>
                {
                    var id = DocxPackage.Number(r, "id") ?? -1;
                    texts.TryAdd((kind, id), new DocxBody(styles, new DocxNumbering(), trace, cancellation).Read(r));
                });
            });
        }
        layout.AddFurniture(trace.Notes.Distinct().ToList()
            .SelectMany(note => texts.TryGetValue(note, out var blocks) ? blocks.OfType<ParagraphBlock>() : [])
            .Select(paragraph => LineCleaner.OneLine(paragraph.Text)).Where(text => text.Length > 0).ToList());
    }
}
