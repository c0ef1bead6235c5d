namespace Samsyn.Domain.Situations;

/// <summary>How far reported crime of a kind says how much crime there is (SIT-22).</summary>
public enum QualityClass
{
    /// <summary>a: nearly all is reported, as murder.</summary>
    NearComplete,
    /// <summary>b: little stays unreported, as residential burglary.</summary>
    LowDarkFigure,
    /// <summary>c: found by looking for it, as narcotics and traffic: it follows what the police do, not how much there is.</summary>
    ActivityDriven,
    /// <summary>d: much stays unreported, as violence by a partner.</summary>
    HighDarkFigure,
    /// <summary>e: hard to judge, as most violence.</summary>
    HardToJudge,
}
