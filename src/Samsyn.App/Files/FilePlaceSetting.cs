using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>Where originals are kept outside the database.</summary>
public enum FilePlaceKind { Directory, S3 }

/// <summary>Where originals are to be kept, as the operator wrote it; nothing has been opened yet.</summary>
public abstract record FilePlaceSetting
{
    const string DirectoryPrefix = "directory:", S3Prefix = "s3:", DatabaseWord = "database";

    /// <summary>In the database, in the rows themselves.</summary>
    internal sealed record InDatabase : FilePlaceSetting
    {
        public override string ToString() => DatabaseWord;
    }

    internal sealed record InDirectory(string Path) : FilePlaceSetting
    {
        public override string ToString() => DirectoryPrefix + Path;
    }

    internal sealed record InBucket(Uri Host, string Bucket, string Region, string KeyFile, TimeSpan Patience) : FilePlaceSetting
    {
        public override string ToString() => $"{S3Prefix}{Host.GetLeftPart(UriPartial.Authority)}/{Bucket}";
    }

    /// <summary>Null for the database.</summary>
    internal FilePlaceKind? Kind => this switch { InDirectory => FilePlaceKind.Directory, InBucket => FilePlaceKind.S3, _ => null };

    /// <summary><paramref name="written"/> as in SAMSYN_FILES: <c>database</c>, <c>directory:/path</c> or <c>s3:https://host/bucket</c>; null is the database.</summary>
    public static Outcome<FilePlaceSetting> Parse(string? written, StorageOptions options)
    {
        if (written is null or DatabaseWord) return new InDatabase();
        if (written.StartsWith(DirectoryPrefix, StringComparison.Ordinal))
            return Path.IsPathFullyQualified(written[DirectoryPrefix.Length..]) ? new InDirectory(Path.GetFullPath(written[DirectoryPrefix.Length..])) : new FilePlaceNotUnderstood(written);
        return written.StartsWith(S3Prefix, StringComparison.Ordinal) ? AsBucket(written, options) : new FilePlaceNotUnderstood(written);
    }

    static Outcome<FilePlaceSetting> AsBucket(string written, StorageOptions options)
    {
        if (!Uri.TryCreate(written[S3Prefix.Length..], UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0
            || address.AbsolutePath.Trim('/') is not { Length: > 0 } bucket || bucket.Contains('/', StringComparison.Ordinal))
            return new FilePlaceNotUnderstood(written.Contains('@', StringComparison.Ordinal) ? S3Prefix + "…" : written);
        if (!new[] { AllowedHosts.NameOf(address) }.Allow(address)) return new FilePlaceNotProtected(address.Host);
        return options.FilesKeyFile is { } keys ? new InBucket(new(address.GetLeftPart(UriPartial.Authority)), bucket, options.FilesRegion, keys, options.FilesPatience) : new FilePlaceWithoutKey(written);
    }
}
