using Samsyn.Web.Gallery;
using Samsyn.Web.Organisations;
using Samsyn.Web.Shell;

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

    /// <summary>One line a feature.</summary>
    static void MapFeatures(WebApplication app)
    {
        app.MapShellEndpoints();
        app.MapSignInEndpoints();
        if (app.Environment.IsDevelopment()) app.MapGalleryEndpoints();
    }
}
