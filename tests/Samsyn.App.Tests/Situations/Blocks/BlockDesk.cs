using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>A dataset of made-up events that blocks are asked of.</summary>
sealed class BlockDesk : IAsyncDisposable
{
    public required TestDatabase Samsyn { get; init; }
    public required DatasetDesk Data { get; init; }
    public required DatasetId Dataset { get; set; }

    public static async Task<BlockDesk> Of(IEnumerable<Event> events, params IReadOnlyList<TypeQuality> classes)
    {
        var samsyn = await TestDatabase.Create(Engine.Sqlite);
        var data = new DatasetDesk(samsyn);
        var dataset = (await samsyn.RunFor(TestActors.Coordinator, (CreateDataset act) => act.Run(TestActors.Coordinator,
            new(new() { Name = "Anmälningar", Source = "Polisen", Quality = QualityClass.LowDarkFigure, TypeQualities = classes }, OfBoth: true), default))).Value;
        Assert.True((await data.Import(dataset, data.Write(events))).IsDone);
        return new() { Samsyn = samsyn, Data = data, Dataset = dataset };
    }

    public Task<Outcome<KeptAnswer>> Ask(string method, params IReadOnlyList<(string Name, string Value)> parameters) =>
        Samsyn.RunFor(TestActors.Coordinator, (BlockAnswers answers) => answers.Of(TestActors.Coordinator, new BlockQuestion(Dataset, method, parameters.ToDictionary(one => one.Name, one => one.Value)), default));

    public async Task<T> Answer<T>(string method, params IReadOnlyList<(string, string)> parameters) where T : BlockAnswer => (T)(await Ask(method, parameters)).Value.Answer;

    public async ValueTask DisposeAsync()
    {
        Data.Dispose();
        await Samsyn.DisposeAsync();
    }
}
