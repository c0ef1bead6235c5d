using Samsyn.App.Acts;

namespace Samsyn.Web.Acts;

/// <summary>Has the log signed every hour. Several programs over one database may do so at once: a log that has not grown is not signed again.</summary>
sealed partial class HourlyCheckpoint(IServiceScopeFactory scopes, ILogger<HourlyCheckpoint> logger) : BackgroundService
{
    static readonly TimeSpan First = TimeSpan.FromMinutes(1), Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(First);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Between;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SignCheckpoint>().Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next hour tries again; that the log goes on unsigned must be seen.
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The log of acts could not be signed")]
    partial void LogFailure(Exception failure);
}
