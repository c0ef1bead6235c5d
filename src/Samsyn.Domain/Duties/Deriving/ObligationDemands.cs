using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Duties that stand in running text, and the rows of action lists and promises.</summary>
static class ObligationDemands
{
    static readonly Dictionary<ObligationKind, (string Title, string Why, string Requirement, EvidenceKinds Done)> OnEvent = new()
    {
        [ObligationKind.InformOtherParty] = ("title.inform", "why.onEvent", "INF-01", EvidenceKinds.InformationSent),
        [ObligationKind.UpdateActionPlans] = ("title.planUpdates", "why.onChange", "AGR-29", EvidenceKinds.AnnexVersionDecided),
        [ObligationKind.SteeringDecisionOnAnnex] = ("title.annexDecision", "why.onChange", "AGR-30", EvidenceKinds.AnnexVersionDecided),
        [ObligationKind.WrittenAmendment] = ("title.amendment", "why.onChange", "AGR-31", EvidenceKinds.AgreementRevised),
        [ObligationKind.NoticeByLetter] = ("title.noticeLetter", "why.onNotice", "NOT-01", EvidenceKinds.NoticeSent),
        [ObligationKind.NoticeByEmail] = ("title.noticeMail", "why.onNotice", "NOT-02", EvidenceKinds.NoticeSent),
        [ObligationKind.Rectification] = ("title.rectification", "why.onNotice", "NOT-11", EvidenceKinds.NoticeSent),
        [ObligationKind.DescribeWorkDone] = ("title.describeWork", "why.continuous", "FUP-12", EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered),
        [ObligationKind.ReportImplementation] = ("title.reportImplementation", "why.noDate", "FUP-13", EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered),
        [ObligationKind.Renegotiation] = ("title.renegotiation", "why.onNotice", "NOT-13", EvidenceKinds.NoticeSent),
    };

    static readonly string[] Continuous = ["löpande", "kontinuerlig", "fortlöpande"];

    public static void Add(DemandContext context)
    {
        foreach (var obligation in context.Facts.Obligations) Add(context, obligation);
        foreach (var action in context.Facts.Actions) Add(context, action);
    }

    /// <summary>What the overarching agreement says for the local parties too, where the local text is silent: notices, rectification, information, reporting back.</summary>
    public static void AddFromParent(DemandContext parent, AgreementFacts local)
    {
        foreach (var obligation in parent.Facts.Obligations.Where(o => OnEvent.ContainsKey(o.Kind) && local.Obligations.All(l => l.Kind != o.Kind)))
            Add(parent, obligation);
    }

    static void Add(DemandContext context, ObligationFact obligation)
    {
        var clause = context.At(obligation.Line, obligation.Heading);
        var party = Sides.Of(obligation.Party);
        // "Planen följs upp och uppdateras årligen i tertialrapport 1" has a date, whatever plan it is.
        if (obligation.Kind == ObligationKind.UpdateActionPlans && PointIn(obligation.Text) is not null
            && obligation.Text.Contains("årlig", StringComparison.OrdinalIgnoreCase))
        {
            AddProgrammePlan(context, obligation, clause);
            return;
        }
        if (OnEvent.TryGetValue(obligation.Kind, out var known))
        {
            context.Make($"obligation:{obligation.Kind}", new Phrase(known.Title), RuleOf(obligation), known.Requirement, clause,
                new EvidenceNeed(known.Done, SubjectOf(obligation.Kind)), new Standing(new Phrase(known.Why)), DutyStrength.Reminder, party, obligation.Body);
            return;
        }
        switch (obligation.Kind)
        {
            case ObligationKind.ReviseAgreement:
                break; // With the term.
            case ObligationKind.UpdateSituationPicture when FollowUpDemands.Carries(context.Facts, obligation.Line):
                break;
            case ObligationKind.UpdateSituationPicture:
                AddCounted(context, obligation, clause, new Phrase("title.pictureUpdate"), "SIT-04", EvidenceKinds.AnnexVersionDecided,
                    DutySubject.Annex(AnnexKind.SituationPicture), FollowUpDemands.PictureTopic);
                break;
            case ObligationKind.FollowUpPriorityAreas:
                AddCounted(context, obligation, clause, new Phrase("title.areasFollowUp"), "AGR-20",
                    EvidenceKinds.ReportDelivered | EvidenceKinds.DecisionTaken | EvidenceKinds.FollowUpDone, DutySubject.PriorityAreas, null);
                break;
            case ObligationKind.RevisePriorityAreas:
                AddAreasRevision(context, obligation, clause);
                break;
            case ObligationKind.FollowUpProgrammePlan:
                AddProgrammePlan(context, obligation, clause);
                break;
            default:
                AddCounted(context, obligation, clause, Phrase.Quote(DemandContext.Short(obligation.Text)), "AGR-69",
                    EvidenceKinds.ReportDelivered | EvidenceKinds.DecisionTaken | EvidenceKinds.ActivityCompleted | EvidenceKinds.FollowUpDone,
                    DutySubject.Action(obligation.Text), null);
                break;
        }
    }

