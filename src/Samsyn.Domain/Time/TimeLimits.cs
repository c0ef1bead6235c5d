namespace Samsyn.Domain.Time;

public enum TimeLimitKind
{
    RegisteredLetterReceived, ConsultationBeforeExpiry, Rectification, MandatoryTalk, AgreementRevision, PriorityAreaRevision,
}

public enum TimeUnit { Hours, Days, BusinessDays, Months, Years }

/// <summary>A limit as data: how long, from when to when it has stood, and where it is written.</summary>
public sealed record TimeLimit(TimeLimitKind Kind, int Amount, TimeUnit Unit, DateOnly? ValidFrom, DateOnly? ValidTo, string Source)
{
    public bool StandsOn(DateOnly date) => !(date < ValidFrom) && !(date > ValidTo);
}

/// <summary>
/// The limits of the standard agreements, used where an agreement's own text states none. An agreement that states its own
/// (<c>TermFact.ConsultationMonthsBefore</c>) goes before this table.
/// </summary>
public static class TimeLimits
{
    const string Agreement2015 = "Övergripande samverkansavtal 2015";
    const string LaterAgreement = "Övergripande samverkansöverenskommelse, lokal samverkansöverenskommelse";

    static readonly DateOnly Model2015 = new(2015, 5, 19);

    public static IReadOnlyList<TimeLimit> All { get; } =
    [
        new(TimeLimitKind.RegisteredLetterReceived, 3, TimeUnit.BusinessDays, Model2015, null, Agreement2015 + " 13 §"),
        new(TimeLimitKind.ConsultationBeforeExpiry, 6, TimeUnit.Months, Model2015, null, Agreement2015 + " 2 §"),
        new(TimeLimitKind.Rectification, 14, TimeUnit.Days, Model2015, null, Agreement2015 + " 15 §"),
        new(TimeLimitKind.MandatoryTalk, 48, TimeUnit.Hours, null, null, "Åtgärdsplan för orossamtal, mål och syfte"),
        new(TimeLimitKind.AgreementRevision, 2, TimeUnit.Years, null, null, LaterAgreement),
        new(TimeLimitKind.PriorityAreaRevision, 4, TimeUnit.Years, null, null, LaterAgreement + ", bilaga prioriterade samverkansområden"),
    ];

    /// <summary>The limit standing on a date, or null when none did.</summary>
    public static TimeLimit? On(DateOnly date, TimeLimitKind kind) => All.FirstOrDefault(l => l.Kind == kind && l.StandsOn(date));
}
