using Samsyn.Domain.Kernel;

namespace Samsyn.App;

static class Outcomes
{
    /// <summary>The value when done, otherwise the same refusals.</summary>
    public static Outcome<T> Then<T>(this Outcome outcome, T value) => outcome.IsDone ? value : Outcome<T>.Refused(outcome.Refusals);
}
