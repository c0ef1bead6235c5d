using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.SignIn;

namespace Samsyn.Bench;

/// <summary>Signing in with a passkey, as the browser's script does it: what the server takes for the challenge and for the answer to it.</summary>
static partial class PasskeyBench
{
    const int WarmUps = 10, Runs = 50;

    [GeneratedRegex("data-proof=\"(?<proof>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Proof();

    public static async Task<bool> RunAsync(string root)
    {
        var met = await MeasureAsync(root, "SQLite", postgres: null);
        if (PostgresServer.Absent is { } reason)
        {
            Console.WriteLine($"  PostgreSQL: skipped. {reason}");
            return met;
        }
        await PostgresServer.CreateDatabase("bench_passkey");
        return met & await MeasureAsync(root, "PostgreSQL", PostgresServer.ConnectionTo("bench_passkey"));
    }

    static async Task<bool> MeasureAsync(string root, string name, string? postgres)
    {
        await using var server = await RunningServer.StartAsync(root, postgres);
        using var key = new SoftwareAuthenticator(server.Address.GetLeftPart(UriPartial.Authority));
        var invitation = await InviteAsync(new() { DataDirectory = server.DataFolder, PostgresConnection = postgres });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        await AnswerAsync(client, "/inbjudan/" + invitation, "/inbjudan/" + invitation + "/utmaning", "/inbjudan/" + invitation, key.Create, []);

        List<double> challenges = [], answers = [];
        for (var run = -WarmUps; run < Runs; run++) await AnswerAsync(client, "/logga-in", "/logga-in/utmaning", "/logga-in/nyckel", key.Prove, run < 0 ? [] : [challenges, answers]);
        var answered = Figures.Of(answers);
        Console.WriteLine($"  {name}: challenge {Figures.Of(challenges)}; answer verified and signed in {answered}");
        return ReadingBench.Report(answered.Median < 150, $"{name} signed in under 150 ms");
    }

    static async Task AnswerAsync(HttpClient client, string page, string challenge, string action, Func<string, string> answer, IReadOnlyList<List<double>> times)
    {
        var proof = Proof().Match(await client.GetStringAsync(page)).Groups["proof"].Value;
        var watch = Stopwatch.StartNew();
        using var asking = new HttpRequestMessage(HttpMethod.Post, challenge) { Headers = { { "X-Form-Proof", proof } } };
        using var asked = await client.SendAsync(asking);
        var options = await asked.Content.ReadAsStringAsync();
        if (times.Count > 0) times[0].Add(watch.Elapsed.TotalMilliseconds);

        var credential = answer(options);
        watch.Restart();
        using var answered = await client.PostAsync(action, new FormUrlEncodedContent(new Dictionary<string, string> { ["form-proof"] = proof, ["credential"] = credential, ["name"] = "Bench" }));
        if (times.Count > 0) times[1].Add(watch.Elapsed.TotalMilliseconds);
        if (answered.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{action} answered {(int)answered.StatusCode}.");
    }

    static async Task<string> InviteAsync(StorageOptions options)
    {
        await using var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using var scope = services.ForSystem();
        Outcome<NewInvitation> invited = await scope.ServiceProvider.GetRequiredService<InvitePerson>().Run(TestActors.Administrator,
            new() { Name = "Elsa Brohult", Organisation = "Norra Fjärden", Position = PositionTitle.CrimePreventionCoordinator }, CancellationToken.None);
        return invited.Value.Secret;
    }
}
