namespace Samsyn.Domain.Duties;

/// <summary>The heart: duties against evidence on a date. Total for every date, independent of the order of evidence, and more evidence never makes a duty worse.</summary>
public static class DutyEvaluation
{
    public static IReadOnlyList<DutyStatus> Evaluate(IReadOnlyList<Duty> duties, IReadOnlyList<Evidence> evidence, DateOnly asOf) =>
        Evaluate(duties, new EvidenceIndex(evidence), asOf);

    /// <summary>One status per duty, in the order of the duties. Evidence dated after <paramref name="asOf"/> is not seen.</summary>
    public static IReadOnlyList<DutyStatus> Evaluate(IReadOnlyList<Duty> duties, EvidenceIndex evidence, DateOnly asOf)
    {
        var statuses = new DutyStatus[duties.Count];
        var lists = new Dictionary<Demand, Evidence[]>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < statuses.Length; i++)
        {
            var demand = duties[i].Demand;
            if (!lists.TryGetValue(demand, out var list)) lists[demand] = list = evidence.Array(demand.AgreementId, demand.Needs.Subject);
            statuses[i] = Evaluate(duties[i], list, asOf);
        }
        return statuses;
    }

    static DutyStatus Evaluate(Duty duty, Evidence[] evidence, DateOnly asOf)
    {
        if (duty.Due is not { } due) return new(duty, Ground.Standing, asOf, Tally(duty, evidence, Earlier(asOf, duty.Window.To ?? asOf)));
        if (duty.Needed == 0) return new(duty, Ground.TooShort, asOf, default);
        var inTime = Tally(duty, evidence, Earlier(asOf, due));
        if (inTime.Done >= duty.Needed) return new(duty, Ground.Done, asOf, inTime);
        if (asOf <= due) return new(duty, Waiting(duty, due, inTime.Done, asOf), asOf, inTime);
        if (duty.ClosesUntil is { } closes)
        {
            var late = Tally(duty, evidence, Earlier(asOf, closes));
            return new(duty, late.Done >= duty.Needed ? Ground.Late : Missed(duty), asOf, late);
        }
        return new(duty, Missed(duty), asOf, inTime);
    }

    static Ground Missed(Duty duty) => duty.Demand.Count == Time.CadenceStrength.Approximate ? Ground.SoftMissed : Ground.Missed;

    static Ground Waiting(Duty duty, DateOnly due, int done, DateOnly asOf)
    {
        var missing = duty.Needed - done;
        var left = due.DayNumber - asOf.DayNumber;
        if (left <= SoonDays(duty, due) * missing) return duty.Reminds ? Ground.Soon : Ground.Laxer;
        return asOf < duty.Window.From ? Ground.NotBegun : Ground.Open;
    }

    // Six meetings a year are late long before the last month: each missing one needs its days, at most half the even distance between them.
    static int SoonDays(Duty duty, DateOnly due)
    {
        if (duty.Needed == 1) return duty.Demand.SoonDays;
        var length = due.DayNumber - duty.Window.From.DayNumber + 1;
        return Math.Min(duty.Demand.SoonDays, Math.Max(1, length / (2 * duty.Needed)));
    }

    static Count Tally(Duty duty, Evidence[] evidence, DateOnly until)
    {
        if (evidence.Length == 0) return default;
        var needs = duty.Demand.Needs;
        var done = 0;
        DateOnly latest = default;
        List<string>? ids = null;
        for (var i = FirstFrom(evidence, duty.CountsFrom); i < evidence.Length && evidence[i].Date <= until; i++)
        {
            var each = evidence[i];
            if (!needs.Accepts(each)) continue;
            if (!needs.DaysNotOccurrences || done == 0 || each.Date != latest) done++;
            latest = each.Date;
            (ids ??= []).Add(each.Id);
        }
        return new Count(done, latest, ids);
    }

    static int FirstFrom(Evidence[] evidence, DateOnly from)
    {
        int low = 0, high = evidence.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (evidence[middle].Date < from) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
