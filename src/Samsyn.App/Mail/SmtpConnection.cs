using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Samsyn.App.Outbox;

namespace Samsyn.App.Mail;

/// <summary>An answer of an SMTP server: its code and the words behind it, which are looked at only for what the server offers.</summary>
readonly record struct SmtpAnswer(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 300;
    /// <summary>The server itself leaves (RFC 5321, 3.8).</summary>
    public bool IsFarewell => Code == 421;
}

/// <summary>
/// One connection to an SMTP server (RFC 5321), for as many messages as the server takes. Commands go in one piece where the server offers it (RFC 2920). Every failure
/// says in which phase it came; none says what the server answered in words.
/// </summary>
sealed class SmtpConnection : IAsyncDisposable
{
    const int MostLines = 200;
    const string Greeting = "greeting", Hello = "hello", Tls = "tls", Login = "login", Sender = "mail", Receiver = "rcpt", Data = "data", End = "end";

    readonly MailServer _server;
    readonly LineWire _wire;
    HashSet<string> _offers = new(StringComparer.OrdinalIgnoreCase);
    HashSet<string> _logins = new(StringComparer.OrdinalIgnoreCase);
    long _mostBytes = long.MaxValue;
    string _phase = Greeting;
    bool _mustReset;

    SmtpConnection(MailServer server, LineWire wire) => (_server, _wire) = (server, wire);

    /// <summary>Another message can be sent.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>The connection went before the server had anything of the message: sending it over another cannot double it.</summary>
    public bool BrokeBeforeData => !IsUsable && _phase is Sender or Receiver or Data;

    /// <summary>Ready for messages, or why it is not: whatever hinders a connection hinders all messages and is no fault of one.</summary>
    public static async Task<(SmtpConnection? Connection, Delivery Failure)> Open(MailServer server, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(server.ConnectPatience);
        SmtpConnection? connection = null;
        try
        {
            connection = new(server, await server.Connect(patience.Token));
            if (await connection.Begin(patience.Token) is not { } problem) return (connection, default);
            await connection.DisposeAsync();
            return (null, Delivery.Later(problem));
        }
        catch (Exception failure) when (IsOfTheWire(failure) && !cancellation.IsCancellationRequested)
        {
            if (connection is not null) await connection.DisposeAsync();
            return (null, Delivery.Later(failure is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? "refused" : Problem(failure, connection?._phase ?? "connect")));
        }
    }

    /// <summary>Null when all went well.</summary>
    async Task<string?> Begin(CancellationToken cancellation)
    {
        if (await Read(cancellation) is { Code: not 220 } unwilling) return Code(Greeting, unwilling);
        if (await SayHello(cancellation) is { } silent) return silent;
        if (_server.Wire == MailWire.StartTls)
        {
            _phase = Tls;
            if (!_offers.Contains("STARTTLS")) return "no-tls";
            if (await Ask("STARTTLS", cancellation) is { Code: not 220 } refused) return Code(Tls, refused);
            await _wire.Encrypt(_server, cancellation);
            // What the server offered in the clear counts for nothing (RFC 3207, 4.2).
            if (await SayHello(cancellation) is { } broken) return broken;
        }
        return _server.LoginFile is null ? null : await LogIn(cancellation);
    }

    async Task<string?> SayHello(CancellationToken cancellation)
    {
        _phase = Hello;
        // A machine whose own name nobody is meant to look up gives an address (RFC 5321, 4.1.3).
        var answer = await Ask("EHLO [127.0.0.1]", cancellation);
        if (!answer.IsGood) return Code(Hello, answer);
        _offers = new(answer.Lines.Skip(1).Select(line => line.Split(' ')[0]), StringComparer.OrdinalIgnoreCase);
        _logins = new(answer.Lines.Where(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase)).SelectMany(line => line.Split(' ').Skip(1)), StringComparer.OrdinalIgnoreCase);
        var size = answer.Lines.FirstOrDefault(line => line.StartsWith("SIZE ", StringComparison.OrdinalIgnoreCase));
        if (size is not null && long.TryParse(size.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0) _mostBytes = most;
        return null;
    }

    /// <summary>Only here, where the wire is encrypted or goes nowhere.</summary>
    async Task<string?> LogIn(CancellationToken cancellation)
    {
        _phase = Login;
        (string Name, string Secret) login;
        try
        {
            login = _server.ReadLogin()!.Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "login-file";
        }
        SmtpAnswer answer;
        if (_logins.Contains("PLAIN")) answer = await Ask("AUTH PLAIN " + Base64($"\0{login.Name}\0{login.Secret}"), cancellation);
        else if (_logins.Contains("LOGIN"))
        {
            answer = await Ask("AUTH LOGIN", cancellation);
            if (answer.Code == 334) answer = await Ask(Base64(login.Name), cancellation);
            if (answer.Code == 334) answer = await Ask(Base64(login.Secret), cancellation);
        }
        else return "no-login";
        return answer.Code == 235 ? null : Code(Login, answer);
    }

