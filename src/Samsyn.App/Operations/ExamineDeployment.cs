using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.App.Organisations;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Documents.Extraction.Pdf;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Operations;

/// <summary>
/// Holds a deployment against the controls of docs/security/controls.md and tells what it found, one finding a control. It looks and changes
/// nothing: no database, key or table is made by it.
/// </summary>
public sealed class ExamineDeployment(SamsynDb db, StorageOptions options, Database database, DatabaseSettings settings, ReadOperations operations, VerifyLog log, SigningKey key,
    CheckFilePlace files, Clamd scanner, ScannerOptions scannerOptions, MailSettings mail, DatabaseTime time, Clock clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary><paramref name="beforeStart"/>: only what decides whether the service may be started – nothing that it would mend by running, and nothing that takes long.</summary>
    public async Task<IReadOnlyList<ControlFinding>> Run(Deployment deployment, bool beforeStart, CancellationToken cancellation)
    {
        List<ControlFinding> found = [.. FileControls.All(options, deployment)];
        var (answers, hasTables) = await AskDatabase(found, thorough: !beforeStart, cancellation);
        found.Add(ServiceControls.Address(deployment));
        found.Add(hasTables
            ? ServiceControls.ExamplePersons(await db.IsExample(cancellation), deployment)
            : new(Controls.ExamplePersons, ControlState.NotAsked, answers ? "empty" : "unreachable"));
        found.Add(ServiceControls.Files(options.Files, await files.Look(hasTables, cancellation)));
        found.Add(await Scanner(cancellation));
        found.Add(ServiceControls.Pdf(PdfReading.IsPossible, PdfReading.Program));
        // A mail server that is away hinders no start: what is to be sent waits.
        found.Add(ServiceControls.Mail(mail, beforeStart ? null : await MailProblem(cancellation)));
        if (beforeStart) return found;

        found.Add(FileControls.Backups(deployment, clock.Now));
        if (hasTables) await AskService(found, cancellation);
        return found;
    }

    async Task<(bool Answers, bool HasTables)> AskDatabase(List<ControlFinding> found, bool thorough, CancellationToken cancellation)
    {
        if (!settings.IsThere)
        {
            found.Add(new(Controls.Database, ControlState.NotAsked, "absent", options.DatabaseFile));
            found.Add(new(Controls.Tables, ControlState.NotAsked, "empty"));
            found.AddRange(DatabaseControls.Unasked("absent"));
            return (true, false);
        }
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (!thorough) limit.CancelAfter(Patience);
            // Asked first: whether it answers at all.
            var hasTables = await database.HasTables(limit.Token);
            var asked = clock.Now;
            List<ControlFinding> said = options.IsEmbedded
                ? [.. DatabaseControls.Of(await settings.OfTheFile(thorough, limit.Token))]
                : [.. DatabaseControls.Of(await settings.OfTheServer(limit.Token), asked), DatabaseControls.Of(await settings.OfTheSessions(limit.Token))];
            found.Add(said[0]);
            found.Add(await Tables(hasTables, limit.Token));
            found.AddRange(said[1..]);
            return (true, hasTables && !found.Exists(one => one is { Control: Controls.Tables, State: not ControlState.Kept }));
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException or IOException or ArgumentException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            found.Add(new(Controls.Database, ControlState.Broken, "unreachable", (failure.InnerException ?? failure).Message));
            found.Add(new(Controls.Tables, ControlState.NotAsked, "unreachable"));
            found.AddRange(DatabaseControls.Unasked("unreachable"));
            return (false, false);
        }
    }

    async Task<ControlFinding> Tables(bool hasTables, CancellationToken cancellation)
    {
        if (!hasTables) return new(Controls.Tables, ControlState.NotAsked, "empty");
        return (await database.Fits(cancellation)).Refusals switch
        {
            [] => ControlFinding.Kept(Controls.Tables),
            [DatabaseOlderThanProgram older, ..] => new(Controls.Tables, ControlState.Warning, "older", older.Migration),
            [DatabaseNewerThanProgram newer, ..] => new(Controls.Tables, ControlState.Broken, "newer", newer.Migration),
            _ => new(Controls.Tables, ControlState.NotAsked, "unreachable"),
        };
    }

    async Task<ControlFinding> Scanner(CancellationToken cancellation) =>
        ServiceControls.Scanner(scannerOptions.Address is not null, scannerOptions.Address is null ? null : await scanner.Scan("samsyn doctor"u8.ToArray(), cancellation));

    async Task<string?> MailProblem(CancellationToken cancellation)
    {
        if (mail.Sending is not { } sending) return null;
        var (connection, failure) = await SmtpConnection.Open(sending.Server, cancellation);
        if (connection is null) return failure.Problem;
        await connection.Quit();
        return null;
    }

    async Task AskService(List<ControlFinding> found, CancellationToken cancellation)
    {
        var last = await db.Checkpoints.AsNoTracking().OrderByDescending(one => one.Size).Select(one => one.Text).FirstOrDefaultAsync(cancellation);
        // Verifying with a key that is not there would make one.
        found.Add(last is not null && !key.IsMade ? new(Controls.Log, ControlState.Broken, "keyless") : ServiceControls.Log(await log.Run([], cancellation)));
        var entries = (await db.LogHeads.AsNoTracking().SingleAsync(cancellation)).Size;
        found.Add(ServiceControls.Checkpoints(last is null ? null : SignedCheckpoint.Parse(last)?.Checkpoint, entries, clock.Now));
        found.AddRange(ServiceControls.Of(await operations.Run(cancellation), await time.Now(cancellation)));
    }
}
