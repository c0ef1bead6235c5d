namespace Samsyn.App.Mail;

/// <summary>A place where answers come in. Nothing is removed from it: what was read is marked, and only after it was stored here.</summary>
interface IMailbox : IAsyncDisposable
{
    /// <summary>What nobody has read, the oldest first.</summary>
    Task<IReadOnlyList<string>> Unread(int atMost, CancellationToken cancellation);

    /// <summary>Null when it is larger than what is read, or gone.</summary>
    Task<byte[]?> Read(string mail, CancellationToken cancellation);

    Task MarkRead(string mail, CancellationToken cancellation);
}
