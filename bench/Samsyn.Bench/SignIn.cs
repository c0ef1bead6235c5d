using System.Text.RegularExpressions;

namespace Samsyn.Bench;

/// <summary>Signs in as the first example person, as a browser would: fetch the form, post it with its hidden fields.</summary>
static partial class SignIn
{
    [GeneratedRegex("name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Field();

    public static async Task Async(HttpClient client)
    {
        var page = await client.GetStringAsync("/logga-in");
        // The form with the example's persons; the one before it asks for a passkey.
        page = page[page.IndexOf("action=\"/logga-in\"", StringComparison.Ordinal)..];
        var fields = Field().Matches(page).GroupBy(field => field.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.First().Groups["value"].Value, StringComparer.Ordinal);
        using var answer = await client.PostAsync("/logga-in", new FormUrlEncodedContent(fields));
        if ((int)answer.StatusCode is not (302 or 303)) throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
    }
}
