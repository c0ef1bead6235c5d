using Samsyn.App.Storage;

namespace Samsyn.App.Operations;

/// <summary>Judges what a database says of itself. Pure: the reading is <see cref="DatabaseSettings"/>'s.</summary>
static class DatabaseControls
{
    /// <summary>PostgreSQL 15 is the oldest that is tested; its public schema is closed by default.</summary>
    const int OldestVersion = 150000;
    static readonly TimeSpan NoticeableSkew = TimeSpan.FromSeconds(2), LargestSkew = TimeSpan.FromSeconds(30);

    /// <summary>“off” and “local” answer before a commit is safe; the others wait for this server's disk at least.</summary>
    static readonly string[] Waiting = ["on", "remote_apply", "remote_write"];

    public static IEnumerable<ControlFinding> Of(ServerSettings server, DateTimeOffset now)
    {
        yield return server.Version < OldestVersion
            ? new(Controls.Database, ControlState.Broken, "outdated", server.Version / 10000, OldestVersion / 10000)
            : ControlFinding.Kept(Controls.Database, $"PostgreSQL {server.Version / 10000}.{server.Version % 10000}");
        yield return !server.WritesThrough ? new(Controls.Durability, ControlState.Broken, "fsync")
            : !Waiting.Contains(server.SynchronousCommit, StringComparer.Ordinal) ? new(Controls.Durability, ControlState.Broken, "commit", server.SynchronousCommit)
            : ControlFinding.Kept(Controls.Durability, $"synchronous_commit {server.SynchronousCommit}");
        yield return server.HasChecksums ? ControlFinding.Kept(Controls.Pages, "data_checksums on") : new(Controls.Pages, ControlState.Warning, "unchecked");
        yield return server.IsSuperuser ? new(Controls.Role, ControlState.Broken, "superuser", server.Role)
            : server.BypassesRowSecurity ? new(Controls.Role, ControlState.Broken, "bypasses", server.Role)
            : server.OwnsTables ? new(Controls.Role, ControlState.Warning, "owner", server.Role)
            : ControlFinding.Kept(Controls.Role, server.Role);
        yield return server.Unguarded switch
        {
            null => new(Controls.RowSecurity, ControlState.NotAsked, "not-yet"),
            [] => ControlFinding.Kept(Controls.RowSecurity),
            var open => new(Controls.RowSecurity, ControlState.Broken, "open", string.Join(", ", open)),
        };
        yield return server.Transport switch
        {
            Transport.OnThisMachine => new(Controls.DatabaseTls, ControlState.Kept, "local"),
            Transport.Verified => ControlFinding.Kept(Controls.DatabaseTls),
            Transport.Unverified => new(Controls.DatabaseTls, ControlState.Warning, "unverified"),
            _ => new(Controls.DatabaseTls, ControlState.Broken, "plain"),
        };
        var skew = (now - server.Now).Duration();
        var seconds = Math.Round(skew.TotalSeconds, 1);
        yield return skew > LargestSkew ? new(Controls.Time, ControlState.Broken, "skewed", seconds)
            : skew > NoticeableSkew ? new(Controls.Time, ControlState.Warning, "skewed", seconds)
            : ControlFinding.Kept(Controls.Time, seconds);
    }

    public static ControlFinding Of(SessionSettings sessions) =>
        sessions.NoAnswer is { } reason ? new(Controls.Sessions, ControlState.Broken, "no-answer", reason)
        : !sessions.LeadsToTheSame ? new(Controls.Sessions, ControlState.Broken, "elsewhere")
        : sessions.ListensThroughPool ? new(Controls.Sessions, ControlState.Broken, "deaf")
        : sessions.ServesThroughPool && sessions.KeepsPrepared ? new(Controls.Sessions, ControlState.Broken, "prepared")
        : sessions.ServesThroughPool && sessions.CleansSessions ? new(Controls.Sessions, ControlState.Warning, "cleaned")
        : sessions.ServesThroughPool ? new(Controls.Sessions, ControlState.Kept, "pooled")
        : ControlFinding.Kept(Controls.Sessions);

    public static IEnumerable<ControlFinding> Of(EmbeddedSettings file)
    {
        yield return ControlFinding.Kept(Controls.Database, $"SQLite {file.Version}");
        yield return file.Unsafe is [var first, ..]
            ? new(Controls.Durability, ControlState.Broken, "setting", first.Setting, first.Value, first.Required)
            : ControlFinding.Kept(Controls.Durability, "journal_mode, synchronous, foreign_keys");
        yield return file.Integrity switch
        {
            null => new(Controls.Pages, ControlState.NotAsked, "not-looked"),
            "ok" => ControlFinding.Kept(Controls.Pages, "quick_check ok"),
            var fault => new(Controls.Pages, ControlState.Broken, "damaged", fault),
        };
        foreach (var control in new[] { Controls.Role, Controls.RowSecurity, Controls.DatabaseTls, Controls.Time, Controls.Sessions }) yield return new(control, ControlState.NotAsked, "embedded");
    }

    /// <summary>What is left to say when the database cannot be asked.</summary>
    public static IEnumerable<ControlFinding> Unasked(string why) =>
        from control in new[] { Controls.Durability, Controls.Pages, Controls.Role, Controls.RowSecurity, Controls.DatabaseTls, Controls.Time, Controls.Sessions }
        select new ControlFinding(control, ControlState.NotAsked, why);
}
