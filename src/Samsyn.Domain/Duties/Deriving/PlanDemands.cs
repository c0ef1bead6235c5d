using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Forum-type plans (their meetings and terms) and area-type plans (activities with reporting points).</summary>
static class PlanDemands
{
    public static void Add(DemandContext context)
    {
        foreach (var plan in context.Facts.Plans) AddPlan(context, plan);
        foreach (var area in context.Facts.Areas)
            foreach (var activity in area.Activities) AddActivity(context, area, activity);
    }

    static void AddPlan(DemandContext context, PlanFact plan)
    {
        var normal = plan.Readiness.FirstOrDefault(r => r.Level == ReadinessLevel.Normal);
        var forum = new Forum
        {
            Title = plan.Title, Key = $"plan:{DutySubject.Plan(plan.Title).Key}", Subject = group => DutySubject.Plan(plan.Title, group),
            Clause = context.At(normal?.Line ?? plan.Line, plan.Title), Party = Sides.Of(plan.Fields.Convener, context.Facts), Body = plan.Title,
            Within = PlanTermRules.Runs(plan.Term), PoliceCommitment = plan.Fields.PoliceCommitment, CityCommitment = plan.Fields.DistrictCommitment,
        };
        AddRows(context, plan, forum, normal);
        AddOtherLevels(context, plan, forum);
        AddTerm(context, plan.Term, plan.Title, forum.Key, DutySubject.Plan(plan.Title), EvidenceKinds.PlanReady, forum.Party,
            context.At(plan.FieldLines.GetValueOrDefault("term", plan.Line), plan.Title));
    }

    static void AddRows(DemandContext context, PlanFact plan, Forum forum, ReadinessFact? normal)
    {
        IReadOnlyList<Cadence> ordinary = normal is null ? [] : normal.Cadence.Count > 0 ? normal.Cadence : [new UnstatedCadence()];
        var rhythms = LevelRhythms.Of(plan.Readiness, ReadinessPeriods.Of(context.Source.Readiness, DutySubject.Plan(plan.Title), new(context.Source.From, DateOnly.MaxValue)));
        if (rhythms.Count < 2 && rhythms is not [{ Level: not ReadinessLevel.Normal }])
        {
            ForumDemands.Add(context, forum, ordinary);
            return;
        }
        ForumDemands.Add(context, forum, [.. ordinary.GroupBy(cadence => cadence.Body, StringComparer.OrdinalIgnoreCase).Where(group => !group.Any(LevelRhythms.IsDated)).SelectMany(group => group)]);
        foreach (var rhythm in rhythms)
        {
            var row = plan.Readiness.FirstOrDefault(r => r.Level == rhythm.Level);
            ForumDemands.AddRow(context, forum with { Clause = row is null ? forum.Clause : context.At(row.Line, plan.Title) }, rhythm);
        }
    }

    // What applies at raised readiness stands in the text whether or not it ever was raised; the days on which it was have demands of their own.
    static void AddOtherLevels(DemandContext context, PlanFact plan, Forum forum)
    {
        var rows = plan.Readiness.Where(r => r.Level != ReadinessLevel.Normal && !r.Cadence.All(c => c is NotApplicableCadence or UnstatedCadence));
        foreach (var same in rows.GroupBy(r => r.Text.Trim().TrimEnd('.', ' ').ToUpperInvariant(), StringComparer.Ordinal))
        {
            var row = same.First();
            var level = "@" + string.Join('+', same.Select(r => r.Level));
            context.Make($"{forum.Key}/level:{row.Level}", new Phrase("title.atLevel", plan.Title, level), Phrase.Quote(DemandContext.Short(row.Text, 160)), "FOR-GEN-02",
                context.At(row.Line, plan.Title), new EvidenceNeed(EvidenceKinds.None, DutySubject.Plan(plan.Title)),
                new Standing(new Phrase("why.otherLevel", level)), DutyStrength.Reminder, forum.Party, plan.Title, within: forum.Within);
        }
    }

