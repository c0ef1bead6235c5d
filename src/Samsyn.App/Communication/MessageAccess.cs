using Samsyn.App.Organisations;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Communication;

/// <summary>Every query of messages begins here: a draft is its own party's until it is shared.</summary>
static class MessageAccess
{
    public static IQueryable<Message> VisibleTo(this IQueryable<Message> messages, Actor actor) => messages.VisibleToSidesOf(actor);
}
