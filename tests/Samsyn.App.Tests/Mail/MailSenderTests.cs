using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Samsyn.App.Mail;
using Samsyn.App.Outbox;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Mail;

/// <summary>Mail to a real SMTP server that fails in every way one can: nothing is lost, and a receiver that keeps to Message-ID has each once.</summary>
public sealed class MailSenderTests
{
    [SmtpFact]
    public async Task A_mail_arrives_as_it_was_meant_and_an_independent_parser_finds_no_fault()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var server = RunningSmtp.Start();
        var id = Assert.Single(await samsyn.Post(MailPosting.Mail(text: "Plats: torget å\n.\n..punkter\nslut")));

        Assert.Equal(1, await samsyn.Send(MailPosting.To(server.Port)));

        // Whom it was to and what stood in it is not kept in the outbox.
        Assert.Equal("{}", Assert.Single(await samsyn.Outbox()).Payload);
        var mail = Assert.Single(await server.Taken());
        Assert.Equal(("samsyn@ekbacken.example", "elin1@polisen.example"), (mail.EnvelopeFrom, mail.EnvelopeTo));
        Assert.Equal(($"<{id:n}@ekbacken.example>", "Samsyn Ekbacken <samsyn@ekbacken.example>", "Elin Ågren <elin1@polisen.example>", "Kallelse: Styrgruppen å", "auto-generated", "Thu, 15 Mar 2018 12:00:00 +0100"), (mail.Id, mail.From, mail.To, mail.Subject, mail.Auto, mail.Date));
        Assert.Empty(mail.Defects);
        Assert.Equal(["text/plain", "text/calendar", "application/ics"], mail.Parts.Select(part => part.Type));
        Assert.Equal("Plats: torget å\n.\n..punkter\nslut", mail.Parts[0].Text.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal(("REQUEST", "kallelse.ics"), (mail.Parts[1].Method, mail.Parts[2].File));
        Assert.Equal(MailPosting.Mail().Calendar!.Text.ReplaceLineEndings("\n"), mail.Parts[1].Text.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Parts[1].Text.ReplaceLineEndings("\n"), mail.Parts[2].Text.ReplaceLineEndings("\n"));
    }

    /// <summary>What the server did, what is noted of it, and how often the mail is there before anybody keeps to Message-ID.</summary>
    public static TheoryData<string, string, int> Passing { get; } = new()
    {
        { "greeting-421", "smtp-greeting-421", 1 }, { "mail-451", "smtp-mail-451", 1 }, { "mail-421", "smtp-mail-421", 1 }, { "rcpt-451", "smtp-rcpt-451", 1 }, { "rcpt-552", "smtp-rcpt-552", 1 },
        { "data-451", "smtp-data-451", 1 }, { "end-451", "smtp-end-451", 1 }, { "cut-mail", "cut-mail", 1 }, { "cut-data", "cut-", 1 }, { "cut-before", "cut-end", 1 }, { "silent-end", "timeout-end", 1 },
        // Taken, and the line cut before we were told: SMTP leaves a doubt that only the same Message-ID settles.
        { "cut-after", "cut-end", 2 },
    };

