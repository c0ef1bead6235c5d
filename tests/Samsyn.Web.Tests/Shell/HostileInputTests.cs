using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

/// <summary>Every form endpoint of the product with fields that nobody would fill in: never a failure of ours, never anything sent back as markup.</summary>
public sealed class HostileInputTests(ExampleDistrict example) : IClassFixture<ExampleDistrict>
{
    const int Seed = 20261122;
    static readonly int Rounds = Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? 20_000 : 500;

    /// <summary>What would be seen in a page if it were not encoded: an element, an attribute and a script of this name.</summary>
    const string Mark = "samsynhostile";

    static readonly string[] Hostile =
    [
        "", " ", "\0", "a\0b", "\u0001\u0008\u001b[31m", "\r\nSet-Cookie: a=b", "\u202Etxt.exe", "\u200B\uFEFF", "\uD800", "\uDFFF\uD800", "e\u0301\u0323", "ﬁ ǅ İ ı ſ",
        $"<{Mark}>", $"\"><{Mark} on{Mark}=1>", $"'><script>{Mark}()</script>", $"</textarea><{Mark}>", $"javascript:{Mark}()", $"<svg on{Mark}=1>", $"{{{{{Mark}}}}}", $"&lt;{Mark}&gt;",
        "' OR 1=1 --", "\"; DROP TABLE acts; --", "%' OR '%'='", "$(id)", "`id`", "${7*7}", "{0}", "{Name}", "%s%n", "../../../etc/passwd", "..\\..\\windows", "/etc/passwd\0.txt", "//elsewhere.example", "https://elsewhere.example/",
        "-1", "0", "2147483647", "2147483648", "99999999999999999999", "1e309", "NaN", "1,5", "٣", "0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "10000-01-01", "00000000-0000-0000-0000-000000000000",
        "true", "on", "null", "[]", "{}", "=1+1", "@SUM(A1)", "/parties/0", "/parties/-", "/parties/99999999999", "/~0~1/", "//", "/plans/0/fields/x",
    ];

    [Fact]
    [Trait("Asvs", "v5.0.0-1.2.1")]
    [Trait("Asvs", "v5.0.0-2.2.1")]
    [Trait("Asvs", "v5.0.0-16.5.4")]
    public async Task No_form_endpoint_fails_or_echoes_what_is_hostile()
    {
        var browser = await SignedIn();
        var forms = await KnownForms.Of(browser, example.Services);
        Assert.True(forms.Count > 20);
        var random = new Random(Seed);
        List<string> faults = [];
        for (var round = 0; round < Math.Max(Rounds, forms.Count); round++)
        {
            var form = forms[round % forms.Count];
            using var content = Content(form, await Proof(browser), random);
            using var answer = await browser.Client.PostAsync(new Uri(form.Address, UriKind.Relative), content);
            if (await Fault(answer) is { } fault) faults.Add($"round {round}, {form.Pattern}: {fault}");
            if (form.Address is "/logga-ut" or "/logga-in") browser = await SignedIn();
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults (seed {Seed}):\n{string.Join('\n', faults.Take(20))}");
    }

    Task<Browser> SignedIn()
    {
        _proof = null;
        return example.As("Maj Lundvik");
    }

    string? _proof;

    async Task<string> Proof(Browser browser) =>
        _proof ??= (await browser.Page("/kalender")).QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value;

    static HttpContent Content(KnownForm form, string proof, Random random)
    {
        List<KeyValuePair<string, string>> fields = [new("form-proof", proof)];
        foreach (var field in form.Fields)
        {
            var chance = random.Next(10);
            if (chance == 0) continue;
            fields.Add(chance < 4 ? field : new(field.Key, Value(random)));
            if (chance == 9) fields.Add(new(field.Key, Value(random)));
        }
        if (random.Next(4) == 0) fields.Add(new(Value(random) + "x", Value(random)));
        if (!form.TakesFiles && random.Next(8) > 0) return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(Whole(field.Key), Whole(field.Value))));

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            if (name.All(letter => letter is > ' ' and < (char)127 and not '"')) parts.Add(new StringContent(Whole(value)), name);
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Whole(Value(random))));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{(random.Next(2) == 0 ? "filer" : "file")}\"; filename=\"{new string([.. Value(random).Where(letter => letter is >= ' ' and not '"' && !char.IsSurrogate(letter)).Take(300)])}x.txt\"");
        parts.Add(file);
        return parts;
    }

    static string Value(Random random) => random.Next(12) switch
    {
        0 => new string('å', random.Next(1, 60_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(1, 0xFFFF))),
        2 => Hostile[random.Next(Hostile.Length)] + Hostile[random.Next(Hostile.Length)],
        _ => Hostile[random.Next(Hostile.Length)],
    };

    /// <summary>A browser cannot send half a character either.</summary>
    static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static async Task<string?> Fault(HttpResponseMessage answer)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError) return $"{(int)answer.StatusCode}";
        if (answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("a=", StringComparison.Ordinal))) return "a header was smuggled in";
        if (answer.Headers.Location is { } location && (location.IsAbsoluteUri || location.OriginalString is not ['/', ..] || location.OriginalString is ['/', '/', ..])) return $"leads away: {location}";
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return null;
        var page = await Browser.Read(answer);
        if (page.QuerySelector(Mark) is not null) return "an element came back as markup";
        if (page.QuerySelectorAll("script:not([src])").Length > 0) return "a script came back as markup";
        if (page.All.Any(element => element.Attributes.Any(attribute => attribute.Name == "on" + Mark))) return "an attribute came back as markup";
        return page.QuerySelectorAll("[href], [action]").Any(element => (element.GetAttribute("href") ?? element.GetAttribute("action"))!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            ? "an address came back as script" : null;
    }
}
