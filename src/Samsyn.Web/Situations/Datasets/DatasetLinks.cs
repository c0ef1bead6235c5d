using System.Globalization;
using Samsyn.App;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>Where datasets and their imports are shown, and how they are called.</summary>
static class DatasetLinks
{
    public const string Register = "/data", New = Register + "/ny";

    public static string Of(DatasetId id) => $"{Register}/{id.Value}";
    public static string Upload(DatasetId id) => Of(id) + "/las-in";
    public static string Fetch(DatasetId id) => Of(id) + "/hamta";
    public static string Mapping(DatasetId id, DataUploadId upload) => $"{Upload(id)}/{upload.Value}";
    public static string State(DatasetId id, DataUploadId upload) => Mapping(id, upload) + "/lage";
    public static string Rejects(DatasetId id, DataUploadId upload) => Mapping(id, upload) + "/fel.csv";

    public static string Changes(DatasetId id, int import) => $"{Of(id)}/inlasning/{import.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The profile of an import by the name that people know, with its version.</summary>
    public static string ProfileOf(DataImport import, ViewContext view) => import.Used is { } used ? view["data.map.versioned", import.Profile, used.Version]
        : Documents.Situations.Tables.ReadyEventProfiles.All.Any(one => one.Name == import.Profile) || Documents.Situations.Indicators.ReadyProfiles.All.Any(one => one.Name == import.Profile) ? view["data.profile." + import.Profile] : import.Profile;

    public static string OwnerOf(PartySide? side, ViewContext view) => side is { } one ? view["picture.side." + one] : view["picture.side.both"];

    public static string Period(DateOnly? from, DateOnly? to, ViewContext view) => from is { } first && to is { } last ? Dates.Interval(first, last, view.Language) : "–";

    public static string Number(long number, ViewContext view) => number.ToString("N0", view.Language == Language.Swedish ? CultureInfo.GetCultureInfo("sv-SE") : CultureInfo.GetCultureInfo("en-GB"));

    public static string Size(long bytes, ViewContext view) => bytes < 1 << 20 ? $"{Number(Math.Max(1, bytes >> 10), view)} kB" : $"{Number(bytes >> 20, view)} MB";

    public static IReadOnlyList<Link> Above(ViewContext view, Dataset? dataset = null) =>
        [new(view["ui.nav.picture"], "/lagesbild"), new(view["ui.nav.data"], Register), .. dataset is null ? Array.Empty<Link>() : [new Link(dataset.Name, Of(dataset.Id))]];

    public static Link Back(ViewContext view, Dataset dataset) => new(view["data.back"], Of(dataset.Id));
}
