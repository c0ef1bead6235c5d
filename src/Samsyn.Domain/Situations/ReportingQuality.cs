namespace Samsyn.Domain.Situations;

/// <summary>How well reports of a type of crime tell how much of it there is (SIT-22), in the order a–e.</summary>
public enum ReportingQuality
{
    /// <summary>(a) Nearly all is known, as with murder.</summary>
    NearComplete,
    /// <summary>(b) Few cases are not reported, as with burglary.</summary>
    LowDarkFigure,
    /// <summary>(c) Found by the police's own work, as with narcotics and traffic: tells of the activity, not of the level.</summary>
    ActivityDriven,
    /// <summary>(d) Most cases are not reported, as with violence in close relations.</summary>
    HighDarkFigure,
    /// <summary>(e) Hard to judge, as with most violence.</summary>
    HardToJudge,
}

/// <summary>The class of one type of event, as the dataset names it.</summary>
public sealed record TypeQuality(string Type, ReportingQuality Quality);
