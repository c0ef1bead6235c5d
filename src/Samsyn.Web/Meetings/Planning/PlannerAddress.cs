using System.Globalization;
using Samsyn.App.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Time;

namespace Samsyn.Web.Meetings.Planning;

/// <summary>What the planner is asked, as it stands in the address.</summary>
public sealed record PlannerAddress
{
    public const string Page = "/forum/arsplan";
    const string StandingWeeks = "9, 44", Yes = "ja", No = "nej";
    const int LeastYear = 2000, MostYear = 2200, MostTravel = 240;

    public required int Year { get; init; }
    /// <summary>Closed weeks as they were typed: “9, 44”.</summary>
    public required string Weeks { get; init; }
    public required bool July { get; init; }
    public required int Travel { get; init; }

    public static PlannerAddress Parse(IQueryCollection query, DateOnly today)
    {
        // Late in the year it is the next that is planned.
        var year = int.TryParse(query["ar"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= LeastYear and <= MostYear ? asked : today.Month > 10 ? today.Year + 1 : today.Year;
        return new()
        {
            Year = year, Weeks = query.TryGetValue("veckor", out var weeks) ? weeks.ToString() : StandingWeeks, July = query["juli"] != No,
            Travel = int.TryParse(query["resa"], NumberStyles.None, CultureInfo.InvariantCulture, out var travel) ? Math.Min(travel, MostTravel) : 15,
        };
    }

    /// <summary>The numbers of weeks that were typed and that the year has.</summary>
    public IReadOnlyList<int> WeekNumbers =>
        [.. Weeks.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(week => int.TryParse(week.TrimStart('v', '.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(week => week >= 1 && week <= ISOWeek.GetWeeksInYear(Year)).Distinct().Order()];

    public PlanYearQuery Query => new(Year)
    {
        TravelMinutes = Travel,
        Closed =
        [
            .. WeekNumbers.Select(week => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, week, DayOfWeek.Monday)) is var monday ? new Blackout($"v. {week}", new(monday, monday.AddDays(6))) : null!),
            .. July ? (Blackout[])[new("juli", new(new(Year, 7, 1), new(Year, 7, 31)))] : [],
        ],
    };

    public string To(int year, string page = Page) =>
        string.Create(CultureInfo.InvariantCulture, $"{page}?ar={year}&veckor={Uri.EscapeDataString(Weeks)}&juli={(July ? Yes : No)}&resa={Travel}");
}
