using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Samsyn.App.Acts;
using Samsyn.App.Duties;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Operations;
using Samsyn.App.Organisations;
using Samsyn.App.Outbox;
using Samsyn.App.Search;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Situations.Uploads;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Storage;

/// <summary>
/// One model for both databases. Public so that use cases can ask for it; its sets are internal and EF is not visible outside App,
/// so nobody else can use it.
/// </summary>
public sealed class SamsynDb(DbContextOptions<SamsynDb> options) : DbContext(options)
{
    internal DbSet<Act> Acts => Set<Act>();
    internal DbSet<LogHead> LogHeads => Set<LogHead>();
    internal DbSet<StoredCheckpoint> Checkpoints => Set<StoredCheckpoint>();
    internal DbSet<AnsweredForm> AnsweredForms => Set<AnsweredForm>();
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<StoredFile> Files => Set<StoredFile>();
    internal DbSet<PlacedFile> PlacedFiles => Set<PlacedFile>();
    internal DbSet<QuarantinedFile> Quarantine => Set<QuarantinedFile>();
    internal DbSet<Setting> Settings => Set<Setting>();
    internal DbSet<Node> Nodes => Set<Node>();
    internal DbSet<Job> Jobs => Set<Job>();
    internal DbSet<ReceivedMail> ReceivedMails => Set<ReceivedMail>();
    internal DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    internal DbSet<StoredSigningKey> SigningKeys => Set<StoredSigningKey>();

    internal DbSet<Agreement> Agreements => Set<Agreement>();
    internal DbSet<SearchIndex> SearchIndexes => Set<SearchIndex>();
    internal DbSet<ImportProposal> Proposals => Set<ImportProposal>();
    internal DbSet<Evidence> Evidence => Set<Evidence>();
    internal DbSet<EvidenceStir> EvidenceStirs => Set<EvidenceStir>();
    internal DbSet<EvidenceWithdrawal> Withdrawals => Set<EvidenceWithdrawal>();
    internal DbSet<Notice> Notices => Set<Notice>();
    internal DbSet<Dispute> Disputes => Set<Dispute>();
    internal DbSet<InformationNote> InformationNotes => Set<InformationNote>();
    internal DbSet<Dataset> Datasets => Set<Dataset>();
    internal DbSet<DataImport> DataImports => Set<DataImport>();
    internal DbSet<DatasetSegment> DatasetSegments => Set<DatasetSegment>();
    internal DbSet<IndicatorBlock> IndicatorBlocks => Set<IndicatorBlock>();
    internal DbSet<DataUpload> DataUploads => Set<DataUpload>();
    internal DbSet<DataFetch> DataFetches => Set<DataFetch>();
    internal DbSet<NamedProfile> NamedProfiles => Set<NamedProfile>();
    internal DbSet<Scan> Scans => Set<Scan>();
    internal DbSet<ReadinessChange> ReadinessChanges => Set<ReadinessChange>();
    internal DbSet<Body> Bodies => Set<Body>();
    internal DbSet<Seat> Seats => Set<Seat>();
    internal DbSet<Meeting> Meetings => Set<Meeting>();
    internal DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    internal DbSet<ItemPaper> ItemPapers => Set<ItemPaper>();
    internal DbSet<Attendee> Attendees => Set<Attendee>();
    internal DbSet<Decision> Decisions => Set<Decision>();
    internal DbSet<Matter> Matters => Set<Matter>();
    internal DbSet<Summons> Summonses => Set<Summons>();
    internal DbSet<StoredMinutes> Minutes => Set<StoredMinutes>();
    internal DbSet<FrozenPaper> FrozenPapers => Set<FrozenPaper>();
    internal DbSet<PaperTemplate> PaperTemplates => Set<PaperTemplate>();
    internal DbSet<Picture> Pictures => Set<Picture>();
    internal DbSet<PictureSection> PictureSections => Set<PictureSection>();
    internal DbSet<OwnText> OwnTexts => Set<OwnText>();
    internal DbSet<SectionRemark> SectionRemarks => Set<SectionRemark>();
    internal DbSet<PictureSource> PictureSources => Set<PictureSource>();
    internal DbSet<PictureTemplate> PictureTemplates => Set<PictureTemplate>();
    internal DbSet<Problem> Problems => Set<Problem>();
    internal DbSet<FocusPlan> FocusPlans => Set<FocusPlan>();
    internal DbSet<Message> Messages => Set<Message>();
    internal DbSet<Place> Places => Set<Place>();
    internal DbSet<PointPrecision> PointPrecisions => Set<PointPrecision>();
    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    internal DbSet<Organisation> Organisations => Set<Organisation>();
    internal DbSet<Person> Persons => Set<Person>();
    internal DbSet<Position> Positions => Set<Position>();
    internal DbSet<Appointment> Appointments => Set<Appointment>();
    internal DbSet<Deputyship> Deputyships => Set<Deputyship>();