    /// <summary>Sends one message; addresses hold nothing but what an address may. What a later attempt could mend is <see cref="DeliveryResult.Later"/>.</summary>
    public async Task<Delivery> Send(string from, string to, byte[] message, CancellationToken cancellation)
    {
        if (message.Length > _mostBytes) return Delivery.Never("too-large");
        try
        {
            if (await Address(from, to, cancellation) is { } refused) return refused;
            _phase = Data;
            await Write(Stuffed(message), cancellation);
            // From the first byte of the end on nobody knows whether the server has taken it until it says so.
            _phase = End;
            await Write(".\r\n"u8.ToArray(), cancellation);
            var taken = await Within(_server.MessagePatience, Read, cancellation);
            return taken.IsGood ? Delivery.Done : Refused(End, taken);
        }
        catch (Exception failure) when (IsOfTheWire(failure))
        {
            IsUsable = false;
            if (cancellation.IsCancellationRequested) throw;
            return Delivery.Later(Problem(failure, _phase));
        }
    }

    /// <summary>Null when the server waits for the message.</summary>
    async Task<Delivery?> Address(string from, string to, CancellationToken cancellation)
    {
        _phase = Sender;
        if (_mustReset && await Ask("RSET", cancellation) is { IsGood: false } unwilling) return Refused(Sender, unwilling);
        _mustReset = false;
        string[] commands = [$"MAIL FROM:<{from}>", $"RCPT TO:<{to}>", "DATA"];
        var isPiped = _offers.Contains("PIPELINING");
        if (isPiped) await _wire.Write(string.Join("\r\n", commands) + "\r\n", cancellation);

        var sender = isPiped ? await Next(cancellation) : await Ask(commands[0], cancellation);
        if (sender.IsFarewell || (!isPiped && !sender.IsGood)) return Refused(Sender, sender);
        _phase = Receiver;
        var receiver = isPiped ? await Next(cancellation) : await Ask(commands[1], cancellation);
        if (receiver.IsFarewell || (!isPiped && !receiver.IsGood)) return Refused(Receiver, receiver);
        _phase = Data;
        var data = isPiped ? await Next(cancellation) : await Ask(commands[2], cancellation);
        if (sender.IsGood && receiver.IsGood) return data.Code == 354 ? null : Refused(Data, data);

        // A server that would take a message for nobody is given an empty one, which it must refuse (RFC 2920, 3.1).
        if (data.Code == 354) await Ask(".", cancellation);
        return sender.IsGood ? Refused(Receiver, receiver) : Refused(Sender, sender);
    }

    Delivery Refused(string phase, SmtpAnswer answer)
    {
        if (answer.IsFarewell) IsUsable = false;
        _mustReset = true;
        // 552 for a receiver is a full mailbox (RFC 5321, 4.5.3.1.10); 530 and 503 tell of our settings, not of the message.
        var isLasting = answer.Code is >= 500 and < 600 && !(answer.Code == 552 && phase == Receiver) && answer.Code is not (503 or 530);
        return isLasting ? Delivery.Never(Code(phase, answer)) : Delivery.Later(Code(phase, answer));
    }

    public async Task Quit()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (IsUsable) await _wire.Write("QUIT\r\n", patience.Token);
        }
        catch (Exception failure) when (IsOfTheWire(failure))
        {
            // It is closed one way or the other.
        }
        await DisposeAsync();
    }

    async Task<SmtpAnswer> Ask(string command, CancellationToken cancellation)
    {
        await _wire.Write(command + "\r\n", cancellation);
        return await Next(cancellation);
    }

    Task<SmtpAnswer> Next(CancellationToken cancellation) => Within(_server.CommandPatience, Read, cancellation);

    /// <summary>Several lines with a hyphen behind the code, and a last one without (RFC 5321, 4.2.1).</summary>
    async Task<SmtpAnswer> Read(CancellationToken cancellation)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await _wire.ReadLine(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) throw new IOException("No answer of SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return new(code, lines);
        }
        throw new IOException("An answer without an end.");
    }

    static async Task<T> Within<T>(TimeSpan patience, Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        return await act(limit.Token);
    }

    /// <summary>A line that begins with a dot gets another (RFC 5321, 4.5.2), so that a dot alone can end the message.</summary>
    static byte[] Stuffed(byte[] message)
    {
        var stuffed = new List<byte>(message.Length + 16);
        for (var at = 0; at < message.Length; at++)
        {
            if (message[at] == '.' && (at == 0 || message[at - 1] == '\n')) stuffed.Add((byte)'.');
            stuffed.Add(message[at]);
        }
        if (message.Length < 2 || message[^1] != '\n') stuffed.AddRange("\r\n"u8);
        return [.. stuffed];
    }

    Task<int> Write(byte[] bytes, CancellationToken cancellation) => Within(_server.MessagePatience, async token =>
    {
        await _wire.Write(bytes, token);
        return bytes.Length;
    }, cancellation);

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    static string Code(string phase, SmtpAnswer answer) => string.Create(CultureInfo.InvariantCulture, $"smtp-{phase}-{answer.Code}");

    static bool IsOfTheWire(Exception failure) => failure is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException;

    static string Problem(Exception failure, string phase) => failure switch
    {
        OperationCanceledException => $"timeout-{phase}",
        AuthenticationException => "certificate",
        _ => $"cut-{phase}",
    };

    public ValueTask DisposeAsync()
    {
        IsUsable = false;
        return _wire.DisposeAsync();
    }
}