    static Phrase RuleOf(ObligationFact obligation) => obligation switch
    {
        { Kind: ObligationKind.NoticeByLetter, Days: { } days } => new("rule.noticeLetter", Phrase.Number(days)),
        { Kind: ObligationKind.NoticeByEmail, Days: 0 } => new("rule.noticeSameDay"),
        { Days: { } days and > 0 } => new("rule.days", Phrase.Days(days)),
        _ => Phrase.Quote(DemandContext.Short(obligation.Text, 200)),
    };

    static DutySubject SubjectOf(ObligationKind kind) => kind switch
    {
        ObligationKind.UpdateActionPlans => DutySubject.Annex(AnnexKind.ActionPlans),
        _ => DutySubject.Obligation(kind),
    };

    static void AddCounted(DemandContext context, ObligationFact obligation, DutyClause clause, Phrase title, string requirement, EvidenceKinds done,
        DutySubject subject, string? topic)
    {
        var key = $"obligation:{obligation.Kind}{(obligation.Kind == ObligationKind.Other ? ":" + subject.Key : "")}";
        var counted = obligation.Cadence.OfType<TimesCadence>().ToList();
        foreach (var times in counted)
            context.Make(key, title, Rhythm.RuleOf(times), requirement, clause,
                new EvidenceNeed(done, subject), context.Counted(times),
                times.Strength == CadenceStrength.Approximate ? DutyStrength.Reminder : DutyStrength.Breach,
                Sides.Of(obligation.Party), obligation.Body ?? context.SteeringBody, count: times.Strength, topic: topic);
        if (counted.Count > 0) return;
        var why = obligation.Cadence.Count > 0 ? ForumDemands.WhyStanding(obligation.Cadence[0]) : new Phrase("why.noDate");
        context.Make(key, title, Phrase.Quote(DemandContext.Short(obligation.Text, 200)), requirement, clause, new EvidenceNeed(done, subject), new Standing(why),
            DutyStrength.Reminder, Sides.Of(obligation.Party), obligation.Body);
    }

    static void AddAreasRevision(DemandContext context, ObligationFact obligation, DutyClause clause)
    {
        var from = context.Source.From;
        var years = NumbersInText.YearInterval(obligation.Text) ?? TimeLimits.On(from, TimeLimitKind.PriorityAreaRevision)?.Amount;
        if (years is not (> 0 and var interval)) return;
        context.Make("areasRevision", new Phrase("title.areasRevision"), TermDemands.RuleOf(interval, from), "AGR-20", clause,
            new EvidenceNeed(EvidenceKinds.AgreementRevised | EvidenceKinds.AnnexVersionDecided, DutySubject.PriorityAreas), new EveryYears(interval, from),
            DutyStrength.Breach, Sides.Of(obligation.Party), obligation.Body ?? context.SteeringBody, Lateness.Closes);
    }

