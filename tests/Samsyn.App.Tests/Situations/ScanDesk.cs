using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

/// <summary>A dataset of made-up robberies of the city, and searches of it.</summary>
sealed class ScanDesk(TestDatabase samsyn) : IAsyncDisposable
{
    static readonly Actor City = TestActors.Coordinator;

    public TestDatabase Samsyn => samsyn;
    public DatasetDesk Data { get; } = new(samsyn);
    public DatasetId Dataset { get; private set; }

    public static async Task<ScanDesk> Of(IEnumerable<Event> events, Engine engine = Engine.Sqlite, string? files = null)
    {
        var samsyn = await TestDatabase.Create(engine, options => options with { Files = files });
        var position = Position.Create(new(Guid.CreateVersion7()), PositionTitle.CrimePreventionCoordinator, TestActors.District, PartySide.City, "Samordnare").Value;
        await samsyn.Store(Organisation.Create(TestActors.District, "Norra", OrganisationKind.DistrictAdministration).Value, Person.Create(City.Person, City.Name), position, Appointment.Create(City.Person, position.Id, new(2017, 1, 1)).Value);
        ScanDesk desk = new(samsyn);
        desk.Dataset = await desk.Data.Create(City, PartySide.City);
        Assert.Empty((await desk.Data.Import(desk.Dataset, desk.Data.Write(events), actor: City)).Refusals);
        return desk;
    }

    public static ScanQuestion Question(ScanKind kind = ScanKind.Permutation) => new() { Kind = kind, From = new(2018, 1, 1), To = new(2018, 12, 31), Radius = 400, Days = 14, Replications = 199, Seed = 7 };

    public Task<Outcome<ScanId>> Start(ScanQuestion question, Actor? actor = null) => samsyn.RunFor(actor ?? City, (StartScan act) => act.Run(actor ?? City, new(Dataset, question, Language.Swedish), default));

    public Task Work() => samsyn.Run((RunScans work) => work.Do(default));

    public Task<ScanView?> Look(ScanId id, Actor? actor = null) => samsyn.RunFor(actor ?? City, (ReadScans read) => read.One(actor ?? City, id, default));

    public async ValueTask DisposeAsync()
    {
        Data.Dispose();
        await samsyn.DisposeAsync();
    }

    /// <summary>Two hundred spread over a year and 3 × 3 km; with a cluster of fifteen within 200 metres and nine days in May when asked for.</summary>
    public static IEnumerable<Event> Robberies(bool withCluster)
    {
        var dice = new Random(11);
        for (var at = 0; at < 200; at++) yield return new(new DateTime(2018, 1, 1).AddDays(dice.Next(365)), "0180", "Rån", 674_000 + dice.Next(30) * 100, 6_580_000 + dice.Next(30) * 100, 1, "");
        for (var at = 0; withCluster && at < 15; at++) yield return new(new DateTime(2018, 5, 10).AddDays(dice.Next(9)), "0180", "Rån", 675_000 + dice.Next(3) * 60, 6_581_000 + dice.Next(3) * 60, 1, "");
    }
}
