using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Duties;

public sealed record WithdrawEvidenceCommand(EvidenceId Evidence, string? Reason);

public sealed record EvidenceAlreadyWithdrawn(DateTimeOffset At, string Reason) : Refusal;

/// <summary>Takes back what was recorded by mistake. It stays on record with its reason and counts no longer.</summary>
public sealed class WithdrawEvidence(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, WithdrawEvidenceCommand command, CancellationToken cancellation)
    {
        var id = command.Evidence.Value.ToString();
        var evidence = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(evidence => evidence.Id == id, cancellation);
        if (evidence is null || !await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == new AgreementId(Guid.Parse(evidence.AgreementId)), cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordEvidence, nameof(WithdrawEvidence), command.Evidence, cancellation) is { IsDone: false } lacking) return lacking;
        if (await Earlier(id, cancellation) is { } earlier) return earlier;

        var withdrawal = EvidenceWithdrawal.Of(evidence, actor.Person, clock.Now, command.Reason);
        if (!withdrawal.IsDone) return withdrawal;
        db.Withdrawals.Add(withdrawal.Value);
        acts.Note(actor, nameof(WithdrawEvidence), command.Evidence);
        try
        {
            return await db.Commit(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two people withdrew it at once and the other was first.
            db.ChangeTracker.Clear();
            if (await Earlier(id, cancellation) is { } first) return first;
            throw;
        }
    }

    Task<EvidenceAlreadyWithdrawn?> Earlier(string id, CancellationToken cancellation) => db.Withdrawals.AsNoTracking()
        .Where(withdrawal => withdrawal.EvidenceId == id)
        .Select(withdrawal => new EvidenceAlreadyWithdrawn(withdrawal.At, withdrawal.Reason)).SingleOrDefaultAsync(cancellation);
}
