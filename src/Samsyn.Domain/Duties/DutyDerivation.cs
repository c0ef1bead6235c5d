using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties.Deriving;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

/// <summary>From what an agreement states to the duties it gives, each with its window and clause. Pure.</summary>
public static class DutyDerivation
{
    /// <summary>Every duty whose window touches the horizon, by last day, standing duties last. Windows are whole: the horizon never cuts them.</summary>
    public static IReadOnlyList<Duty> Derive(DutySource source, Period horizon)
    {
        var duties = new List<Duty>();
        foreach (var run in Runs(source))
        {
            var stands = run.Demand.Within is { } within ? within.Intersect(run.Stands) : run.Stands;
            if (stands is not { } valid) continue;
            foreach (var slot in run.Demand.Timing.Slots(valid, run.Demand.During, horizon)) duties.Add(new Duty(run.At(slot.Due), slot));
        }
        Contradictions.Mark(duties);
        return InOrder(duties);
    }

    // By last day, then in the order of the text; standing duties last.
    static Duty[] InOrder(List<Duty> duties)
    {
        var keys = new long[duties.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((long)(duties[i].Due ?? DateOnly.MaxValue).DayNumber << 32) | (uint)i;
        var ordered = duties.ToArray();
        Array.Sort(keys, ordered);
        return ordered;
    }

    /// <summary>A demand over the unbroken time that versions of the text make it, with the clause of each version.</summary>
    sealed class Run(Demand demand, Period stands)
    {
        readonly List<(DateOnly From, Demand Demand)> _versions = [(stands.From, demand)];

        public Demand Demand => _versions[^1].Demand;
        public Period Stands { get; private set; } = stands;

        public void Continue(Demand demand, Period stands)
        {
            _versions.Add((stands.From, demand));
            Stands = new Period(Stands.From, stands.To);
        }

        public Demand At(DateOnly date)
        {
            for (var i = _versions.Count - 1; i > 0; i--)
                if (_versions[i].From <= date) return _versions[i].Demand;
            return _versions[0].Demand;
        }
    }

    static IEnumerable<Run> Runs(DutySource source)
    {
        var versions = Versions(source).ToList();
        if (versions.Count == 1) return DemandsOf(source, versions[0].Facts, versions[0].Stands.To).Select(d => new Run(d, versions[0].Stands));

        var runs = new List<Run>();
        var open = new Dictionary<string, Run>(StringComparer.Ordinal);
        foreach (var (stands, facts) in versions)
            foreach (var demand in DemandsOf(source, facts, stands.To))
            {
                if (open.TryGetValue(demand.Key, out var run) && run.Stands.To.AddDays(1) == stands.From && run.Demand.Within == demand.Within && run.Demand.During == demand.During)
                    run.Continue(demand, stands);
                else
                    runs.Add(open[demand.Key] = new Run(demand, stands));
            }
        return runs;
    }

    static IEnumerable<(Period Stands, AgreementFacts Facts)> Versions(DutySource source)
    {
        var last = source.LastDay;
        var ordered = source.Versions.OrderBy(v => v.ValidFrom).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var from = i == 0 || ordered[i].ValidFrom < source.From ? source.From : ordered[i].ValidFrom;
            var to = i + 1 < ordered.Count && ordered[i + 1].ValidFrom <= last ? ordered[i + 1].ValidFrom.AddDays(-1) : last;
            if (from <= to) yield return (new Period(from, to), ordered[i].Facts);
        }
    }

    static List<Demand> DemandsOf(DutySource source, AgreementFacts facts, DateOnly lastDay)
    {
        var context = new DemandContext(source, facts, source.DocumentTitle);
        TermDemands.Add(context);
        BaselineDemands.Add(context);
        BodyDemands.Add(context);
        PlanDemands.Add(context);
        FollowUpDemands.Add(context);
        ObligationDemands.Add(context);
        if (source.Parent is { IsAdopted: false, Facts: { } above } parent)
        {
            var parentContext = new DemandContext(source, above, parent.DocumentTitle);
            ObligationDemands.AddFromParent(parentContext, facts);
            context.Demands.AddRange(parentContext.Demands);
        }
        if (source.Settings.Statutory) StatutoryRules.Add(context, lastDay);
        return context.Demands;
    }
}

/// <summary>Two provisions on the same matter with different frequency stand side by side; the stricter one reminds (SIT-04).</summary>
static class Contradictions
{
    public static void Mark(List<Duty> duties)
    {
        foreach (var topic in duties.Where(d => d.Demand.Topic is not null).GroupBy(d => (d.AgreementId, d.Demand.Topic)))
        {
            var all = topic.ToList();
            foreach (var duty in all)
            {
                var others = all.FindAll(o => o.Demand != duty.Demand && Differ(o, duty) && Overlap(o, duty));
                if (others.Count == 0) continue;
                duty.ConflictsWith = [.. others.Select(o => o.Id).Order(StringComparer.Ordinal)];
                duty.Reminds = others.TrueForAll(o => o.Demand.Timing.PerYear < duty.Demand.Timing.PerYear);
            }
        }
    }

    static bool Differ(Duty a, Duty b) => a.Demand.Timing.PerYear is { } one && b.Demand.Timing.PerYear is { } two && one != two;

    static bool Overlap(Duty a, Duty b) => a.Window.From <= b.Window.To && b.Window.From <= a.Window.To;
}
