using Samsyn.App.Files;
using Samsyn.App.Operations;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

/// <summary>When the S3 service does not do what is asked: nothing is acknowledged, and the words say what is wrong.</summary>
public sealed class S3PlaceTests : IAsyncLifetime
{
    /// <summary>A machine with much to do takes its time; a service that says nothing is waited for shorter.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), WithSilence = TimeSpan.FromSeconds(1);

    RunningS3? _s3;

    public async Task InitializeAsync() => _s3 = RunningS3.Absent is null ? await RunningS3.Start() : null;

    public async Task DisposeAsync()
    {
        if (_s3 is not null) await _s3.DisposeAsync();
    }

    public static TheoryData<Engine, string, string> Faults()
    {
        var faults = new TheoryData<Engine, string, string>();
        foreach (var engine in TestPlace.Engines)
            foreach (var (manner, reason) in ((string, string)[])[("error", "http-500 InternalError"), ("silent", "timeout"), ("cut", "connection"), ("redirect", "host-not-allowed 127.0.0.2")])
                faults.Add(engine, manner, reason);
        return faults;
    }

    [S3Theory, MemberData(nameof(Faults))]
    [Trait("Asvs", "v5.0.0-16.5.2")]
    public async Task A_service_that_fails_hangs_goes_away_or_points_elsewhere_takes_nothing_and_leaves_no_row(Engine engine, string manner, string reason)
    {
        await using var samsyn = await Samsyn(engine);
        var kept = (await samsyn.Import("före")).Value;
        await using var asking = samsyn.AnotherNode(options => options with { FilesPatience = manner == "silent" ? WithSilence : Patience });
        await _s3!.Behave(manner);

        Assert.Equal([new FileNotStored("under.txt")], (await asking.Import("under")).Refusals);
        Assert.StartsWith(reason, Assert.IsType<FilePlaceAway>(Assert.Single((await asking.Check()).Refusals)).Reason, StringComparison.Ordinal);
        Assert.IsType<FilePlaceAway>((await Assert.ThrowsAsync<FilePlaceException>(() => asking.Original(kept))).Refusal);
        Assert.Equal(ControlState.Broken, (await asking.Run((ExamineDeployment examine) => examine.Run(new(), beforeStart: true, default))).Single(found => found.Control == Controls.Files).State);
        Assert.Equal((1, 1, 1), await samsyn.Rows());

        await _s3.Behave("ok");
        Assert.Empty((await samsyn.Check()).Refusals);
        Assert.True((await samsyn.Import("under")).IsDone);
        Assert.Equal(FileDesk.Bytes("före"), await samsyn.Original(kept));
    }

    [S3Fact]
    public async Task Half_an_answer_is_no_answer()
    {
        await using var samsyn = await Samsyn(Engine.Sqlite);
        var kept = (await samsyn.Import("hel")).Value;
        await _s3!.Behave("half");

        Assert.IsType<FilePlaceAway>((await Assert.ThrowsAsync<FilePlaceException>(() => samsyn.Original(kept))).Refusal);

        await _s3.Behave("ok");
        Assert.Equal(FileDesk.Bytes("hel"), await samsyn.Original(kept));
    }

    [S3Theory, MemberData(nameof(Engines))]
    public async Task A_large_file_that_is_cut_off_on_its_way_leaves_no_row_and_what_came_is_swept_away(Engine engine)
    {
        await using var samsyn = await Samsyn(engine);
        Assert.Empty((await samsyn.Check()).Refusals);
        await _s3!.Behave("cut");

        await Assert.ThrowsAsync<FilePlaceException>(() => samsyn.PutWithoutRow(new string('å', 4 << 20)));

        await _s3.Behave("ok");
        Assert.Equal((0, 0, 0), await samsyn.Rows());
        foreach (var file in Directory.EnumerateFiles(_s3.Folder, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - SweepFiles.Grace * 2);
        await samsyn.Sweep();
        Assert.DoesNotContain(Directory.EnumerateFiles(_s3.Folder, "*._S3rver_object", SearchOption.AllDirectories), file => new FileInfo(file).Length > 1 << 10);
    }

    [S3Fact]
    public async Task A_service_that_is_gone_or_a_key_that_it_does_not_know_is_refused_at_start()
    {
        await using var samsyn = await Samsyn(Engine.Sqlite);
        await File.WriteAllTextAsync(_s3!.KeyFile, "another\nS3RVER\n");
        Assert.StartsWith("http-403", Assert.IsType<FilePlaceAway>(Assert.Single((await samsyn.Check()).Refusals)).Reason, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_s3.KeyFile, "S3RVER\nS3RVER\n");
        await using var open = samsyn.AnotherNode();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_s3.KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.IsType<FilePlaceKeyUnusable>(Assert.Single((await open.Check()).Refusals));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_s3.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using var bucketless = samsyn.AnotherNode(options => options with { Files = options.Files + "-other" });
        Assert.StartsWith("http-404", Assert.IsType<FilePlaceAway>(Assert.Single((await bucketless.Check()).Refusals)).Reason, StringComparison.Ordinal);

        await _s3.Kill();
        await using var gone = samsyn.AnotherNode();
        Assert.Equal("connection", Assert.IsType<FilePlaceAway>(Assert.Single((await gone.Check()).Refusals)).Reason);
    }

    public static TheoryData<Engine> Engines() => [.. TestPlace.Engines];

    Task<TestDatabase> Samsyn(Engine engine) => TestDatabase.Create(engine, options => options with
    {
        Files = $"s3:{_s3!.Address}/{RunningS3.Bucket}", FilesKeyFile = _s3.KeyFile, FilesPatience = Patience,
    });

    [AttributeUsage(AttributeTargets.Method)]
    sealed class S3TheoryAttribute : TheoryAttribute
    {
        public S3TheoryAttribute() => Skip = RunningS3.Absent;
    }
}
