using System.Diagnostics.Metrics;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Operations;

/// <summary>
/// What Samsyn counts of itself, for whoever collects it (the meter “Samsyn”): names of acts and jobs, never whom or what they were about.
/// </summary>
public static class Measures
{
    public const string Meter = "Samsyn";

    static readonly Meter Own = new(Meter);
    static readonly Counter<long> Acts = Own.CreateCounter<long>("samsyn.acts", "{act}", "Acts noted in the log, done or refused");
    static readonly Counter<long> JobRuns = Own.CreateCounter<long>("samsyn.jobs", "{run}", "Runs of recurring jobs, by outcome");
    static readonly Counter<long> Mails = Own.CreateCounter<long>("samsyn.mails", "{mail}", "Mails that came in, by what became of them");
    static readonly Gauge<int> Outbox = Own.CreateGauge<int>("samsyn.outbox", "{message}", "Messages that wait or were given up, as the node that sent last saw it");

    internal static void Count(Act act) => Acts.Add(1, new("act", act.Name), new("outcome", act.Outcome.ToString()));

    internal static void Count(string job, JobOutcome outcome) => JobRuns.Add(1, new("job", job), new("outcome", outcome.ToString()));

    internal static void Count(MailFate fate) => Mails.Add(1, new KeyValuePair<string, object?>("fate", fate.ToString()));

    internal static void SeeOutbox(int waiting, int dead)
    {
        Outbox.Record(waiting, new KeyValuePair<string, object?>("state", "waiting"));
        Outbox.Record(dead, new KeyValuePair<string, object?>("state", "dead"));
    }
}
