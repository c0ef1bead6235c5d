using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Samsyn.Documents.Situations.OpenData;

/// <summary>A file that a dataset can be fetched as. <paramref name="MediaType"/> is one of IANA's.</summary>
public sealed record CatalogueFile(Uri Address, string MediaType, string Title);

/// <summary>An organisation, or a function of it, that answers questions.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Mail">Its address, without <c>mailto:</c>.</param>
public sealed record CatalogueContact(string Name, string Mail)
{
    /// <summary>As it is written in a setting: <c>Namn &lt;adress&gt;</c>; null when it is none.</summary>
    public static CatalogueContact? Read(string? text)
    {
        if (text is null || text.IndexOf('<', StringComparison.Ordinal) is not (> 0 and var at) || !text.TrimEnd().EndsWith('>')) return null;
        var (name, mail) = (text[..at].Trim(), text.Trim()[(at + 1)..^1].Trim());
        return name.Length > 0 && mail.IndexOf('@', StringComparison.Ordinal) > 0 && !mail.Any(char.IsWhiteSpace) ? new(name, mail) : null;
    }
}

/// <summary>A dataset of the catalogue.</summary>
public sealed record CatalogueDataset
{
    /// <summary>Its address, which is its name too.</summary>
    public required Uri Address { get; init; }
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }
    /// <summary>What it holds, and what is hidden in it.</summary>
    public required string Description { get; init; }
    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }
    /// <summary>As it was typed; <see cref="DcatCatalogue.LicenceOf"/> knows the addresses of the usual ones.</summary>
    public string Licence { get; init; } = "";
    /// <summary>First and last day that it is about.</summary>
    public DateOnly? From { get; init; }
    /// <inheritdoc cref="From"/>
    public DateOnly? To { get; init; }
    /// <summary>When it was made public.</summary>
    public required DateOnly Issued { get; init; }
    /// <summary>When it was last read in.</summary>
    public required DateOnly Modified { get; init; }
    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
    /// <summary>Whom to ask; null when nobody is named.</summary>
    public CatalogueContact? Contact { get; init; }
    /// <summary>Where it can be fetched.</summary>
    public required IReadOnlyList<CatalogueFile> Files { get; init; }
}

/// <summary>
/// A catalogue of open data by DCAT-AP-SE 3 (docs.dataportal.se/dcat), as RDF/XML, which the national portal harvests, and as JSON-LD. Written by hand: a graph of four
/// kinds of nodes needs no RDF library.
/// </summary>
public sealed record DcatCatalogue(Uri Address, string Title, string Description, string Publisher, string Language, IReadOnlyList<CatalogueDataset> Datasets)
{
    const string Vcard = "http://www.w3.org/2006/vcard/ns#", Ap = "http://data.europa.eu/r5r/", Authority = "http://purl.org/adms/publishertype/LocalAuthority", Sweden = "http://publications.europa.eu/resource/authority/country/SWE";
    const string Stable = "http://publications.europa.eu/resource/authority/planned-availability/STABLE", Themes = "http://publications.europa.eu/resource/authority/data-theme", Format = "http://publications.europa.eu/resource/authority/file-type/CSV";
    const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Dcat = "http://www.w3.org/ns/dcat#", Terms = "http://purl.org/dc/terms/", Foaf = "http://xmlns.com/foaf/0.1/", Xsd = "http://www.w3.org/2001/XMLSchema#";
    const string Public = "http://publications.europa.eu/resource/authority/access-right/PUBLIC", Theme = "http://publications.europa.eu/resource/authority/data-theme/JUST", MediaTypes = "http://www.iana.org/assignments/media-types/";

