using System.Globalization;
using System.Threading.Channels;

namespace Samsyn.App.Live;

/// <summary>A notice with its place in what this node has heard.</summary>
public readonly record struct HeardChange(ChangeMark Mark, ChangeNotice? Notice)
{
    /// <summary>Something may have been missed: look for yourself.</summary>
    public bool IsGap => Notice is null;
}

/// <summary>Up to where a reader has heard: by which node, when, and the how manieth there. Another node goes by the time.</summary>
public readonly record struct ChangeMark(Guid Node, DateTimeOffset At, long Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Node:N}.{At.ToUnixTimeMilliseconds()}.{Number}");

    public static ChangeMark? Parse(string? text) =>
        text?.Split('.') is [var node, var at, var number] && Guid.TryParseExact(node, "N", out var id)
        && long.TryParse(at, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and < 253402300799999 && long.TryParse(number, CultureInfo.InvariantCulture, out var count)
            ? new(id, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), count) : null;
}

/// <summary>
/// What this node has heard of changes, told on to those who listen here: open pages and the node itself. Keeps the latest, so that a reader
/// who was away for a moment misses nothing.
/// </summary>
public sealed class ChangeHub(Clock clock, Jobs.ThisNode node)
{
    const int Kept = 1024, Waiting = 256;
    /// <summary>How far the clocks of two nodes may be apart.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    readonly Queue<HeardChange> _latest = new();
    readonly HashSet<Channel<HeardChange>> _listeners = [];
    long _count;
    DateTimeOffset _completeSince = clock.Now;

    public ChangeMark Now
    {
        get
        {
            lock (_gate) return new(node.Id, clock.Now, _count);
        }
    }

    public int Listeners
    {
        get
        {
            lock (_gate) return _listeners.Count;
        }
    }

    public void Tell(ChangeNotice notice) => Add(notice);

    /// <summary>Notices may have been lost: everything before is unknown.</summary>
    public void Gap() => Add(null);

    /// <summary>What came after the mark, then what comes. A slow listener loses the oldest and is told so.</summary>
    public Listening Listen(ChangeMark? since = null)
    {
        lock (_gate)
        {
            var channel = Channel.CreateBounded<HeardChange>(new BoundedChannelOptions(Waiting + Kept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
            if (since is { } mark)
            {
                if (mark.Node == node.Id ? _count - mark.Number > _latest.Count : mark.At - Apart < _completeSince) channel.Writer.TryWrite(new(MarkNow(), null));
                else
                    foreach (var heard in _latest.Where(heard => mark.Node == node.Id ? heard.Mark.Number > mark.Number : heard.Mark.At > mark.At - Apart))
                        channel.Writer.TryWrite(heard);
            }
            _listeners.Add(channel);
            return new(channel.Reader, () =>
            {
                lock (_gate) _listeners.Remove(channel);
            });
        }
    }

    void Add(ChangeNotice? notice)
    {
        lock (_gate)
        {
            _count++;
            var heard = new HeardChange(MarkNow(), notice);
            if (heard.IsGap) _completeSince = clock.Now;
            _latest.Enqueue(heard);
            if (_latest.Count > Kept) _completeSince = _latest.Dequeue().Mark.At;
            foreach (var listener in _listeners) listener.Writer.TryWrite(heard);
        }
    }

    ChangeMark MarkNow() => new(node.Id, clock.Now, _count);
}

/// <summary>An open ear; closed by disposing it.</summary>
public sealed class Listening(ChannelReader<HeardChange> heard, Action close) : IDisposable
{
    public ChannelReader<HeardChange> Heard => heard;

    public void Dispose() => close();
}
