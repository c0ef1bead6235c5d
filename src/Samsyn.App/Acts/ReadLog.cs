using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>
/// Notes that someone reads what is more than internal: durably, before the answer is given. When it cannot be noted the read fails.
/// </summary>
public sealed class ReadLog(ActLog acts)
{
    /// <summary><paramref name="read"/> is the name of the query.</summary>
    internal Task Note<TId>(Actor actor, string read, TId about, CancellationToken cancellation, string? ground = null) where TId : struct, IEntityId<TId> =>
        acts.Save(acts.Made(actor, read, ActLog.KindOf(typeof(TId)), about.Value, ActOutcome.Done, ground), cancellation);

    /// <summary>For what is one of its kind, such as the log itself.</summary>
    internal Task Note(Actor actor, string read, string kind, Guid about, CancellationToken cancellation) =>
        acts.Save(acts.Made(actor, read, kind, about, ActOutcome.Done, ground: null), cancellation);
}
