namespace Samsyn.E2E.Kit;

/// <summary>Another day for a whole process (Debian's libfaketime): the past in which an old agreement was in force. It goes on from where it is put.</summary>
sealed class FakeClock : IDisposable
{
    const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    readonly string _file = Path.GetTempFileName();

    public FakeClock(DateTime start) => Put(start);

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Absent => File.Exists(Library) ? null : "libfaketime is not on this machine.";

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Waiting stays real: only the calendar is another.
        ["LD_PRELOAD"] = Library, ["FAKETIME_TIMESTAMP_FILE"] = _file, ["FAKETIME_CACHE_DURATION"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["TZ"] = "UTC",
    };

    void Put(DateTime utc) => File.WriteAllText(_file, FormattableString.Invariant($"{(long)(utc - DateTime.UtcNow).TotalSeconds:+0;-0}\n"));

    /// <summary>Puts the clock and waits until the server's own answers are dated so: whoever signs in before that is a year late to their own session.</summary>
    public async Task PutAsync(DateTime utc, string server)
    {
        Put(utc);
        using var http = new HttpClient();
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await http.GetAsync(new Uri(new Uri(server), "/halsa/lever"));
            if (answer.Headers.Date is { } dated && (dated.UtcDateTime - utc).Duration() < TimeSpan.FromMinutes(5)) break;
            await Task.Delay(100);
        }

        // The heartbeat that dates the answers has seen it; the cached second of the others has run out after one more.
        await Task.Delay(1500);
    }

    public void Dispose() => File.Delete(_file);
}
