using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Acts;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>What the database itself holds of what clients recorded: each reference with whether the act stands beside it.</summary>
public sealed record OnRecord(IReadOnlyList<string> References, IReadOnlyList<string> WithoutAct, int ActsWithoutEvidence)
{
    /// <summary>Kept: it is asked again after each kill.</summary>
    static readonly ConcurrentDictionary<StorageOptions, ServiceProvider> Programs = [];

    public static async Task<OnRecord> Read(StorageOptions storage)
    {
        await using var scope = ProgramOn(storage).ForSystem();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        // One moment for both tables: clients may be recording meanwhile.
        await using var moment = await db.Database.BeginTransactionAsync(storage.IsEmbedded ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead);
        var evidence = await db.Evidence.AsNoTracking().Where(one => one.Reference != null).Select(one => new { one.Id, one.Reference }).ToListAsync();
        var acts = await db.Acts.AsNoTracking().Where(act => act.Name == "RecordEvidence").Select(act => act.ObjectId).ToListAsync();
        var known = acts.ToHashSet();
        var ours = evidence.Where(one => one.Reference!.StartsWith("prov ", StringComparison.Ordinal)).ToList();
        var all = evidence.Select(one => Guid.Parse(one.Id)).ToHashSet();
        return new([.. ours.Select(one => one.Reference!)], [.. ours.Where(one => !known.Contains(Guid.Parse(one.Id))).Select(one => one.Reference!)], known.Count(id => !all.Contains(id)));
    }

    /// <summary>The whole audit log recomputed; it must be whole whatever happened to the program.</summary>
    public static async Task<LogVerification> VerifyLog(StorageOptions storage)
    {
        await using var scope = ProgramOn(storage).ForSystem();
        return await scope.ServiceProvider.GetRequiredService<VerifyLog>().Run([], CancellationToken.None);
    }

    /// <summary>How nodes and jobs fare, as an administrator sees it.</summary>
    public static async Task<OperationsPage> Operations(StorageOptions storage)
    {
        await using var scope = ProgramOn(storage).ForSystem();
        return await scope.ServiceProvider.GetRequiredService<ReadOperations>().Run(CancellationToken.None);
    }

    /// <summary>What <c>samsyn doctor</c> finds of one control.</summary>
    public static async Task<ControlFinding> Examined(StorageOptions storage, string control)
    {
        await using var program = new ServiceCollection().AddSamsyn(storage).BuildServiceProvider();
        await using var scope = program.ForSystem();
        var found = await scope.ServiceProvider.GetRequiredService<ExamineDeployment>().Run(new(), beforeStart: true, CancellationToken.None);
        return found.Single(one => one.Control == control);
    }

    /// <summary>Lets go of a database that is not asked again.</summary>
    public static async Task Forget(StorageOptions storage)
    {
        if (Programs.TryRemove(storage, out var program)) await program.DisposeAsync();
    }

    /// <summary>Makes the first person of the example the one who runs the system, and gives up a message so that there is something to see to.</summary>
    public static async Task OperatorAndDeadLetter(StorageOptions storage)
    {
        await using var scope = ProgramOn(storage).ForSystem();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var first = await db.Appointments.OrderBy(appointment => appointment.Person).Select(appointment => appointment.Position).FirstAsync();
        await db.Positions.Where(position => position.Id == first).ExecuteUpdateAsync(set => set.SetProperty(position => position.Title, PositionTitle.SystemAdministrator));
        var (now, ids) = (Clock.System.Now, scope.ServiceProvider.GetRequiredService<NewId>());
        var dead = new OutboxMessage { Id = ids.Next(), Kind = Webhook.Kind, Payload = """{"Address":"https://hemlig.example.se/","Json":"{}"}""", CreatedAt = now, NextAttemptAt = now };
        dead.Failed(now, "http-400", another: false);
        db.Add(dead);
        await db.SaveChangesAsync();
    }

    static ServiceProvider ProgramOn(StorageOptions storage) =>
        Programs.GetOrAdd(storage, options => new ServiceCollection().AddSamsyn(options).BuildServiceProvider());

    /// <summary>Writes down that a newer program has been here.</summary>
    public static async Task Newer(StorageOptions storage, string migration, bool additive)
    {
        await using var scope = ProgramOn(storage with { PostgresConnection = storage.OwningConnection }).ForSystem();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        await db.Database.ExecuteSqlAsync($"INSERT INTO schema_history VALUES ({migration}, '')");
        if (additive) await db.Database.ExecuteSqlAsync($"INSERT INTO schema_history_additive VALUES ({migration})");
    }
}
