namespace Samsyn.App;

/// <summary>The only maker of ids: UUIDv7, each greater than the one before, so that rows sort in the order they were made.</summary>
public sealed class NewId(Clock clock)
{
    const int LastInMillisecond = 0xFFF;

    readonly Lock _lock = new();
    long _millisecond;
    int _count;

    public Guid Next()
    {
        lock (_lock)
        {
            var now = clock.Now.ToUnixTimeMilliseconds();
            if (now > _millisecond) (_millisecond, _count) = (now, 0);
            else if (_count == LastInMillisecond) (_millisecond, _count) = (_millisecond + 1, 0);
            else _count++;
            return Make(_millisecond, _count);
        }
    }

    /// <summary>RFC 9562, 6.2 method 1: the twelve bits after the version count within the millisecond.</summary>
    static Guid Make(long millisecond, int count)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(millisecond)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        return new(bytes, bigEndian: true);
    }
}
