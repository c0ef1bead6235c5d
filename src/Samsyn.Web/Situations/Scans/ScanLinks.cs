using System.Globalization;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Scans;

/// <summary>Where searches for clusters are, and how one is named.</summary>
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

    /// <summary>The form of a block in a room of a section, with the search chosen.</summary>
    public static string Put(ScanView scan, PictureSection section, PartySide? room) => $"{BlockLinks.Form(section, room)}&data={scan.Dataset.Id.Value}&metod={BlockMethods.SearchMethod}&{BlockMethods.SearchField}={scan.Id.Value}";

    public static string Caption(ScanView scan, ViewContext view) => Caption(scan.Question, view);

    public static string Caption(ScanQuestion question, ViewContext view) =>
        view["scans.caption", question.Kind.Say(view), question.Types.Count is > 0 and <= 3 ? string.Join(", ", question.Types) : view["scans.allTypes"], Dates.Full(question.From, view.Language), Dates.Full(question.To, view.Language)];

    /// <summary>A search in a list of them: two may have the same caption.</summary>
    public static string Choice(FinishedSearch search, ViewContext view) => view["scans.choice", Caption(search.Question, view), Number(search.Question.Radius), Number(search.Question.Days), Number(search.Question.Seed), search.StartedByName, Dates.Moment(search.StartedAt, view.Language)];

    public static IReadOnlyList<Link> Above(ViewContext view) => [new(view["ui.nav.picture"], PictureLinks.Register), new(view["scans.title"], Register)];

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
