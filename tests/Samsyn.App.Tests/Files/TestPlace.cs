using System.Reflection;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;
using Xunit.Sdk;

namespace Samsyn.App.Tests.Files;

/// <summary>The theory on every database there is, with originals in a directory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InDirectoryAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => TestPlace.OnEach(FilePlaceKind.Directory);
}

/// <summary>The theory on every database there is, with originals in a bucket of a real S3 service.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InBucketAttribute : DataAttribute
{
    public InBucketAttribute() => Skip = RunningS3.Absent;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => TestPlace.OnEach(FilePlaceKind.S3);
}

[AttributeUsage(AttributeTargets.Method)]
sealed class S3FactAttribute : FactAttribute
{
    public S3FactAttribute() => Skip = RunningS3.Absent;
}

/// <summary>A place of one test's own, seen from outside as its operator sees it.</summary>
sealed class TestPlace : IAsyncDisposable
{
    const int NameLength = 64;

    readonly RunningS3? _s3;
    readonly string _folder;

    TestPlace(string folder, RunningS3? s3) => (_folder, _s3) = (folder, s3);

    public string Setting => _s3 is null ? $"directory:{_folder}" : $"s3:{_s3.Address}/{RunningS3.Bucket}";

    /// <summary>What holds every object, whatever the names.</summary>
    public string Folder => _s3 is null ? _folder : Path.Combine(_s3.Folder, "objects", RunningS3.Bucket);

    /// <summary>Those that can be had here.</summary>
    public static IReadOnlyList<Engine> Engines { get; } = new OnPostgreSqlAttribute().Skip is null ? [Engine.Sqlite, Engine.PostgreSql] : [Engine.Sqlite];

    public static async Task<TestPlace> Make(FilePlaceKind kind) => kind == FilePlaceKind.Directory
        ? new(Directory.CreateTempSubdirectory("samsyn-place-").FullName, null) : new("", await RunningS3.Start());

    public static IEnumerable<object[]> OnEach(FilePlaceKind kind) => Engines.Select(engine => (object[])[engine, kind]);

    public StorageOptions In(StorageOptions options) => options with { Files = Setting, FilesKeyFile = _s3?.KeyFile };

    /// <summary>The files on disk that hold the bytes of originals, by name.</summary>
    public IReadOnlyDictionary<string, string> Held() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetFileName(file), File: file))
        .Where(file => file.Name.Length == NameLength || file.Name.EndsWith("._S3rver_object", StringComparison.Ordinal) && file.Name.IndexOf('.', StringComparison.Ordinal) == NameLength)
        .ToDictionary(file => file.Name[..NameLength], file => file.File, StringComparer.Ordinal);

    /// <summary>As if it had been put there that long ago.</summary>
    public void Age(string name, TimeSpan by) => AgeFile(Held()[name], by);

    public void AgeAll(TimeSpan by)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)) AgeFile(file, by);
    }

    static void AgeFile(string file, TimeSpan by) => File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - by);

    public async ValueTask DisposeAsync()
    {
        if (_s3 is not null) await _s3.DisposeAsync();
        else Directory.Delete(_folder, recursive: true);
    }
}
