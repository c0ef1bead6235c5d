using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>Originals outside the database while the program is killed (SIGKILL) in the middle of taking them in, and what the system is asked to do before a row is saved.</summary>
public sealed class FileKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_KILLS"), out var kills) ? kills : Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? 40 : 2;

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-file-kill-").FullName;
    RunningS3? _s3;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_s3 is not null) await _s3.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_SQLite_with_a_directory_every_acknowledged_original_is_whole() => await Round(InDirectory(new() { DataDirectory = Path.Combine(_folder, "data") }));

    [PostgreSqlFact]
    public async Task On_PostgreSQL_with_a_directory_every_acknowledged_original_is_whole() =>
        await Round(InDirectory(new() { DataDirectory = Path.Combine(_folder, "data"), PostgresConnection = await PostgreSqlDatabases.Create() }));

    [S3Fact]
    public async Task With_a_bucket_every_acknowledged_original_is_whole()
    {
        _s3 = await RunningS3.Start();
        await Round(new() { DataDirectory = Path.Combine(_folder, "data"), Files = $"s3:{_s3.Address}/{RunningS3.Bucket}", FilesKeyFile = _s3.KeyFile });
    }

    [StraceFact]
    public async Task File_name_and_folder_are_on_disk_before_the_row_is()
    {
        var storage = InDirectory(new() { DataDirectory = Path.Combine(_folder, "data") });
        await using var node = await Start(storage);
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        // The folders above are there after the first.
        Assert.Equal(HttpStatusCode.SeeOther, await Upload(client, "prov 0"));

        var log = Path.Combine(_folder, "calls");
        using (var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-y", "-s", "400", "-p", $"{node.ProcessId}", "-o", log, "-e", "trace=fsync,fdatasync,rename,renameat,renameat2"]) { UseShellExecute = false, RedirectStandardError = true })!)
        {
            while (await strace.StandardError.ReadLineAsync() is { } line && !line.Contains("attached", StringComparison.Ordinal))
            {
            }
            await Task.Delay(500);
            Assert.Equal(HttpStatusCode.SeeOther, await Upload(client, "prov 1"));
            Process.Start("kill", ["-INT", $"{strace.Id}"])!.WaitForExit();
            await strace.WaitForExitAsync();
        }

        var calls = (await File.ReadAllLinesAsync(log)).ToList();
        var content = calls.FindIndex(call => call.Contains("fsync(", StringComparison.Ordinal) && call.Contains("/.unfinished-", StringComparison.Ordinal));
        var named = calls.FindIndex(call => call.Contains("rename", StringComparison.Ordinal) && call.Contains("/.unfinished-", StringComparison.Ordinal));
        var folder = calls.FindIndex(named + 1, call => call.Contains("fsync(", StringComparison.Ordinal) && call.Contains("/files/", StringComparison.Ordinal));
        var row = calls.FindIndex(named + 1, call => call.Contains("sync(", StringComparison.Ordinal) && call.Contains("samsyn.db", StringComparison.Ordinal));
        Assert.True(content >= 0 && content < named && named < folder && folder < row, $"{content} {named} {folder} {row}\n{string.Join('\n', calls)}");
    }

    [Fact]
    public async Task A_node_whose_place_is_gone_does_not_start_and_says_why()
    {
        var storage = InDirectory(new() { DataDirectory = Path.Combine(_folder, "data") });
        await using var node = await Start(storage);
        await node.Kill();
        Directory.Move(Path.Combine(_folder, "files"), Path.Combine(_folder, "unmounted"));

        node.Begin();
        Assert.Equal(1, await node.Ended());
        Assert.Contains($"Förvaringsplatsen för original, {storage.Files}, tar inte emot", node.Said, StringComparison.Ordinal);

        // Where a disk is not mounted there often is an empty folder.
        Directory.CreateDirectory(Path.Combine(_folder, "files"));
        node.Begin();
        Assert.Equal(1, await node.Ended());
        Assert.Contains("har inte de", node.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "files")));
    }

    async Task Round(StorageOptions storage)
    {
        await using var node = await Start(storage);
        var acknowledged = new ConcurrentBag<string>();
        var dice = new Random(Seed: 20261122);
        for (var (kill, sent) = (0, 0); kill < Kills; kill++)
        {
            using var client = new NodeClient(node.Address);
            await client.SignIn();
            var before = acknowledged.Count;
            var sending = Task.Run(async () =>
            {
                try
                {
                    for (; ; sent++)
                        if (await Upload(client, $"prov {sent}") == HttpStatusCode.SeeOther) acknowledged.Add($"prov {sent}.txt");
                }
                catch (Exception killed) when (killed is HttpRequestException or IOException or TaskCanceledException or System.Net.Sockets.SocketException)
                {
                    // Whether that one was stored is not known.
                    sent++;
                }
            });
            while (acknowledged.Count == before && !sending.IsCompleted) await Task.Delay(10);
            await Task.Delay(dice.Next(0, 500));
            await node.Kill();
            await sending;
            await node.StartAgain();
        }

        var held = await OriginalsOnRecord.Read(storage);
        output.WriteLine($"{Kills} kills, {acknowledged.Count} acknowledged, {held.Count} on record");
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(held, StringComparer.Ordinal));
        await node.Kill();
    }

    StorageOptions InDirectory(StorageOptions options) => options with { Files = "directory:" + Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName };

    static Task<RunningNode> Start(StorageOptions storage) =>
        RunningNode.Start(storage, ("SAMSYN_FILES", storage.Files!), ("SAMSYN_FILES_KEY", storage.FilesKeyFile ?? ""));

    static async Task<HttpStatusCode> Upload(NodeClient client, string name)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"Lokal samverkansöverenskommelse\nParter\nNorra Fjärdens stadsdelsförvaltning\n{name}\n")), "filer", $"{name}.txt" } };
        foreach (var (field, value) in await client.Form("/las-in")) content.Add(new StringContent(value), field);
        using var answer = await client.Http.PostAsync("/las-in", content);
        return answer.StatusCode;
    }

    sealed class S3FactAttribute : FactAttribute
    {
        public S3FactAttribute() => Skip = RunningS3.Absent;
    }

    sealed class StraceFactAttribute : FactAttribute
    {
        public StraceFactAttribute() => Skip = FailingSync.Absent;
    }
}
