using System.Net;
using Microsoft.AspNetCore.Http;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

/// <summary>The headers that every answer carries, whatever the endpoint and whatever it answers.</summary>
public sealed class EveryAnswerTests(ExampleDistrict example, WebFixture web) : IClassFixture<ExampleDistrict>, IClassFixture<WebFixture>
{
    [Fact]
    [Trait("Asvs", "v5.0.0-3.4.3")]
    [Trait("Asvs", "v5.0.0-3.4.4")]
    [Trait("Asvs", "v5.0.0-3.4.5")]
    [Trait("Asvs", "v5.0.0-3.4.6")]
    [Trait("Asvs", "v5.0.0-14.3.2")]
    public async Task Every_endpoint_answers_with_a_strict_policy_and_is_never_stored()
    {
        var browser = await example.As("Elsa Brohult");
        var addresses = KnownForms.Endpoints(example.Services, HttpMethods.Get).Select(KnownForms.MadeUp).Concat((await KnownForms.Pages(browser)).Keys).Distinct().ToList();
        Assert.True(addresses.Count > 60);

        List<string> faults = [];
        foreach (var address in addresses)
        {
            using var answer = await browser.Get(address);
            // The gallery has a page that shows how a failure looks.
            faults.AddRange(Faults(answer).Where(fault => fault != "500" || address != "/galleri/fel").Select(fault => $"GET {address}: {fault}"));
        }
        foreach (var address in KnownForms.Endpoints(example.Services, HttpMethods.Post).Select(KnownForms.MadeUp))
        {
            using var content = new FormUrlEncodedContent([]);
            using var answer = await browser.Client.PostAsync(new Uri(address, UriKind.Relative), content);
            faults.AddRange(Faults(answer).Select(fault => $"POST {address}: {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-3.4.1")]
    public async Task Over_https_every_answer_tells_the_browser_to_stay_there()
    {
        var browser = web.Open(address: "https://samsyn.example");
        foreach (var address in (string[])["/logga-in", "/", "/finns-inte", "/halsa", "/api/overenskommelser"])
            Assert.Contains("max-age=63072000", Assert.Single((await browser.Get(address)).Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-3.2.1")]
    [Trait("Asvs", "v5.0.0-5.4.1")]
    public async Task A_file_is_handed_out_as_a_file_byte_for_byte_and_as_nobodys_page()
    {
        var browser = await example.As("Elsa Brohult");
        var review = (await browser.Page("/las-in")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(address => address.StartsWith("/las-in/0", StringComparison.Ordinal));

        var answer = await browser.Get(review.Split('?')[0] + "/original");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    static IEnumerable<string> Faults(HttpResponseMessage answer)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError) yield return $"{(int)answer.StatusCode}";
        var policy = Header(answer, "Content-Security-Policy");
        if (!policy.StartsWith("default-src 'none'", StringComparison.Ordinal)) yield return "no policy";
        foreach (var part in (string[])["frame-ancestors 'none'", "base-uri 'none'"])
            if (!policy.Contains(part, StringComparison.Ordinal)) yield return $"the policy lacks {part}";
        if (policy.Contains("unsafe", StringComparison.Ordinal)) yield return "an unsafe policy";
        if (answer.Content.Headers.ContentType is { MediaType: not "text/html" } && !policy.Contains("sandbox", StringComparison.Ordinal)) yield return "a file without a sandbox";
        foreach (var (name, value) in Expected)
            if (!Header(answer, name).Contains(value, StringComparison.Ordinal)) yield return $"{name} is not {value}";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By")) yield return "tells what it runs on";
    }

    static readonly (string Name, string Value)[] Expected =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"), ("Permissions-Policy", "camera=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
    ];

    static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
