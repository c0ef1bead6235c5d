using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Communication;

public readonly record struct MessageId(Guid Value) : IEntityId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
}
