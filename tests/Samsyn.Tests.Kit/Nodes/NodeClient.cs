using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>A browser as far as forms go: keeps its cookies, sends a form with the hidden fields it came with, follows no redirects.</summary>
public sealed partial class NodeClient : IDisposable
{
    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"person\" value=\"(?<id>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Person();

    readonly CookieContainer _cookies = new();
    readonly HttpClient _http;

    public NodeClient(Uri address) => _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), CookieContainer = _cookies })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public HttpClient Http => _http;

    /// <summary>As they go out in the header.</summary>
    public string Cookies => _cookies.GetCookieHeader(_http.BaseAddress!);

    /// <summary>The same browser for what takes long: whoever asks sets the time.</summary>
    public HttpClient Patient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = _http.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>As the first example person, who may record.</summary>
    public async Task SignIn()
    {
        var page = await _http.GetStringAsync("/logga-in");
        using var answer = await _http.PostAsync("/logga-in", new FormUrlEncodedContent([.. FormOf(page, "/logga-in"), new("person", Person().Match(page).Groups["id"].Value)]));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
    }

    /// <summary>The cookies of another: the same browser, led to another node.</summary>
    public void Take(NodeClient other)
    {
        foreach (Cookie cookie in other._cookies.GetAllCookies()) _cookies.Add(_http.BaseAddress!, new Cookie(cookie.Name, cookie.Value, cookie.Path));
    }

    /// <summary>The hidden fields of the form that posts to an address, ready to be sent; a form is fetched once for each thing recorded.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> Form(string page)
    {
        using var answer = await _http.GetAsync(page);
        if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"{page} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        return FormOf(await answer.Content.ReadAsStringAsync(), page);
    }

    public async Task<HttpStatusCode> Send(string address, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(address, content);
        return answer.StatusCode;
    }

    /// <summary>
    /// Sends a form until it is answered, as a patient person does: the form carries its own key, so sending it again is the same act. Yields the
    /// answer that settled it (done now, or found to be done already) and how often nothing or a failure came back before.
    /// </summary>
    public async Task<SettledForm> SendUntilAnswered(string address, IReadOnlyList<KeyValuePair<string, string>> form, TimeSpan patience)
    {
        if (form.All(field => field.Key != "form-key")) throw new InvalidOperationException($"The form at {address} has no key of its own.");
        var watch = Stopwatch.StartNew();
        for (var unanswered = 0; ; unanswered++)
        {
            try
            {
                var status = await Send(address, form);
                if (status is HttpStatusCode.SeeOther or HttpStatusCode.Conflict) return new(status, unanswered);
                if ((int)status < 500) throw new InvalidOperationException($"{address} answered {(int)status}.");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
            {
                // Killed in the middle of it: whether it was done is not known.
            }
            if (watch.Elapsed > patience) throw new TimeoutException($"{address} was not answered for {patience}.");
            await Task.Delay(50);
        }
    }

    /// <summary>The hidden fields of the form on a page that posts to an address.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FormOf(string page, string action)
    {
        var at = page.IndexOf($"action=\"{action}\"", StringComparison.Ordinal);
        var form = at < 0 ? page : page[at..(page.IndexOf("</form>", at, StringComparison.Ordinal) is > 0 and var end ? end : page.Length)];
        return [.. Hidden().Matches(form).Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))];
    }

    public void Dispose() => _http.Dispose();
}

/// <param name="Status">303: done now, or the same answer once more. 409: it was done, and the place it led to had not been noted.</param>
public readonly record struct SettledForm(HttpStatusCode Status, int Unanswered);
