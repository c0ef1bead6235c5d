using System.IO.Compression;
using System.Xml;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>
/// The parts of a Word file that carry text. Read part by part with a streaming reader rather than through a document object model:
/// nothing else is unpacked, links and macros are never touched, and a broken side part does not lose the text.
/// </summary>
sealed class DocxPackage : IDisposable
{
    const int DeepestMarkup = 400;

    readonly ZipArchive _archive;
    readonly ExtractionLimits _limits;
    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, (string Type, string Target)> _relations = new(StringComparer.Ordinal);

    public DocxPackage(ReadOnlyMemory<byte> bytes, ExtractionLimits limits)
    {
        _limits = limits;
        _archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        foreach (var entry in _archive.Entries) _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        MainPart = FindMainPart();
        var slash = MainPart.LastIndexOf('/') + 1;
        foreach (var (id, type, target) in Relations($"{MainPart[..slash]}_rels/{MainPart[slash..]}.rels")) _relations.TryAdd(id, (type, Resolve(MainPart[..slash], target)));
    }

    public string MainPart { get; }

    /// <summary>The part in hand, for messages.</summary>
    public string Current { get; private set; } = "ZIP";

    public void Dispose() => _archive.Dispose();

    public string? PartOfRelation(string id) => _relations.TryGetValue(id, out var relation) && _entries.ContainsKey(relation.Target) ? relation.Target : null;

    /// <summary>The part of a kind (“styles”, “numbering”, “footnotes”, “endnotes”), or null.</summary>
    public string? PartOfKind(string kind)
    {
        foreach (var (type, target) in _relations.Values)
            if (type.EndsWith("/" + kind, StringComparison.Ordinal) && _entries.ContainsKey(target)) return target;
        return null;
    }

    public XmlReader Open(string part)
    {
        Current = part;
        if (!_entries.TryGetValue(part, out var entry)) throw new InvalidDataException(part);
        return XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            CheckCharacters = false, CloseInput = true, MaxCharactersInDocument = _limits.MaxExpandedBytes,
        });
    }

    /// <summary>Reads a part that only supports the text; damage in it is a finding, not a refusal.</summary>
    public void ReadSidePart(string? part, List<Finding> findings, Action<XmlReader> read)
    {
        if (part is null) return;
        try
        {
            using var reader = Open(part);
            read(reader);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException or FormatException)
        {
            findings.Add(Found.PartUnreadable(part));
        }
        Current = MainPart;
    }

    /// <summary>Whether a part declares a document type: the door to entity expansion and files outside.</summary>
    public bool DeclaresDocumentType(string part)
    {
        if (!_entries.TryGetValue(part, out var entry)) return false;
        try
        {
            using var reader = new StreamReader(entry.Open());
            var head = new char[4096];
            var read = reader.ReadBlock(head);
            return head.AsSpan(0, read).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return false;
        }
    }

    /// <summary>Runs <paramref name="visit"/> on every child element and leaves the reader after the parent. The visitor consumes its element.</summary>
    public static void Children(XmlReader reader, Action<XmlReader, string> visit)
    {
        if (reader.Depth > DeepestMarkup) throw new XmlException("Markup nested too deep.");
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }
        var depth = reader.Depth;
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element) visit(reader, reader.LocalName);
            else reader.Read();
        }
        reader.Read();
    }

    /// <summary>An attribute by local name: the prefix and the namespace differ between the transitional and the strict format.</summary>
    public static string? Attribute(XmlReader reader, string name)
    {
        string? value = null;
        if (!reader.MoveToFirstAttribute()) return null;
        do
            if (reader.LocalName == name && reader.Prefix != "xmlns") value = reader.Value;
        while (value is null && reader.MoveToNextAttribute());
        reader.MoveToElement();
        return value;
    }

    public static int? Number(XmlReader reader, string name) =>
        int.TryParse(Attribute(reader, name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An on/off property: present without a value means on.</summary>
    public static bool IsOn(XmlReader reader) => Attribute(reader, "val") is not ("0" or "false" or "off" or "none");

    public static bool IsAuto(XmlReader reader, string name) => Attribute(reader, name) is "1" or "true" or "on";

    string FindMainPart()
    {
        foreach (var (_, type, target) in Relations("_rels/.rels"))
        {
            var part = Resolve("", target);
            if (type.EndsWith("/officeDocument", StringComparison.Ordinal) && _entries.ContainsKey(part)) return part;
        }
        return "word/document.xml";
    }

    List<(string Id, string Type, string Target)> Relations(string part)
    {
        var found = new List<(string, string, string)>();
        ReadSidePart(_entries.ContainsKey(part) ? part : null, [], reader =>
        {
            reader.MoveToContent();
            Children(reader, (r, _) =>
            {
                if (Attribute(r, "TargetMode") != "External") found.Add((Attribute(r, "Id") ?? "", Attribute(r, "Type") ?? "", Attribute(r, "Target") ?? ""));
                r.Skip();
            });
        });
        return found;
    }

    static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target.TrimStart('/');
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not (".." or "." or "")) path.Add(step);
        }
        return string.Join('/', path);
    }
}
