using System.Globalization;
using System.Text;
using Samsyn.Documents.Mail;

namespace Samsyn.App.Mail;

/// <summary>
/// One folder of a mailbox over IMAP (RFC 3501): looks for what is unseen, reads it without marking it, marks it when told to. By UID, which another program at the same
/// mailbox does not move. Nothing else of the protocol is used.
/// </summary>
sealed class ImapBox : IMailbox
{
    const int MostLines = 100_000;

    readonly MailServer _server;
    readonly LineWire _wire;
    int _commands;

    ImapBox(MailServer server, LineWire wire) => (_server, _wire) = (server, wire);

    /// <exception cref="IOException">The server does not answer as one, or refuses.</exception>
    public static async Task<ImapBox> Open(MailServer server, string folder, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(server.ConnectPatience);
        var box = new ImapBox(server, await server.Connect(patience.Token));
        try
        {
            if (!(await box._wire.ReadLine(patience.Token)).StartsWith("* OK", StringComparison.OrdinalIgnoreCase)) throw new IOException("The greeting is not IMAP's.");
            if (server.Wire == MailWire.StartTls)
            {
                await box.Ask("STARTTLS", patience.Token);
                await box._wire.Encrypt(server, patience.Token);
            }
            if (server.ReadLogin() is { } login) await box.LogIn(login.Name, login.Secret, patience.Token);
            await box.Ask($"SELECT {Quoted(folder)}", patience.Token);
            return box;
        }
        catch
        {
            await box.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<string>> Unread(int atMost, CancellationToken cancellation)
    {
        const string found = "* SEARCH";
        var lines = await Ask("UID SEARCH UNSEEN", cancellation);
        return [.. lines.Where(line => line.Text.StartsWith(found, StringComparison.OrdinalIgnoreCase))
            .SelectMany(line => line.Text[found.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(uid => uint.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out _)).OrderBy(uid => uint.Parse(uid, CultureInfo.InvariantCulture)).Take(atMost)];
    }

    public async Task<byte[]?> Read(string mail, CancellationToken cancellation) =>
        (await Ask($"UID FETCH {mail} (BODY.PEEK[])", cancellation)).Select(line => line.Literal).FirstOrDefault(literal => literal is not null);

    public Task MarkRead(string mail, CancellationToken cancellation) => Ask($@"UID STORE {mail} +FLAGS.SILENT (\Seen)", cancellation);

    /// <summary>SASL PLAIN (RFC 4616), which takes any letters; the wire is encrypted or goes nowhere.</summary>
    async Task LogIn(string name, string secret, CancellationToken cancellation)
    {
        var tag = NextTag();
        await _wire.Write($"{tag} AUTHENTICATE PLAIN\r\n", cancellation);
        var line = await _wire.ReadLine(cancellation);
        while (line.StartsWith("* ", StringComparison.Ordinal)) line = await _wire.ReadLine(cancellation);
        if (!line.StartsWith('+')) throw new IOException("The server does not take a password.");
        await _wire.Write(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{name}\0{secret}")) + "\r\n", cancellation);
        await Finish(tag, cancellation);
    }

    async Task<List<(string Text, byte[]? Literal)>> Ask(string command, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_server.CommandPatience);
        var tag = NextTag();
        await _wire.Write($"{tag} {command}\r\n", patience.Token);
        return await Finish(tag, patience.Token);
    }

    /// <summary>Everything up to the answer of the command. A literal that is larger than a mail may be is passed over.</summary>
    async Task<List<(string Text, byte[]? Literal)>> Finish(string tag, CancellationToken cancellation)
    {
        List<(string, byte[]?)> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await _wire.ReadLine(cancellation);
            if (line.StartsWith(tag + " ", StringComparison.Ordinal))
                return line.AsSpan(tag.Length + 1).StartsWith("OK", StringComparison.OrdinalIgnoreCase) ? lines : throw new IOException("The server refuses.");
            byte[]? literal = null;
            if (LiteralIn(line) is { } length)
            {
                if (length > MailReader.MostBytes) await _wire.Skip(length, cancellation);
                else literal = await _wire.ReadBytes((int)length, cancellation);
            }
            lines.Add((line, literal));
        }
        throw new IOException("An answer without an end.");
    }

    /// <summary><c>{123}</c> at the end of a line: as many bytes follow (RFC 3501, 4.3).</summary>
    static long? LiteralIn(string line)
    {
        var open = line.LastIndexOf('{');
        return line.EndsWith('}') && open >= 0 && long.TryParse(line.AsSpan(open + 1, line.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    string NextTag() => string.Create(CultureInfo.InvariantCulture, $"s{++_commands}");

    static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _wire.Write($"{NextTag()} LOGOUT\r\n", patience.Token);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It is closed one way or the other.
        }
        await _wire.DisposeAsync();
    }
}
