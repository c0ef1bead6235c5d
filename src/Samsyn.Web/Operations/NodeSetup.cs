namespace Samsyn.Web.Operations;

static class NodeSetup
{
    /// <summary>Longer than the longest request should take, shorter than what systemd and Kubernetes wait before they kill.</summary>
    static readonly TimeSpan Stopping = TimeSpan.FromSeconds(25);

    public static void AddNode(this IServiceCollection services, IConfiguration configuration)
    {
        var drain = DrainSettings.From(configuration);
        services.AddSingleton(drain);
        services.AddHostedService<NodeHost>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = drain.Announced + Stopping);
    }
}
