using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations;

/// <summary>What was typed in a field for a number is none.</summary>
public sealed record NumberUnreadable(string At) : Refusal { public override string Field => At; }
