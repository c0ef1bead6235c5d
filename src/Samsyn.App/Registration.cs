using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Examples;
using Samsyn.App.Files;
using Samsyn.App.Organisations;
using Samsyn.App.Outbox;
using Samsyn.App.Search;
using Samsyn.App.Storage;

namespace Samsyn.App;

/// <summary>Everything of App in one call; Web and Cli call only this.</summary>
public static class Registration
{
    public static IServiceCollection AddSamsyn(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(Clock.System);
        services.TryAddSingleton<NewId>();
        services.TryAddSingleton(ScannerOptions.FromEnvironment());
        services.AddSingleton<Clamd>();
        services.AddDbContextPool<SamsynDb>(db => Databases.Use(db, options));
        services.AddSingleton<DutyCache>();
        services.AddSingleton<AgreementTexts>();
        services.AddSingleton<RecordedAgreementCache>();
        services.AddSingleton<SearchVocabulary>();
        services.AddScoped<ReadSearchSegments>();
        services.AddScoped<Database>();
        services.AddScoped<StoredFiles>();
        services.AddScoped<ShortNumbers>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<ActLog>();
        services.AddScoped<AnsweredForms>();
        services.AddScoped<AgreementChange>();
        services.AddScoped<PartyOrganisations>();
        services.AddScoped<ExamplePeople>();
        services.AddUseCases();
        return services;
    }

    /// <summary>A use case or query is a sealed class with one public method, Run: all are registered by that shape.</summary>
    static void AddUseCases(this IServiceCollection services)
    {
        foreach (var type in typeof(Registration).Assembly.GetTypes())
            if (type is { IsClass: true, IsSealed: true, IsAbstract: false } && Array.Exists(type.GetMethods(), method => method.Name == "Run"))
                services.AddScoped(type);
    }
}
