using System.Globalization;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Situations.Uploads;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>What was chosen of a file's columns. Without profiles another one was picked, and the file is looked at with that.</summary>
sealed record MappingInput(ImportProfile? Events, IndicatorProfile? Indicators, ImportRule? Rule, ProfilePick Pick, string Save, string SaveAs);

/// <summary>Reads the form of columns into a profile.</summary>
static class MappingForm
{
    public const string Column = "kolumn-", Heading = "rubrik-", Ready = "fardig", Before = "fore", Save = "spara", SaveAs = "profileName", SaveNew = "ny", SaveVersion = "version";
    const int MostColumns = 500;

    public static MappingInput Read(ActInput input, UploadView upload)
    {
        var rule = Named.OrNull<ImportRule>(input.Text("rule"));
        var pick = new ProfilePick(input.Text(Ready));
        var none = new MappingInput(null, null, rule, pick, input.Text(Save), input.Text(SaveAs));
        // Its own columns count, not those of the one before.
        if (pick.Key != input.Text(Before)) return none;
        if (upload.Dataset.Kind == DatasetKind.Indicators) return none with { Indicators = Indicators(input, upload) };
        var columns = Columns(input).Select(column => (Role: Named.OrNull<ColumnRole>(column.Role) ?? ColumnRole.Other, column.Heading, column.At)).ToList();
        return none with { Events = new()
        {
            Name = input.Given("profile") ?? Path.GetFileNameWithoutExtension(upload.File),
            // A heading that stands twice, or nowhere, is known by its place.
            Columns = [.. columns.Select(column => column.Heading.Length > 0 && columns.Count(other => other.Heading == column.Heading) == 1 ? new ColumnMapping(column.Role, column.Heading) : new ColumnMapping(column.Role, Index: column.At))],
            Delimiter = input.Text("delimiter") is { Length: 1 } text ? text[0] : input.Text("delimiter") == "tab" ? '\t' : null,
            Coding = Named.OrNull<TextCoding>(input.Text("coding")) ?? TextCoding.Detect, DateOrder = Named.OrNull<DateOrder>(input.Text("dateOrder")) ?? DateOrder.YearMonthDay,
            DecimalSign = Named.OrNull<DecimalSign>(input.Text("decimalSign")) ?? DecimalSign.PointOrComma,
            CoordinateSystem = columns.Exists(column => column.Role is ColumnRole.X or ColumnRole.Y) ? CoordinateSystem.Find(input.Text("system"))?.Name : null,
            AreaDigits = int.TryParse(input.Text("areaDigits"), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and <= 12 ? digits : null,
        } };
    }

    static IndicatorProfile Indicators(ActInput input, UploadView upload)
    {
        var ready = ReadyProfiles.All.FirstOrDefault(profile => profile.Name == input.Text(Ready));
        var columns = Columns(input).Where(column => Named.OrNull<IndicatorRole>(column.Role) is not null && column.Heading.Length > 0).Select(column => new IndicatorColumn(Named.Of<IndicatorRole>(column.Role), [column.Heading])).ToList();
        return new()
        {
            Name = input.Given("profile") ?? ready?.Name ?? Path.GetFileNameWithoutExtension(upload.File), Columns = columns, Indicator = input.Text("indicator"), Area = input.Text("area"), Period = input.Text("period"), Unit = input.Text("unit"),
            Measure = Named.OrNull<IndicatorMeasure>(input.Text("measure")) ?? IndicatorMeasure.Count, WholeYear = input.Text("wholeYear") == nameof(PeriodKind.SurveyYear) ? PeriodKind.SurveyYear : PeriodKind.Year,
            WideIndicators = input.Ticked("wide", "ja"), AreaDigits = int.TryParse(input.Text("areaDigits"), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and <= 12 ? digits : null,
        };
    }

    static IEnumerable<(string Role, string Heading, int At)> Columns(ActInput input)
    {
        for (var at = 0; at < MostColumns && input.Given(Name(Column, at)) is { } role; at++) yield return (role, input.Text(Name(Heading, at)), at);
    }

    public static string Name(string part, int at) => part + at.ToString(CultureInfo.InvariantCulture);
}
