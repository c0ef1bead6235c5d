using Samsyn.App.Jobs;

namespace Samsyn.App.Acts;

/// <summary>Has the log signed every hour; a log that has not grown is not signed again.</summary>
sealed class HourlyCheckpoint(SignCheckpoint sign) : IJob
{
    public const string Name = "checkpoint";
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async Task<int> Do(CancellationToken cancellation) => await sign.Run(cancellation) is null ? 0 : 1;
}
