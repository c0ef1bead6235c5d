using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Samsyn.App;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Web.Operations;
using Samsyn.Web.Organisations;
using Samsyn.Web.Readiness;

namespace Samsyn.Web.Shell;

/// <summary>What every page shares: head and navigation, access, antiforgery, headers, errors.</summary>
static class ShellSetup
{
    /// <summary>The largest upload the application itself looks at, so that it can refuse a larger file in words.</summary>
    public const long LargestBody = 256L * 1024 * 1024;

    public static void AddShell(this WebApplicationBuilder builder)
    {
        var settings = ShellSettings.From(builder.Configuration);
        var cookies = new CookieNames(settings.IsSecure);
        var services = builder.Services;
        services.AddSingleton(new Places.MapBackgroundInUse(Places.MapBackground.Read(Environment.GetEnvironmentVariable)));

        builder.AddLogging();
        if (Telemetry.IsAskedFor(builder.Configuration)) services.AddHostedService<Telemetry>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // Whoever sends a request drop by drop holds a connection for nothing.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.MaxRequestLineSize = 8 << 10;
            kestrel.Limits.MaxRequestHeaderCount = 60;
        });
        // Loopback only, unless whoever runs it names other addresses (ASPNETCORE_URLS) behind a proxy that ends TLS.
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls($"http://localhost:{builder.Configuration["port"] ?? "5080"}");
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = LargestBody;
            form.ValueCountLimit = 2000;
            form.KeyLengthLimit = 500;
        });
        services.AddRateLimits(RateLimits.From(builder.Configuration));
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.AddDataProtection().SetApplicationName("Samsyn");
        services.AddSharedKeys();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = "form-proof";
            antiforgery.HeaderName = "X-Form-Proof";
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.Name = cookies.Form;
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = cookies.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        services.AddSingleton(new ScannerOptions(builder.Configuration["SAMSYN_CLAMD"] is { Length: > 0 } scanner ? scanner : null));
        services.AddSamsyn(settings.Storage);
        services.AddNode(builder.Configuration);
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddSingleton(settings);
        services.AddSingleton(cookies);
        services.AddSingleton<Navigation>();
        services.AddSignIn(settings);
        services.TryAddSingleton<ReadPageHead>(ReadinessHead.Read);
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseClientFiles();
        if (Logging.IsForMachines(app.Configuration)) app.UseMiddleware<RequestLog>();
        if (app.Services.GetRequiredService<CookieNames>().Secure) app.UseForwardedHeaders();
        app.UseMiddleware<HeadAsGet>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseMiddleware<NothingInTheClear>();
        app.UseMiddleware<FailurePage>();
        app.UseMiddleware<ViewContextMaker>();
        app.UseRateLimiter();
        app.UseMiddleware<ActorAccess>();
        app.UseMiddleware<FreshSignIn>();
        app.UseMiddleware<EveryPostIsOurs>();
        app.UseMiddleware<EachFormCountsOnce>();
        app.UseEndpoints(_ => { });
    }
}

/// <summary>Where the application is reached and where it keeps its files.</summary>
sealed record ShellSettings(Uri PublicAddress, StorageOptions Storage, string? ProviderFile)
{
    public bool IsSecure => PublicAddress.Scheme == Uri.UriSchemeHttps;

    public static ShellSettings From(IConfiguration configuration) => new(
        new(configuration["SAMSYN_ADDRESS"] is { Length: > 0 } address ? address : $"http://localhost:{configuration["port"] ?? "5080"}"),
        StorageOptions.From(name => name == "SAMSYN_DATA" ? Path.GetFullPath(configuration["data"] ?? (configuration[name] is { Length: > 0 } folder ? folder : "data")) : configuration[name]),
        configuration["SAMSYN_OIDC"] is { Length: > 0 } providers ? providers : null);
}
