namespace Samsyn.Analysis.Sampling;

/// <summary>
/// Runs replications on several threads. Each writes only what belongs to its own number, so the answer does not depend on how many
/// threads there are or who was first.
/// </summary>
public static class Replications
{
    /// <summary>One number per replication, in order.</summary>
    /// <param name="count">How many replications at most.</param>
    /// <param name="threads">How many threads; 0 for one per processor.</param>
    /// <param name="worker">Makes what one thread needs for itself.</param>
    /// <param name="replicate">The number of one replication.</param>
    /// <param name="stop">Told each number in order; true ends the run with that replication as the last. Null runs all.</param>
    /// <param name="progress">Told how many are done; never fewer than before.</param>
    /// <param name="cancellation">Ends the run with an <see cref="OperationCanceledException"/>.</param>
    public static double[] Run<TWorker>(
        int count, int threads, Func<TWorker> worker, Func<TWorker, int, double> replicate,
        Func<double, bool>? stop = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var results = new double[count];
        var finished = new bool[count];
        var gate = new Lock();
        var (next, frontier, end, done) = (-1, 0, count, 0);
        Each(threads, count, worker, (mine, _) =>
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var replication = Interlocked.Increment(ref next);
                if (replication >= Volatile.Read(ref end)) return;
                var result = replicate(mine, replication);
                lock (gate)
                {
                    (results[replication], finished[replication]) = (result, true);
                    for (; frontier < end && finished[frontier]; frontier++)
                        if (stop?.Invoke(results[frontier]) == true) end = frontier + 1;
                    progress?.Report(++done);
                }
            }
        });
        return results[..end];
    }

    /// <summary>Runs one body on each of several threads; the first failure is thrown as it was.</summary>
    internal static void Each<TWorker>(int threads, int most, Func<TWorker> worker, Action<TWorker, int> body)
    {
        var crew = Math.Clamp(threads <= 0 ? Environment.ProcessorCount : threads, 1, Math.Max(1, most));
        if (crew == 1)
        {
            body(worker(), 0);
            return;
        }
        try
        {
            Parallel.For(0, crew, new ParallelOptions { MaxDegreeOfParallelism = crew }, thread => body(worker(), thread));
        }
        catch (AggregateException failures)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
