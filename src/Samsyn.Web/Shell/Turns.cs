namespace Samsyn.Web.Shell;

/// <summary>One at a time for each name; a name is remembered only while somebody waits or works under it.</summary>
sealed class Turns
{
    readonly Dictionary<string, Queue> _queues = new(StringComparer.Ordinal);

    public async Task<IDisposable> Take(string name, CancellationToken cancel)
    {
        Queue? queue;
        lock (_queues)
        {
            if (!_queues.TryGetValue(name, out queue)) _queues.Add(name, queue = new(this, name));
            queue.Wanted++;
        }
        try
        {
            await queue.Free.WaitAsync(cancel);
            return queue;
        }
        catch
        {
            Leave(queue);
            throw;
        }
    }

    void Leave(Queue queue)
    {
        lock (_queues)
        {
            if (--queue.Wanted > 0) return;
            _queues.Remove(queue.Name);
            queue.Free.Dispose();
        }
    }

    sealed class Queue(Turns turns, string name) : IDisposable
    {
        public string Name => name;
        public SemaphoreSlim Free { get; } = new(1);
        public int Wanted { get; set; }

        public void Dispose()
        {
            Free.Release();
            turns.Leave(this);
        }
    }
}
