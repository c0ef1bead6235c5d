using Samsyn.Domain.Acts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>Notes that a page or a form was refused before any use case was reached.</summary>
public sealed class NoteRefusedPage(ActLog acts)
{
    /// <summary>The object that the address names, if it does; never the address itself, which may hold a search for a person.</summary>
    public Task Run(Actor actor, Permission asked, Guid? about, CancellationToken cancellation) =>
        acts.Save(acts.Made(actor, asked.ToString(), "Page", about ?? Guid.Empty, ActOutcome.Refused, ground: null), cancellation);
}
