using System.Globalization;
using System.Text;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// The server is killed (SIGKILL) in the middle of an import through the page: with half of the file sent, and with all of it sent and the import going on. When it runs again the
/// dataset is as it was, and the reading goes on by itself until it waits for a yes (waited for with SAMSYN_LONG, and killed once more at the yes); nothing is half there, and the page says what became of it.
/// </summary>
public sealed class WebImportKillTests(ITestOutputHelper output) : IDisposable
{
    const int Before = 1000;
    const string Compared = "Väntar på ert ja";
    static readonly bool IsLong = Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 };
    static readonly int Rows = IsLong ? 200_000 : 60_000;
    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_KILLS"), out var kills) ? kills : IsLong ? 20 : 1;
    static readonly (string, string)[] Columns = [("Occurred", "tid"), ("Type", "typ"), ("Other", "text")];

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-web-import-kill-").FullName;

    [Fact]
    public async Task A_killed_server_leaves_nothing_half_read_and_goes_on_by_itself()
    {
        await using var node = await RunningNode.Start(new StorageOptions { DataDirectory = _folder });
        using var client = new NodeClient(node.Address);
        await client.SignIn();
        var walk = new DataWalk(client);
        var dataset = await walk.Create("Prov", "Append");
        var first = await walk.Upload(dataset, "fore.csv", new MemoryStream(Table(Before)), TimeSpan.FromSeconds(30));
        await walk.Import(first, Columns, ';', "Append");
        await walk.Until(first, TimeSpan.FromSeconds(60), "Inläst");
        Assert.Equal(Before, await walk.Rows(dataset));

        // Half sent: nothing of it is known, in the folder of what comes in either.
        var file = Table(Rows);
        using (var half = new Stalling(file, file.Length / 2))
        {
            var sending = walk.Upload(dataset, "halv.csv", half, TimeSpan.FromSeconds(60));
            await half.Stalled.WaitAsync(TimeSpan.FromSeconds(30));
            await WaitForIncoming();
            await node.Kill();
            await Assert.ThrowsAnyAsync<Exception>(() => sending);
        }
        Assert.NotEmpty(Incoming());
        await node.StartAgain();
        Assert.Empty(Incoming());
        Assert.Equal(Before, await walk.Rows(dataset));
        Assert.DoesNotContain("halv.csv", await client.Http.GetStringAsync(dataset), StringComparison.Ordinal);

        var (dice, whole) = (new Random(20261122), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var mapping = await walk.Upload(dataset, $"hel-{kill.ToString(CultureInfo.InvariantCulture)}.csv", new MemoryStream(file), TimeSpan.FromSeconds(60));
            await walk.Import(mapping, Columns, ';', "Append");
            // The first as soon as it has begun; later ones anywhere.
            if (kill == 0) await walk.Until(mapping, TimeSpan.FromSeconds(60), "Läses in", Compared);
            else await Task.Delay(dice.Next(4000));
            await node.Kill();
            await node.StartAgain();
            // Until the killed node's lease has run out nobody takes it up; where that is not waited for, nothing of it is there and the page says how far it is.
            await walk.Until(mapping, TimeSpan.FromSeconds(IsLong ? 120 : 10), IsLong ? [Compared] : ["Läses in", "I kö", Compared]);
            Assert.Equal(Before + ((long)Rows * whole), await walk.Rows(dataset));
            Assert.Empty(Incoming());
            if (!IsLong) continue;

            // Killed once more while it is said yes to: all or nothing, and all where the yes was answered.
            var yes = walk.Yes(mapping);
            await Task.Delay(dice.Next(400));
            await node.Kill();
            var isAnswered = await yes.ContinueWith(said => said.IsCompletedSuccessfully, TaskScheduler.Default);
            await node.StartAgain();
            var now = await walk.Rows(dataset);
            Assert.True(now == Before + ((long)Rows * (whole + 1)) || (!isAnswered && now == Before + ((long)Rows * whole)), $"kill {kill}: {now} rows, answered {isAnswered}");
            if (now == Before + ((long)Rows * whole)) await walk.Yes(mapping);
            Assert.Equal(Before + ((long)Rows * ++whole), await walk.Rows(dataset));
        }
        output.WriteLine(IsLong ? $"{Kills} kills while a file was read, each went on by itself, and {Kills} while it was said yes to; all or nothing" : $"{Kills} kill while a file was read; nothing of it is there before the yes");
    }

    async Task WaitForIncoming()
    {
        for (var attempt = 0; attempt < 200 && Incoming().Count == 0; attempt++) await Task.Delay(50);
    }

    IReadOnlyList<string> Incoming() => Directory.Exists(Path.Combine(_folder, "incoming")) ? Directory.GetFiles(Path.Combine(_folder, "incoming"), "*", SearchOption.AllDirectories) : [];

    static byte[] Table(int rows)
    {
        var text = new StringBuilder("tid;typ;text\n");
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{new DateTime(2018, 1, 1).AddMinutes(row):yyyy-MM-dd HH:mm};typ {row % 7};händelse {row} med en text som tar plats i filen\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Yields so many bytes and then nothing more, as a connection that hangs.</summary>
    sealed class Stalling(byte[] bytes, int until) : Stream
    {
        readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _at;

        public Task Stalled => _stalled.Task;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bytes.Length;
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var some = Math.Min(buffer.Length, until - _at);
            if (some == 0)
            {
                _stalled.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            bytes.AsSpan(_at, some).CopyTo(buffer.Span);
            _at += some;
            return some;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
