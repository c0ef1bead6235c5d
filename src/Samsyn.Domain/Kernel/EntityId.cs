namespace Samsyn.Domain.Kernel;

/// <summary>An id that cannot be mixed up with another's: a record struct over a UUID that the use case made. Storage and JSON convert through this alone.</summary>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