    [SmtpTheory]
    [MemberData(nameof(Passing))]
    public async Task What_may_pass_is_tried_again_soon_under_the_same_message_id(string fault, string problem, int copies)
    {
        foreach (var pipelining in (bool[])[true, false])
        {
            await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
            await using var server = RunningSmtp.Start(pipelining: pipelining);
            await server.Fault(fault);
            var id = Assert.Single(await samsyn.Post(MailPosting.Mail()));

            Assert.Equal(0, await samsyn.Send(MailPosting.To(server.Port)));
            var failed = Assert.Single(await samsyn.Outbox());
            Assert.StartsWith(problem, failed.LastProblem, StringComparison.Ordinal);
            Assert.True(failed is { DoneAt: null, DeadAt: null, Lease: null, Attempts: 1 }, fault);
            Assert.InRange(failed.NextAttemptAt - samsyn.Time.Now, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25));

            samsyn.Time.Now = failed.NextAttemptAt;
            Assert.Equal(1, await samsyn.Send(MailPosting.To(server.Port)));
            var taken = await server.Taken();
            // The server that was silent takes the mail after we have left.
            Assert.InRange(taken.Count, 1, fault == "silent-end" ? 2 : copies);
            Assert.Equal($"<{id:n}@ekbacken.example>", Assert.Single(taken.Select(mail => mail.Id).Distinct()));
            Assert.NotNull(Assert.Single(await samsyn.Outbox()).DoneAt);
        }
    }

    [SmtpTheory]
    [InlineData("rcpt-550", "smtp-rcpt-550")]
    [InlineData("end-554", "smtp-end-554")]
    public async Task What_another_attempt_would_not_mend_is_given_up_and_the_others_go(string fault, string problem)
    {
        foreach (var pipelining in (bool[])[true, false])
        {
            await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
            await using var server = RunningSmtp.Start(pipelining: pipelining);
            await server.Fault(fault);
            await samsyn.Post(MailPosting.Mail(1), MailPosting.Mail(2), MailPosting.Mail(3));

            Assert.Equal(2, await samsyn.Send(MailPosting.To(server.Port) with { Connections = 1 }));

            Assert.Equal(problem, Assert.Single(await samsyn.Outbox(), message => message.DeadAt is not null).LastProblem);
            Assert.Equal((2, 1, 0), await server.Count());
        }
    }

    [SmtpFact]
    public async Task Many_mails_share_few_connections_and_one_that_the_server_closed_is_replaced_unnoticed()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var server = RunningSmtp.Start();
        await samsyn.Post([.. Enumerable.Range(0, 30).Select(number => MailPosting.Mail(number))]);
        Assert.Equal(30, await samsyn.Send(MailPosting.To(server.Port) with { Connections = 2 }));
        Assert.Equal((30, 2, 0), await server.Count());

        await using var sender = new MailSender(new() { Sending = MailPosting.To(server.Port) with { Connections = 1 } });
        var payload = System.Text.Json.JsonSerializer.Serialize(MailPosting.Mail(50));
        Assert.Equal(Delivery.Done, await sender.Send(new(Guid.CreateVersion7()), payload, default));
        await server.Fault("mail-421");
        Assert.Equal(Delivery.Done, await sender.Send(new(Guid.CreateVersion7()), payload, default));
        await server.Fault("cut-mail");
        Assert.Equal(Delivery.Done, await sender.Send(new(Guid.CreateVersion7()), payload, default));
        Assert.Equal((33, 5, 0), await server.Count());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_asked_again_and_mail_without_a_server_waits()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await samsyn.Post(MailPosting.Mail());
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        Assert.Equal(0, await samsyn.Send(MailPosting.To(port)));
        Assert.Equal("refused", Assert.Single(await samsyn.Outbox()).LastProblem);

        await using var sender = new MailSender(new());
        Assert.Equal(Delivery.Later("no-server"), await sender.Send(new(Guid.CreateVersion7()), "{}", default));
    }

    [Fact]
    public async Task An_address_that_is_none_and_a_payload_that_is_none_are_given_up_before_anybody_is_called()
    {
        await using var sender = new MailSender(new() { Sending = MailPosting.To(1) });
        var hostile = MailPosting.Mail() with { To = new("x", "a@b.example>\r\nRCPT TO:<evil@example.com") };
        Assert.Equal(Delivery.Never("address"), await sender.Send(new(Guid.CreateVersion7()), System.Text.Json.JsonSerializer.Serialize(hostile), default));
        Assert.Equal(Delivery.Never("unreadable"), await sender.Send(new(Guid.CreateVersion7()), "null", default));
    }

    [SmtpTheory]
    [InlineData("tls", (int)MailWire.Tls)]
    [InlineData("starttls", (int)MailWire.StartTls)]
    public async Task An_encrypted_wire_goes_to_a_server_that_proves_its_name_and_to_no_other(string tls, int wire)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-tls-").FullName;
        try
        {
            var (certificate, key) = Certificate(folder);
            await using var server = RunningSmtp.Start(tls, certificate, key, ("samsyn", "hemligt å"));
            var login = Path.Combine(folder, "login");
            await File.WriteAllTextAsync(login, "samsyn\nhemligt å\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(login, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var sending = MailPosting.To(server.Port, (MailWire)wire);
            sending = sending with { Server = sending.Server with { AuthorityFile = certificate, LoginFile = login, CommandPatience = TimeSpan.FromSeconds(10) } };

            Assert.Equal(Delivery.Done, await Once(sending));
            Assert.Equal(Delivery.Later("certificate"), await Once(sending with { Server = sending.Server with { AuthorityFile = null } }));
            Assert.Equal(Delivery.Later("certificate"), await Once(sending with { Server = sending.Server with { Host = "127.0.0.1" } }));
            await File.WriteAllTextAsync(login, "samsyn\nfel\n");
            Assert.Equal(Delivery.Later("smtp-login-535"), await Once(sending));
            Assert.Single(await server.Taken());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SmtpFact]
    public async Task A_server_that_offers_no_encryption_gets_neither_password_nor_mail()
    {
        await using var server = RunningSmtp.Start(login: ("samsyn", "hemligt"));
        Assert.Equal(Delivery.Later("no-tls"), await Once(MailPosting.To(server.Port, MailWire.StartTls)));
        Assert.Empty(await server.Taken());
    }

    [Fact]
    public async Task What_a_server_says_in_the_clear_behind_starttls_ends_the_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await stream.WriteAsync("220 hi\r\n"u8.ToArray());
            await reader.ReadLineAsync();
            await stream.WriteAsync("250-hi\r\n250 STARTTLS\r\n"u8.ToArray());
            await reader.ReadLineAsync();
            await stream.WriteAsync("220 go\r\n250 AUTH PLAIN\r\n"u8.ToArray());
            await reader.ReadToEndAsync();
        });

        Assert.Equal(Delivery.Later("cut-tls"), await Once(MailPosting.To(((IPEndPoint)listener.LocalEndpoint).Port, MailWire.StartTls)));
        await serving;
    }

    static async Task<Delivery> Once(MailSending sending)
    {
        await using var sender = new MailSender(new() { Sending = sending });
        return await sender.Send(new(Guid.CreateVersion7()), System.Text.Json.JsonSerializer.Serialize(MailPosting.Mail()), default);
    }

    /// <summary>For the name localhost alone, signed by itself.</summary>
    static (string Certificate, string Key) Certificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (certificate, secret) = (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (certificate, secret);
    }
}

/// <summary>A theory that runs where Debian's python3-aiosmtpd is installed; says so where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmtpTheoryAttribute : TheoryAttribute
{
    public SmtpTheoryAttribute() => Skip = RunningSmtp.Absent;
}
