using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.App.Live;
using Samsyn.App.Outbox;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Storage;

/// <summary>
/// Whatever use case changes something, the other nodes and the open pages are told, and only when it is saved: on PostgreSQL by NOTIFY, which the
/// server holds back until the commit; on SQLite, where there is one node, in the process itself after the commit.
/// </summary>
sealed class TellsOfChanges(ChangeHub hub, bool isEmbedded) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    readonly ConditionalWeakTable<DbContext, HashSet<ChangeNotice>> _saving = [], _uncommitted = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            var notices = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(Of).OfType<ChangeNotice>().ToHashSet();
            if (notices.Count > 0) _saving.AddOrUpdate(db, notices);
            else _saving.Remove(db);
        }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && _saving.TryGetValue(db, out var notices))
        {
            _saving.Remove(db);
            if (!isEmbedded) await Notify(db, notices);
            else if (db.Database.CurrentTransaction is null) Tell(notices);
            else _uncommitted.GetOrCreateValue(db).UnionWith(notices);
        }
        return await base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData)
    {
        if (eventData.Context is { } db) _saving.Remove(db);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        SaveChangesFailed(eventData);
        return Task.CompletedTask;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (eventData.Context is not { } db || !_uncommitted.TryGetValue(db, out var notices)) return;
        _uncommitted.Remove(db);
        Tell(notices);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (eventData.Context is { } db) _uncommitted.Remove(db);
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionRolledBack(transaction, eventData);
        return Task.CompletedTask;
    }

    void Tell(IEnumerable<ChangeNotice> notices)
    {
        foreach (var notice in notices) hub.Tell(notice);
    }

    /// <summary>What was saved stays saved when telling of it fails: the other nodes look for themselves now and then (see <see cref="ChangeWatch"/>).</summary>
    static async Task Notify(DbContext db, IEnumerable<ChangeNotice> notices)
    {
        try
        {
            var payloads = notices.Select(notice => notice.ToString()).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({PostgresListener.Channel}, payload) FROM unnest({payloads}) AS payload", CancellationToken.None);
        }
        catch (Exception failure) when (db.Database.CurrentTransaction is null && failure is DbException or InvalidOperationException)
        {
        }
    }

    /// <summary>What is told of. Evidence and its withdrawal are changes to how the agreement stands.</summary>
    static ChangeNotice? Of(EntityEntry entry) => entry.Entity switch
    {
        Agreement agreement => new(ChangeNotice.Agreement, agreement.Id.Value),
        Evidence evidence => About(evidence.AgreementId),
        EvidenceWithdrawal withdrawal => About(withdrawal.AgreementId),
        ImportProposal proposal => new(ChangeNotice.Proposal, proposal.Id.Value),
        Meeting meeting => new(ChangeNotice.Meeting, meeting.Id.Value),
        Attendee attendee => new(ChangeNotice.Meeting, attendee.Meeting.Value),
        AgendaItem { Meeting: { } meeting } => new(ChangeNotice.Meeting, meeting.Value),
        Decision decision => new(ChangeNotice.Meeting, decision.Meeting.Value),
        OutboxMessage message => new(ChangeNotice.Outbox, message.Id),
        _ => null,
    };

    static ChangeNotice? About(string agreement) => Guid.TryParse(agreement, out var id) ? new(ChangeNotice.Agreement, id) : null;
}
