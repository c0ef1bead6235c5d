using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.ExampleDocx;

/// <summary>
/// The parts zipped by hand: System.IO.Packaging stamps entries with the time of writing and names parts at random,
/// and then the same text would not give the same file.
/// </summary>
static class WordPackage
{
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    static readonly DateTimeOffset Stamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Bytes(AgreementDocument document, string title)
    {
        var parts = new List<Part>
        {
            new("word/document.xml", Word + "document.main+xml", "officeDocument", "rId1", Xml(document.Document)),
            new("word/styles.xml", Word + "styles+xml", "styles", "rIdStyles", Xml(WordStyles.Styles())),
            new("word/numbering.xml", Word + "numbering+xml", "numbering", "rIdNumbering", Xml(document.Numbering)),
            new("word/settings.xml", Word + "settings+xml", "settings", "rIdSettings", Xml(Settings())),
            new("word/footer1.xml", Word + "footer+xml", "footer", "rIdFooter", Xml(AgreementDocument.Footer())),
        };
        var number = 0;
        foreach (var header in document.Headers)
            parts.Add(new Part($"word/header{++number}.xml", Word + "header+xml", "header", $"rIdHeader{number}", Xml(header)));

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", ContentTypes(parts));
            Put(zip, "_rels/.rels", Links([parts[0].Link(""), CoreLink]));
            foreach (var part in parts) Put(zip, part.Path, part.Xml);
            Put(zip, "word/_rels/document.xml.rels", Links(parts.Skip(1).Select(p => p.Link("word/"))));
            Put(zip, "docProps/core.xml", Core(title));
        }
        return stream.ToArray();
    }

    /// <summary>Compares the parts and not the bytes: another version of the runtime may compress differently.</summary>
    public static bool SameContent(byte[] one, byte[] other) => Contents(one).SequenceEqual(Contents(other));

    static IReadOnlyList<(string Path, string Content)> Contents(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(e => (e.FullName, Content(e)))];

        static string Content(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>What the validator of the format has to say about the written file.</summary>
    public static IReadOnlyList<string> Faults(string path)
    {
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    static Settings Settings() => new(
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "sv-SE" });

    static string Xml(OpenXmlPartRootElement root) => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + root.OuterXml;

    static string ContentTypes(List<Part> parts)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/content-types";
        return Xml(new XElement(ns + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
            parts.Select(p => Override(p.Path, p.ContentType)), Override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")));

        XElement Default(string extension, string type) => new(ns + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
        XElement Override(string path, string type) => new(ns + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", type));
    }

    static string Links(IEnumerable<Link> links)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/relationships";
        return Xml(new XElement(ns + "Relationships", links.Select(l =>
            new XElement(ns + "Relationship", new XAttribute("Id", l.Id), new XAttribute("Type", l.Type), new XAttribute("Target", l.Target)))));
    }

    static Link CoreLink => new("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");

    static string Core(string title)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        return Xml(new XElement(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", title), new XElement(dc + "creator", "Samsyn"), new XElement(dc + "language", "sv-SE"),
            Time("created"), Time("modified")));

        XElement Time(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), Stamp.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    static string Xml(XElement root) => "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + root.ToString(SaveOptions.DisableFormatting);

    static void Put(ZipArchive zip, string path, string content)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    sealed record Link(string Id, string Type, string Target);

    sealed record Part(string Path, string ContentType, string Kind, string Id, string Xml)
    {
        public Link Link(string folder) => new(Id, $"{Relationships}/{Kind}", Path[folder.Length..]);
    }
}
