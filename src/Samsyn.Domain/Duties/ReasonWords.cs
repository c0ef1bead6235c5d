namespace Samsyn.Domain.Duties;

/// <summary>Why a duty has its status, in one sentence each.</summary>
static class ReasonWords
{
    public static readonly Dictionary<string, (string Sv, string En)> Table = new(StringComparer.Ordinal)
    {
        ["reason.done"] = ("Gjort {0}; sista dag var {1}.", "Done on {0}; the last day was {1}."),
        ["reason.doneCount"] = ("{0} av {1} gjorda {2}–{3}, senast {4}.", "{0} of {1} done {2}–{3}, the latest on {4}."),
        ["reason.late"] = ("Gjort {0}, {1} efter sista dag {2}.", "Done on {0}, {1} after the last day {2}."),
        ["reason.lateCount"] = ("{0} av {1} gjorda, den sista {2}, {3} efter sista dag {4}.", "{0} of {1} done, the last on {2}, {3} after the last day {4}."),
        ["reason.notBegun"] = ("Perioden {0}–{1} har inte börjat.", "The period {0}–{1} has not begun."),
        ["reason.open"] = ("Inte gjort än; sista dag är {0}.", "Not done yet; the last day is {0}."),
        ["reason.openCount"] = ("{0} av {1} gjorda; sista dag är {2}.", "{0} of {1} done; the last day is {2}."),
        ["reason.soon"] = ("Inte gjort än; sista dag {0} är idag eller inom {1}.", "Not done yet; the last day {0} is today or within {1}."),
        ["reason.soonCount"] = ("{0} av {1} gjorda; sista dag är {2} och {3} återstår.", "{0} of {1} done; the last day is {2} and {3} remain."),
        ["reason.overdue"] = ("Inte gjort; sista dag var {0}.", "Not done; the last day was {0}."),
        ["reason.overdueLate"] = ("Inte gjort i tid; gjordes {0}, sista dag var {1}.", "Not done in time; done on {0}, the last day was {1}."),
        ["reason.overdueCount"] = ("{0} av {1} gjorda när perioden {2}–{3} gick ut.", "{0} of {1} done when the period {2}–{3} ended."),
        ["reason.softMissed"] = ("{0} av riktvärdet {1} nåddes {2}–{3}; ett riktvärde (”ca”) som inte nås är ingen avvikelse.", "{0} of the soft target {1} reached {2}–{3}; missing a soft target (“about”) is no deviation."),
        ["reason.laxer"] = ("{0} av {1} gjorda; den strängare bestämmelsen om samma sak påminner.", "{0} of {1} done; the stricter provision on the same matter reminds."),
        ["reason.standing"] = ("Ingen tidsfrist: {0}.", "No time limit: {0}."),
        ["reason.standingDone"] = ("Ingen tidsfrist: {0}. Senast gjort {1}.", "No time limit: {0}. Last done on {1}."),
        ["reason.tooShort"] = ("Överenskommelsen gäller bara {0}–{1} av perioden; kravet räknas ned i proportion, till noll.", "The agreement covers only {0}–{1} of the period; the demand is reduced in proportion, to zero."),
    };
}
