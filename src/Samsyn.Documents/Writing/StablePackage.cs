using System.IO.Compression;

namespace Samsyn.Documents.Writing;

/// <summary>The same content gives the same file: a ZIP with its parts in order and no clock in it.</summary>
static class StablePackage
{
    // The first moment a ZIP can hold.
    static readonly DateTimeOffset Start = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(byte[] package)
    {
        using var written = new MemoryStream(package.Length);
        using (var from = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read))
        using (var to = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
            // The content types stand first: some programs tell the kind of file by them.
            foreach (var part in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Start;
                using var source = part.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return written.ToArray();
    }
}
