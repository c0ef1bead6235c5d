using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Places;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Scans;

public sealed record StartScanCommand(DatasetId Dataset, ScanQuestion Question, Language Language);

/// <summary>Lets a search begin; a node takes it within seconds. What can be known to have no answer is told at once.</summary>
public sealed class StartScan(SamsynDb db, OpenSeenEvents events, ReadPlaces places, ActLog acts, Clock clock, NewId ids)
{
    public const int MostWaiting = 3, MostReplications = 9999;

    public async Task<Outcome<ScanId>> Run(Actor actor, StartScanCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.WritePicture, nameof(StartScan), command.Dataset, cancellation) is { IsDone: false } lacking) return Outcome<ScanId>.Refused(lacking.Refusals);
        var seen = await events.Run(actor, command.Dataset, cancellation);
        if (!seen.IsDone) return Outcome<ScanId>.Refused(seen.Refusals);
        if (!seen.Value.IsExact) return new ScanOfOtherParty(seen.Value.Dataset.Name);
        var question = command.Question;
        List<Refusal> found = [];
        void Within(string name, int value, int least, int most)
        {
            if (value < least || value > most) found.Add(new ScanNumberOutside(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture), least, most));
        }
        if (question.To < question.From) found.Add(new ScanPeriodReversed(question.From, question.To));
        Within("radie", question.Radius, 10, 100_000);
        Within("dagar", question.Days, 1, 366);
        // Twelve bands are judged together: with fewer shuffles not even the rarest outcome could be told from chance.
        Within("omkast", question.Replications, question.Kind == ScanKind.NearRepeat ? 499 : 99, MostReplications);
        Within("fro", question.Seed, 0, int.MaxValue);
        if (found.Count > 0) return Outcome<ScanId>.Refused(found);
        var work = ScanWork.Of(seen.Value, question, await places.Run(actor, cancellation));
        if (!work.IsDone) return Outcome<ScanId>.Refused(work.Refusals);
        if (await db.Scans.CountAsync(one => one.StartedBy == actor.Person && (one.State == ScanState.Queued || one.State == ScanState.Running), cancellation) >= MostWaiting) return new ScanQueueFull(MostWaiting);
        Scan scan = new() { Id = new(ids.Next()), Dataset = command.Dataset, Question = question, StartedBy = actor.Person, StartedByName = actor.Name, StartedAt = clock.Now, Language = command.Language };
        db.Scans.Add(scan);
        acts.Note(actor, nameof(StartScan), command.Dataset);
        var saved = await db.Commit(cancellation);
        return saved.IsDone ? scan.Id : Outcome<ScanId>.Refused(saved.Refusals);
    }
}

/// <summary>Calls a search off.</summary>
public sealed class CancelScan(SamsynDb db, OpenSeenEvents events, ActLog acts, Clock clock)
{
    public async Task<Outcome> Run(Actor actor, ScanId id, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.WritePicture, nameof(CancelScan), cancellation) is { IsDone: false } lacking) return lacking;
        if (await db.Scans.SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } scan || await events.Run(actor, scan.Dataset, cancellation) is not { IsDone: true, Value.IsExact: true }) return new NotFound();
        if (scan.State is ScanState.Done or ScanState.Refused or ScanState.Cancelled) return new ScanOver();
        scan.IsCancelled = true;
        if (scan.State == ScanState.Queued) (scan.State, scan.EndedAt) = (ScanState.Cancelled, clock.Now);
        acts.Note(actor, nameof(CancelScan), scan.Dataset);
        return await db.Commit(cancellation);
    }
}
