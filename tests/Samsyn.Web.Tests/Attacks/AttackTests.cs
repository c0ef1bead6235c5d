using System.Net;
using System.Text.Json;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Attacks;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Web.Tests.Attacks;

/// <summary>What attackers use, against the built program over HTTP: sqlmap finds no way into the database, ffuf no door that nobody knew of.</summary>
public sealed class AttackTests : IDisposable
{
    const string Injectable = "identified the following injection point", NotInjectable = "do not appear to be injectable";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-attacks-").FullName;

    /// <summary>Addresses with everything that a reader can put into a query, and a form of each kind.</summary>
    static readonly (string Address, string? Form)[] Targets =
    [
        ("/sok?q=trygghet*", null), ("/skyldigheter?vy=lista*&period=2026*&part=alla*", null), ("/granskning?utfall=Done*&sida=1*", null), ("/organisationer?slag=Authority*&datum=2026-01-01*", null),
        ("/api/skyldigheter?from=2026-01-01*&to=2026-12-31*", null), ("/kalender/abcdefgh*.ics", null), ("/skyldigheter/abc*", null), ("/sok", "q=trygghet*"), ("/kalender", "name=Mina*&part=alla*"), ("/utseende", "utseende=morkt*"),
    ];

    [AttackFact("sqlmap")]
    [Trait("Asvs", "v5.0.0-1.2.4")]
    public Task Sqlmap_finds_no_way_into_SQLite() => Inject(new() { DataDirectory = Path.Combine(_folder, "data") }, "SQLite");

    [AttackFact("sqlmap", OnPostgreSql = true)]
    [Trait("Asvs", "v5.0.0-1.2.4")]
    public async Task Sqlmap_finds_no_way_into_PostgreSQL() =>
        await Inject(new() { DataDirectory = Path.Combine(_folder, "data"), PostgresConnection = await PostgreSqlDatabases.Create() }, "PostgreSQL");

    /// <summary>A tool that finds nothing may have looked at nothing: here is something to find.</summary>
    [AttackFact("sqlmap")]
    public async Task Sqlmap_finds_a_planted_fault()
    {
        using var planted = new PlantedFault();
        var said = await Sqlmap(planted.Address, "/?id=1*", null, cookie: "", "SQLite");
        Assert.Contains(Injectable, said, StringComparison.Ordinal);
    }

    [AttackFact("ffuf")]
    [Trait("Asvs", "v5.0.0-13.4.1")]
    public async Task Ffuf_finds_no_door_that_the_access_matrix_does_not_know()
    {
        await using var node = await RunningNode.Start(new() { DataDirectory = Path.Combine(_folder, "data") });
        var words = Path.Combine(_folder, "words");
        await File.WriteAllLinesAsync(words, Doors.Names());
        var open = Doors.OpenToAnyone();
        foreach (var (path, status) in await Ffuf(node.Address, words))
        {
            Assert.True(status < 500, $"/{path} answered {status}.");
            if (status is >= 200 and < 300) Assert.True(open.Contains("/" + path.Split('?')[0].TrimEnd('/')), $"/{path} answered {status} to a stranger and stands in no row.");
        }
    }

    async Task Inject(StorageOptions storage, string database)
    {
        await using var node = await RunningNode.Start(storage);
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        foreach (var (address, form) in Targets)
        {
            var proof = form is null ? null : (await client.Form("/kalender")).Where(field => field.Key == "form-proof").Select(field => $"&form-proof={Uri.EscapeDataString(field.Value)}").Single();
            var said = await Sqlmap(node.Address, address, form + proof, client.Cookies, database);
            Assert.DoesNotContain(Injectable, said, StringComparison.Ordinal);
            Assert.True(said.Contains(NotInjectable, StringComparison.Ordinal), $"{address}: sqlmap did not get to look.\n{said}");
        }
        using var alive = await client.Http.GetAsync("/halsa/redo");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    Task<string> Sqlmap(Uri node, string address, string? form, string cookie, string database) => AttackTool.Run("sqlmap",
    [
        "-u", new Uri(node, address).ToString(), .. form is { Length: > 0 } ? (string[])["--data", form] : [], .. cookie.Length > 0 ? (string[])["--cookie", cookie] : [],
        "--batch", "--flush-session", "--disable-coloring", "--ignore-redirects", "--ignore-code", "*", "--level", "1", "--risk", "1", "--dbms", database, "--technique", "BEUSQ",
        "--threads", "4", "--output-dir", Path.Combine(_folder, "sqlmap"), "--drop-set-cookie", "--skip-waf",
    ]);

    async Task<IReadOnlyList<(string Path, int Status)>> Ffuf(Uri node, string words)
    {
        var found = Path.Combine(_folder, "ffuf.json");
        var said = await AttackTool.Run("ffuf", ["-w", words, "-u", $"{node}FUZZ", "-mc", "all", "-fc", "404", "-s", "-o", found, "-of", "json"]);
        Assert.True(File.Exists(found), said);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(found));
        return [.. json.RootElement.GetProperty("results").EnumerateArray().Select(one => (one.GetProperty("input").GetProperty("FUZZ").GetString()!, one.GetProperty("status").GetInt32()))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
