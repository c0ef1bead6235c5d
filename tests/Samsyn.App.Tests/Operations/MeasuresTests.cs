using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Acts;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.Domain.Acts;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Operations;

/// <summary>What the meter tells: names, never whom it was about. The names here are nobody else's, since other tests count beside this one.</summary>
public sealed class MeasuresTests : IDisposable
{
    readonly ConcurrentQueue<(string Instrument, string Tags)> _told = [];
    readonly MeterListener _listener = new() { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == Measures.Meter) listener.EnableMeasurementEvents(instrument); } };

    public MeasuresTests()
    {
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, tags, value));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Acts_are_counted_by_name_and_outcome_when_they_are_in_the_log(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var act = $"MeasuredAct{engine}";
        await samsyn.Run(async (ActLog acts) =>
        {
            await acts.Save(acts.Made(TestActors.Reader, act, "Page", Guid.CreateVersion7(), ActOutcome.Refused, ground: null), default);
            return 0;
        });

        Assert.Single(_told, told => told == ("samsyn.acts", $"act={act} outcome=Refused"));
    }

    [Theory]
    [InlineData(false, JobOutcome.Done)]
    [InlineData(true, JobOutcome.Failed)]
    public async Task Jobs_are_counted_by_outcome(bool fails, JobOutcome outcome)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        var job = new JobDefinition($"measured-{outcome}", typeof(Measured), TimeSpan.FromMinutes(1));
        await using var services = new ServiceCollection().AddSingleton(new Clock(samsyn.Time)).AddSamsyn(samsyn.Options).AddScoped(_ => new Measured(fails)).BuildServiceProvider();
        var worker = new JobWorker(services.GetRequiredService<IServiceScopeFactory>(), [job], services.GetRequiredService<ThisNode>());
        await worker.Know(default);
        Assert.Equal(1, await worker.Begin(default));
        await worker.Finish();

        Assert.Single(_told, told => told == ("samsyn.jobs", $"job={job.Name} outcome={outcome}"));
    }

    [Fact]
    public void The_outbox_is_told_in_numbers()
    {
        Measures.SeeOutbox(waiting: 73_811, dead: 73_812);
        Assert.Single(_told, told => told == ("samsyn.outbox", "state=waiting 73811"));
        Assert.Single(_told, told => told == ("samsyn.outbox", "state=dead 73812"));
    }

    void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, int? value = null)
    {
        List<string> words = [];
        foreach (var (name, tag) in tags) words.Add($"{name}={tag}");
        if (value is { } number) words.Add($"{number}");
        _told.Enqueue((instrument.Name, string.Join(' ', words)));
    }

    sealed class Measured(bool fails) : IJob
    {
        public Task<int> Do(CancellationToken cancellation) => fails ? throw new InvalidOperationException() : Task.FromResult(1);
    }
}
