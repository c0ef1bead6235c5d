using System.Globalization;

namespace Samsyn.Bench;

/// <summary>
/// Holds processes to a share of one core each, as if each had a small machine of its own. By Linux control groups (the first version's “cpu”
/// controller or the second version's), which takes root; <see cref="Offered"/> says whether this machine lets us.
/// </summary>
sealed class ProcessorShare : IDisposable
{
    const int Period = 10_000;
    static readonly string First = "/sys/fs/cgroup/cpu", Second = "/sys/fs/cgroup";

    readonly string _group;

    ProcessorShare(string group) => _group = group;

    static bool IsFirst => File.Exists(Path.Combine(First, "cpu.cfs_quota_us")) || Directory.Exists(First);

    public static bool Offered
    {
        get
        {
            try
            {
                using var trial = Of(0.5);
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    public static ProcessorShare Of(double cores)
    {
        var group = Path.Combine(IsFirst ? First : Second, $"samsyn-bench-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(group);
        var quota = ((int)(cores * Period)).ToString(CultureInfo.InvariantCulture);
        if (IsFirst)
        {
            Write(group, "cpu.cfs_period_us", Period.ToString(CultureInfo.InvariantCulture));
            Write(group, "cpu.cfs_quota_us", quota);
        }
        else Write(group, "cpu.max", $"{quota} {Period}");
        return new(group);
    }

    public void Hold(int process) => Write(_group, "cgroup.procs", process.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whoever is still in it goes back to where all are; a group with somebody in it cannot be removed.</summary>
    public void Dispose()
    {
        var above = Path.GetDirectoryName(_group)!;
        foreach (var process in File.ReadAllLines(Path.Combine(_group, "cgroup.procs"))) Write(above, "cgroup.procs", process);
        Directory.Delete(_group);
    }

    static void Write(string group, string file, string value) => File.WriteAllText(Path.Combine(group, file), value);
}
