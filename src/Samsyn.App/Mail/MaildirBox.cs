using Samsyn.Documents.Mail;

namespace Samsyn.App.Mail;

/// <summary>A Maildir: new mail is a file in <c>new</c>; what was read is moved to <c>cur</c> and has an S behind its name.</summary>
sealed class MaildirBox : IMailbox
{
    const string Flags = ":2,";
    const char Seen = 'S';

    readonly string _new, _current;

    public MaildirBox(string folder)
    {
        (_new, _current) = (Path.Combine(folder, "new"), Path.Combine(folder, "cur"));
        if (!Directory.Exists(_new) || !Directory.Exists(_current)) throw new DirectoryNotFoundException($"{folder} is no Maildir: it has no new and cur.");
    }

    public Task<IReadOnlyList<string>> Unread(int atMost, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
        [.. Directory.EnumerateFiles(_new).Concat(Directory.EnumerateFiles(_current).Where(file => !IsSeen(file))).Order(StringComparer.Ordinal).Take(atMost)]);

    public async Task<byte[]?> Read(string mail, CancellationToken cancellation)
    {
        try
        {
            // A link could lead to any file of the machine.
            var file = new FileInfo(mail);
            return file.LinkTarget is not null || file.Length > MailReader.MostBytes ? null : await File.ReadAllBytesAsync(mail, cancellation);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task MarkRead(string mail, CancellationToken cancellation)
    {
        var name = Path.GetFileName(mail);
        var at = name.LastIndexOf(Flags, StringComparison.Ordinal);
        var flags = at < 0 ? "" : name[(at + Flags.Length)..];
        var plain = at < 0 ? name : name[..at];
        if (File.Exists(mail)) File.Move(mail, Path.Combine(_current, plain + Flags + string.Concat(flags.Append(Seen).Distinct().Order())), overwrite: true);
        return Task.CompletedTask;
    }

    static bool IsSeen(string file) => Path.GetFileName(file) is var name && name.LastIndexOf(Flags, StringComparison.Ordinal) is >= 0 and var at && name.AsSpan(at).Contains(Seen);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
