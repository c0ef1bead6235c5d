using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>Title, sender, language and date in the file's own properties; those of a template's author are not carried on.</summary>
static class DocxProperties
{
    const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", Dublin = "http://purl.org/dc/elements/1.1/", Terms = "http://purl.org/dc/terms/", Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(WordprocessingDocument document, Paper paper)
    {
        if (document.CoreFilePropertiesPart is { } old) document.DeletePart(old);
        Write(document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "samsynCore"), paper.Title, paper.Head.Sender, paper.Head.Kind, paper.Language, paper.Dated);
    }

    public static void Write(CoreFilePropertiesPart part, string title, string creator, string subject, string language, DateTimeOffset dated)
    {
        using var writer = XmlWriter.Create(part.GetStream(FileMode.Create), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        writer.WriteStartElement("cp", "coreProperties", Core);
        writer.WriteElementString("dc", "title", Dublin, Clean.OneLine(title));
        writer.WriteElementString("dc", "subject", Dublin, Clean.OneLine(subject));
        writer.WriteElementString("dc", "creator", Dublin, Clean.OneLine(creator));
        writer.WriteElementString("dc", "language", Dublin, language);
        foreach (var name in (string[])["created", "modified"])
        {
            writer.WriteStartElement("dcterms", name, Terms);
            writer.WriteAttributeString("xsi", "type", Schema, "dcterms:W3CDTF");
            writer.WriteString(dated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }
}
