using System.Globalization;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Scans;

/// <summary>Where searches for bursts are, and how one is named.</summary>
static class ScanLinks
{
    public const string Register = "/lagesbild/anhopningar";

    public static string New(DatasetId id) => $"{Register}/ny/{id.Value}";

    /// <summary>The form with the choices of an earlier search.</summary>
    public static string Again(ScanView scan) => New(scan.Dataset.Id) + QueryString.Create(
    [
        new("slag", scan.Question.Kind.ToString()), new("fran", Dates.Iso(scan.Question.From)), new("till", Dates.Iso(scan.Question.To)), new("radie", Number(scan.Question.Radius)), new("dagar", Number(scan.Question.Days)),
        new("omkast", Number(scan.Question.Replications)), new("fro", Number(scan.Question.Seed)), .. scan.Question.Types.Select(type => new KeyValuePair<string, string?>("typ", type)),
    ]);

    public static string Of(ScanId id) => $"{Register}/{id.Value}";

    public static string Caption(ScanView scan, ViewContext view) =>
        view["scans.caption", scan.Question.Kind.Say(view), scan.Question.Types.Count is > 0 and <= 3 ? string.Join(", ", scan.Question.Types) : view["scans.allTypes"], Dates.Full(scan.Question.From, view.Language), Dates.Full(scan.Question.To, view.Language)];

    public static IReadOnlyList<Link> Above(ViewContext view) => [new(view["ui.nav.picture"], PictureLinks.Register), new(view["scans.title"], Register)];

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
