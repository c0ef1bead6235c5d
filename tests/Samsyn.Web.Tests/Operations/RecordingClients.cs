using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Web.Tests.Operations;

/// <summary>Clients that record one thing after another, each numbered and hashed, and send each form again until it is answered, whatever happens to the server.</summary>
sealed class RecordingClients
{
    const int Clients = 4;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A form that was sent, and when it was answered; null as long as it is not.</summary>
    sealed record Recorded(long Sent, SettledForm? Answer = null, long At = 0);

    readonly ConcurrentDictionary<string, Recorded> _forms = new(StringComparer.Ordinal);
    readonly List<Task> _clients = [];
    readonly IReadOnlyList<Uri> _nodes;
    readonly EvidenceForm _form;
    readonly int _seed;
    int _rounds;
    volatile bool _enough;

    RecordingClients(IReadOnlyList<Uri> nodes, EvidenceForm form, int seed) => (_nodes, _form, _seed) = (nodes, form, seed);

    public int Answered => _forms.Values.Count(form => form.Answer is not null);
    public int SentAgain => _forms.Values.Count(form => form.Answer is { Unanswered: > 0 });
    public int FoundDone => _forms.Values.Count(form => form.Answer is { Status: HttpStatusCode.Conflict });

    public static Task<RecordingClients> Start(Uri address, int seed) => Start([address], seed);

    /// <summary>Spread over the nodes.</summary>
    public static async Task<RecordingClients> Start(IReadOnlyList<Uri> nodes, int seed)
    {
        using var first = new NodeClient(nodes[0]);
        await first.SignIn();
        var all = new RecordingClients(nodes, await EvidenceForm.First(first), seed);
        all.GoOn();
        return all;
    }

    /// <summary>After <see cref="Finish"/>: more of the same.</summary>
    public void GoOn()
    {
        _enough = false;
        _clients.Clear();
        var round = _rounds++;
        _clients.AddRange(Enumerable.Range(1, Clients).Select(client => Record(_nodes[client % _nodes.Count], $"{_seed}-{round}-{client}")));
    }

    /// <summary>Waits until every form that was sent has its answer.</summary>
    public async Task Finish()
    {
        _enough = true;
        await Task.WhenAll(_clients);
    }

    /// <summary>How long after an instant the first form that was sent after it was answered.</summary>
    public async Task<TimeSpan> FirstAnswerAfter(long instant)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Patience; await Task.Delay(25))
        {
            foreach (var client in _clients.Where(client => client.IsFaulted)) await client;
            if (_forms.Values.Where(form => form.Answer is not null && form.Sent > instant).Select(form => form.At).DefaultIfEmpty().Min() is > 0 and var at) return Stopwatch.GetElapsedTime(instant, at);
        }
        throw new TimeoutException($"Nothing was recorded for {Patience}.");
    }

    /// <summary>The longest time after an instant in which nothing was answered.</summary>
    public TimeSpan LongestSilenceAfter(long instant)
    {
        long[] answers = [instant, .. _forms.Values.Select(form => form.At).Where(at => at > instant).Order()];
        return answers.Zip(answers.Skip(1), Stopwatch.GetElapsedTime).DefaultIfEmpty().Max();
    }

    /// <summary>How many were answered between two instants.</summary>
    public int AnsweredBetween(long from, long to) => _forms.Values.Count(form => form.At > from && form.At < to);

    /// <summary>After a failure: whatever else they say is of no interest.</summary>
    public async Task Stop()
    {
        _enough = true;
        await Task.WhenAll(_clients).WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>What was answered is there once with its act, nothing is there twice or half, and the log is whole. At the end: exactly what was sent.</summary>
    public async Task Check(StorageOptions storage, bool all)
    {
        foreach (var client in _clients.Where(client => client.IsFaulted)) await client;
        var answered = _forms.Where(form => form.Value.Answer is not null).Select(form => form.Key).ToList();
        var found = await OnRecord.Read(storage);
        var sent = _forms.Keys.ToList();
        var counts = found.References.CountBy(reference => reference, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.DoesNotContain(answered, reference => counts.GetValueOrDefault(reference) != 1);
        Assert.DoesNotContain(counts, one => one.Value > 1);
        Assert.All(found.References, reference => Assert.True(IsWhole(reference), reference));
        Assert.Empty(counts.Keys.Except(sent, StringComparer.Ordinal));
        Assert.Empty(found.WithoutAct);
        Assert.Equal(0, found.ActsWithoutEvidence);
        if (all) Assert.Equal(sent.Order(StringComparer.Ordinal), counts.Keys.Order(StringComparer.Ordinal));
        var log = await OnRecord.VerifyLog(storage);
        Assert.True(log.IsWhole, $"{log.Wrong}");
    }

    async Task Record(Uri address, string name)
    {
        using var client = new NodeClient(address);
        var signedIn = false;
        for (var number = 1; !_enough; number++)
        {
            EvidenceForm form;
            try
            {
                if (!signedIn) await client.SignIn();
                signedIn = true;
                form = await _form.Fresh(client);
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException || (!signedIn && failure is InvalidOperationException))
            {
                // Not there at the moment; nothing was sent yet.
                await Task.Delay(20, CancellationToken.None);
                continue;
            }
            var reference = Whole($"prov {name}-{number}");
            var sent = new Recorded(Stopwatch.GetTimestamp());
            _forms[reference] = sent;
            var answer = await client.SendUntilAnswered(form.Address, form.With(reference), Patience);
            _forms[reference] = sent with { Answer = answer, At = Stopwatch.GetTimestamp() };
        }
    }

    static string Whole(string text) => $"{text} {Hash(text)}";

    static bool IsWhole(string reference) => reference.LastIndexOf(' ') is > 0 and var at && Hash(reference[..at]) == reference[(at + 1)..];

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
