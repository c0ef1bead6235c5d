using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Samsyn.App;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>The form in which the example's first meeting is noted, and how it is filled in.</summary>
public sealed partial record EvidenceForm(string Duty, string Kind, string Date, IReadOnlyList<KeyValuePair<string, string>> Hidden)
{
    [GeneratedRegex("href=\"(?<duty>/skyldigheter/[^\"?#/]+)\"", RegexOptions.None, 1000)]
    private static partial Regex DutyLink();

    [GeneratedRegex("name=\"date\"[^>]*value=\"(?<date>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex DateField();

    public string Address => Duty + "/anteckna";

    public IReadOnlyList<KeyValuePair<string, string>> With(string reference) =>
        [.. Hidden.Where(field => field.Key != "kind"), new("kind", Kind), new("date", Date), new("attended", "Police"), new("attended", "City"), new("reference", reference)];

    public static async Task<EvidenceForm> First(NodeClient client)
    {
        EvidenceForm? open = null;
        var duties = await client.Http.GetStringAsync("/skyldigheter");
        foreach (var duty in DutyLink().Matches(duties).Select(match => WebUtility.HtmlDecode(match.Groups["duty"].Value)).Distinct(StringComparer.Ordinal))
        {
            using var answer = await client.Http.GetAsync(duty + "/anteckna");
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var page = await answer.Content.ReadAsStringAsync();
            if (!page.Contains("value=\"MeetingHeld\"", StringComparison.Ordinal)) continue;
            open = new(duty, "MeetingHeld", DateField().Match(page).Groups["date"].Value, NodeClient.FormOf(page, duty + "/anteckna"));
            // The form offers the day of a meeting that should have been held: its page then shows what was noted.
            if (open.Date != Clock.System.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) return open;
        }
        return open ?? throw new InvalidOperationException("No meeting of the example can be noted.");
    }

    /// <summary>A fresh copy: a new thing to record.</summary>
    public async Task<EvidenceForm> Fresh(NodeClient client) => this with { Hidden = await client.Form(Address) };
}
