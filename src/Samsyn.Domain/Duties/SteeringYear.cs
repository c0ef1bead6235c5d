using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Duties;

public sealed record SteeringAgenda(DateOnly Meeting, IReadOnlyList<FollowUpObject> Items);

/// <summary>An object of the follow-up plan that the year's meetings are too few for.</summary>
public sealed record SteeringShortfall(FollowUpObject Object, int Needed, int Planned);

/// <summary>A year of steering-group meetings with the follow-up plan's standing items laid out on them (MTG-07, FUP-17).</summary>
public sealed record SteeringYear(IReadOnlyList<SteeringAgenda> Agendas, IReadOnlyList<SteeringShortfall> Shortfalls)
{
    public bool IsPossible => Shortfalls.Count == 0;

    /// <summary>Spreads each object's reports evenly over the meetings, the last one always included.</summary>
    /// <param name="duties">The agreement's duties; the follow-up plan's reports whose window is this year are used; each is decided on where it is reported.</param>
    /// <param name="year">The calendar year planned.</param>
    /// <param name="meetings">The dates planned; dates of other years are left out.</param>
    public static SteeringYear Plan(IEnumerable<Duty> duties, int year, IEnumerable<DateOnly> meetings)
    {
        var dates = meetings.Where(m => m.Year == year).Distinct().Order().ToList();
        var needs = duties
            .Where(d => d.Demand.Needs is { Subject.Kind: SubjectKind.FollowUp, Kinds: EvidenceKinds.ReportDelivered } && d.Due?.Year == year)
            .GroupBy(d => Enum.Parse<FollowUpObject>(d.Demand.Needs.Subject.Key))
            .Select(g => (Object: g.Key, Needed: g.Sum(d => d.Needed)))
            .OrderBy(n => n.Object).ToList();
        var items = dates.ToDictionary(d => d, _ => new List<FollowUpObject>());
        foreach (var (item, needed) in needs)
            foreach (var date in Spread(dates, needed)) items[date].Add(item);
        return new(
            [.. dates.Select(d => new SteeringAgenda(d, items[d]))],
            [.. needs.Where(n => n.Needed > dates.Count).Select(n => new SteeringShortfall(n.Object, n.Needed, dates.Count))]);
    }

    static IEnumerable<DateOnly> Spread(List<DateOnly> dates, int count)
    {
        var taken = Math.Min(count, dates.Count);
        for (var i = 1; i <= taken; i++) yield return dates[(i * dates.Count / taken) - 1];
    }
}