    /// <summary>The address of a licence that is usual for open data; null for any other.</summary>
    public static Uri? LicenceOf(string licence)
    {
        var plain = licence.Trim().ToUpperInvariant().Replace('-', ' ');
        if (plain.StartsWith("CC0", StringComparison.Ordinal) || plain is "CC 0") return new("http://creativecommons.org/publicdomain/zero/1.0/");
        if (plain.StartsWith("CC BY SA", StringComparison.Ordinal)) return new("http://creativecommons.org/licenses/by-sa/4.0/");
        if (plain.StartsWith("CC BY", StringComparison.Ordinal) && !plain.Contains("NC", StringComparison.Ordinal) && !plain.Contains("ND", StringComparison.Ordinal)) return new("http://creativecommons.org/licenses/by/4.0/");
        return Uri.TryCreate(licence.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
    }

    /// <summary>As RDF/XML.</summary>
    public byte[] ToRdfXml()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Indent = true, Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("rdf", "RDF", Rdf);
            foreach (var (prefix, name) in (ReadOnlySpan<(string, string)>)[("dcat", Dcat), ("dcterms", Terms), ("foaf", Foaf), ("vcard", Vcard), ("dcatap", Ap)]) xml.WriteAttributeString("xmlns", prefix, null, name);
            Begin("Catalog", Dcat, Address);
            Words("title", Title);
            Words("description", Description);
            Agent(Publisher);
            Points("language", Terms, LanguageAddress);
            Points("license", Terms, new("http://creativecommons.org/publicdomain/zero/1.0/"));
            Points("homepage", Foaf, Address);
            Points("themeTaxonomy", Dcat, new(Themes));
            Points("spatial", Terms, new(Sweden));
            if (Datasets.Count > 0)
            {
                Date("issued", Terms, Datasets.Min(dataset => dataset.Issued));
                Date("modified", Terms, Datasets.Max(dataset => dataset.Modified));
            }
            foreach (var dataset in Datasets) Points("dataset", Dcat, dataset.Address);
            xml.WriteEndElement();
            foreach (var dataset in Datasets) One(dataset);
            xml.WriteEndElement();

            void Begin(string type, string space, Uri about)
            {
                xml.WriteStartElement(type, space);
                xml.WriteAttributeString("about", Rdf, about.AbsoluteUri);
            }

            void Words(string name, string text, string space = Terms)
            {
                xml.WriteStartElement(name, space);
                xml.WriteAttributeString("xml", "lang", null, Language);
                xml.WriteString(Clean(text));
                xml.WriteEndElement();
            }

            void Points(string name, string space, Uri to)
            {
                xml.WriteStartElement(name, space);
                xml.WriteAttributeString("resource", Rdf, to.AbsoluteUri);
                xml.WriteEndElement();
            }

            void Agent(string name)
            {
                xml.WriteStartElement("publisher", Terms);
                xml.WriteStartElement("Agent", Foaf);
                xml.WriteElementString("name", Foaf, Clean(name));
                Points("type", Terms, new(Authority));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            void Date(string name, string space, DateOnly date)
            {
                xml.WriteStartElement(name, space);
                xml.WriteAttributeString("datatype", Rdf, Xsd + "date");
                xml.WriteString(Iso(date));
                xml.WriteEndElement();
            }

            void One(CatalogueDataset dataset)
            {
                Begin("Dataset", Dcat, dataset.Address);
                Words("title", dataset.Title);
                Words("description", dataset.Description);
                Agent(dataset.Publisher);
                Points("accessRights", Terms, new(Public));
                Points("theme", Dcat, new(Theme));
                Points("spatial", Terms, new(Sweden));
                if (dataset.Contact is { } contact)
                {
                    xml.WriteStartElement("contactPoint", Dcat);
                    xml.WriteStartElement("Organization", Vcard);
                    xml.WriteElementString("fn", Vcard, Clean(contact.Name));
                    Points("hasEmail", Vcard, new("mailto:" + contact.Mail));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
                Points("language", Terms, LanguageAddress);
                foreach (var keyword in dataset.Keywords) Words("keyword", keyword, Dcat);
                Date("issued", Terms, dataset.Issued);
                Date("modified", Terms, dataset.Modified);
                if (dataset is { From: { } from, To: { } to })
                {
                    xml.WriteStartElement("temporal", Terms);
                    xml.WriteStartElement("PeriodOfTime", Terms);
                    Date("startDate", Dcat, from);
                    Date("endDate", Dcat, to);
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
                foreach (var file in dataset.Files) Points("distribution", Dcat, FileAddress(dataset, file));
                xml.WriteEndElement();
                foreach (var file in dataset.Files)
                {
                    Begin("Distribution", Dcat, FileAddress(dataset, file));
                    Words("title", file.Title);
                    Words("description", dataset.Description);
                    Points("availability", Ap, new(Stable));
                    Points("format", Terms, FormatOf(file));
                    Points("accessURL", Dcat, file.Address);
                    Points("downloadURL", Dcat, file.Address);
                    Points("mediaType", Dcat, new(MediaTypes + file.MediaType));
                    if (LicenceOf(dataset.Licence) is { } licence) Points("license", Terms, licence);
                    else if (dataset.Licence.Length > 0) Words("rights", dataset.Licence);
                    xml.WriteEndElement();
                }
            }
        }
        return bytes.ToArray();
    }

    /// <summary>As JSON-LD.</summary>
    public byte[] ToJsonLd()
    {
        Dictionary<string, object?> Words(string text) => new() { ["@value"] = Clean(text), ["@language"] = Language };
        Dictionary<string, object?> Date(DateOnly date) => new() { ["@value"] = Iso(date), ["@type"] = Xsd + "date" };
        static Dictionary<string, object?> At(Uri address) => new() { ["@id"] = address.AbsoluteUri };
        Dictionary<string, object?> Agent(string name) => new() { ["@type"] = "foaf:Agent", ["foaf:name"] = Clean(name), ["dcterms:type"] = At(new(Authority)) };
        var graph = new Dictionary<string, object?>
        {
            ["@context"] = new Dictionary<string, object?> { ["dcat"] = Dcat, ["dcterms"] = Terms, ["foaf"] = Foaf, ["vcard"] = Vcard, ["dcatap"] = Ap },
            ["@id"] = Address.AbsoluteUri, ["@type"] = "dcat:Catalog", ["dcterms:title"] = Words(Title), ["dcterms:description"] = Words(Description), ["dcterms:publisher"] = Agent(Publisher), ["dcterms:language"] = At(LanguageAddress),
            ["dcterms:license"] = At(new("http://creativecommons.org/publicdomain/zero/1.0/")), ["foaf:homepage"] = At(Address), ["dcat:themeTaxonomy"] = At(new(Themes)), ["dcterms:spatial"] = At(new(Sweden)),
            ["dcterms:issued"] = Datasets.Count > 0 ? Date(Datasets.Min(dataset => dataset.Issued)) : null, ["dcterms:modified"] = Datasets.Count > 0 ? Date(Datasets.Max(dataset => dataset.Modified)) : null,
            ["dcat:dataset"] = Datasets.Select(dataset => new Dictionary<string, object?>
            {
                ["@id"] = dataset.Address.AbsoluteUri, ["@type"] = "dcat:Dataset", ["dcterms:title"] = Words(dataset.Title), ["dcterms:description"] = Words(dataset.Description), ["dcterms:publisher"] = Agent(dataset.Publisher),
                ["dcterms:accessRights"] = At(new(Public)), ["dcat:theme"] = At(new(Theme)), ["dcterms:spatial"] = At(new(Sweden)),
                ["dcat:contactPoint"] = dataset.Contact is { } contact ? new Dictionary<string, object?> { ["@type"] = "vcard:Organization", ["vcard:fn"] = Clean(contact.Name), ["vcard:hasEmail"] = At(new("mailto:" + contact.Mail)) } : null,
                ["dcterms:language"] = At(LanguageAddress), ["dcat:keyword"] = dataset.Keywords.Select(Words), ["dcterms:issued"] = Date(dataset.Issued), ["dcterms:modified"] = Date(dataset.Modified),
                ["dcterms:temporal"] = dataset is { From: { } from, To: { } to } ? new Dictionary<string, object?> { ["@type"] = "dcterms:PeriodOfTime", ["dcat:startDate"] = Date(from), ["dcat:endDate"] = Date(to) } : null,
                ["dcat:distribution"] = dataset.Files.Select(file => new Dictionary<string, object?>
                {
                    ["@id"] = FileAddress(dataset, file).AbsoluteUri, ["@type"] = "dcat:Distribution", ["dcterms:title"] = Words(file.Title), ["dcterms:description"] = Words(dataset.Description), ["dcatap:availability"] = At(new(Stable)), ["dcterms:format"] = At(FormatOf(file)), ["dcat:accessURL"] = At(file.Address), ["dcat:downloadURL"] = At(file.Address),
                    ["dcat:mediaType"] = At(new(MediaTypes + file.MediaType)), ["dcterms:license"] = LicenceOf(dataset.Licence) is { } licence ? At(licence) : null,
                    ["dcterms:rights"] = LicenceOf(dataset.Licence) is null && dataset.Licence.Length > 0 ? Words(dataset.Licence) : null,
                }.Where(member => member.Value is not null).ToDictionary()),
            }.Where(member => member.Value is not null).ToDictionary()),
        };
        return JsonSerializer.SerializeToUtf8Bytes(graph.Where(member => member.Value is not null).ToDictionary(), Options);
    }

    static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    Uri LanguageAddress => new("http://publications.europa.eu/resource/authority/language/" + (Language == "en" ? "ENG" : "SWE"));

    /// <summary>By the list of the EU where the kind of file has stood in it for long, otherwise by that of IANA.</summary>
    static Uri FormatOf(CatalogueFile file) => new(file.MediaType == "text/csv" ? Format : MediaTypes + file.MediaType);

    static Uri FileAddress(CatalogueDataset dataset, CatalogueFile file) => new($"{dataset.Address.AbsoluteUri}#{file.MediaType.Replace('/', '-')}");

    static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Without what XML cannot hold.</summary>
    static string Clean(string text) => string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