    static void AddProgrammePlan(DemandContext context, ObligationFact obligation, DutyClause clause)
    {
        var point = PointIn(obligation.Text);
        Timing timing = point is { } at
            ? new AtReportingPoint(at, context.Settings.ReportingDates)
            : new PerPeriod(CadencePeriod.Year, 1, context.Settings.SchoolTerms);
        var extremism = obligation.Text.Contains("extremism", StringComparison.OrdinalIgnoreCase);
        context.Make("programmePlan", new Phrase(extremism ? "title.programmePlan" : "title.planFollowUp"), point is { } p ? new Phrase("rule.point", "@" + p) : new Phrase("rule.yearly"), "FUP-18", clause,
            new EvidenceNeed(EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered | EvidenceKinds.AnnexVersionDecided, DutySubject.Obligation(obligation.Kind)),
            timing, DutyStrength.Deviation, Sides.Of(obligation.Party), obligation.Body, Lateness.Closes);
        // "… följs upp löpande och i slutet av varje år …" demands both.
        if (!extremism && Array.Exists(Continuous, word => obligation.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            context.Make("programmePlan:continuous", new Phrase("title.planFollowUp"), Phrase.Quote(DemandContext.Short(obligation.Text, 200)), "CEN-03", clause,
                new EvidenceNeed(EvidenceKinds.FollowUpDone, DutySubject.Obligation(obligation.Kind)), new Standing(new Phrase("why.continuous")), DutyStrength.Reminder,
                Sides.Of(obligation.Party), obligation.Body);
    }

    static ReportingPoint? PointIn(string text) => text switch
    {
        _ when Says(text, "T1", "tertialrapport 1", "tertial 1") => ReportingPoint.T1,
        _ when Says(text, "T2", "tertialrapport 2", "tertial 2") => ReportingPoint.T2,
        _ when Says(text, "VB", "verksamhetsberättelse") => ReportingPoint.VB,
        _ => null,
    };

    static bool Says(string text, string abbreviation, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return text.Split([' ', ',', '.', ';', '(', ')']).Contains(abbreviation, StringComparer.Ordinal);
    }

    static void Add(DemandContext context, ActionFact action)
    {
        var source = context.Source;
        var due = action.Due is { } term ? PlanTermRules.Due(term, context.Settings.ReportingDates, source.From.Year)?.LastDay : null;
        var count = action.MinimumCount ?? 1;
        // A counted promise without a date of its own is kept when the agreement's time is up.
        due ??= action.MinimumCount is null ? null : source.To;
        var subject = DutySubject.Action(action.Text);
        var done = new EvidenceNeed(EvidenceKinds.ActivityCompleted | EvidenceKinds.MeetingHeld, subject);
        var title = Phrase.Quote(DemandContext.Short(action.Text));
        var party = Sides.Of(action.Owner, context.Facts);
        var key = "action:" + subject.Key;
        // "minst en gång per termin" is counted term by term, not once before the agreement ends.
        if (action.Due is null && action.Cadence.OfType<TimesCadence>().FirstOrDefault() is { } times)
        {
            context.Make(key, title, Rhythm.RuleOf(times), "FUP-15", context.At(action.Line), done, context.Counted(times),
                times.Strength == CadenceStrength.Approximate ? DutyStrength.Reminder : DutyStrength.Deviation, party, action.Owner, count: times.Strength);
            return;
        }
        if (due is { } last)
            context.Make(key, title, action.MinimumCount is { } minimum ? new Phrase("rule.minimumCount", Phrase.Times(minimum)) : new Phrase("rule.readyBy", Phrase.Date(last)),
                "FUP-15", context.At(action.Line), done, new Once(new Period(Earlier(source.From, last), last), count), DutyStrength.Deviation, party, action.Owner,
                Lateness.Closes);
        else if (action.MinimumCount is not null)
            context.Make(key, title, new Phrase("rule.times.Minimum", Phrase.Times(count), "@Year"), "FUP-15", context.At(action.Line), done,
                new PerPeriod(CadencePeriod.Year, count, context.Settings.SchoolTerms), DutyStrength.Deviation, party, action.Owner);
        else
            context.Make(key, title, Phrase.Quote(DemandContext.Short(action.Text, 200)), "FUP-15", context.At(action.Line), done, new Standing(new Phrase("why.noDate")),
                DutyStrength.Reminder, party, action.Owner);
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
