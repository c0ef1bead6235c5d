using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Consultation before expiry, the expiry itself, revision, and the watch over the overarching agreement's own term.</summary>
static class TermDemands
{
    public static void Add(DemandContext context)
    {
        var source = context.Source;
        var term = context.Facts.Term;
        var line = term?.Line ?? 0;
        foreach (var end in source.EarlierEnds.Append(source.To ?? DateOnly.MaxValue).Where(e => e < DateOnly.MaxValue && e > source.From).Distinct().Order())
        {
            if (MonthsBefore(source, term, end) is { } months) AddConsultation(context, end, months, line);
            AddExpiry(context, end, term?.ExtensionYears, line);
        }
        AddRevision(context);
        if (source.Parent is { IsAdopted: false, To: { } parentEnd } parent) AddParentWatch(context, parent, parentEnd);
    }

    // An extension clause without a number of months leaves it to the standard agreement; without an extension clause there is nothing to consult on.
    static int? MonthsBefore(DutySource source, TermFact? term, DateOnly end) =>
        term?.ConsultationMonthsBefore ?? (term?.ExtensionYears is null ? null : Standard(source.Parent?.Facts?.Term, end));

    static int? Standard(TermFact? parent, DateOnly end) =>
        parent?.ConsultationMonthsBefore ?? TimeLimits.On(end, TimeLimitKind.ConsultationBeforeExpiry)?.Amount;

    static void AddConsultation(DemandContext context, DateOnly end, int months, int line)
    {
        var due = DayCounting.MonthsBefore(end, months);
        if (due < context.Source.From) return;
        var opens = Later(DayCounting.MonthsBefore(end, 2 * months).AddDays(1), context.Source.From);
        context.Make("consultation", new Phrase("title.consultation"), new Phrase("rule.consultation", Phrase.Number(months), Phrase.Date(end)),
            "AGR-15", context.At(line), new EvidenceNeed(EvidenceKinds.ConsultationHeld, DutySubject.Agreement),
            new Once(new Period(opens < due ? opens : due, due), 1, context.Source.From), DutyStrength.Breach, body: context.SteeringBody);
    }

    static void AddExpiry(DemandContext context, DateOnly end, int? extensionYears, int line) =>
        context.Make("expiry", new Phrase("title.expiry"),
            extensionYears is { } years ? new Phrase("rule.expiry", Phrase.Date(end), Phrase.Number(years)) : new Phrase("rule.expiryPlain", Phrase.Date(end)),
            "AGR-22", context.At(line), new EvidenceNeed(EvidenceKinds.ExtensionSigned | EvidenceKinds.AgreementRevised, DutySubject.Agreement),
            new Once(new Period(Later(DayCounting.MonthsBefore(end, 6).AddDays(1), context.Source.From), end), 1, context.Source.From),
            DutyStrength.Reminder, body: context.SteeringBody);

    static void AddRevision(DemandContext context)
    {
        var source = context.Source;
        var own = RevisionOf(context.Facts);
        if (own is not null && source.Level == DutyLevel.Overarching && SaysLocal(own.Value.Text))
        {
            var why = new Phrase("why.eachLocal");
            context.Make("revision", new Phrase("title.revision"), RuleOf(own.Value.Years, null), "AGR-19", context.At(own.Value.Line, own.Value.Heading),
                new EvidenceNeed(EvidenceKinds.AgreementRevised, DutySubject.Agreement), new Standing(why), DutyStrength.Reminder);
            return;
        }
        // The later overarching agreement sets the interval for every local one (AGR-19).
        var fromParent = own is null && source.Level == DutyLevel.Local && source.Parent?.Facts is { } above ? RevisionOf(above) : null;
        if ((own ?? fromParent) is not { } revision) return;
        var clause = own is null ? new DutyClause(source.Parent!.DocumentTitle, revision.Heading, revision.Line) : context.At(revision.Line, revision.Heading);
        context.Make("revision", new Phrase("title.revision"), RuleOf(revision.Years, source.From), "AGR-19", clause,
            new EvidenceNeed(EvidenceKinds.AgreementRevised | EvidenceKinds.ExtensionSigned, DutySubject.Agreement),
            new EveryYears(revision.Years, source.From), DutyStrength.Breach, body: context.SteeringBody, lateness: Lateness.Closes);
    }

    static (int Years, string? Text, string? Heading, int Line)? RevisionOf(AgreementFacts facts)
    {
        var stated = facts.Obligations.FirstOrDefault(o => o.Kind == ObligationKind.ReviseAgreement);
        var years = facts.Term?.RevisionYears ?? NumbersInText.YearInterval(stated?.Text);
        return years is > 0 and var n ? (n, stated?.Text, stated?.Heading, stated?.Line ?? facts.Term?.Line ?? 0) : null;
    }

    static bool SaysLocal(string? text) => text is null || text.Contains("lokal", StringComparison.OrdinalIgnoreCase);

    internal static Phrase RuleOf(int years, DateOnly? from) => (years, from) switch
    {
        (1, _) => new("rule.yearly"),
        (2, { } start) => new("rule.everySecondYear", Phrase.Date(start)),
        (_, { } start) => new("rule.everyYears", Phrase.Number(years), Phrase.Date(start)),
        (2, null) => new("rule.everySecondYearPlain"),
        _ => new("rule.everyYearsPlain", Phrase.Number(years)),
    };

    static void AddParentWatch(DemandContext context, ParentSource parent, DateOnly end)
    {
        if (Standard(parent.Facts?.Term, end) is not { } months) return;
        var due = DayCounting.MonthsBefore(end, months);
        var opens = DayCounting.MonthsBefore(end, 2 * months).AddDays(1);
        context.Make("parentConsultation", new Phrase("title.parentConsultation"), new Phrase("rule.parentConsultation", Phrase.Date(end), Phrase.Number(months)),
            "AGR-16", new DutyClause(parent.DocumentTitle, parent.Facts?.Clauses.LastOrDefault(c => c.Line <= parent.Facts.Term?.Line)?.Title, parent.Facts?.Term?.Line ?? 0),
            new EvidenceNeed(EvidenceKinds.ConsultationHeld, DutySubject.Obligation(ObligationKind.ReviseAgreement)),
            new Once(new Period(opens, due), 1, parent.From), DutyStrength.Reminder);
    }

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
