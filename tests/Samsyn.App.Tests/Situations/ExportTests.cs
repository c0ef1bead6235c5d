using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Parquet;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Datasets.Exports;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.OpenData;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

public sealed class ExportTests
{
    static async Task<DatasetId> Publish(TestDatabase samsyn, DatasetId id, Actor actor, bool isPublic = true)
    {
        var dataset = (await samsyn.RunFor(actor, (ReadDataset read) => read.Run(actor, id, default)))!.Dataset;
        var version = dataset.Version;
        if (dataset.SharedOn is null) Assert.True((await samsyn.RunFor(actor, (ShareDataset act) => act.Run(actor, new(id, version++), default))).IsDone);
        if (isPublic) Assert.True((await samsyn.RunFor(actor, (PublishDataset act) => act.Run(actor, new(id, version), default))).IsDone);
        return id;
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-63")]
    public async Task What_anybody_may_fetch_has_its_small_counts_hidden_so_that_none_can_be_worked_out(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(TestActors.PoliceOfficer);
        var events = Some(400, seed: 5).Where(one => one.Area != "0019" || one.At.Year != 2018).Append(new(new(2018, 5, 1, 12, 0, 0), "0019", "Rån", 0, 0, 3, "Torget")).ToList();
        Assert.True((await desk.Import(dataset, desk.Write(events), actor: TestActors.PoliceOfficer)).IsDone);

        Assert.IsType<NotFound>((await samsyn.RunFor(null, (ReadOpenData read) => read.Table(dataset, default))).Refusals.Single());
        await Publish(samsyn, dataset, TestActors.PoliceOfficer, isPublic: false);
        Assert.Empty(await samsyn.RunFor(null, (ReadOpenData read) => read.Run(default)));
        Assert.True((await samsyn.RunFor(TestActors.PoliceOfficer, (PublishDataset act) => act.Run(TestActors.PoliceOfficer, new(dataset, 3), default))).IsDone);

        Assert.Equal("Händelser", Assert.Single(await samsyn.RunFor(null, (ReadOpenData read) => read.Run(default))).Name);
        var rows = Encoding.UTF8.GetString((await samsyn.RunFor(null, (ReadOpenData read) => read.Table(dataset, default))).Value.Csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Replace("\"Stöld, butik\"", "Stöld").Split(',')).ToList();
        Assert.All(rows.Where(row => row[6].Length > 0), row => Assert.True(long.Parse(row[6], CultureInfo.InvariantCulture) is 0 or >= 5));
        var small = Assert.Single(rows, row => row is ["Rån", "0019", "2018", ..]);
        Assert.Equal(("", "Suppressed"), (small[6], small[8]));
        // As Parquet it is the same table: nothing is shown there that is hidden here.
        Assert.Equal(rows.Select(row => string.Join('|', row[0] == "Stöld" ? "Stöld, butik" : row[0], row[1], row[2], row[6], row[8])), await Cells((await samsyn.RunFor(null, (ReadOpenData read) => read.Table(dataset, default))).Value.Parquet, ["indicator", "area", "period", "value", "mark"]));
        // Another cell of its row and of its column is hidden with it.
        Assert.Contains(rows, row => row[0] == "Rån" && row[1] == "0019" && row[2] != "2018" && row[6].Length == 0);
        Assert.Contains(rows, row => row[0] == "Rån" && row[1] != "0019" && row[2] == "2018" && row[6].Length == 0);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-63")]
    public async Task Values_for_anybody_hide_the_whole_area_of_a_small_count_and_shares_of_few_persons(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await samsyn.RunFor(TestActors.Coordinator, (CreateDataset act) => act.Run(TestActors.Coordinator, new(new() { Name = "Prov", Source = "Prov", Kind = DatasetKind.Indicators, Licence = "CC0" }, OfBoth: true), default))).Value;
        var table = "Indikator;Område;År;Kön;Antal;Andel;n\nDeltagare;Norra;2024;Kvinnor;3;10;20\nDeltagare;Norra;2024;Män;40;50;80\nDeltagare;Norra;2024;Totalt;43;43;100\nDeltagare;Södra;2024;Kvinnor;30;30;100\nDeltagare;Södra;2024;Män;50;50;100\nDeltagare;Södra;2024;Totalt;80;40;200\n"
            + "Deltagare;Östra;2024;Kvinnor;20;30;100\nDeltagare;Östra;2024;Män;25;50;100\nDeltagare;Östra;2024;Totalt;45;40;200\n";
        Assert.True((await samsyn.RunFor(TestActors.Coordinator, (ImportIndicators act) => act.Run(TestActors.Coordinator, new(dataset, desk.Write(table), "a.csv", ReadyProfiles.General, desk.Rejects, Language.Swedish), default))).IsDone);
        await Publish(samsyn, dataset, TestActors.Coordinator);

        var lines = Encoding.UTF8.GetString((await samsyn.RunFor(null, (ReadOpenData read) => read.Table(dataset, default))).Value.Csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(lines.Where(line => line[1] == "Norra" && line[7] != "%"), line => Assert.Equal("", line[6]));
        Assert.Equal("", lines.Single(line => line is [_, "Norra", _, "Women", ..] && line[7] == "%")[6]);
        Assert.Equal("50", lines.Single(line => line is [_, "Norra", _, "Men", ..] && line[7] == "%")[6]);
        // A city's total could give the only hidden area away: another is hidden with it, whole.
        Assert.True(lines.Where(line => line[7] != "%" && line[6].Length == 0).Select(line => line[1]).Distinct().Count() >= 2);
    }

    [Fact]
    public async Task Police_points_reach_the_other_party_no_more_finely_than_agreed()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(TestActors.PoliceOfficer);
        Assert.True((await desk.Import(dataset, desk.Write(Some(300, seed: 6)), actor: TestActors.PoliceOfficer)).IsDone);
        await Publish(samsyn, dataset, TestActors.PoliceOfficer, isPublic: false);

        var own = (await samsyn.RunFor(TestActors.PoliceOfficer, (ExportPoints export) => export.Run(TestActors.PoliceOfficer, dataset, default))).Value;
        var others = (await samsyn.RunFor(TestActors.Coordinator, (ExportPoints export) => export.Run(TestActors.Coordinator, dataset, default))).Value;
        Assert.Equal((null, PointPrecision.UsualOtherParty), (own.Metres, others.Metres!.Value));
        const int Side = PointPrecision.UsualOtherParty;
        foreach (var feature in JsonDocument.Parse(others.GeoJson).RootElement.GetProperty("features").EnumerateArray())
        {
            var degrees = feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(one => one.GetDouble()).ToList();
            var metres = CoordinateSystem.Sweref99Tm.FromGeographic(new(degrees[0], degrees[1]));
            Assert.Equal(Side / 2.0, metres.X - Math.Floor(metres.X / Side) * Side, 0.2);
            Assert.Equal(Side / 2.0, metres.Y - Math.Floor(metres.Y / Side) * Side, 0.2);
            Assert.Equal(0, feature.GetProperty("properties").GetProperty("count").GetInt64() % PointPrecision.UsualFewest);
        }
    }

    [Fact]
    public async Task A_dataset_is_given_out_as_a_table_to_whoever_sees_it_and_that_is_on_record()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(TestActors.PoliceOfficer);
        Assert.True((await desk.Import(dataset, desk.Write(Some(100, seed: 6)), actor: TestActors.PoliceOfficer)).IsDone);

        Assert.IsType<NotFound>((await samsyn.RunFor(TestActors.Coordinator, (ExportDataset export) => export.Run(TestActors.Coordinator, dataset, Language.Swedish, default))).Refusals.Single());
        Assert.IsType<NotFound>((await samsyn.RunFor(TestActors.Coordinator, (ExportPoints export) => export.Run(TestActors.Coordinator, dataset, default))).Refusals.Single());
        var register = (await samsyn.RunFor(TestActors.PoliceOfficer, (ExportDataset export) => export.Run(TestActors.PoliceOfficer, dataset, Language.Swedish, default))).Value;
        var csv = Encoding.UTF8.GetString(RegisterCsv.Write(register));
        Assert.Contains("område", csv);
        Assert.Contains("Stöld, butik", csv);
        Assert.True(RegisterXlsx.Write(register).Length > 1000);
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public async Task As_Parquet_it_is_the_same_table_to_the_same_readers_and_that_is_on_record()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(TestActors.PoliceOfficer);
        Assert.True((await desk.Import(dataset, desk.Write(Some(900, seed: 6)), actor: TestActors.PoliceOfficer)).IsDone);
        Assert.IsType<NotFound>((await samsyn.RunFor(TestActors.Coordinator, (ExportDataset export) => export.Parquet(TestActors.Coordinator, dataset, Language.Swedish, default))).Refusals.Single());
        var register = (await samsyn.RunFor(TestActors.PoliceOfficer, (ExportDataset export) => export.Run(TestActors.PoliceOfficer, dataset, Language.Swedish, default))).Value;
        var csv = Encoding.UTF8.GetString(RegisterCsv.Write(register)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join('|', line.Split(';').Take(4))).ToList();
        var exported = (await samsyn.RunFor(TestActors.PoliceOfficer, (ExportDataset export) => export.Parquet(TestActors.PoliceOfficer, dataset, Language.Swedish, default))).Value;
        await using var content = exported.Content;
        using var file = new MemoryStream();
        await content.CopyToAsync(file);
        Assert.Equal(csv, await Cells(file.ToArray(), ["area", "type", "period", "value"]));
        Assert.Equal(2, await samsyn.Run(async (SamsynDb db) => await db.Acts.CountAsync(act => act.Name == nameof(ExportDataset))));
    }

