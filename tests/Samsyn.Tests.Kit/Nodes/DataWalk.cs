using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>The way of a file of events into a dataset through the pages, as a browser walks it.</summary>
public sealed class DataWalk(NodeClient client)
{
    /// <summary>Makes a dataset of events of both parties; yields its address.</summary>
    public async Task<string> Create(string name, string rule = "Replace")
    {
        using var form = new FormUrlEncodedContent([.. await client.Form("/data/ny"), new("name", name), new("kind", "Events"), new("source", "Prov"), new("owner", "both"), new("rule", rule), new("quality", "HardToJudge")]);
        using var answer = await client.Http.PostAsync("/data/ny", form);
        return Led(answer, "/las-in")[..^"/las-in".Length];
    }

    /// <summary>Sends a file; yields where its columns are named.</summary>
    public async Task<string> Upload(string dataset, string file, Stream content, TimeSpan patience)
    {
        var page = dataset + "/las-in";
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in await client.Form(page)) form.Add(new StringContent(value), name);
        var part = new StreamContent(content, 1 << 20);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(part, "file", file);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        using var limit = new CancellationTokenSource(patience);
        // The client's own time is for pages.
        using var http = client.Patient();
        using var answer = await http.SendAsync(request, limit.Token);
        return Led(answer, "");
    }

    /// <summary>Says what the columns are, by role and heading in order, and lets it be read in.</summary>
    public async Task Import(string mapping, IReadOnlyList<(string Role, string Heading)> columns, char delimiter, string rule = "Replace", string system = "")
    {
        List<KeyValuePair<string, string>> fields = [.. (await client.Form(mapping)).Where(field => field.Key.StartsWith("form-", StringComparison.Ordinal))];
        foreach (var (at, column) in columns.Index())
        {
            fields.Add(new($"kolumn-{at.ToString(CultureInfo.InvariantCulture)}", column.Role));
            fields.Add(new($"rubrik-{at.ToString(CultureInfo.InvariantCulture)}", column.Heading));
        }
        fields.AddRange([new("fardig", ""), new("fore", ""), new("profile", "prov"), new("delimiter", delimiter.ToString()), new("coding", "Detect"), new("dateOrder", "YearMonthDay"), new("decimalSign", "PointOrComma"), new("system", system), new("rule", rule), new("step", "import")]);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.Http.PostAsync(mapping, form);
        Led(answer, "/lage");
    }

    /// <summary>What the page of the import says: its state in words, and the whole page.</summary>
    public async Task<string> State(string mapping) => WebUtility.HtmlDecode(await client.Http.GetStringAsync(mapping + "/lage"));

    /// <summary>Waits until the page says one of the words.</summary>
    public async Task<string> Until(string mapping, TimeSpan patience, params string[] words)
    {
        for (var until = DateTime.UtcNow + patience; DateTime.UtcNow < until; await Task.Delay(200))
            if (await State(mapping) is var page && words.Any(word => page.Contains(word, StringComparison.Ordinal))) return page;
        throw new TimeoutException($"None of {string.Join(", ", words)} within {patience}: {await State(mapping)}");
    }

    /// <summary>Says yes to what was compared.</summary>
    public async Task Yes(string mapping)
    {
        using var form = new FormUrlEncodedContent(NodeClient.FormOf(await State(mapping), mapping + "/ja"));
        using var answer = await client.Http.PostAsync(mapping + "/ja", form);
        Led(answer, "/lage");
    }

    public async Task<long> Rows(string dataset) =>
        JsonDocument.Parse(await client.Http.GetStringAsync("/api" + dataset.Replace("/data", "/datasets", StringComparison.Ordinal))).RootElement.GetProperty("dataset").GetProperty("rows").GetInt64();

    static string Led(HttpResponseMessage answer, string to)
    {
        if (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location?.OriginalString is { } location && location.EndsWith(to, StringComparison.Ordinal)) return location;
        throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}, {answer.Headers.Location}: {new StreamReader(answer.Content.ReadAsStream(), Encoding.UTF8).ReadToEnd()}");
    }
}
