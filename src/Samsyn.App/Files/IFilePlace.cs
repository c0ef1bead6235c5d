namespace Samsyn.App.Files;

/// <summary>One thing that a place holds, and when it was put there by the place's own clock.</summary>
readonly record struct HeldFile(string Key, DateTimeOffset At);

/// <summary>
/// A place outside the database that holds bytes by key. It sees sealed bytes alone, and keys that say nothing of whose they are. Whatever goes wrong is a
/// <see cref="FilePlaceException"/>.
/// </summary>
interface IFilePlace : IDisposable
{
    FilePlaceKind Kind { get; }

    /// <summary>As the setting has it, for people.</summary>
    string Where { get; }

    /// <summary>When it returns the bytes are there, whole, and outlive a power cut.</summary>
    Task Put(string key, byte[] bytes, CancellationToken cancellation);

    /// <summary>Null when there is nothing by that key. Of something longer than <paramref name="longest"/> no more than one byte beyond it is read.</summary>
    Task<byte[]?> Get(string key, long longest, CancellationToken cancellation);

    Task Remove(string key, CancellationToken cancellation);

    /// <summary>Everything below a folder, also what was never finished.</summary>
    IAsyncEnumerable<HeldFile> List(string folder, CancellationToken cancellation);
}
