using Samsyn.App;
using Samsyn.App.Situations.Datasets.Exports;
using Samsyn.Documents.Situations.OpenData;
using Samsyn.Domain.Kernel;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Situations.Datasets;

/// <summary><c>/oppna-data</c>: what anybody may fetch, signed in or not, and the catalogue that portals harvest.</summary>
static class OpenDataEndpoints
{
    const string Base = "/oppna-data";

    public static void MapOpenDataEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Base, async (HttpContext http, ReadOpenData data, CancellationToken cancel) => http.Page<OpenDataView>(await data.Run(cancel))).Open();
        app.MapGet(Base + "/katalog.rdf", async (HttpContext http, ReadOpenData data, CancellationToken cancel) => Results.Bytes((await Catalogue(http, data, cancel)).ToRdfXml(), "application/rdf+xml; charset=utf-8")).Open();
        app.MapGet(Base + "/katalog.jsonld", async (HttpContext http, ReadOpenData data, CancellationToken cancel) => Results.Bytes((await Catalogue(http, data, cancel)).ToJsonLd(), "application/ld+json; charset=utf-8")).Open();
        app.MapGet(Base + "/{id:guid}.csv", (HttpContext http, Guid id, ReadOpenData data, CancellationToken cancel) => Table(http, id, data, made => Results.File(made.Csv, "text/csv; charset=utf-8", made.Name + ".csv"), cancel)).Open();
        app.MapGet(Base + "/{id:guid}.parquet", (HttpContext http, Guid id, ReadOpenData data, CancellationToken cancel) => Table(http, id, data, made => Results.File(made.Parquet, DatasetFileEndpoints.Parquet, made.Name + ".parquet"), cancel)).Open();
    }

    static async Task<IResult> Table(HttpContext http, Guid id, ReadOpenData data, Func<OpenFile, IResult> answer, CancellationToken cancel)
    {
        var made = await data.Table(new(id), cancel);
        if (made.IsDone) return answer(made.Value);
        return made.Refusals.OfType<NotFound>().Any() ? http.NotFound()
            : Results.Text(string.Join('\n', made.Refusals.Select(refusal => Texts.Of(refusal, http.View().Language))), "text/plain; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<DcatCatalogue> Catalogue(HttpContext http, ReadOpenData data, CancellationToken cancel)
    {
        var (view, root) = (http.View(), new Uri($"{http.Request.Scheme}://{http.Request.Host}"));
        return new(new(root, Base), view["data.open.title"], view["data.open.lead"], view["data.open.publisher"], view.LanguageTag, [.. (await data.Run(cancel)).Select(one => new CatalogueDataset
        {
            Address = new(root, $"{Base}#{one.Id.Value:N}"), Title = one.Name, Description = view["data.open.description", one.Name, one.Source], Publisher = one.Source, Licence = one.Licence, From = one.From, To = one.To, Issued = one.Issued,
            Modified = one.Modified, Keywords = [.. one.Indicators.Take(20)], Contact = CatalogueContact.Read(http.RequestServices.GetRequiredService<IConfiguration>()["SAMSYN_DATA_CONTACT"]), Files = [new(new(root, Address(one)), "text/csv", $"{one.Name} (CSV)"), new(new(root, Address(one, "parquet")), DatasetFileEndpoints.Parquet, $"{one.Name} (Parquet)")],
        })]);
    }

    public static string Address(OpenDataset dataset, string ending = "csv") => $"{Base}/{dataset.Id.Value}.{ending}";
}
