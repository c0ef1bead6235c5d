using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Operations;

/// <summary>Judges how the service is reached and how its running work fares. Pure, but for the words of the scanner.</summary>
static class ServiceControls
{
    /// <summary>Signed every hour: three are missed before anybody is told.</summary>
    static readonly TimeSpan LongestUnsigned = TimeSpan.FromHours(3), LongestOverdue = TimeSpan.FromMinutes(10);

    public static ControlFinding Address(Deployment deployment)
    {
        if (deployment.Address is not { } written) return new(Controls.Address, ControlState.Kept, "unset");
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return new(Controls.Address, ControlState.Broken, "unreadable", written);
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback ? ControlFinding.Kept(Controls.Address, written) : new(Controls.Address, ControlState.Broken, "plain", written);
    }

    public static ControlFinding ExamplePersons(bool isExample, Deployment deployment) =>
        isExample && deployment.IsForOthers ? new(Controls.ExamplePersons, ControlState.Broken, "reachable", deployment.Address)
        : isExample ? new(Controls.ExamplePersons, ControlState.Kept, "local") : ControlFinding.Kept(Controls.ExamplePersons);

    public static ControlFinding Files(string? place, Outcome looked) =>
        looked.Refusals is [var refusal, ..] ? new(Controls.Files, ControlState.Broken, "amiss", refusal)
        : place is null ? new(Controls.Files, ControlState.Kept, "inside") : ControlFinding.Kept(Controls.Files, place);

    public static ControlFinding Scanner(bool isNamed, Scanned? answer) => !isNamed ? new(Controls.Scanner, ControlState.NotAsked, "unnamed") : answer switch
    {
        Scanned.Clean => ControlFinding.Kept(Controls.Scanner),
        Scanned.NotScanned silent => new(Controls.Scanner, ControlState.Broken, "silent", silent.Reason),
        Scanned.Infected wrong => new(Controls.Scanner, ControlState.Broken, "silent", wrong.Signature),
        _ => new(Controls.Scanner, ControlState.Broken, "silent", "–"),
    };

    public static ControlFinding Pdf(bool isPossible, string program) =>
        isPossible ? ControlFinding.Kept(Controls.Pdf, program) : new(Controls.Pdf, ControlState.Warning, "absent", program);

    /// <summary><paramref name="problem"/>: why the server would not talk to us; null when it did, or was not asked.</summary>
    public static ControlFinding Mail(MailSettings mail, string? problem) =>
        mail.Faults is [var fault, ..] ? new(Controls.Mail, ControlState.Broken, "amiss", fault)
        : mail.Sending is not { } sending ? new(Controls.Mail, ControlState.NotAsked, "unset")
        : problem is not null ? new(Controls.Mail, ControlState.Broken, "away", sending.Server, problem)
        : mail.Source is null ? new(Controls.Mail, ControlState.Warning, "unread", sending.Server)
        : ControlFinding.Kept(Controls.Mail, sending.Server);

    public static ControlFinding Log(LogVerification log) =>
        log.IsWhole ? ControlFinding.Kept(Controls.Log, log.Entries, log.Checkpoints.Count)
        : log.Wrong is { } wrong ? new(Controls.Log, ControlState.Broken, "wrong", wrong.First)
        : new(Controls.Log, ControlState.Broken, "checkpoint", log.Checkpoints.Count(check => check.Finding != CheckpointFinding.Agrees));

    /// <summary><paramref name="last"/>: the newest checkpoint; <paramref name="entries"/>: how long the log is now.</summary>
    public static ControlFinding Checkpoints(Checkpoint? last, long entries, DateTimeOffset now)
    {
        if (entries == 0) return new(Controls.Checkpoints, ControlState.NotAsked, "empty");
        if (last is null) return new(Controls.Checkpoints, ControlState.Warning, "none");
        var hours = (int)(now - last.At).TotalHours;
        return last.Size < entries && now - last.At > LongestUnsigned
            ? new(Controls.Checkpoints, ControlState.Warning, "old", hours, entries - last.Size) : ControlFinding.Kept(Controls.Checkpoints, hours, entries - last.Size);
    }

    public static IEnumerable<ControlFinding> Of(OperationsPage running, DateTimeOffset now)
    {
        yield return running.DeadInAll > 0 ? new(Controls.Outbox, ControlState.Warning, "dead", running.DeadInAll) : ControlFinding.Kept(Controls.Outbox, running.Waiting);

        var failing = running.Jobs.Where(job => job.Failures > 0).Select(job => job.Name).ToList();
        var overdue = running.Jobs.Where(job => job.RunningOn is null && now - job.DueAt > LongestOverdue).Select(job => job.Name).ToList();
        yield return failing.Count > 0 ? new(Controls.Jobs, ControlState.Warning, "failing", string.Join(", ", failing))
            : overdue.Count > 0 ? new(Controls.Jobs, ControlState.Warning, "overdue", string.Join(", ", overdue))
            : running.Jobs.Count == 0 ? new(Controls.Jobs, ControlState.NotAsked, "none")
            : ControlFinding.Kept(Controls.Jobs, running.Jobs.Count);

        var silent = running.Nodes.Where(node => node.State == NodeState.Silent).Select(node => node.Name).ToList();
        yield return silent.Count > 0 ? new(Controls.Nodes, ControlState.Warning, "silent", string.Join(", ", silent)) : ControlFinding.Kept(Controls.Nodes, running.Nodes.Count);
    }
}
