using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Causes;

public sealed record ProblemTitleMissing : Refusal { public override string Field => "title"; }
/// <summary>A problem is somewhere, or of some group (CAU-02).</summary>
public sealed record ProblemPlaceMissing : Refusal { public override string Field => "place"; }
/// <summary>A priority says why (CAU-15).</summary>
public sealed record PriorityGroundsMissing : Refusal { public override string Field => "grounds"; }
public sealed record PriorityUnlikely(int Priority, int Most) : Refusal { public override string Field => "priority"; }
public sealed record CauseMissing : Refusal { public override string Field => "text"; }
public sealed record CauseUnknown : Refusal;
public sealed record CauseHasMeasures(string Cause, int Measures) : Refusal;
public sealed record MeasureMissing : Refusal { public override string Field => "text"; }
public sealed record MeasureUnknown : Refusal;
/// <summary>A directed effort at short notice starts within a mandate that is there already; a changed action plan waits for the decision (CAU-21).</summary>
public sealed record MandateMissing : Refusal { public override string Field => "mandate"; }
public sealed record PersonalNumberInAnalysis(string Where) : Refusal { public override string Field => Where; }

public sealed record FocusNameMissing : Refusal { public override string Field => "name"; }
public sealed record FocusNameTwice(string Name) : Refusal { public override string Field => "name"; }
public sealed record FocusUnknown : Refusal;
public sealed record FocusPlanClosed(DateOnly Replaced) : Refusal;
/// <summary>Areas enter an agreement where working together is the best way (CAU-19).</summary>
public sealed record WhyTogetherMissing : Refusal { public override string Field => "whyTogether"; }
public sealed record GoalMissing : Refusal { public override string Field => "text"; }
public sealed record GoalUnknown : Refusal;
public sealed record IndicatorNameMissing : Refusal { public override string Field => "name"; }
public sealed record IndicatorSourceMissing : Refusal { public override string Field => "source"; }
public sealed record IndicatorUnknown : Refusal;
public sealed record MeasuredInFuture(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }
/// <summary>What follows police activity has no direction that is better (SIT-23).</summary>
public sealed record DirectionOfActivity : Refusal { public override string Field => "direction"; }
/// <summary>A target that lies on the other side of the baseline than the direction that is wanted.</summary>
public sealed record TargetAgainstDirection : Refusal { public override string Field => "target"; }
