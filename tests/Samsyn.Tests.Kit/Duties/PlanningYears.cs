using System.Globalization;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Tests.Kit.Duties;

/// <summary>Years to plan: sixteen forums of every rhythm that the plans have, whose members sit in several of them.</summary>
public static class PlanningYears
{
    public static readonly Period Year = new(new(2027, 1, 1), new(2027, 12, 31));

    static readonly (string Name, IReadOnlyList<Cadence> Cadence, DayOfWeek? Day)[] Forums =
    [
        ("Styrgrupp", [new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)], DayOfWeek.Tuesday), ("Beredningsgrupp", [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target)], DayOfWeek.Monday),
        ("Myndigheter tillsammans", [new TimesCadence(2, CadencePeriod.Term, CadenceStrength.Approximate)], null), ("Områdesgrupp Ekdal", [new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate)], null),
        ("Områdesgrupp Lindvik", [new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate)], DayOfWeek.Thursday), ("Brottsförebyggande rådet", [new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target)], DayOfWeek.Wednesday),
        ("Krissamverkan", [new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2)], null), ("Nätverk skola", [new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Minimum)], null),
        ("Checklista oro", [new WeeklyCadence([Weekday.TH], new(9, 0), null, null)], null),
        ("Utsättning", [new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Ekdal", 104), new WeeklyCadence([Weekday.FR, Weekday.SA], new(19, 0), "Lindvik", 104)], null),
        ("Våldsbejakande extremism", [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target)], null), ("Möt uniformen", [new OccasionsCadence(10, Season.Spring, 2027)], null),
        ("Trafikgrupp", [new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target)], DayOfWeek.Friday), ("Trygghetsvandringar", [new TimesCadence(3, CadencePeriod.Year, CadenceStrength.Minimum)], null),
        ("Platssamverkan", [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target)], DayOfWeek.Tuesday), ("Grannstöd", [new EveryWeekdayCadence()], null),
    ];

    /// <summary><paramref name="districts"/> times sixteen forums and sixty people, each in about four forums; with <paramref name="readiness"/> raised as given.</summary>
    public static YearToPlan Build(int districts = 1, int people = 60, DateOnly? today = null, IReadOnlyList<Domain.Readiness.ReadinessPeriod>? readiness = null) => new()
    {
        Days = Year, Today = today ?? new(2026, 11, 22),
        Blackouts = [new("Sportlov", new(new(2027, 3, 1), new(2027, 3, 7))), new("Juli", new(new(2027, 7, 1), new(2027, 7, 31))), new("Höstlov", new(new(2027, 11, 1), new(2027, 11, 7)))],
        Forums = [.. Enumerable.Range(0, districts).SelectMany(district => Forums.Select((forum, i) => new ForumToPlan
        {
            Key = $"{district:D2}-{i:D2}", Name = forum.Name, Day = forum.Day, Needs = NeedsOf(forum.Name, forum.Cadence, readiness ?? []),
            Members = [.. Enumerable.Range(0, 15).Select(seat => new ForumMember(Person(district, ((i * 7) + (seat * 11)) % people), $"Funktion {seat + 1}"))],
        }))],
    };

    public static IReadOnlyList<PlanningNeed> NeedsOf(string name, IReadOnlyList<Cadence> cadence, IReadOnlyList<Domain.Readiness.ReadinessPeriod>? readiness = null, Period? year = null) =>
        PlanningNeeds.OfRhythm(name, [new() { Level = ReadinessLevel.Normal, Text = name, Cadence = cadence }, new() { Level = ReadinessLevel.Raised, Text = "", Cadence = [new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Minimum)] }],
            readiness ?? [], SchoolTerms.Default, new(new(2016, 1, 1), DateOnly.MaxValue), year ?? Year);

    static PersonId Person(int district, int number) => new(new($"01920000-0000-7000-8{district:D3}-{number.ToString("D12", CultureInfo.InvariantCulture)}"));
}
