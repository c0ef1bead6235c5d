using System.Collections.Concurrent;
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

    readonly ConcurrentDictionary<string, bool> _sent = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, SettledForm> _answered = new(StringComparer.Ordinal);
    readonly List<Task> _clients = [];
    volatile bool _enough;

    RecordingClients() { }

    public int Answered => _answered.Count;
    public int SentAgain => _answered.Values.Count(form => form.Unanswered > 0);
    public int FoundDone => _answered.Values.Count(form => form.Status == HttpStatusCode.Conflict);

    public static async Task<RecordingClients> Start(Uri address, int seed)
    {
        using var first = new NodeClient(address);
        await first.SignIn();
        var form = await EvidenceForm.First(first);
        var all = new RecordingClients();
        all._clients.AddRange(Enumerable.Range(1, Clients).Select(client => all.Record(address, form, $"{seed}-{client}")));
        return all;
    }

    /// <summary>Waits until every form that was sent has its answer.</summary>
    public async Task Finish()
    {
        _enough = true;
        await Task.WhenAll(_clients);
    }

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
        var (answered, sent) = (_answered.Keys.ToList(), new List<string>());
        var found = await OnRecord.Read(storage);
        sent.AddRange(_sent.Keys);
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

    async Task Record(Uri address, EvidenceForm first, string name)
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
                form = await first.Fresh(client);
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException || (!signedIn && failure is InvalidOperationException))
            {
                // Not there at the moment; nothing was sent yet.
                await Task.Delay(20, CancellationToken.None);
                continue;
            }
            var reference = Whole($"prov {name}-{number}");
            _sent[reference] = true;
            _answered[reference] = await client.SendUntilAnswered(form.Address, form.With(reference), Patience);
        }
    }

    static string Whole(string text) => $"{text} {Hash(text)}";

    static bool IsWhole(string reference) => reference.LastIndexOf(' ') is > 0 and var at && Hash(reference[..at]) == reference[(at + 1)..];

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
