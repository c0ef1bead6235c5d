namespace Samsyn.Analysis.Counts;

/// <summary>
/// How completely a crime type is reported: the classes a–e by which a situation picture reads its statistics. The domain has its own list beside the
/// crime types; this one stands here because the house is not to know the domain and the reading belongs to the numbers. The application joins the two by letter.
/// </summary>
public enum ReportingClass
{
    /// <summary>a: nearly everything is reported, as murder.</summary>
    NearComplete,
    /// <summary>b: little goes unreported, as burglary.</summary>
    LowDarkFigure,
    /// <summary>c: found by the work of the police, as narcotics and traffic: shows activity, not crime.</summary>
    ActivityDriven,
    /// <summary>d: much goes unreported, as violence in close relations.</summary>
    HighDarkFigure,
    /// <summary>e: hard to judge, as most violent crime.</summary>
    HardToJudge,
}

/// <summary>How a change may be coloured.</summary>
public enum Tone
{
    /// <summary>Neither better nor worse.</summary>
    Neutral,
    /// <summary>Better.</summary>
    Better,
    /// <summary>Worse.</summary>
    Worse,
}

/// <summary>What a reader must be told beside a number.</summary>
public enum Caution
{
    /// <summary>The number follows what the police look for.</summary>
    FollowsPoliceActivity,
    /// <summary>Most of it is never reported.</summary>
    MostIsNeverReported,
    /// <summary>How much is reported is not known; other sources are needed.</summary>
    ReportingIsNotKnown,
    /// <summary>No report is not the same as no crime.</summary>
    NoReportIsNotNoCrime,
    /// <summary>A change in the will to report looks the same as a change in crime.</summary>
    WillToReportMayHaveChanged,
}

/// <summary>A verdict read with the class of the crime type: a change in what activity finds, or in what is seldom reported, is never coloured.</summary>
/// <param name="Tone">How the change may be coloured.</param>
/// <param name="Cautions">What must stand beside it.</param>
public sealed record ChangeReading(Tone Tone, IReadOnlyList<Caution> Cautions)
{
    /// <summary>Reads one comparison.</summary>
    /// <param name="comparison">The comparison with its verdict.</param>
    /// <param name="reporting">The class of the crime type.</param>
    public static ChangeReading Of(PeriodComparison comparison, ReportingClass reporting)
    {
        var cautions = new List<Caution>();
        if (reporting == ReportingClass.ActivityDriven) cautions.Add(Caution.FollowsPoliceActivity);
        if (reporting == ReportingClass.HighDarkFigure) cautions.Add(Caution.MostIsNeverReported);
        if (reporting == ReportingClass.HardToJudge) cautions.Add(Caution.ReportingIsNotKnown);
        if (comparison.After == 0 && reporting != ReportingClass.NearComplete) cautions.Add(Caution.NoReportIsNotNoCrime);
        var changed = comparison.Verdict.Kind is VerdictKind.Rose or VerdictKind.Fell;
        if (changed && reporting is (ReportingClass.HighDarkFigure or ReportingClass.HardToJudge)) cautions.Add(Caution.WillToReportMayHaveChanged);
        var mayBeColoured = changed && reporting is (ReportingClass.NearComplete or ReportingClass.LowDarkFigure) && !cautions.Contains(Caution.NoReportIsNotNoCrime);
        return new(!mayBeColoured ? Tone.Neutral : comparison.Verdict.Kind == VerdictKind.Fell ? Tone.Better : Tone.Worse, cautions);
    }
}
