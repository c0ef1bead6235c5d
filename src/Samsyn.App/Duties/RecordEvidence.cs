using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Duties;

public sealed record RecordEvidenceCommand
{
    public required AgreementId Agreement { get; init; }
    public required EvidenceKinds Kind { get; init; }
    public required DutySubject Subject { get; init; }
    /// <summary>The Swedish date of what happened.</summary>
    public required DateOnly Date { get; init; }
    public Attendance Attended { get; init; }
    public string? Place { get; init; }
    public string? Reference { get; init; }
}

/// <summary>One occurrence is one kind of thing.</summary>
public sealed record EvidenceKindUnclear : Refusal
{
    public override string Field => "kind";
}

/// <summary>Records that something was done under an agreement: a meeting held, a decision taken, a report delivered.</summary>
public sealed class RecordEvidence(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<EvidenceId>> Run(Actor actor, RecordEvidenceCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordEvidence, nameof(RecordEvidence), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<EvidenceId>.Refused(lacking.Refusals);

        List<Refusal> found = [];
        if (BitOperations.PopCount((uint)command.Kind) != 1) found.Add(new EvidenceKindUnclear());
        if (command.Date > clock.Today) found.Add(new DateInFuture(command.Date, clock.Today));
        if (found.Count > 0) return Outcome<EvidenceId>.Refused(found);

        var id = new EvidenceId(ids.Next());
        db.Evidence.Add(new()
        {
            Id = id.Value.ToString(),
            AgreementId = command.Agreement.Value.ToString(),
            Kind = command.Kind,
            Subject = command.Subject,
            Date = command.Date,
            Attended = command.Attended,
            Place = Given(command.Place),
            Reference = Given(command.Reference),
        });
        acts.Note(actor, nameof(RecordEvidence), id);
        return (await db.Commit(cancellation)).Then(id);
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
