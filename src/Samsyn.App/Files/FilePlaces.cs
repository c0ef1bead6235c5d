using System.Collections.Concurrent;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>Opens places, each once, when they are asked for: a command that stores nothing needs neither the place nor the key.</summary>
public sealed class FilePlaces(StorageOptions options) : IDisposable
{
    readonly Lazy<MasterKeyRing> _keys = new(options.ReadMasterKeys);
    readonly ConcurrentDictionary<FilePlaceSetting, IFilePlace> _opened = [];

    /// <summary>What SAMSYN_FILES says.</summary>
    public Outcome<FilePlaceSetting> Setting { get; } = FilePlaceSetting.Parse(options.Files, options);

    internal MasterKeyRing Keys => _keys.Value;

    /// <summary>Null when originals are kept in the database.</summary>
    internal IFilePlace? Current => Setting.IsDone ? Open(Setting.Value) : throw new FilePlaceException(Setting.Refusals[0]);

    internal IFilePlace? Open(FilePlaceSetting setting) => setting.Kind is null ? null : _opened.GetOrAdd(setting, Make);

    /// <summary>The place that a file is in, which must be the one that is named.</summary>
    internal IFilePlace Of(PlacedFile file) =>
        Current is { } place && place.Kind == file.Kind ? place : throw new FilePlaceException(new FilesElsewhere(1, file.Kind.ToString(), Setting.Value.ToString()!));

    static IFilePlace Make(FilePlaceSetting setting) => setting switch
    {
        FilePlaceSetting.InDirectory directory => new DirectoryPlace(directory),
        FilePlaceSetting.InBucket bucket => new S3Place(bucket),
        _ => throw new ArgumentException("The database is no place outside itself.", nameof(setting)),
    };

    public void Dispose()
    {
        foreach (var place in _opened.Values) place.Dispose();
    }
}
