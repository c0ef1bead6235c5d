using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.App.Operations;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Tests.Operations;

/// <summary>Each control of docs/security/controls.md by itself: what it lets pass, what it tells of, what it calls broken – and that it has words for it.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ControlsTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2018, 3, 15, 11, 0, 0, TimeSpan.Zero);
    static readonly ServerSettings Sound = new()
    {
        Version = 150008, HasChecksums = true, SynchronousCommit = "on", WritesThrough = true, Role = "samsyn_app", IsSuperuser = false, BypassesRowSecurity = false, OwnsTables = false, Unguarded = [],
        Transport = Transport.Verified, Now = Now,
    };

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-controls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sound_server_keeps_every_control() => Assert.All(DatabaseControls.Of(Sound, Now), found => Is(ControlState.Kept, found));

    public static TheoryData<string, ControlState, string, Func<object>> UnsoundServers => new()
    {
        { Controls.Database, ControlState.Broken, "outdated", () => Sound with { Version = 140011 } },
        { Controls.Durability, ControlState.Broken, "fsync", () => Sound with { WritesThrough = false } },
        { Controls.Durability, ControlState.Broken, "commit", () => Sound with { SynchronousCommit = "off" } },
        { Controls.Durability, ControlState.Broken, "commit", () => Sound with { SynchronousCommit = "local" } },
        { Controls.Pages, ControlState.Warning, "unchecked", () => Sound with { HasChecksums = false } },
        { Controls.Role, ControlState.Broken, "superuser", () => Sound with { IsSuperuser = true } },
        { Controls.Role, ControlState.Broken, "bypasses", () => Sound with { BypassesRowSecurity = true } },
        { Controls.Role, ControlState.Warning, "owner", () => Sound with { OwnsTables = true } },
        { Controls.RowSecurity, ControlState.Broken, "open", () => Sound with { Unguarded = ["proposals", "sessions"] } },
        { Controls.RowSecurity, ControlState.NotAsked, "not-yet", () => Sound with { Unguarded = null } },
        { Controls.DatabaseTls, ControlState.Broken, "plain", () => Sound with { Transport = Transport.Plain } },
        { Controls.DatabaseTls, ControlState.Warning, "unverified", () => Sound with { Transport = Transport.Unverified } },
        { Controls.DatabaseTls, ControlState.Kept, "local", () => Sound with { Transport = Transport.OnThisMachine } },
        { Controls.Time, ControlState.Warning, "skewed", () => Sound with { Now = Now.AddSeconds(3) } },
        { Controls.Time, ControlState.Broken, "skewed", () => Sound with { Now = Now.AddMinutes(-1) } },
    };

    [Theory]
    [MemberData(nameof(UnsoundServers))]
    [Trait("Asvs", "v5.0.0-13.2.2")]
    public void An_unsound_server_is_told_of_by_its_control_alone(string control, ControlState state, string finding, Func<object> server)
    {
        var found = DatabaseControls.Of((ServerSettings)server(), Now).ToList();
        Assert.Equal(finding, Is(state, found.Single(one => one.Control == control)).Finding);
        Assert.All(found.Where(one => one.Control != control), one => Is(ControlState.Kept, one));
    }

    [Fact]
    public void Behind_a_pool_of_connections_there_must_be_a_way_past_it()
    {
        var direct = new SessionSettings { ServesThroughPool = false, KeepsPrepared = true, CleansSessions = true };
        var pooled = new SessionSettings { ServesThroughPool = true, KeepsPrepared = false, CleansSessions = false };
        Is(ControlState.Kept, DatabaseControls.Of(direct));
        Assert.Equal("pooled", Is(ControlState.Kept, DatabaseControls.Of(pooled)).Finding);
        Assert.Equal("deaf", Is(ControlState.Broken, DatabaseControls.Of(pooled with { ListensThroughPool = true })).Finding);
        Assert.Equal("elsewhere", Is(ControlState.Broken, DatabaseControls.Of(pooled with { LeadsToTheSame = false })).Finding);
        Assert.Equal("no-answer", Is(ControlState.Broken, DatabaseControls.Of(pooled with { NoAnswer = "refused" })).Finding);
        Assert.Equal("prepared", Is(ControlState.Broken, DatabaseControls.Of(pooled with { KeepsPrepared = true })).Finding);
        Assert.Equal("cleaned", Is(ControlState.Warning, DatabaseControls.Of(pooled with { CleansSessions = true })).Finding);
    }

    [Theory]
    [InlineData("Host=/var/run/postgresql;Username=samsyn", Transport.OnThisMachine)]
    [InlineData("Host=localhost;Username=samsyn", Transport.OnThisMachine)]
    [InlineData("Host=127.0.0.1,[::1];Username=samsyn", Transport.OnThisMachine)]
    [InlineData("Host=localhost,db2.example.se;Username=samsyn", Transport.Plain)]
    [InlineData("Host=db.example.se;Username=samsyn", Transport.Plain)]
    [InlineData("Host=db.example.se;SSL Mode=Require", Transport.Unverified)]
    [InlineData("Host=db.example.se;SSL Mode=VerifyFull", Transport.Verified)]
    [Trait("Asvs", "v5.0.0-12.3.1")]
    public void The_way_to_the_server_follows_from_the_connection(string connection, Transport transport) =>
        Assert.Equal(transport, DatabaseSettings.TransportOf(connection));

    [Fact]
    public void An_embedded_database_is_judged_by_its_own_settings()
    {
        var sound = new EmbeddedSettings { Version = "3.50.4", Unsafe = [], Integrity = "ok" };
        Assert.DoesNotContain(DatabaseControls.Of(sound), found => found.State is ControlState.Warning or ControlState.Broken);
        Is(ControlState.Broken, Of(sound with { Integrity = "row 3 missing from index" }, Controls.Pages));
        Is(ControlState.NotAsked, Of(sound with { Integrity = null }, Controls.Pages));
        Is(ControlState.Broken, Of(sound with { Unsafe = [new("samsyn.db", "journal_mode", "wal", "DELETE")] }, Controls.Durability));

        static ControlFinding Of(EmbeddedSettings file, string control) => DatabaseControls.Of(file).Single(one => one.Control == control);
    }

    [Theory]
    [InlineData(0b111_000_000, ControlState.Kept)]
    [InlineData(0b111_101_000, ControlState.Warning)]
    [InlineData(0b111_111_000, ControlState.Broken)]
    [InlineData(0b111_101_101, ControlState.Broken)]
    [InlineData(0b111_000_001, ControlState.Broken)]
    public void The_data_folder_is_closed_to_others(int mode, ControlState state)
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)mode);
        Is(state, FileControls.DataFolder(_folder));
        Is(ControlState.NotAsked, FileControls.DataFolder(Path.Combine(_folder, "none")));
    }

    [Fact]
    public void Key_files_are_readable_by_their_owner_alone_and_must_be_there_when_they_are_named()
    {
        var options = new StorageOptions { DataDirectory = _folder };
        Is(ControlState.NotAsked, FileControls.Keys(options, new()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        options.ReadMasterKeys();
        Is(ControlState.Kept, FileControls.Keys(options, new()));
        Assert.Equal("absent", Is(ControlState.Broken, FileControls.Keys(options with { KeyFile = Path.Combine(_folder, "none") }, new())).Finding);
        Assert.Equal("absent", Is(ControlState.Broken, FileControls.Keys(options, new() { BackupKey = Path.Combine(_folder, "none") })).Finding);

        var signing = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "keys")).FullName, "audit-signing-key.pem");
        File.WriteAllText(signing, "key");
        File.SetUnixFileMode(signing, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("open", Is(ControlState.Broken, FileControls.Keys(options, new())).Finding);
        File.SetUnixFileMode(signing, UnixFileMode.UserRead);

        // A key that systemd or a vault hands over may be readable by the service's group.
        var named = options with { KeyFile = options.MasterKeyFile };
        File.SetUnixFileMode(options.MasterKeyFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Is(ControlState.Kept, FileControls.Keys(named, new()));
        Is(ControlState.Broken, FileControls.Keys(options, new()));
        File.SetUnixFileMode(options.MasterKeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(options.MasterKeyFile, "short");
        Assert.Equal("unusable", Is(ControlState.Broken, FileControls.Keys(named, new())).Finding);
    }

    [Fact]
    public void No_key_lies_with_what_it_opens()
    {
        var embedded = new StorageOptions { DataDirectory = Path.Combine(_folder, "data") };
        var backups = Path.Combine(_folder, "backups");
        Is(ControlState.Warning, FileControls.KeysApart(embedded, new()));
        Is(ControlState.Kept, FileControls.KeysApart(embedded with { KeyFile = "/etc/samsyn/master.key" }, new() { Backups = backups, BackupKey = backups + ".key" }));
        Is(ControlState.Broken, FileControls.KeysApart(embedded with { KeyFile = Path.Combine(backups, "master.key") }, new() { Backups = backups }));
        Is(ControlState.Broken, FileControls.KeysApart(embedded, new() { Backups = backups, BackupKey = Path.Combine(backups, "key") }));
    }

    [Theory]
    [InlineData(400, 100_000, ControlState.Broken)]
    [InlineData(9_000, 100_000, ControlState.Warning)]
    [InlineData(11_000, 100_000, ControlState.Kept)]
    public void There_is_room_to_write(long freeMegabytes, long allMegabytes, ControlState state) => Is(state, FileControls.Disk("/", freeMegabytes << 20, allMegabytes << 20));

    [Fact]
    public void A_backup_must_be_there_where_they_are_looked_for()
    {
        Is(ControlState.Warning, FileControls.Backups(new(), Now));
        Is(ControlState.Broken, FileControls.Backups(new() { Backups = _folder }, Now));
    }

    [Theory]
    [InlineData(null, ControlState.Kept)]
    [InlineData("https://samsyn.example.se", ControlState.Kept)]
    [InlineData("http://localhost:5080", ControlState.Kept)]
    [InlineData("http://samsyn.example.se", ControlState.Broken)]
    [InlineData("samsyn.example.se", ControlState.Broken)]
    [Trait("Asvs", "v5.0.0-12.2.1")]
    public void The_service_is_reached_over_https_or_not_from_elsewhere(string? address, ControlState state) => Is(state, ServiceControls.Address(new() { Address = address }));

    [Theory]
    [InlineData(true, null, ControlState.Kept)]
    [InlineData(true, "http://localhost:5080", ControlState.Kept)]
    [InlineData(true, "https://samsyn.example.se", ControlState.Broken)]
    [InlineData(false, "https://samsyn.example.se", ControlState.Kept)]
    public void Fictional_persons_are_not_for_others(bool isExample, string? address, ControlState state) => Is(state, ServiceControls.ExamplePersons(isExample, new() { Address = address }));

    [Fact]
    public void The_scanner_and_the_reader_of_PDF_are_there_or_missed()
    {
        Is(ControlState.NotAsked, ServiceControls.Scanner(isNamed: false, null));
        Is(ControlState.Kept, ServiceControls.Scanner(isNamed: true, new Scanned.Clean()));
        Is(ControlState.Broken, ServiceControls.Scanner(isNamed: true, new Scanned.NotScanned("timeout")));
        Is(ControlState.Broken, ServiceControls.Scanner(isNamed: true, new Scanned.Infected("Eicar")));
        Is(ControlState.Warning, ServiceControls.Pdf(isPossible: false, "pdftotext"));
        Is(ControlState.Kept, ServiceControls.Pdf(isPossible: true, "pdftotext"));
        var mail = new MailSettings { Sending = new(new("localhost", 25, MailWire.Loopback), new("", "a@b.example")) };
        Is(ControlState.NotAsked, ServiceControls.Mail(new(), null));
        Is(ControlState.Warning, ServiceControls.Mail(mail, null));
        Is(ControlState.Kept, ServiceControls.Mail(mail with { Source = new ReplySource.Maildir("/var/mail") }, null));
        Is(ControlState.Broken, ServiceControls.Mail(mail, "no-tls"));
        Is(ControlState.Broken, ServiceControls.Mail(mail with { Faults = [new MailWithoutSender("localhost:25")] }, null));
    }

    [Fact]
    public void The_log_is_whole_and_signed()
    {
        var agreeing = new CheckpointCheck(At(4, Now), CheckpointFinding.Agrees, IsKept: false);
        Is(ControlState.Kept, ServiceControls.Log(new(7, "root", null, [agreeing])));
        Assert.Equal("wrong", Is(ControlState.Broken, ServiceControls.Log(new(7, "root", new(3, 3, LogFault.Changed), [agreeing]))).Finding);
        Assert.Equal("checkpoint", Is(ControlState.Broken, ServiceControls.Log(new(7, "root", null, [agreeing with { Finding = CheckpointFinding.OtherKey }]))).Finding);

        Is(ControlState.NotAsked, ServiceControls.Checkpoints(null, 0, Now));
        Is(ControlState.Warning, ServiceControls.Checkpoints(null, 7, Now));
        Is(ControlState.Kept, ServiceControls.Checkpoints(At(7, Now.AddDays(-9)), 7, Now));
        Is(ControlState.Kept, ServiceControls.Checkpoints(At(4, Now.AddHours(-2)), 7, Now));
        Is(ControlState.Warning, ServiceControls.Checkpoints(At(4, Now.AddHours(-4)), 7, Now));

        static Checkpoint At(long size, DateTimeOffset at) => new() { Origin = "log", Size = size, Root = "root", At = at };
    }

    [Fact]
    public void Running_work_that_stands_still_is_told_of()
    {
        var fine = new OperationsPage
        {
            Nodes = [new(Guid.Empty, "a/1", "0.1", Now, Now, NodeState.Serving, IsThis: false)], Jobs = [new("outbox", Now, null, Now, JobOutcome.Done, 0, null, 0, "a/1")],
            Dead = [], DeadInAll = 0, Waiting = 2, Failing = 0, DeliveredLastDay = 0, Database = new("SQLite", 0, "", 0), Stored = new(0, 0, 0, 0), IsListening = true,
        };
        Assert.All(ServiceControls.Of(fine, Now), found => Is(ControlState.Kept, found));
        Is(ControlState.Warning, Of(fine with { DeadInAll = 3 }, Controls.Outbox));
        Is(ControlState.NotAsked, Of(fine with { Jobs = [] }, Controls.Jobs));
        Assert.Equal("failing", Is(ControlState.Warning, Of(fine with { Jobs = [fine.Jobs[0] with { Failures = 1 }] }, Controls.Jobs)).Finding);
        Assert.Equal("overdue", Is(ControlState.Warning, Of(fine with { Jobs = [fine.Jobs[0] with { DueAt = Now.AddMinutes(-11) }] }, Controls.Jobs)).Finding);
        Is(ControlState.Kept, Of(fine with { Jobs = [fine.Jobs[0] with { DueAt = Now.AddMinutes(-11), RunningOn = "a/1" }] }, Controls.Jobs));
        Is(ControlState.Warning, Of(fine with { Nodes = [fine.Nodes[0] with { State = NodeState.Silent }] }, Controls.Nodes));

        static ControlFinding Of(OperationsPage page, string control) => ServiceControls.Of(page, Now).Single(one => one.Control == control);
    }

    /// <summary>As expected, and with words in both languages that have no place left unfilled.</summary>
    static ControlFinding Is(ControlState state, ControlFinding found)
    {
        Assert.True(state == found.State, $"{found.Control} is {found.State} ({found.Finding}), not {state}");
        foreach (var language in new[] { Language.Swedish, Language.English }) Assert.DoesNotContain('{', found.Words(language));
        return found;
    }
}
