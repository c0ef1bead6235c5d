using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Samsyn.App;
using Samsyn.App.Duties;
using Samsyn.Domain.Duties;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Duties;

public enum DutyView { List, Month, Wheel }

/// <summary>Everything the reader chose, as it stands in the address.</summary>
public sealed record DutyAddress
{
    public const string Everything = "allt", Soon = "30";

    public required DutyView View { get; init; }
    public required DateOnly Today { get; init; }
    /// <summary>The date that everything is judged on; null is today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>A year, <see cref="Soon"/> or <see cref="Everything"/>.</summary>
    public required string Period { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public required DateOnly Month { get; init; }
    public required int Year { get; init; }
    public required DutyQuery Filter { get; init; }
    public required Sorting Sorted { get; init; }
    public required int Page { get; init; }

    public DateOnly On => AsOf ?? Today;

    public static DutyAddress Parse(IQueryCollection query, DateOnly today)
    {
        var asOf = TypedDate.Read(query["datum"]);
        var on = asOf ?? today;
        return new()
        {
            View = query["vy"] == "manad" ? DutyView.Month : query["vy"] == "hjul" ? DutyView.Wheel : DutyView.List,
            Today = today,
            AsOf = asOf,
            Period = query["period"] is [{ Length: > 0 } period] ? period : on.Year.ToString(CultureInfo.InvariantCulture),
            From = TypedDate.Read(query["fran"]),
            To = TypedDate.Read(query["till"]),
            Month = DateOnly.TryParseExact(query["manad"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : new(on.Year, on.Month, 1),
            Year = YearOf(query["ar"]) ?? on.Year,
            Filter = new()
            {
                AsOf = asOf,
                Party = Named.OrNull<DutyParty>(query["part"]),
                Body = Given(query["forum"]),
                Plan = Given(query["plan"]),
                State = Named.OrNull<DutyState>(query["lage"]),
                Strength = Named.OrNull<DutyStrength>(query["styrka"]),
                Agreement = Guid.TryParse(query["overenskommelse"], out var agreement) ? new(agreement) : null,
                Text = Given(query["sok"]),
            },
            Sorted = Sorting.From(query["sortera"], "lage"),
            Page = int.TryParse(query["sida"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1,
        };
    }

    /// <summary>The filter with the dates that the list shows.</summary>
    public DutyQuery ListQuery => (From, To, Period) switch
    {
        ({ } from, { } to, _) when from <= to => Filter with { From = from, To = to },
        (_, _, Soon) => Filter with { From = On, To = On.AddDays(30) },
        (_, _, Everything) => Filter with { To = new DateOnly(Math.Min(On.Year + 5, 9000), 12, 31) },
        _ when YearOf(Period) is { } year => Filter with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) },
        _ => Filter with { From = new DateOnly(On.Year, 1, 1), To = new DateOnly(On.Year, 12, 31) },
    };

    public DutyQuery MonthQuery => Filter with { From = Month, To = Month.AddMonths(1).AddDays(-1) };

    public bool IsFiltered => Filter with { AsOf = null } != new DutyQuery();

    static int? YearOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 9000 ? year : null;

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

}

/// <summary>Where a duty and the words that demand it are shown, and how it is said.</summary>
static partial class DutyLinks
{
    public static string Of(string id, DateOnly? asOf = null) =>
        asOf is { } date ? QueryHelpers.AddQueryString("/skyldigheter/" + id, "datum", Dates.Iso(date)) : "/skyldigheter/" + id;

    /// <summary>Null for what an act demands.</summary>
    public static Link? Clause(DutyItem item, ViewContext view)
    {
        if (item.Line == 0) return null;
        var page = $"/overenskommelser/{item.Agreement.Id.Value}";
        var heading = item.Duty.Clause.Heading ?? item.Duty.Clause.Document;
        return item.Annex is { } annex
            ? new($"{heading}, {view["duties.annexLine", annex, item.Line]}", $"{page}?bilaga={annex}#rad-{item.Line}")
            : new($"{heading}, {view["duties.line", item.Line]}", $"{page}?rad={item.Line}#rad-{item.Line}");
    }

    public static string Source(DutyItem item) => item.Duty.Clause.Heading is { } heading ? $"{item.Duty.Clause.Document}, {heading}" : item.Duty.Clause.Document;

    public static Status StatusOf(DutyState state) => state switch
    {
        DutyState.Fulfilled => Status.Fulfilled,
        DutyState.Open => Status.Open,
        DutyState.DueSoon => Status.DueSoon,
        DutyState.Overdue => Status.Overdue,
        _ => Status.NotApplicable,
    };

    public static string Title(this DutyItem item, ViewContext view) => view.Say(item.Duty.Title);

    /// <summary>The sentence with its dates as people say them.</summary>
    public static string Say(this ViewContext view, Phrase phrase) => IsoDate().Replace(phrase.Say(view.Language), match =>
        DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? $"{Dates.Short(date, view.Language)} {date.Year.ToString(CultureInfo.InvariantCulture)}".Replace(' ', '\u00a0') : match.Value);

    [GeneratedRegex(@"\b[12][0-9]{3}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IsoDate();
}
