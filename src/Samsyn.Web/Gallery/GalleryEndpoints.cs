using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Gallery;

/// <summary>All components, full, empty and in error, with fictional content; mapped only in development.</summary>
static class GalleryEndpoints
{
    public static void MapGalleryEndpoints(this IEndpointRouteBuilder routes)
    {
        // A filled head, as a signed-in reader of a district would see it.
        var app = routes.MapGroup("").AddEndpointFilter((context, next) =>
        {
            var http = context.HttpContext;
            http.SetView(GalleryHead.Fill(http.View()));
            return next(context);
        });
        app.MapGet("/galleri", (HttpContext http) => http.Page<GalleryView>(new GalleryModel())).Open();
        app.MapGet("/galleri/dokument", (HttpContext http) => http.Page<GalleryDocumentView>(new GalleryModel())).Open();
        app.MapGet("/galleri/tid", (HttpContext http) => http.Page<GalleryTimeView>(new GalleryModel())).Open();
        app.MapGet("/galleri/diagram", (HttpContext http) => http.Page<GalleryChartsView>(new GalleryModel())).Open();
        app.MapGet("/galleri/register", (HttpContext http, string? lage, string? sortera) =>
            http.Page<GalleryRegisterView>(new GalleryRegisterModel(lage, Sorting.From(sortera, "datum")))).Open();
        app.MapGet("/galleri/formular", (HttpContext http) => http.Page<GalleryFormView>(new GalleryFormModel("", "", [], []))).Open();
        app.MapPost("/galleri/formular", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var (name, date) = (form["namn"].ToString(), form["datum"].ToString());
            List<FieldError> errors = [];
            if (name.Length == 0) errors.Add(new("namn", "Skriv forumets namn, till exempel ”Styrgrupp”."));
            if (!DateOnly.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, out _)) errors.Add(new("datum", "Skriv mötets dag som år-månad-dag, till exempel 2026-11-26."));
            return errors.Count > 0
                ? http.Refused<GalleryFormView>(new GalleryFormModel(name, date, [.. form["parter"].OfType<string>()], errors))
                : http.Done("/galleri");
        }).Open();
        app.MapGet("/galleri/konflikt", (HttpContext http) => http.Stale(new("Handlingsplanen Skolvägen", "/galleri", "Samordnare Kim Exempel",
        [
            new("Sammankallande", "Enhetschef trygghet", "Områdespolis"),
            new("Löptid", "Tills vidare", "Tills vidare"),
        ]))).Open();
        app.MapGet("/galleri/fel", string (HttpContext _) => throw new InvalidOperationException("A failure made on purpose, to see its page.")).Open();
    }
}

public sealed record GalleryModel;

public sealed record GalleryRegisterModel(string? Status, Sorting Sorted);

public sealed record GalleryFormModel(string Name, string Date, IReadOnlyList<string> Parties, IReadOnlyList<FieldError> Errors);
