namespace Samsyn.Tests.Kit.Nodes;

public sealed record LiveEvent(string Name, string Data, string? Id);

/// <summary>The stream of changes as a page hears it.</summary>
public sealed class LiveEvents : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly HttpResponseMessage _answer;
    readonly StreamReader _lines;

    LiveEvents(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new(stream));

    public static async Task<LiveEvents> Open(NodeClient client, string? since = null)
    {
        var answer = await client.Http.GetAsync(since is null ? "/handelser" : "/handelser?sedan=" + Uri.EscapeDataString(since), HttpCompletionOption.ResponseHeadersRead);
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream") throw new InvalidOperationException($"/handelser answered {(int)answer.StatusCode}.");
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event that is not only a sign of life.</summary>
    public async Task<LiveEvent> Next()
    {
        var (name, data, id) = ("", "", (string?)null);
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Length == 0 && name is not ("" or "puls")) return new(name, data, id);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
        }
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Waits until the server ends the stream.</summary>
    public async Task End()
    {
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is not null)
        {
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
