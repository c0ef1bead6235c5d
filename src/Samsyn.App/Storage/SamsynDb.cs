using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Outbox;
using Samsyn.App.Search;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage;

/// <summary>
/// One model for both databases. Public so that use cases can ask for it; its sets are internal and EF is not visible outside App,
/// so nobody else can use it.
/// </summary>
public sealed class SamsynDb(DbContextOptions<SamsynDb> options) : DbContext(options)
{
    internal DbSet<Act> Acts => Set<Act>();
    internal DbSet<AnsweredForm> AnsweredForms => Set<AnsweredForm>();
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<StoredFile> Files => Set<StoredFile>();
    internal DbSet<QuarantinedFile> Quarantine => Set<QuarantinedFile>();
    internal DbSet<Setting> Settings => Set<Setting>();

    internal DbSet<Agreement> Agreements => Set<Agreement>();
    internal DbSet<SearchIndex> SearchIndexes => Set<SearchIndex>();
    internal DbSet<ImportProposal> Proposals => Set<ImportProposal>();
    internal DbSet<Evidence> Evidence => Set<Evidence>();
    internal DbSet<EvidenceWithdrawal> Withdrawals => Set<EvidenceWithdrawal>();
    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    internal DbSet<Organisation> Organisations => Set<Organisation>();
    internal DbSet<Person> Persons => Set<Person>();
    internal DbSet<Position> Positions => Set<Position>();
    internal DbSet<Appointment> Appointments => Set<Appointment>();

    /// <summary>The form whose act the next commit is, saved with it; see <see cref="Acts.AnsweredForms"/>.</summary>
    internal AnsweredForm? FormAtHand { get; set; }

    /// <summary>Saves everything a use case did, in one transaction, or nothing. Losing a race for a version is a refusal.</summary>
    internal async Task<Outcome> Commit(CancellationToken cancellation)
    {
        if (FormAtHand is { } form && Entry(form).State == EntityState.Detached) Add(form);
        try
        {
            await SaveChangesAsync(cancellation);
            FormAtHand = null;
            return Outcome.Done;
        }
        catch (DbUpdateException twice) when (twice is not DbUpdateConcurrencyException && twice.Entries.Any(entry => entry.Entity is AnsweredForm))
        {
            ChangeTracker.Clear();
            throw new FormAnsweredMeanwhileException("The same form was answered meanwhile.", twice);
        }
        catch (DbUpdateConcurrencyException race)
        {
            var entry = race.Entries[0];
            var stored = await entry.GetDatabaseValuesAsync(cancellation);
            ChangeTracker.Clear();
            return stored is null ? new NotFound() : new Stale(VersionIn(entry.OriginalValues), VersionIn(stored));
        }
    }

    static int VersionIn(PropertyValues values) => values.GetValue<int>(Conventions.Version);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.ApplyTypes(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SamsynDb).Assembly);
        Conventions.ApplyNames(modelBuilder);
    }
}
