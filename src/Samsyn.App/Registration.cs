using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Communication;
using Samsyn.App.Duties;
using Samsyn.App.Examples;
using Samsyn.App.Files;
using Samsyn.App.Forums;
using Samsyn.App.Jobs;
using Samsyn.App.Live;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Organisations;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.App.Outbox;
using Samsyn.App.Places;
using Samsyn.App.Places.Tiles;
using Samsyn.App.Readiness;
using Samsyn.App.Search;
using Samsyn.App.Secrets;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Datasets.Exports;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Pdf;

namespace Samsyn.App;

/// <summary>Everything of App in one call; Web and Cli call only this.</summary>
public static class Registration
{
    public static IServiceCollection AddSamsyn(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(Clock.System);
        services.TryAddSingleton<NewId>();
        services.AddNodes(options);
        services.AddScoped<AccessContext>();
        services.AddPooledDbContextFactory<SamsynDb>((provider, db) => Databases.Use(db, options, provider.GetRequiredService<TellsOfChanges>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SamsynDb>>().CreateDbContext().For(provider.GetRequiredService<AccessContext>()));
        services.TryAddSingleton(ScannerOptions.FromEnvironment());
        services.AddSingleton<Clamd>();
        services.AddSingleton<DutyCache>();
        services.AddSingleton<AgreementTexts>();
        services.AddSingleton<RecordedAgreementCache>();
        services.AddSingleton<SearchVocabulary>();
        services.AddScoped<ReadSearchSegments>();
        services.AddScoped<Database>();
        services.AddScoped<StoredFiles>();
        services.AddSingleton<FilePlaces>();
        services.AddScoped<DepotName>();
        services.AddScoped<Depot>();
        services.AddScoped<ShortNumbers>();
        services.AddScoped<SegmentPlace>();
        services.AddSingleton<SegmentCache>();
        services.AddScoped<EventStore>();
        services.AddScoped<DatasetChange>();
        services.AddSingleton<IndicatorCache>();
        services.AddScoped<IndicatorStore>();
        services.AddScoped<UploadPieces>();
        services.AddScoped<EventImporting>();
        services.AddSingleton<OpenTableCache>();
        services.AddScoped<OutboxQueue>();
        services.AddSingleton<SigningKey>();
        services.AddSingleton(_ => options.ReadMasterKeys());
        services.AddScoped<ActSession>();
        services.AddScoped<ActLog>();
        services.AddScoped<ReadLog>();
        services.AddScoped<LogRows>();
        services.AddScoped<AnsweredForms>();
        services.AddScoped<AgreementChange>();
        services.AddScoped<ReadinessOnRecord>();
        services.AddScoped<YearOnRecord>();
        services.AddScoped<CallingOff>();
        services.AddScoped<ReadinessTelling>();
        services.AddScoped<OrganisationChange>();
        services.AddScoped<MeetingChange>();
        services.AddScoped<ItemChange>();
        services.AddScoped<DecisionChange>();
        services.AddScoped<BodyChange>();
        services.AddScoped<BodyParents>();
        services.AddScoped<SeatChange>();
        services.AddScoped<SeatRules>();
        services.AddScoped<SeatPositions>();
        services.AddScoped<MeetingTurns>();
        services.AddScoped<CalledPersons>();
        services.AddScoped<MeetingEvidence>();
        services.AddScoped<AgendaItemsOwed>();
        services.AddScoped<AnnexDecisions>();
        services.AddScoped<MinutesMaking>();
        services.AddScoped<Summoning>();
        services.AddScoped<MeetingEntries>();
        services.AddScoped<PictureChange>();
        services.AddScoped<LockPicture>();
        services.AddScoped<ProblemChange>();
        services.AddScoped<FocusChangeRoad>();
        services.AddScoped<MessageChange>();
        services.AddScoped<BasisFacts>();
        services.AddScoped<PlaceChange>();
        services.AddSingleton<SquareCache>();
        services.AddSingleton<TileIndexes>();
        services.AddScoped<PictureParts>();
        services.AddScoped<PictureAdoption>();
        services.AddScoped<BlockAnswers>();
        services.AddScoped<ReadBlockData>();
        services.AddScoped<ReadScans>();
        services.AddScoped<KeptSearches>();
        services.AddScoped<BlockGrounds>();
        services.AddScoped<FreezeBlocks>();
        services.AddScoped<BlocksOnPaper>();
        services.AddSingleton<BlockCache>();
        services.AddSingleton<Situations.Blocks.Indicators.ReadyMethods>();
        services.AddScoped<PaperPress>();
        services.AddScoped<PaperTemplates>();
        services.AddSingleton<LookedThroughTemplates>();
        services.AddScoped<MatterExcerpts>();
        services.TryAddSingleton(_ => new PdfPrinter(new() { Program = options.Office }));
        services.AddScoped<PartyOrganisations>();
        services.AddScoped<PartySuccessors>();
        services.AddScoped<ExamplePeople>();
        services.AddScoped<ExampleMeetings>();
        services.AddScoped<ExamplePictures>();
        services.AddScoped<ExampleEvents>();
        services.AddScoped<ExampleValues>();
        services.AddScoped<ExampleCauses>();
        services.AddScoped<ExampleMessages>();
        services.AddScoped<ExamplePlaces>();
        services.AddScoped<SessionOpening>();
        services.AddScoped<ProvenPasskeys>();
        services.AddScoped<AnsweredChallenges>();
        services.AddProviders();
        services.AddUseCases();
        return services;
    }

    /// <summary>What several nodes on one database need: who they are, shared work, notices of changes.</summary>
    static void AddNodes(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton<ThisNode>();
        services.AddSingleton<ChangeHub>();
        services.AddSingleton<ChangeWatch>();
        services.AddSingleton<PostgresListener>();
        services.AddSingleton(provider => new TellsOfChanges(provider.GetRequiredService<ChangeHub>(), options.IsEmbedded));
        services.AddSingleton<JobWorker>();
        services.AddScoped<DatabaseTime>();
        services.AddScoped<DatabaseSettings>();
        services.AddScoped<JobLeases>();
        services.AddScoped<OutboxLeases>();
        services.AddScoped<Nodes>();
        services.AddScoped<ProtectionKeys>();
        services.AddScoped<SigningKeys>();
        services.TryAddSingleton(FetchSettings.From(Environment.GetEnvironmentVariable("SAMSYN_DATA_HOSTS"), Environment.GetEnvironmentVariable("SAMSYN_DATA_CA")));
        services.AddSingleton<DataFetcher>();
        services.TryAddSingleton(WebhookSettings.From(Environment.GetEnvironmentVariable("SAMSYN_WEBHOOK_HOSTS")));
        services.AddSingleton<IOutboxSender, WebhookSender>();
        services.TryAddSingleton(_ => MailSettings.FromEnvironment());
        services.AddSingleton<IOutboxSender, MailSender>();
        services.AddJob<ReadReplies>(ReadReplies.Name, ReadReplies.Every);
        services.AddJob<HourlyCheckpoint>(HourlyCheckpoint.Name, HourlyCheckpoint.Every);
        services.AddJob<ForgetSignIns>(ForgetSignIns.Name, ForgetSignIns.Every);
        services.AddJob<SweepFiles>(SweepFiles.Name, SweepFiles.Every);
        services.AddJob<SweepSegments>(SweepSegments.Name, SweepSegments.Every);
        services.AddScoped<AskedWork>();
        services.AddJob<FetchDaily>(FetchDaily.Name, FetchDaily.Every);
        services.AddJob<ImportUploads>(ImportUploads.Name, ImportUploads.Every);
        services.AddJob<RunScans>(RunScans.Name, RunScans.Every);
        services.AddJob<SendOutbox>(OutboxJob.Name, TimeSpan.FromSeconds(15));
    }

    /// <summary>A use case or query is a sealed class with one public method, Run: all are registered by that shape.</summary>
    static void AddUseCases(this IServiceCollection services)
    {
        foreach (var type in typeof(Registration).Assembly.GetTypes())
            if (type is { IsClass: true, IsSealed: true, IsAbstract: false } && Array.Exists(type.GetMethods(), method => method.Name == "Run"))
                services.AddScoped(type);
    }
}