    /// <summary>For whom the database is asked; null is nobody.</summary>
    internal AccessContext? Access { get; private set; }

    /// <summary>What the transaction at hand was told last; see <see cref="SaysForWhom"/>.</summary>
    internal Reader? ToldInTransaction { get; set; }

    /// <summary>The form whose act the next commit is, saved with it; see <see cref="Acts.AnsweredForms"/>.</summary>
    internal AnsweredForm? FormAtHand { get; set; }
    internal DbSet<Account> Accounts => Set<Account>();
    internal DbSet<Passkey> Passkeys => Set<Passkey>();
    internal DbSet<Invitation> Invitations => Set<Invitation>();
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<ExternalIdentity> ExternalIdentities => Set<ExternalIdentity>();
    internal DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    /// <summary>Of a pool: nothing of whoever had it before may be left.</summary>
    internal SamsynDb For(AccessContext? access)
    {
        (Access, ToldInTransaction, FormAtHand) = (access, null, null);
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return this;
    }

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
        catch (DbUpdateException race) when (race is not DbUpdateConcurrencyException && race.Entries.Select(entry => entry.Entity).OfType<ReadinessChange>().FirstOrDefault() is { } line)
        {
            // Somebody else wrote the line with the same number.
            ChangeTracker.Clear();
            return new Stale(line.Number - 1, line.Number);
        }
        catch (DbUpdateConcurrencyException race)
        {
            var entry = race.Entries[0];
            var stored = await entry.GetDatabaseValuesAsync(cancellation);
            ChangeTracker.Clear();
            return stored is null ? new NotFound() : new Stale(VersionIn(entry.OriginalValues), VersionIn(stored));
        }
    }

    /// <summary>Acts that were noted are appended to the log here, whoever saves: in one transaction with the rest, or nothing is saved.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var noted = ActAppending.Noted(this);
        if (noted.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var head = await ActAppending.Append(this, noted, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        Entry(head).State = EntityState.Detached;
        foreach (var act in noted) Measures.Count(act);
        return saved;
    }

    /// <summary>
    /// Saves an act without whatever else waits here to be saved: a use case that was refused leaves its changes behind, and a read afterwards
    /// must not store them. Within a transaction that someone else began it becomes a part of that, and nothing else may wait.
    /// </summary>
    internal async Task SaveAlone(Act act, CancellationToken cancellation)
    {
        if (Database.CurrentTransaction is not null)
        {
            if (ChangeTracker.HasChanges()) throw new InvalidOperationException($"{act.Name} is noted before anything is changed, or together with the change.");
            Acts.Add(act);
            await SaveChangesAsync(cancellation);
            return;
        }
        await using var own = new SamsynDb((DbContextOptions<SamsynDb>)this.GetService<IDbContextOptions>()).For(Access);
        own.Acts.Add(act);
        await own.SaveChangesAsync(cancellation);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Changes are saved by Commit or SaveChangesAsync: acts are appended there.");

    static int VersionIn(PropertyValues values) => values.GetValue<int>(Conventions.Version);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.ApplyTypes(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SamsynDb).Assembly);
        Conventions.ApplyNames(modelBuilder);
    }
}
