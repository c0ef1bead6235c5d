using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Samsyn.Tests.Kit;

/// <summary>One of the mail servers in <c>tests/mail</c>: a program that writes its port and answers each command by one line of JSON.</summary>
public abstract class RunningMail : IAsyncDisposable
{
    const string Python = "/usr/bin/python3";

    readonly Process _process;

    protected RunningMail(string script, string argument)
    {
        _process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(Checkout.Root, "tests", "mail", script), argument]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = _process.StandardOutput.ReadLine();
        Port = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw new InvalidOperationException($"tests/mail/{script} did not start: {said} {_process.StandardError.ReadToEnd()}");
    }

    public int Port { get; }

    protected async Task<JsonElement> Ask(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server ended.");
        using var read = JsonDocument.Parse(answer);
        return read.RootElement.Clone();
    }

    public virtual async ValueTask DisposeAsync()
    {
        // The program ends when nobody talks to it, and takes its own children with it.
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether Debian's own Python can do what is given.</summary>
    protected static bool Knows(string statement)
    {
        if (!File.Exists(Python)) return false;
        using var asked = Process.Start(new ProcessStartInfo(Python, ["-c", statement]) { UseShellExecute = false, RedirectStandardError = true })!;
        asked.WaitForExit();
        return asked.ExitCode == 0;
    }
}

/// <summary>A mail as the server took it and as Python's own parser reads it.</summary>
public sealed record TakenMail(string EnvelopeFrom, string EnvelopeTo, string Id, string Date, string From, string To, string Subject, string? Auto, IReadOnlyList<TakenPart> Parts, IReadOnlyList<string> Defects);

public sealed record TakenPart(string Type, string? Method, string? File, string Text);

/// <summary>What tells one invitation from another.</summary>
public sealed record MailIdentity(string Receiver, string MessageId, string Uid);

/// <summary>A real SMTP server that can be told to misbehave.</summary>
public sealed class RunningSmtp : RunningMail
{
    RunningSmtp(string options) : base("smtp.py", options) { }

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Absent { get; } = Knows("import aiosmtpd") ? null : "python3-aiosmtpd is not on this machine.";

    public static RunningSmtp Start(string? tls = null, string? certificate = null, string? key = null, (string Name, string Password)? login = null, bool pipelining = true) =>
        new(JsonSerializer.Serialize(new { tls, cert = certificate, key, login = login is { } given ? new[] { given.Name, given.Password } : null, pipelining }));

    /// <summary>One of those in tests/mail/smtp.py; the next message that comes so far meets it.</summary>
    public async Task Fault(string name)
    {
        if ((await Ask($"fault {name}")).ValueKind == JsonValueKind.Null) throw new InvalidOperationException($"tests/mail/smtp.py does not know “{name}”.");
    }

    public async Task<IReadOnlyList<TakenMail>> Taken() => (await Ask("mails")).Deserialize<List<TakenMail>>(JsonSerializerOptions.Web)!;

    public async Task<IReadOnlyList<MailIdentity>> Ids() => (await Ask("ids")).Deserialize<List<MailIdentity>>(JsonSerializerOptions.Web)!;

    public async Task<(int Accepted, int Connections, int FaultsLeft)> Count()
    {
        var count = await Ask("count");
        return (count.GetProperty("accepted").GetInt32(), count.GetProperty("connections").GetInt32(), count.GetProperty("left").GetInt32());
    }
}

/// <summary>A real IMAP server with one mailbox.</summary>
public sealed class RunningImap : RunningMail
{
    readonly string _folder;

    RunningImap(string folder) : base("imap.py", folder)
    {
        _folder = folder;
        LoginFile = Path.Combine(folder, "login");
        File.WriteAllText(LoginFile, "samordnare\nhemligt\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(LoginFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Absent { get; } = File.Exists("/usr/lib/dovecot/imap") && Knows("import mailbox") ? null : "dovecot-imapd is not on this machine.";

    public string LoginFile { get; }

    public static RunningImap Start() => new(Directory.CreateTempSubdirectory("samsyn-imap-").FullName);

    public async Task Deliver(byte[] mail)
    {
        var file = Path.Combine(_folder, "incoming");
        await File.WriteAllBytesAsync(file, mail);
        if ((await Ask($"deliver {file}")).ValueKind != JsonValueKind.String) throw new InvalidOperationException("The mail was not delivered.");
    }

    /// <summary>Of each mail in the inbox; S is seen.</summary>
    public async Task<IReadOnlyList<string>> Flags() => (await Ask("flags")).Deserialize<List<string>>()!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Runs where Debian's python3-aiosmtpd is installed; says so where it is not.</summary>
public sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute() => Skip = RunningSmtp.Absent;
}

/// <summary>Runs where Debian's dovecot-imapd is installed; says so where it is not.</summary>
public sealed class ImapFactAttribute : FactAttribute
{
    public ImapFactAttribute() => Skip = RunningImap.Absent;
}
