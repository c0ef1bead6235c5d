using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>
/// The part of a place that belongs to this very database: a folder of its own with a mark in it. Without the mark nothing is put there, for then
/// another disk is mounted or another bucket named. Everything in it is sealed, and named by the checksum of what was sealed.
/// </summary>
public sealed class Depot(SamsynDb db, AccessContext access, FilePlaces places, DepotName names, Clock clock)
{
    const string Mark = "samsyn";
    const int NameLength = 2 * Checksum.Length;

    internal async Task<PlacedFile> Put(IFilePlace place, ProposalId proposal, byte[] bytes, CancellationToken cancellation)
    {
        var depot = await Ours(place, cancellation);
        var key = places.Keys.Current;
        var held = Sealed.Seal(key, bytes, BoundTo(proposal));
        var file = new PlacedFile
        {
            Proposal = proposal, Sha256 = Checksum.Of(bytes), Length = bytes.LongLength, Kind = place.Kind, Name = Checksum.Of(held), SealedBy = key.ToString(), StoredAt = clock.Now,
        };
        await PutSealed(depot, place, file.Name, held, cancellation);
        return file;
    }

    internal static Task PutSealed(string depot, IFilePlace place, string name, byte[] held, CancellationToken cancellation) => place.Put(KeyOf(depot, name), held, cancellation);

    /// <summary>The whole original, as it came; anything else is a <see cref="FilePlaceException"/>.</summary>
    internal async Task<byte[]> Read(IFilePlace place, PlacedFile file, CancellationToken cancellation)
    {
        var held = await ReadSealed(place, file, cancellation);
        var bytes = Sealed.Open(places.Keys, held, BoundTo(file.Proposal)) ?? throw Altered(place, file, "seal");
        return Checksum.Of(bytes) == file.Sha256 ? bytes : throw Altered(place, file, "original");
    }

    /// <summary>The whole of what was put there, still sealed: checking it takes no key.</summary>
    internal async Task<byte[]> ReadSealed(IFilePlace place, PlacedFile file, CancellationToken cancellation)
    {
        if (!IsName(file.Name)) throw Altered(place, file, "name");
        var held = await place.Get(KeyOf(await names.Read(cancellation), file.Name), Sealed.LengthOf(file.Length), cancellation);
        if (held is null)
        {
            await Ours(place, cancellation);
            throw Altered(place, file, "missing");
        }
        return Checksum.Of(held) == file.Name ? held : throw Altered(place, file, "checksum");
    }

    internal async Task Remove(IFilePlace place, string name, CancellationToken cancellation)
    {
        if (IsName(name)) await place.Remove(KeyOf(await names.Read(cancellation), name), cancellation);
    }

    /// <summary>The name of our part of the place. Its mark is made where nothing of ours can be missing.</summary>
    internal async Task<string> Ours(IFilePlace place, CancellationToken cancellation)
    {
        var depot = await names.Read(cancellation);
        if (await IsMarked(place, depot, cancellation)) return depot;
        // Everybody's, also those that whoever asks may not see.
        using var system = access.AsSystem();
        if (await db.PlacedFiles.CountAsync(file => file.Kind == place.Kind, cancellation) is > 0 and var files) throw new FilePlaceException(new FilePlaceNotOurs(place.Where, files));
        await MarkAs(place, depot, cancellation);
        return depot;
    }

    internal static async Task<bool> IsMarked(IFilePlace place, string depot, CancellationToken cancellation) =>
        await place.Get(MarkOf(depot), depot.Length, cancellation) is { } mark && mark.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(depot));

    internal static Task MarkAs(IFilePlace place, string depot, CancellationToken cancellation) => place.Put(MarkOf(depot), Encoding.ASCII.GetBytes(depot), cancellation);

    /// <summary>By whose name a held file goes; null for the mark.</summary>
    internal static string? NameIn(HeldFile held, string depot) => held.Key == MarkOf(depot) ? null : held.Key[(held.Key.LastIndexOf('/') + 1)..];

    static string MarkOf(string depot) => $"{depot}/{Mark}";

    /// <summary>Two levels, so that no folder holds very many.</summary>
    static string KeyOf(string depot, string name) => $"{depot}/{name[..2]}/{name}";

    /// <summary>A name comes from the database, and whoever changed it there must not reach another file.</summary>
    static bool IsName(string name) => name.Length == NameLength && name.All(char.IsAsciiHexDigitLower);

    static string BoundTo(ProposalId proposal) => $"placed_files.{proposal.Value:N}";

    static FilePlaceException Altered(IFilePlace place, PlacedFile file, string reason) => new(new FileAltered(place.Where, file.Name, reason));
}
