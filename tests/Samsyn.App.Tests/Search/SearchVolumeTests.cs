using System.Diagnostics;
using Samsyn.App.Examples;
using Samsyn.App.Search;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Xunit.Abstractions;

namespace Samsyn.App.Tests.Search;

/// <summary>Whole agreements of the example's size; the measured volume (300) is set by SAMSYN_SEARCH_VOLUME, a test run makes do with a few.</summary>
public sealed class SearchVolumeTests(ITestOutputHelper output)
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_search_over_many_agreements_is_answered_at_once(Engine engine)
    {
        var volume = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_SEARCH_VOLUME"), out var asked) ? asked : 12;
        await using var samsyn = await TestDatabase.Create(engine);
        Assert.Empty((await samsyn.Run((OpenExample example) => example.Run(default))).Refusals);
        var model = await samsyn.Run((SamsynDb db) => Task.FromResult(db.Agreements.Single(one => one.Level == AgreementLevel.Local)));
        for (var n = 0; n < volume; n++) await samsyn.Store(Copy(model, n));

        var cold = Stopwatch.StartNew();
        var first = await Find(samsyn, "styrgruppen");
        cold.Stop();
        List<double> times = [];
        foreach (var words in Enumerable.Repeat((string[])["vandring", "polisen", "styrgruppens beslut", "ekbackens torg", "avtalstid", "s", "uppföljning av åtgärder", "ingenting xyz"], 5).SelectMany(words => words))
        {
            var watch = Stopwatch.StartNew();
            await Find(samsyn, words);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"{engine}: {volume} agreements, first {cold.ElapsedMilliseconds} ms, p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, worst {times[^1]:0.0} ms");

        Assert.True(first.Groups.Single(group => group.Kind == SearchKind.Forum).Count >= volume);
        Assert.True(times[times.Count * 95 / 100] < 500, $"p95 {times[times.Count * 95 / 100]:0.0} ms");
    }

    static Agreement Copy(Agreement model, int number)
    {
        var part = 0;
        var facts = model.InForceOn(model.InForceFrom!.Value)!.Facts with { Title = $"{model.Title} {number}" };
        return Agreement.Adopt(new()
        {
            Id = new(Id(number, 0)), Number = $"2018-8{number:D3}", Level = AgreementLevel.Local,
            Facts = facts with { Parties = TestAgreements.Facts.Parties },
            Organisations = [TestActors.District, TestActors.Police], Lines = [.. model.Text.Lines, $"Rad för nummer {number}"], On = new(2026, 1, 1), NewId = () => Id(number, ++part),
        }).Value;
    }

    static Guid Id(int number, int part) => new($"01920000-0000-7000-e{part:D3}-{number:D12}");

    static Task<SearchPage> Find(TestDatabase samsyn, string text) =>
        samsyn.Run((ReadSearchPage search) => search.Run(TestActors.Reader, text, null, Language.Swedish, default));
}
