using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>A file in sealed pieces where the events lie: written and read a piece at a time, so that its size is nobody's memory.</summary>
public sealed class UploadPieces(SegmentPlace segments)
{
    public const int PieceLength = 8 << 20;

    /// <summary>Puts all of a stream. What was put before something went wrong is swept later.</summary>
    internal async Task<Outcome<PutFile>> Put(DatasetId dataset, Stream content, CancellationToken cancellation)
    {
        var place = segments.Find();
        if (!place.IsDone) return Outcome<PutFile>.Refused(place.Refusals);
        var depot = await segments.Depot(cancellation);
        List<UploadPiece> pieces = [];
        var buffer = new byte[PieceLength];
        try
        {
            while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var read)
                pieces.Add(new(await segments.Put(place.Value.Place, depot, dataset, buffer.AsMemory(0, read), cancellation), read));
            return new PutFile(pieces);
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    /// <summary>The first bytes of the file, at most a piece.</summary>
    internal async Task<Outcome<GotBytes>> Beginning(DatasetId dataset, IReadOnlyList<UploadPiece> pieces, CancellationToken cancellation)
    {
        if (pieces.Count == 0) return new GotBytes([]);
        try
        {
            var place = segments.Find();
            if (!place.IsDone) return Outcome<GotBytes>.Refused(place.Refusals);
            return new GotBytes(await segments.Get(place.Value.Place, await segments.Depot(cancellation), dataset, pieces[0].Name, pieces[0].Length, cancellation));
        }
        catch (FilePlaceException)
        {
            return new UploadExpired();
        }
    }

    /// <summary>Writes the whole file to a stream.</summary>
    internal async Task<Outcome> Fetch(DatasetId dataset, IReadOnlyList<UploadPiece> pieces, Stream into, CancellationToken cancellation)
    {
        try
        {
            var place = segments.Find();
            if (!place.IsDone) return Outcome.Refused(place.Refusals);
            var depot = await segments.Depot(cancellation);
            foreach (var piece in pieces) await into.WriteAsync(await segments.Get(place.Value.Place, depot, dataset, piece.Name, piece.Length, cancellation), cancellation);
            return Outcome.Done;
        }
        catch (FilePlaceException)
        {
            return new UploadExpired();
        }
    }

    internal async Task Remove(IEnumerable<UploadPiece> pieces, CancellationToken cancellation)
    {
        if (segments.Find() is not { IsDone: true, Value.Place: var place }) return;
        var depot = await segments.Depot(cancellation);
        try
        {
            foreach (var piece in pieces) await SegmentPlace.Remove(place, depot, piece.Name, cancellation);
        }
        catch (FilePlaceException)
        {
            // What cannot be removed now is swept later.
        }
    }
}

sealed record PutFile(IReadOnlyList<UploadPiece> Pieces);

sealed record GotBytes(byte[] Bytes);

/// <summary>The uploaded file is not there any more: it is kept for a day, and until it is read in.</summary>
public sealed record UploadExpired : Refusal;
