using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.App.Tests.Storage;

/// <summary>A commit that waits for a second database server: nothing may make it count before it is safe.</summary>
public sealed class CommitTests : IDisposable
{
    static readonly TimeSpan PastEveryLimit = TimeSpan.FromSeconds(4);

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-commit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PostgreSqlFact]
    public async Task Neither_a_request_that_is_broken_off_nor_a_time_limit_makes_a_waiting_commit_count()
    {
        await using var server = OwnPostgres.Start();
        var options = new StorageOptions { DataDirectory = _folder, OwnerConnection = server.OwnerConnection, PostgresConnection = new NpgsqlConnectionStringBuilder(server.Connection) { CommandTimeout = 1 }.ToString() };
        await using var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using (var scope = services.ForSystem()) Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);

        await server.WaitForSecondServer(true);
        using var request = new CancellationTokenSource();
        var saving = Save(services, request.Token);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await request.CancelAsync();
        await Task.Delay(PastEveryLimit);

        Assert.False(saving.IsCompleted);
        Assert.Equal(0, await Saved(services));

        await server.WaitForSecondServer(false);
        await saving.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await Saved(services));
    }

    static async Task Save(ServiceProvider services, CancellationToken request)
    {
        await using var scope = services.ForSystem();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(request);
        db.Add(new AnsweredForm { Session = "session", FormKey = "key", Content = "content", At = Clock.System.Now });
        await db.SaveChangesAsync(request);
        await transaction.CommitAsync(request);
    }

    static async Task<int> Saved(ServiceProvider services)
    {
        await using var scope = services.ForSystem();
        return await scope.ServiceProvider.GetRequiredService<SamsynDb>().Set<AnsweredForm>().CountAsync();
    }
}
