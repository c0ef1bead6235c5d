using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Samsyn.App.Jobs;

public static class JobRegistration
{
    /// <summary>One line a job: <c>services.AddJob&lt;SendOutbox&gt;("outbox", TimeSpan.FromSeconds(15))</c>.</summary>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, TimeSpan every, TimeSpan? lease = null) where TJob : class, IJob
    {
        services.TryAddScoped<TJob>();
        var definition = new JobDefinition(name, typeof(TJob), every);
        return services.AddSingleton(lease is { } given ? definition with { Lease = given } : definition);
    }
}
