using System.Collections.Concurrent;

namespace Samsyn.App.Situations;

/// <summary>
/// What was asked about lately, shared by all who may see it. Keys name the very content, so that what is found by a key is never anything else. It weighs no more than
/// <paramref name="most"/>, in bytes or whatever <paramref name="weigh"/> counts; what was asked about longest ago goes first. Whoever asks while something is being made waits for it.
/// </summary>
sealed class KeptLately<TKey, T>(long most, Func<T, long> weigh) where TKey : notnull
{
    readonly ConcurrentDictionary<TKey, Held> _held = new();
    long _weight, _asked;

    sealed class Held(Lazy<Task<T>> content)
    {
        public Lazy<Task<T>> Content => content;
        public long Asked { get; set; }
        public long Weight { get; set; }
    }

    public async Task<T> Get(TKey key, Func<Task<T>> make)
    {
        var mine = new Held(new(make));
        var held = _held.GetOrAdd(key, mine);
        held.Asked = Interlocked.Increment(ref _asked);
        try
        {
            var content = await held.Content.Value;
            // Of several who came at once only one weighs it.
            if (held == mine)
            {
                held.Weight = weigh(content);
                if (Interlocked.Add(ref _weight, held.Weight) > most) Forget();
            }
            return content;
        }
        catch
        {
            _held.TryRemove(KeyValuePair.Create(key, held));
            throw;
        }
    }

    void Forget()
    {
        foreach (var old in _held.Where(one => one.Value.Weight > 0).OrderBy(one => one.Value.Asked).ToList())
        {
            if (Interlocked.Read(ref _weight) <= most) return;
            if (_held.TryRemove(old)) Interlocked.Add(ref _weight, -old.Value.Weight);
        }
    }
}

/// <summary>How much of the memory that the program may use is spent on keeping.</summary>
static class KeptMemory
{
    public static long Part(int of) => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / of;
}
