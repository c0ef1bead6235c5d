using Samsyn.App;
using Samsyn.App.Examples;
using Samsyn.App.Files;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Web.ActionPlans;
using Samsyn.Web.Acts;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Proposals;
using Samsyn.Web.Communication;
using Samsyn.Web.Duties;
using Samsyn.Web.Forums;
using Samsyn.Web.Gallery;
using Samsyn.Web.Meetings.Papers;
using Samsyn.Web.Meetings.Summonses;
using Samsyn.Web.Meetings;
using Samsyn.Web.Meetings.Planning;
using Samsyn.Web.Notices;
using Samsyn.Web.Operations;
using Samsyn.Web.Organisations;
using Samsyn.Web.Places;
using Samsyn.Web.Readiness;
using Samsyn.Web.Search;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Situations.Causes;
using Samsyn.Web.Situations.Datasets;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Situations.Scans;
using Samsyn.Web.Today;

namespace Samsyn.Web;

/// <summary>The web application, put together in the order a request meets it.</summary>
public static class SamsynWeb
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddShell();
        var app = builder.Build();
        app.UseShell();
        MapFeatures(app);
        EveryEndpointNamesAPermission.Check(app);
        return app;
    }

    /// <summary>
    /// Opens the database, with <c>--example true</c> also the example, and serves until asked to stop; 1 when it cannot. The address is said
    /// when it answers, not before.
    /// </summary>
    public static async Task<int> Run(WebApplication app)
    {
        await using (var scope = app.Services.ForSystem())
        {
            Outcome opened = app.Services.GetRequiredService<Outcome<ConfiguredProviders>>();
            if (opened.IsDone) opened = await scope.ServiceProvider.GetRequiredService<Database>().Open(CancellationToken.None);
            if (opened.IsDone) opened = app.Services.PrepareSharedKeys();
            if (opened.IsDone) opened = await scope.ServiceProvider.GetRequiredService<CheckFilePlace>().Run(CancellationToken.None);
            if (opened.IsDone && app.Configuration["example"] == "true")
                opened = await scope.ServiceProvider.GetRequiredService<OpenExample>().Run(CancellationToken.None);
            if (!opened.IsDone)
            {
                foreach (var refusal in opened.Refusals) await Console.Error.WriteLineAsync(Texts.Of(refusal, Language.Swedish));
                return 1;
            }
        }

        if (IncomingFolder.Prepare(app.Configuration["SAMSYN_TEMP"], app.Services.GetRequiredService<StorageOptions>().DataDirectory) is > 0 and var left)
            Console.WriteLine(Texts.Get(Language.Swedish, "data.incomingLeft", left));
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync(Texts.Get(Language.Swedish, "ui.cannotListen", string.Join(", ", app.Urls), failure.Message));
            return 1;
        }
        Console.WriteLine($"Samsyn: {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>One line a feature.</summary>
    static void MapFeatures(WebApplication app)
    {
        app.MapShellEndpoints();
        app.MapHealthEndpoints();
        app.MapLiveEndpoints();
        app.MapOperationsEndpoints();
        app.MapSignInEndpoints();
        app.MapOrganisationEndpoints();
        app.MapProviderEndpoints();
        app.MapInvitationEndpoints();
        app.MapOwnAccountEndpoints();
        app.MapAccountEndpoints();
        app.MapTodayEndpoints();
        app.MapAgreementEndpoints();
        app.MapNoticeEndpoints();
        app.MapInformationEndpoints();
        app.MapPictureEndpoints();
        app.MapSectionEndpoints();
        app.MapBlockEndpoints();
        app.MapOverviewEndpoints();
        app.MapSourceEndpoints();
        app.MapPictureApiEndpoints();
        app.MapCauseEndpoints();
        app.MapFocusEndpoints();
        app.MapCauseApiEndpoints();
        app.MapMessageEndpoints();
        app.MapMessageApiEndpoints();
        app.MapDatasetEndpoints();
        app.MapUploadEndpoints();
        app.MapProfileEndpoints();
        app.MapFetchEndpoints();
        app.MapDatasetFileEndpoints();
        app.MapOpenDataEndpoints();
        app.MapPlaceEndpoints();
        app.MapPlaceApiEndpoints();
        app.MapMapEndpoints();
        app.MapScanEndpoints();
        app.MapDutyEndpoints();
        app.MapEvidenceEndpoints();
        app.MapDutyDateEndpoints();
        app.MapCalendarEndpoints();
        app.MapImportEndpoints();
        app.MapReviewEndpoints();
        app.MapReleaseEndpoints();
        app.MapFactEndpoints();
        app.MapAdoptEndpoints();
        app.MapPlanEndpoints();
        app.MapForumEndpoints();
        app.MapPaperEndpoints();
        app.MapSummonsEndpoints();
        app.MapMeetingEndpoints();
        app.MapReadinessEndpoints();
        app.MapPlannerEndpoints();
        app.MapBodyEndpoints();
        app.MapBodyApiEndpoints();
        app.MapSearchEndpoints();
        app.MapAuditEndpoints();
        if (app.Environment.IsDevelopment()) app.MapGalleryEndpoints();
    }
}