    /// <summary>Rows of a Parquet file as texts, nothing where there is null.</summary>
    static async Task<List<string>> Cells(byte[] file, string[] columns)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        List<string> rows = [];
        foreach (var number in Enumerable.Range(0, reader.RowGroupCount))
        {
            using var group = reader.OpenRowGroupReader(number);
            List<string[]> read = [];
            foreach (var field in columns.Select(reader.Schema.FindDataField))
            {
                if (field.ClrType == typeof(double))
                {
                    var numbers = new double?[group.RowCount];
                    await group.ReadAsync<double>(field, numbers.AsMemory());
                    read.Add([.. numbers.Select(one => one?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "")]);
                    continue;
                }
                var texts = new string?[group.RowCount];
                await group.ReadAsync(field, texts.AsMemory());
                read.Add([.. texts.Select(one => one ?? "")]);
            }
            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => string.Join('|', read.Select(column => column[row]))));
        }
        return rows;
    }

    [Fact]
    public void The_catalogue_is_well_formed_and_says_who_what_when_and_by_which_licence()
    {
        var catalogue = new DcatCatalogue(new("https://samsyn.example/oppna-data"), "Öppna data", "Allt", "Samverkan", "sv",
        [
            new() { Address = new("https://samsyn.example/oppna-data#a"), Title = "Bränder & annat <2019>", Description = "Antal\u0001", Publisher = "Räddningstjänsten", Licence = "CC BY 4.0", From = new(2019, 1, 1), To = new(2019, 12, 31), Issued = new(2026, 1, 1), Modified = new(2026, 2, 1), Keywords = ["brand"], Files = [new(new("https://samsyn.example/oppna-data/a.csv"), "text/csv", "CSV")] },
        ]);

        var xml = XDocument.Parse(Encoding.UTF8.GetString(catalogue.ToRdfXml()));
        XNamespace dcat = "http://www.w3.org/ns/dcat#", terms = "http://purl.org/dc/terms/", rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        var dataset = Assert.Single(xml.Root!.Elements(dcat + "Dataset"));
        Assert.Equal("Bränder & annat <2019>", dataset.Element(terms + "title")!.Value);
        Assert.Equal(dataset.Attribute(rdf + "about")!.Value, xml.Root.Element(dcat + "Catalog")!.Element(dcat + "dataset")!.Attribute(rdf + "resource")!.Value);
        var file = Assert.Single(xml.Root.Elements(dcat + "Distribution"));
        Assert.Equal((dataset.Element(dcat + "distribution")!.Attribute(rdf + "resource")!.Value, "http://creativecommons.org/licenses/by/4.0/"), (file.Attribute(rdf + "about")!.Value, file.Element(terms + "license")!.Attribute(rdf + "resource")!.Value));
        var json = JsonDocument.Parse(catalogue.ToJsonLd()).RootElement;
        Assert.Equal("dcat:Catalog", json.GetProperty("@type").GetString());
        Assert.Equal("https://samsyn.example/oppna-data/a.csv", json.GetProperty("dcat:dataset")[0].GetProperty("dcat:distribution")[0].GetProperty("dcat:downloadURL").GetProperty("@id").GetString());
        Assert.Null(DcatCatalogue.LicenceOf("CC BY-NC 4.0"));
    }

    /// <summary>What DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat/3.0.1) asks for of each kind of node: that it must have, and that it should have.</summary>
    static readonly (string Node, string[] Must, string[] Should)[] Profile =
    [
        ("dcat:Catalog", ["dcterms:title", "dcterms:description", "dcterms:publisher"], ["dcat:dataset", "dcterms:issued", "dcterms:modified", "dcterms:language", "dcterms:license", "foaf:homepage", "dcat:themeTaxonomy", "dcterms:spatial"]),
        ("dcat:Dataset", ["dcterms:title", "dcterms:description", "dcterms:publisher"], ["dcat:contactPoint", "dcat:distribution", "dcat:keyword", "dcat:theme", "dcterms:accessRights", "dcterms:spatial", "dcterms:temporal"]),
        ("dcat:Distribution", ["dcat:accessURL"], ["dcterms:description", "dcterms:format", "dcterms:license", "dcatap:availability"]),
        ("foaf:Agent", ["foaf:name"], ["dcterms:type"]),
        ("vcard:Organization", ["vcard:fn", "vcard:hasEmail"], []),
        ("dcterms:PeriodOfTime", [], ["dcat:startDate", "dcat:endDate"]),
    ];

    [Fact]
    public void Every_node_of_the_catalogue_has_what_the_swedish_profile_says_that_it_must_and_should_have()
    {
        var catalogue = new DcatCatalogue(new("https://samsyn.example/oppna-data"), "Öppna data", "Allt", "Samverkan", "sv",
        [
            new() { Address = new("https://samsyn.example/oppna-data#a"), Title = "Bränder", Description = "Antal", Publisher = "Räddningstjänsten", Licence = "CC BY 4.0", From = new(2019, 1, 1), To = new(2019, 12, 31), Issued = new(2026, 1, 1), Modified = new(2026, 2, 1), Keywords = ["brand"],
                Contact = CatalogueContact.Read("Öppna data <oppna.data@kommun.example>"), Files = [new(new("https://samsyn.example/oppna-data/a.csv"), "text/csv", "CSV"), new(new("https://samsyn.example/oppna-data/a.parquet"), "application/vnd.apache.parquet", "Parquet")] },
        ]);
        var names = new Dictionary<string, XNamespace> { ["dcat"] = "http://www.w3.org/ns/dcat#", ["dcterms"] = "http://purl.org/dc/terms/", ["foaf"] = "http://xmlns.com/foaf/0.1/", ["vcard"] = "http://www.w3.org/2006/vcard/ns#", ["dcatap"] = "http://data.europa.eu/r5r/" };
        XName Name(string prefixed) => names[prefixed.Split(':')[0]] + prefixed.Split(':')[1];
        var xml = XDocument.Parse(Encoding.UTF8.GetString(catalogue.ToRdfXml()));
        var json = JsonDocument.Parse(catalogue.ToJsonLd()).RootElement;
        foreach (var (node, must, should) in Profile)
        {
            var elements = xml.Descendants(Name(node)).ToList();
            Assert.True(elements.Count > 0, node);
            var objects = Objects(json).Where(one => one.TryGetProperty("@type", out var type) && type.GetString() == node).ToList();
            Assert.Equal(elements.Count, objects.Count);
            foreach (var property in must.Concat(should))
            {
                Assert.All(elements, element => Assert.True(element.Element(Name(property)) is { } found && (found.Value.Trim().Length > 0 || found.HasAttributes || found.HasElements), $"{node} {property} in RDF/XML"));
                Assert.All(objects, one => Assert.True(one.TryGetProperty(property, out var found) && found.ValueKind != JsonValueKind.Null, $"{node} {property} in JSON-LD"));
            }
        }
        // Without anybody to ask there is no empty contact.
        Assert.Null(CatalogueContact.Read("oppna.data@kommun.example"));
        Assert.Null(CatalogueContact.Read(null));

        static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            _ => [],
        };
    }
}
