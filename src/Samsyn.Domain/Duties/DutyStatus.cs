using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

public enum DutyState { Fulfilled, Open, DueSoon, Overdue, NotApplicable }

/// <summary>Where a duty stands on a date, with the evidence counted and a reason that a lawyer can check.</summary>
public sealed class DutyStatus
{
    readonly Ground _ground;
    readonly DateOnly _asOf;
    readonly DateOnly _latest;

    internal DutyStatus(Duty duty, Ground ground, DateOnly asOf, Count count)
    {
        Duty = duty;
        _ground = ground;
        _asOf = asOf;
        _latest = count.Latest;
        Done = count.Done;
        Evidence = count.Ids ?? (IReadOnlyList<string>)[];
    }

    public Duty Duty { get; }
    public int Done { get; }
    /// <summary>Ids of the evidence that counted, by date.</summary>
    public IReadOnlyList<string> Evidence { get; }

    public DutyState State => _ground switch
    {
        Ground.Done or Ground.Late => DutyState.Fulfilled,
        Ground.Soon => DutyState.DueSoon,
        Ground.Missed => DutyState.Overdue,
        Ground.Standing or Ground.TooShort => DutyState.NotApplicable,
        _ => DutyState.Open,
    };

    /// <summary>Done, but after the last day.</summary>
    public bool IsLate => _ground == Ground.Late;

    /// <summary>A soft target that was not reached: worth a word, never a deviation (FOR-GEN-04).</summary>
    public bool IsSoftMiss => _ground == Ground.SoftMissed;

    /// <summary>Overdue, and the text or the law makes that a breach.</summary>
    public bool IsBreach => State == DutyState.Overdue && Duty.Strength == DutyStrength.Breach;

    public Phrase Reason
    {
        get
        {
            var due = Duty.Due ?? Duty.Window.To ?? _asOf;
            string last = Phrase.Date(due), from = Phrase.Date(Duty.Window.From), latest = Phrase.Date(_latest);
            string done = Phrase.Number(Done), needed = Phrase.Number(Duty.Needed);
            var one = Duty.Needed == 1;
            return _ground switch
            {
                Ground.Done when one => new("reason.done", latest, last),
                Ground.Done => new("reason.doneCount", done, needed, from, last, latest),
                Ground.Late when one => new("reason.late", latest, Phrase.Days(_latest.DayNumber - due.DayNumber), last),
                Ground.Late => new("reason.lateCount", done, needed, latest, Phrase.Days(_latest.DayNumber - due.DayNumber), last),
                Ground.NotBegun => new("reason.notBegun", from, last),
                Ground.Soon when one => new("reason.soon", last, Phrase.Days(Math.Max(1, due.DayNumber - _asOf.DayNumber))),
                Ground.Soon => new("reason.soonCount", done, needed, last, Phrase.Days(due.DayNumber - _asOf.DayNumber)),
                Ground.Missed when one && Done == 0 => new("reason.overdue", last),
                Ground.Missed => new("reason.overdueCount", done, needed, from, last),
                Ground.SoftMissed => new("reason.softMissed", done, needed, from, last),
                Ground.Laxer => new("reason.laxer", done, needed),
                Ground.TooShort => new("reason.tooShort", from, last),
                Ground.Standing when Done > 0 => new("reason.standingDone", Why(), latest),
                Ground.Standing => new("reason.standing", Why()),
                _ when one => new("reason.open", last),
                _ => new("reason.openCount", done, needed, last),
            };
        }
    }

    // A standing duty's reason is itself a phrase with a code; one without values is a word of the table.
    string Why() => Duty.Demand.Timing is Standing { Why: var why } ? why.Values.Count == 0 ? "@" + why.Code : why.Swedish : "";

    public override string ToString() => $"{State}: {Duty} – {Reason.Swedish}";
}

enum Ground { Open, NotBegun, Soon, Missed, Done, Late, SoftMissed, Laxer, Standing, TooShort }

readonly record struct Count(int Done, DateOnly Latest, List<string>? Ids);
