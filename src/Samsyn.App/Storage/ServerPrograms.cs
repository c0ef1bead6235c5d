using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>The client programs of PostgreSQL. The password goes through the environment, never through arguments that others can list.</summary>
static class ServerPrograms
{
    const string Package = "postgresql-client";

    public static async Task<Outcome> Run(string program, StorageOptions options, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Newest(program)) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in Connection(options)) start.Environment[name] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return new DatabaseProgramMissing(program, Package);
        }
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                var said = process.StandardError.ReadToEndAsync(cancellation);
                await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
                await process.WaitForExitAsync(cancellation);
                return process.ExitCode == 0 ? Outcome.Done : new DatabaseProgramFailed(program, FirstWords(await said));
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
    }

    /// <summary>pg_dump refuses a server newer than itself: of several versions the newest is taken.</summary>
    static string Newest(string program)
    {
        const string debian = "/usr/lib/postgresql";
        if (!Directory.Exists(debian)) return program;
        return Directory.GetDirectories(debian).Select(version => Path.Combine(version, "bin", program)).Where(File.Exists)
            .OrderByDescending(path => int.TryParse(path.Split('/')[^3], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .FirstOrDefault(program);
    }

    static IEnumerable<(string Name, string? Value)> Connection(StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.SessionConnection);
        yield return ("PGHOST", connection.Host);
        yield return ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", connection.Database);
        if (connection.Username is { } user) yield return ("PGUSER", user);
        if (connection.Password is { } password) yield return ("PGPASSWORD", password);
        if (connection.SslMode is SslMode.VerifyFull or SslMode.VerifyCA or SslMode.Require)
            yield return ("PGSSLMODE", connection.SslMode switch { SslMode.VerifyFull => "verify-full", SslMode.VerifyCA => "verify-ca", _ => "require" });
        if (connection.RootCertificate is { } root) yield return ("PGSSLROOTCERT", root);
    }

    static string FirstWords(string said) => said.Split('\n', 2)[0] is { Length: > 0 } first ? first[..Math.Min(first.Length, 300)] : "—";
}
