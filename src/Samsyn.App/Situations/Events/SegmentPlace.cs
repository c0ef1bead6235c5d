using Samsyn.App.Files;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>PostgreSQL may have several nodes, and events need a place that all of them reach.</summary>
public sealed record EventsWithoutPlace : Refusal;

/// <summary>An interface has no conversion of its own to an outcome.</summary>
sealed record FoundPlace(IFilePlace Place);

/// <summary>
/// Where segments are: beside originals when those are outside the database, otherwise in a folder of the embedded database. Sealed, bound to their dataset, and named by
/// what was sealed; in a part of the place of this database's own, apart from originals.
/// </summary>
public sealed class SegmentPlace(StorageOptions options, FilePlaces places, DepotName names)
{
    const string Folder = "segments", Clock = "clock";
    const int NameLength = 2 * Checksum.Length;

    /// <summary>The place, or why there is none.</summary>
    internal Outcome<FoundPlace> Find()
    {
        if (!places.Setting.IsDone) return Outcome<FoundPlace>.Refused(places.Setting.Refusals);
        if (places.Current is { } place) return new FoundPlace(place);
        if (!options.IsEmbedded) return new EventsWithoutPlace();
        var folder = Path.Combine(Path.GetFullPath(options.DataDirectory), Folder);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFolder.Flush(Path.GetDirectoryName(folder)!);
        }
        return new FoundPlace(places.Open(new FilePlaceSetting.InDirectory(folder))!);
    }

    internal Task<string> Depot(CancellationToken cancellation) => names.Read(cancellation);

    internal async Task<string?> KnownDepot(CancellationToken cancellation) => await names.Look(cancellation);

    /// <summary>Seals and puts; returns the name. May be called by several threads.</summary>
    internal async Task<string> Put(IFilePlace place, string depot, DatasetId dataset, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var held = Sealed.Seal(places.Keys.Current, bytes.Span, BoundTo(dataset));
        var name = Checksum.Of(held);
        await place.Put(KeyOf(depot, name), held, cancellation);
        return name;
    }

    /// <summary>The bytes as they were; anything else is a <see cref="FilePlaceException"/>.</summary>
    internal async Task<byte[]> Get(IFilePlace place, string depot, DatasetId dataset, string name, long length, CancellationToken cancellation)
    {
        if (name.Length != NameLength || !name.All(char.IsAsciiHexDigitLower)) throw Altered(place, name, "name");
        var held = await place.Get(KeyOf(depot, name), Sealed.LengthOf(length), cancellation) ?? throw Altered(place, name, "missing");
        if (Checksum.Of(held) != name) throw Altered(place, name, "checksum");
        return Sealed.Open(places.Keys, held, BoundTo(dataset)) ?? throw Altered(place, name, "seal");
    }

    internal static Task Remove(IFilePlace place, string depot, string name, CancellationToken cancellation) => place.Remove(KeyOf(depot, name), cancellation);

    /// <summary>Everything that is there with its name and key, and what time it is there.</summary>
    internal static async Task<(DateTimeOffset? Now, List<(string Name, HeldFile File)> Held)> List(IFilePlace place, string depot, CancellationToken cancellation)
    {
        // Put anew, a mark tells what time it is there.
        var clock = $"{PartOf(depot)}/{Clock}";
        await place.Put(clock, [0], cancellation);
        DateTimeOffset? now = null;
        List<(string, HeldFile)> held = [];
        await foreach (var file in place.List(PartOf(depot), cancellation))
            if (file.Key == clock) now = file.At;
            else held.Add((file.Key[(file.Key.LastIndexOf('/') + 1)..], file));
        return (now, held);
    }

    internal static FilePlaceException Altered(IFilePlace place, string name, string reason) => new(new FileAltered(place.Where, name, reason));

    static string PartOf(string depot) => depot + ".events";

    static string KeyOf(string depot, string name) => $"{PartOf(depot)}/{name[..2]}/{name}";

    static string BoundTo(DatasetId dataset) => $"dataset_segments.{dataset.Value:N}";
}