    static void AddTerm(DemandContext context, PlanTerm term, string title, string key, DutySubject subject, EvidenceKinds done,
        DutyParty party, DutyClause clause)
    {
        var from = context.Source.From;
        if (PlanTermRules.Due(term, context.Settings.ReportingDates, from.Year) is { } due)
        {
            if (PlanTermRules.Runs(term) is { } runs)
            {
                // A plan that ends with the agreement is the agreement's own expiry.
                if (runs.To < context.Source.LastDay)
                    context.Make($"{key}/ends", new Phrase("title.planEnds", title), new Phrase("rule.runsTo", Phrase.Date(runs.To)), "FOR-MBU-03", clause,
                        new EvidenceNeed(EvidenceKinds.FollowUpDone | EvidenceKinds.ActivityCompleted | done, subject), new Once(runs), DutyStrength.Reminder, party,
                        lateness: Lateness.Closes);
                return;
            }
            AddReady(context, due.LastDay, new Phrase("rule.readyBy", Phrase.Date(due.LastDay)), "PLN-15");
        }
        else if (term is TermByReportingPoint point)
        {
            var last = ReportingDates.Covers(from.Year, point.Point).To;
            if (last < from) last = ReportingDates.Covers(from.Year + 1, point.Point).To;
            AddReady(context, last, new Phrase("rule.readyAt", "@" + point.Point), "PLN-14");
        }

        void AddReady(DemandContext to, DateOnly last, Phrase rule, string requirement) =>
            to.Make($"{key}/ready", new Phrase("title.ready", title), rule, requirement, clause, new EvidenceNeed(done, subject),
                new Once(new Period(last < from ? last : from, last)), DutyStrength.Deviation, party, lateness: Lateness.Closes);
    }

    static void AddActivity(DemandContext context, AreaFact area, ActivityFact activity)
    {
        var subject = DutySubject.Activity(area.Title, activity.Title);
        var title = DemandContext.Short(activity.Title);
        var key = $"activity:{subject.Key}";
        var party = Sides.Of(activity.Convener, context.Facts);
        var clause = context.At(activity.Line, area.Title);
        var body = activity.WorkingGroup is { } group ? DemandContext.Short(group, 120) : null;
        if (activity.Cadence.Count > 0)
            ForumDemands.Add(context, new Forum
            {
                Title = title, Key = key, Subject = _ => subject, Clause = clause, Party = party, Body = body, Within = PlanTermRules.Runs(activity.Term),
            }, activity.Cadence);
        AddTerm(context, activity.Term, title, key, subject, EvidenceKinds.ActivityCompleted | EvidenceKinds.PlanReady, party, clause);
        AddFollowUp(context, activity, title, key, subject, clause);
    }

    static void AddFollowUp(DemandContext context, ActivityFact activity, string title, string key, DutySubject subject, DutyClause clause)
    {
        var existence = activity.FollowUp?.Contains("grupp finns", StringComparison.OrdinalIgnoreCase) ?? false;
        var preparation = context.Facts.Bodies.FirstOrDefault(b => b.Kind == BodyKind.Preparation)?.Name
            ?? (activity.FollowUp?.Contains("beredningsgrupp", StringComparison.OrdinalIgnoreCase) == true ? "Beredningsgrupp" : null);
        foreach (var point in activity.FollowUpPoints.Distinct().Order())
        {
            var timing = new AtReportingPoint(point, context.Settings.ReportingDates);
            var dated = context.Settings.ReportingDates.Of(context.Source.From.Year, point) is not null;
            context.Make($"{key}/followUp", new Phrase("title.followUpPoint", title, "@" + point),
                new Phrase(existence ? "rule.pointExists" : dated ? "rule.point" : "rule.pointNoDate", "@" + point), "PLN-17", clause,
                new EvidenceNeed(EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered | (existence ? EvidenceKinds.ExistenceConfirmed : EvidenceKinds.None), subject),
                timing, DutyStrength.Deviation, DutyParty.Both, preparation, Lateness.Closes, within: YearsOf(context, activity.Term));
        }
        if (activity.FollowUp?.Contains("löpande", StringComparison.OrdinalIgnoreCase) == true)
            context.Make($"{key}/running", new Phrase("title.activityFollowed", title), new Phrase("why.running"), "FUP-11", clause,
                new EvidenceNeed(EvidenceKinds.FollowUpDone | EvidenceKinds.MeetingHeld, subject), new Standing(new Phrase("why.running")), DutyStrength.Reminder,
                within: YearsOf(context, activity.Term));
    }

    // An activity of a year, or ready in a month of it, is followed up through that year.
    static Period? YearsOf(DemandContext context, PlanTerm term)
    {
        int? year = term switch { TermByMonth m => m.Year, TermByReportingPoint => context.Source.From.Year, _ => null };
        if (year is { } only) return CalendarPeriods.Of(CadencePeriod.Year, new(only, 1, 1));
        return PlanTermRules.Runs(term) is { } runs ? WholeYears(runs) : null;
    }

    public static Period WholeYears(Period period) => new(new(period.From.Year, 1, 1), new(period.To.Year, 12, 31));
}
