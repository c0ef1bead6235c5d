using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Meetings.Planning;

/// <summary>Meetings, seats or rules are others than when the plan was shown.</summary>
public sealed record PlanChangedMeanwhile : Refusal;
public sealed record NoForumChosen : Refusal { public override string Field => "forum"; }
public sealed record NoMeetingChosen : Refusal { public override string Field => "meeting"; }
