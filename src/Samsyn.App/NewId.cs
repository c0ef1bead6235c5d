namespace Samsyn.App;

/// <summary>The only maker of ids: UUIDv7, so that rows sort by when they were made.</summary>
public sealed class NewId(Func<Guid> next)
{
    public static NewId By(Clock clock) => new(() => Guid.CreateVersion7(clock.Now));

    public Guid Next() => next();
}
