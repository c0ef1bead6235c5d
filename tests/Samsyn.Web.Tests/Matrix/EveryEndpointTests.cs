using System.Collections.Concurrent;
using System.Net;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Web.Tests.Matrix;

/// <summary>
/// Every endpoint of the running application × everyone who may call × own, foreign and missing objects: what is answered is what the access
/// matrix says, and nothing of a private draft leaves its side. One of those whom the matrix treats alike stands for all; --long tries every seat.
/// </summary>
public sealed class EveryEndpointTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>Forms that an object in this state does not offer, though it is seen: 404 is as right as 200.</summary>
    static readonly string[] DependOnState = ["/beslut", "/meddela", "/underskrift", "/dra-tillbaka", "/slapp", "/aterta", "/anteckna", "/andra", "/efterlevnad.csv", ".txt", "/{slug}", "/namndens-beslut", "/planer/{agreement:guid}",
        "/meddelanden/{notice:guid}", "/information/{note:guid}", "/foljd", "/bekrafta", "/mottaget", "/steg", "/granskning/objekt/{kind}/{id:guid}", "/prioriteringar", "/hos/{provider}", "/dokumentmall/fil",
        // A first import changed nothing that was there.
        "/inlasning/{number:int}",
        // A meeting that is only planned has no minutes yet.
        "/protokoll", "/justera",
        // Readiness that was never raised is neither returned nor corrected; a draft has neither bodies nor readiness.
        "/aterga", "/ratta", "/stryk", "/overenskommelser/{id:guid}/forum", "/forum/nytt",
        // The first edition has none before it; a room that the address does not name is the joint one, for those who lead.
        "/jamfor", "/siffra",
        // A goal, an indicator and its value stand within an area that the address names.
        "/mal", "/indikator", "/varde",
        // What is released already is not released again; one party does not change what the other has released; values have no places.
        "/dela", "/publicera", "/avsluta", "/las-in", "/las-in/{upload:guid}", "/lage", "/fel.csv", "/hamta",
        // Causes are analysed under an agreement in force.
        "/problem/nytt/{id:guid}", "/fokus/ny/{id:guid}", "/diagram", "/diagram/{block:guid}/{file}", "/oversikt/diagram", "/oversikt/diagram/{file}",
        // Nothing is searched for yet, and the datasets are empty.
        "/anhopningar/valj", "/anhopningar/ny/{id:guid}", "/anhopningar/{scan:guid}", "/anhopningar/{scan:guid}/{file}", "/anhopningar/{scan:guid}/lagg-in", "/anhopningar/{scan:guid}/avbryt",
        // Messages are drafted under an agreement in force; what the other party sends alone is not changed, and what has not gone out has no result.
        "/budskap/nytt/{id:guid}", "/underlag", "/kannedom", "/resultat", "/lagg-undan"];

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-8.1.1")]
    [Trait("Asvs", "v5.0.0-8.2.1")]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    [Trait("Asvs", "v5.0.0-8.3.1")]
    public async Task Every_endpoint_answers_everyone_as_the_matrix_says(Engine engine)
    {
        await using var world = await AccessWorld.Create(engine);
        var isLong = Environment.GetEnvironmentVariable("SAMSYN_LONG") == "1";
        var callers = isLong ? world.Callers : [.. world.Callers.DistinctBy(MatrixOracle.AlikeForSides)];
        var one = callers.DistinctBy(MatrixOracle.Alike).ToHashSet();
        ConcurrentQueue<string> offences = [];
        var asked = 0;

        await Parallel.ForEachAsync(callers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (caller, cancellation) =>
        {
            using var client = world.ClientOf(caller);
            var proof = await AccessWorld.ProofFor(client);
            foreach (var row in AccessMatrix.Current.Endpoints.Where(row => row.Only is null && !row.At.StartsWith('*') && !(row.May is null && row.Ids.Count > 0)))
                foreach (var subject in SubjectsOf(world, row))
                {
                    var isPost = row.At.StartsWith("POST", StringComparison.Ordinal);
                    // Open posts change the language or sign in and out: they are tried where they are tested.
                    if (isPost && row.May is null) continue;
                    if (!isLong && !MatrixOracle.IsOwned(row) && !one.Contains(caller)) continue;
                    var expected = MatrixOracle.Of(row, subject, caller, isPost);
                    using var answer = await Ask(client, row, subject, isPost, expected == Expected.NotFound ? proof : null);
                    Interlocked.Increment(ref asked);
                    // A stream of notices has no end.
                    var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(cancellation);
                    if (!Fits(row, answer, expected, isPost)) offences.Enqueue($"{row.At} on {subject?.Name ?? "–"} as {caller}: {(int)answer.StatusCode}, expected {expected}");
                    offences.Enqueue(Leak(world, caller, body) is { } leak ? $"{row.At} on {subject?.Name ?? "–"} as {caller} shows {leak}" : "");
                }
        });

        var found = offences.Where(line => line.Length > 0).ToList();
        Assert.True(found.Count == 0, $"{found.Count} of {asked}:\n{string.Join('\n', found.Take(60))}");
        Assert.True(asked > 1000, $"Only {asked} were asked.");
        output.WriteLine($"{asked} requests as {callers.Count} callers.");
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-8.2.3")]
    [Trait("Asvs", "v5.0.0-14.2.6")]
    [Trait("Asvs", "v5.0.0-16.2.5")]
    public async Task Planted_words_of_a_private_draft_reach_nobody_else_by_search_export_feed_log_or_outbox(Engine engine)
    {
        await using var world = await AccessWorld.Create(engine);
        string[] addresses =
        [
            "/", "/?part=alla", "/overenskommelser", "/las-in", "/sok?q=Ordväckare", "/api/sok?q=Ordväckare", "/sok?q=stadsdelsförvaltning", "/api/sok?q=Lokalpolisområde",
            "/api/overenskommelser", "/api/planer", "/planer", "/forum", "/efterlevnad", "/skyldigheter.csv", "/skyldigheter.ics", "/api/skyldigheter", "/kalender", "/finns-inte", "/lagesbild", "/data", "/data?visas=avslutade", "/budskap", "/budskap.csv", "/budskap?lage=Draft", .. world.Messages.Values.SelectMany(id => new[] { $"/budskap/{id.Value}", $"/budskap/{id.Value}/andra" }), "/api/datasets", "/oppna-data", "/oppna-data/katalog.rdf", "/oppna-data/katalog.jsonld",
            .. world.Datasets.Values.SelectMany(id => new[] { $"/data/{id.Value}", $"/data/{id.Value}.csv", $"/data/{id.Value}/las-in", $"/api/datasets/{id.Value}", $"/api/datasets/{id.Value}/values", $"/oppna-data/{id.Value}.csv" }), "/sok?q=Hemligt", "/api/sok?q=Hemligt",
            "/api/pictures", $"/api/pictures/{world.Picture.Value}", "/api/causes", "/api/places", "/api/places?format=geojson", $"/api/places/{world.Place.Value}", "/api/bodies", "/api/messages", .. world.Messages.Values.Select(id => $"/api/messages/{id.Value}"),
            .. new[] { "", "/granskning", "/kallor", "/utskrift/lagesbild", "/utskrift/lagesbild.docx", $"/avsnitt/{world.Section.Value}" }.Select(part => $"/lagesbild/{world.Picture.Value}{part}"),
            .. world.Proposals.Values.SelectMany(id => new[] { "", "/original", "/andra?uppgift=/title", "/faststall", "/kasta", "/slapp" }.Select(part => $"/las-in/{id.Value}{part}")),
        ];
        List<string> leaks = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var caller in world.Callers.DistinctBy(MatrixOracle.AlikeForSides))
        {
            using var client = world.ClientOf(caller);
            foreach (var address in addresses)
            {
                var body = await client.GetAsync(new Uri(address, UriKind.Relative)) is var answer ? await answer.Content.ReadAsStringAsync() + answer.Headers + answer.Content.Headers : "";
                if (Leak(world, caller, body) is { } leak) leaks.Add($"{address} as {caller}: {leak}");
                if (body.Contains($"{AccessWorld.RoomCanary}-City", StringComparison.OrdinalIgnoreCase)) seen.Add("rum");
                if (body.Contains($"{AccessWorld.DataCanary}-City", StringComparison.OrdinalIgnoreCase)) seen.Add("data");
                if (body.Contains($"{AccessWorld.MessageCanary}-City", StringComparison.OrdinalIgnoreCase)) seen.Add("budskap");
                foreach (var field in new[] { "fil", "titel", "text", "part", "dnr", "rattelse" })
                    if (body.Contains($"{AccessWorld.Canary}-City-{field}", StringComparison.OrdinalIgnoreCase)) seen.Add(field);
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        // The words are really there for those whose they are; otherwise their absence elsewhere would prove nothing.
        Assert.Superset(new HashSet<string>(["fil", "text", "part", "dnr", "rattelse", "rum", "data", "budskap"], StringComparer.Ordinal), seen);
        Assert.NotEmpty(world.Log);
        Assert.DoesNotContain(world.Log, line => line.Contains(AccessWorld.Canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(world.Log, line => line.Contains(AccessWorld.RoomCanary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(world.Log, line => line.Contains(AccessWorld.DataCanary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(world.Log, line => line.Contains(AccessWorld.MessageCanary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(AccessWorld.MessageCanary, await StoredText.Of(world.Samsyn, "outbox", "audit_entries", "search_indexes", "settings"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(AccessWorld.DataCanary, await StoredText.Of(world.Samsyn, "outbox", "audit_entries", "search_indexes", "settings"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(AccessWorld.RoomCanary, await StoredText.Of(world.Samsyn, "outbox", "audit_entries", "search_indexes", "settings", "annex_versions"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(AccessWorld.Canary, await StoredText.Of(world.Samsyn, "outbox", "audit_entries", "search_indexes", "settings"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(AccessWorld.Canary, await StoredText.Of(world.Samsyn, "proposals"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The planted words of a side that the caller may not see, where a body has them.</summary>
    static string? Leak(AccessWorld world, Caller caller, string body) => LeakOfRooms(caller, body) ?? LeakOfData(caller, body) ?? LeakOfMessages(caller, body) ?? LeakOfDrafts(world, caller, body);

    static string? LeakOfData(Caller caller, string body) => new[] { PartySide.City, PartySide.Police }.Where(side => !MatrixOracle.Sees(caller, new("a dataset", "Dataset", Ownership.Private, side, new Dictionary<string, string>())))
        .Select(side => $"{AccessWorld.DataCanary}-{side}").FirstOrDefault(word => body.Contains(word, StringComparison.OrdinalIgnoreCase));

    static string? LeakOfMessages(Caller caller, string body) => new[] { PartySide.City, PartySide.Police }.Where(side => !MatrixOracle.Sees(caller, new("a message", "Message", Ownership.Private, side, new Dictionary<string, string>())))
        .Select(side => $"{AccessWorld.MessageCanary}-{side}").FirstOrDefault(word => body.Contains(word, StringComparison.OrdinalIgnoreCase));

    static string? LeakOfRooms(Caller caller, string body) => new[] { PartySide.City, PartySide.Police }.Where(side => !MatrixOracle.Sees(caller, new("an own text", "OwnText", Ownership.Private, side, new Dictionary<string, string>())))
        .Select(side => $"{AccessWorld.RoomCanary}-{side}").FirstOrDefault(word => body.Contains(word, StringComparison.OrdinalIgnoreCase));

    static string? LeakOfDrafts(AccessWorld world, Caller caller, string body) => body.Contains(AccessWorld.Canary, StringComparison.OrdinalIgnoreCase)
        ? new[] { PartySide.City, PartySide.Police }.Where(side => !MatrixOracle.Sees(caller, PrivateDraft(world, side)))
            .Select(side => $"{AccessWorld.Canary}-{side}").FirstOrDefault(word => body.Contains(word, StringComparison.OrdinalIgnoreCase))
        : null;

    static bool Fits(EndpointRule row, HttpResponseMessage answer, Expected expected, bool isPost) => expected switch
    {
        // A program is told; a person is led to where one signs in.
        Expected.SignInFirst when row.At.StartsWith("GET /api/", StringComparison.Ordinal) => answer.StatusCode == HttpStatusCode.Unauthorized,
        Expected.SignInFirst => answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.StartsWith("/logga-in", StringComparison.Ordinal),
        Expected.Forbidden => answer.StatusCode == HttpStatusCode.Forbidden,
        Expected.NotFound => answer.StatusCode == HttpStatusCode.NotFound,
        // Sent without the proof of a form, an allowed post is stopped just before it acts.
        _ when isPost => answer.StatusCode == HttpStatusCode.BadRequest,
        _ => answer.StatusCode == HttpStatusCode.OK || (row.May is null && answer.StatusCode == HttpStatusCode.SeeOther)
            || (answer.StatusCode == HttpStatusCode.NotFound && DependOnState.Any(end => row.At.EndsWith(end, StringComparison.Ordinal))),
    };

    static async Task<HttpResponseMessage> Ask(HttpClient client, EndpointRule row, Subject? subject, bool isPost, string? proof)
    {
        var path = row.At.Split(' ', 2)[1];
        foreach (var (name, value) in subject?.Ids ?? new Dictionary<string, string>())
            path = System.Text.RegularExpressions.Regex.Replace(path, $@"\{{{name}(:\w+)?\}}", Uri.EscapeDataString(value), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        // Parts of a route that name no object.
        path = path.Replace("{size:long}", "1", StringComparison.Ordinal).Replace("{message:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{person:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{scan:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{kind}", "Agreement", StringComparison.Ordinal).Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
        var address = new Uri(path, UriKind.Relative);
        if (!isPost) return await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using var form = new FormUrlEncodedContent(proof is null ? [] : [KeyValuePair.Create("form-proof", proof), KeyValuePair.Create("version", "1"), KeyValuePair.Create("reason", "Prov"), KeyValuePair.Create("text", "Prov")]);
        return await client.PostAsync(address, form);
    }

    static Subject PrivateDraft(AccessWorld world, PartySide side) =>
        new($"the private draft of {side}", "ImportProposal", Ownership.Private, side, new Dictionary<string, string> { ["id"] = world.Proposals[side.ToString()].Value.ToString() });

    /// <summary>Every object that could stand in the route; one null where the route names none.</summary>
    static IEnumerable<Subject?> SubjectsOf(AccessWorld world, EndpointRule row)
    {
        var kinds = row.Ids.Where(part => part.Value != AccessMatrix.NoObject).ToList();
        if (kinds.Count == 0) return [null];
        var (name, kind) = (kinds[0].Key, kinds[0].Value);
        var unknown = Guid.NewGuid().ToString();
        Dictionary<string, string> Ids(string id) => new()
        {
            ["annex"] = "2", ["version"] = "1", ["number"] = "1", ["slug"] = world.Plan, ["evidence"] = world.Evidence.Value.ToString(), ["seat"] = world.Seat.Value.ToString(),
            ["file"] = kind switch { "Meeting" => "kallelse", "Picture" => "lagesbild", _ => "beslutslista" }, ["year"] = "2018", ["item"] = world.Item.Value.ToString(), ["paper"] = world.Paper.ToString(),
            ["notice"] = world.Notice.Value.ToString(), ["dispute"] = world.Dispute.Value.ToString(), ["note"] = world.Information.Value.ToString(),
            ["z"] = "0", ["x"] = "0", ["y"] = "0", ["section"] = world.Section.Value.ToString(), ["source"] = world.Source.Value.ToString(), ["remark"] = world.Remark.Value.ToString(), ["upload"] = unknown, ["scan"] = unknown, ["block"] = unknown, [name] = id,
        };
        Subject Missing() => new("an id that nothing has", kind, null, null, Ids(unknown));
        List<Subject> DatasetsOf(Dictionary<string, DatasetId> datasets) =>
        [
            new("the dataset of the city", kind, Ownership.Private, PartySide.City, Ids(datasets["City"].Value.ToString())), new("the dataset of the police", kind, Ownership.Private, PartySide.Police, Ids(datasets["Police"].Value.ToString())),
            new("the shared dataset", kind, Ownership.Shared, PartySide.City, Ids(datasets[Ownership.Shared].Value.ToString())), Missing(),
        ];
        Subject Nothing = new("an id that nothing has", "Unknown", null, null, Ids(unknown));
        return kind switch
        {
            nameof(Agreement) =>
            [
                new("the signed agreement", kind, "Binding", null, Ids(world.Binding.Value.ToString())),
                new("the draft agreement", kind, "Draft", null, Ids(world.Draft.Value.ToString())), Missing(),
            ],
            "ImportProposal" =>
            [
                PrivateDraft(world, PartySide.City), PrivateDraft(world, PartySide.Police),
                new("the shared draft", kind, Ownership.Shared, PartySide.City, Ids(world.Proposals[Ownership.Shared].Value.ToString())), Missing(),
            ],
            "Duty" => [new("a duty", kind, null, null, Ids(world.Duty)), new("a duty that there is not", "Unknown", null, null, Ids("finns-inte"))],
            nameof(Organisation) => [new("an organisation", kind, null, null, Ids(TestActors.District.Value.ToString())), Nothing],
            "Body" => [new("a body", kind, null, null, Ids(world.Body.Value.ToString())), Nothing],
            "Meeting" => [new("a meeting", kind, null, null, Ids(world.Meeting.Value.ToString())), Nothing],
            "Decision" => [new("a decision", kind, null, null, Ids(world.Decision.Value.ToString())), Nothing],
            "Matter" => [new("a matter", kind, null, null, Ids(world.Matter.Value.ToString())), Nothing],
            "Problem" => [new("a problem", kind, null, null, Ids(world.Problem.Value.ToString())), Nothing],
            "FocusPlan" => [new("focus areas", kind, null, null, Ids(world.Focus.Value.ToString())), Nothing],
            "Place" => [new("a place", kind, null, null, Ids(world.Place.Value.ToString())), Nothing],
            "Picture" => [new("a picture", kind, null, null, Ids(world.Picture.Value.ToString())), Nothing],
            // Only events have places; values have pages and files.
            "Dataset" => DatasetsOf(row.At.Contains("kart", StringComparison.Ordinal) ? world.MappedDatasets : world.Datasets),
            "Message" =>
            [
                new("the city's draft message", kind, Ownership.Private, PartySide.City, Ids(world.Messages["City"].Value.ToString())), new("the draft message of the police", kind, Ownership.Private, PartySide.Police, Ids(world.Messages["Police"].Value.ToString())),
                new("the shared message", kind, Ownership.Shared, PartySide.City, Ids(world.Messages[Ownership.Shared].Value.ToString())), Missing(),
            ],
            "NamedProfile" =>
            [
                .. world.Profiles.Select(one => one.Key == Ownership.Shared ? new Subject("a joint profile", kind, Ownership.Shared, null, Ids(one.Value.Value.ToString())) : new Subject($"a profile of {one.Key}", kind, Ownership.Private, Enum.Parse<PartySide>(one.Key), Ids(one.Value.Value.ToString()))),
            ],
            nameof(Account) => [new("an account", kind, null, null, Ids(world.Account.Value.ToString())), Nothing],
            "CalendarFeed" or "OwnAccount" or "QuarantinedFile" => [new("somebody else's", kind, null, null, Ids(unknown))],
            _ => throw new InvalidOperationException($"{row.At}: say in SubjectsOf which object of the kind {kind} to try."),
        };
    }
}
