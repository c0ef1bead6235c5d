using System.Collections.Concurrent;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Blocks;

/// <summary>An answer that is kept, with what has been made of it to show: by language and place, made once.</summary>
public sealed class KeptAnswer(BlockAnswer answer, bool isMasked)
{
    readonly ConcurrentDictionary<string, string> _shown = new(StringComparer.Ordinal);

    public BlockAnswer Answer => answer;

    /// <summary>Small counts are hidden: everywhere in a dataset that is anybody's, and in a frozen chart for those who do not see its data.</summary>
    public bool IsMasked => isMasked;

    public string Shown(string key, Func<string> make) => _shown.GetOrAdd(key, _ => make());
}

/// <summary>
/// Answers by what was asked and of which data: the checksums of the dataset's segments and its own version are in the key, so that what is found is never of other data. Whoever asks
/// while an answer is being made waits for that one. The oldest go when there are too many; shared by all who may see the dataset, which is asked before.
/// </summary>
public sealed class BlockCache
{
    const int Most = 4000;

    readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    long _asked;

    sealed class Held(Lazy<Task<Outcome<KeptAnswer>>> answer)
    {
        public Lazy<Task<Outcome<KeptAnswer>>> Answer => answer;
        public long Asked { get; set; }
    }

    internal async Task<Outcome<KeptAnswer>> Get(string key, Func<Task<Outcome<KeptAnswer>>> make)
    {
        var held = _held.GetOrAdd(key, _ => new(new(make)));
        held.Asked = Interlocked.Increment(ref _asked);
        try
        {
            var answer = await held.Answer.Value;
            // A refusal is cheap to make again, and may be about a disk that is away for a moment.
            if (!answer.IsDone) _held.TryRemove(KeyValuePair.Create(key, held));
            else if (_held.Count > Most) Forget();
            return answer;
        }
        catch
        {
            _held.TryRemove(KeyValuePair.Create(key, held));
            throw;
        }
    }

    void Forget()
    {
        foreach (var old in _held.OrderBy(one => one.Value.Asked).Take(Most / 8).ToList()) _held.TryRemove(old);
    }
}
