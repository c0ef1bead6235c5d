using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Web.Tests.Operations;

/// <summary>The machine's clock is put a day forward, or back, between two starts of the program.</summary>
public sealed class ClockTests : IDisposable
{
    const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    sealed class ClockTheoryAttribute : TheoryAttribute
    {
        public ClockTheoryAttribute() => Skip = File.Exists(Library) ? null : "Needs Debian's libfaketime.";
    }

    readonly StorageOptions _storage = new() { DataDirectory = Directory.CreateTempSubdirectory("samsyn-clock-").FullName };

    [ClockTheory]
    [InlineData("+1d")]
    [InlineData("-1d")]
    public async Task After_a_day_forward_or_back_nobody_is_signed_in_longer_than_allowed_everything_works_and_the_log_is_whole(string jump)
    {
        string[] references = ["prov rätt tid", "prov " + jump, "prov rätt igen"];
        using var before = await Note(references[0]);
        using var during = await Note(references[1], ("LD_PRELOAD", Library), ("FAKETIME", jump), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        await using (var node = await RunningNode.Start(_storage))
        {
            // Past its latest end while the clock was ahead, or from a time that has not come: both sign in again.
            if (jump == "+1d") Assert.NotEqual(HttpStatusCode.OK, await PageWith(during, node));
            await node.Kill();
        }
        using var after = await Note(references[2]);

        Assert.Equal(references.Order(StringComparer.Ordinal), (await OnRecord.Read(_storage)).References.Order(StringComparer.Ordinal));
        Assert.True((await OnRecord.VerifyLog(_storage)).IsWhole);
    }

    /// <summary>Starts the program under a clock, signs in, records one thing and ends it.</summary>
    async Task<NodeClient> Note(string reference, params (string, string)[] clock)
    {
        await using var node = await RunningNode.Start(_storage, clock);
        var client = new NodeClient(node.Address);
        await client.SignIn();
        var form = await EvidenceForm.First(client);
        Assert.Equal(HttpStatusCode.SeeOther, await client.Send(form.Address, form.With(reference)));
        await node.Kill();
        return client;
    }

    static async Task<HttpStatusCode> PageWith(NodeClient client, RunningNode node)
    {
        using var same = new NodeClient(node.Address);
        same.Take(client);
        return (await same.Http.GetAsync("/skyldigheter")).StatusCode;
    }

    public void Dispose()
    {
        OnRecord.Forget(_storage).GetAwaiter().GetResult();
        Directory.Delete(_storage.DataDirectory, recursive: true);
    }
}
