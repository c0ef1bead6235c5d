using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Indicators;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Blocks.Indicators;

/// <summary>A table of made-up values, and what is asked of it.</summary>
sealed class ValueDesk : IAsyncDisposable
{
    public required TestDatabase Samsyn { get; init; }
    public required DatasetDesk Files { get; init; }
    public DatasetId Dataset { get; set; }

    public static async Task<ValueDesk> Of(string table, IndicatorProfile? profile = null, IReadOnlyList<TypeQuality>? classes = null, TestDatabase? seated = null)
    {
        var samsyn = seated ?? await TestDatabase.Create(Engine.Sqlite);
        var desk = new ValueDesk { Samsyn = samsyn, Files = new(samsyn) };
        desk.Dataset = (await samsyn.RunFor(TestActors.Coordinator, (CreateDataset act) => act.Run(TestActors.Coordinator,
            new(new() { Name = "Områdesfakta", Source = "Statistikkontoret", Kind = DatasetKind.Indicators, TypeQualities = classes ?? [] }, OfBoth: true), default))).Value;
        await desk.Import(table, profile);
        return desk;
    }

    /// <summary>Answers are of years in which people were asked.</summary>
    public static IndicatorProfile Survey { get; } = ReadyProfiles.General with { WholeYear = PeriodKind.SurveyYear, Measure = IndicatorMeasure.Share, Unit = "%" };

    public async Task Import(string table, IndicatorProfile? profile = null)
    {
        var imported = await Samsyn.RunFor(TestActors.Coordinator, (ImportIndicators act) => act.Run(TestActors.Coordinator, new(Dataset, Files.Write(table), "tabell.csv", profile ?? ReadyProfiles.General, Files.Rejects, Language.Swedish), default));
        Assert.True(imported.IsDone, string.Join(' ', imported.Refusals.Select(one => App.Texts.Of(one, Language.Swedish))));
    }

    public Task<Outcome<KeptAnswer>> Ask(string method, params IReadOnlyList<(string Name, string Value)> parameters) =>
        Samsyn.RunFor(TestActors.Coordinator, (BlockAnswers answers) => answers.Of(TestActors.Coordinator, new BlockQuestion(Dataset, method, parameters.ToDictionary(one => one.Name, one => one.Value)), default));

    public async Task<ValuesAnswer> Answer(string method, params IReadOnlyList<(string, string)> parameters)
    {
        var asked = await Ask(method, parameters);
        Assert.True(asked.IsDone, string.Join(' ', asked.Refusals.Select(one => App.Texts.Of(one, Language.Swedish))));
        return (ValuesAnswer)asked.Value.Answer;
    }

    public async Task<T> Refused<T>(string method, params IReadOnlyList<(string, string)> parameters) where T : Refusal
    {
        var refusal = Assert.IsType<T>(Assert.Single((await Ask(method, parameters)).Refusals));
        foreach (var language in Enum.GetValues<Language>()) Assert.DoesNotContain("{", App.Texts.Of(refusal, language), StringComparison.Ordinal);
        return refusal;
    }

    public static BlockView View(BlockAnswer answer, bool isMasked = false, Language language = Language.Swedish) => BlockViews.Of(answer, "Rubrik", language, isMasked);

    public static IReadOnlyList<string> Row(Chart chart, string name, Language language = Language.Swedish) =>
        [.. ChartTable.Of(chart, App.Situations.Analyses.ChartTexts.In(language)).Rows.First(row => row[0].Text == name).Select(cell => cell.Text)];

    public async ValueTask DisposeAsync()
    {
        Files.Dispose();
        await Samsyn.DisposeAsync();
    }
}
