using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Tests.Attacks;

/// <summary>What is tried from outside: names that careless installations leave open, and the words of our own addresses.</summary>
static class Doors
{
    static readonly string[] Careless =
    [
        ".git/HEAD", ".git/config", ".env", ".env.local", ".htaccess", ".svn/entries", ".DS_Store", ".well-known/security.txt", ".well-known/openid-configuration", ".well-known/passkey-endpoints", "admin", "admin.php", "administrator", "api", "api/v1",
        "api/swagger", "app", "appsettings.json", "appsettings.Development.json", "backup", "backup.sql", "backup.tar.gz", "backup.zip", "bin", "cgi-bin/test", "config", "config.json", "console", "crossdomain.xml", "data", "data/samsyn.db", "db", "db.sqlite",
        "debug", "debug/pprof", "docker-compose.yml", "dump.sql", "elmah.axd", "env", "error", "errors", "export", "favicon.ico", "files", "graphql", "health", "healthz", "home", "id_rsa", "index.html", "index.php", "info", "info.php", "install", "internal",
        "keys", "log", "logs", "login", "manage", "metrics", "monitor", "old", "openapi.json", "phpinfo.php", "phpmyadmin", "ping", "private", "private.key", "proc/self/environ", "prometheus", "public", "readme.md", "README.md", "robots.txt", "root", "samsyn.db",
        "samsyn.db-wal", "samsyn.key", "secret", "secrets", "server-status", "setup", "shell", "sitemap.xml", "src", "status", "swagger", "swagger/index.html", "swagger/v1/swagger.json", "sysadmin", "temp", "test", "tmp", "trace", "trace.axd", "upload", "uploads",
        "user", "users", "v1", "version", "web.config", "wp-admin", "wp-login.php", "wwwroot", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/samsyn.key", "assets/..%2f..%2fappsettings.json", "assets/%2e%2e/%2e%2e/Program.cs", "_framework/blazor.server.js", "_blazor",
    ];

    static readonly string[] Endings = ["", "/", ".json", ".txt", ".bak", ".zip", "~", "%00", ";", "?debug=1", "/1", "/../", "/%2e%2e/"];

    public static IReadOnlyList<string> Names()
    {
        var ours = AccessMatrix.Current.Endpoints.SelectMany(one => Path(one).Split('/')).Where(part => part.Length > 0 && !part.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        return [.. Careless, .. ours.SelectMany(part => Endings.Select(ending => part + ending)), .. ours.SelectMany(one => ours.Select(two => $"{one}/{two}"))];
    }

    /// <summary>Addresses that stand in the matrix as open to whoever asks.</summary>
    public static IReadOnlySet<string> OpenToAnyone() =>
        AccessMatrix.Current.Endpoints.Where(one => one.May is null && one.At.StartsWith("GET ", StringComparison.Ordinal)).Select(Path).ToHashSet(StringComparer.Ordinal);

    static string Path(EndpointRule one) => one.At[(one.At.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
