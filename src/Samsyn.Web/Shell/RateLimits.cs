using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>
/// How often one person, or one address where nobody is signed in, may ask in a minute. <c>SAMSYN_LIMIT_SIGNIN</c> and so on set one;
/// <c>SAMSYN_LIMITS=off</c> takes all away, for measuring.
/// </summary>
sealed record RateLimits(int SignIn, int Upload, int Search, int Api, int Change, int Read)
{
    public static RateLimits From(IConfiguration configuration)
    {
        var none = configuration["SAMSYN_LIMITS"] == "off";
        int Of(string name, int usual) =>
            int.TryParse(configuration["SAMSYN_LIMIT_" + name], NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set > 0 ? set : none ? int.MaxValue : usual;
        return new(Of("SIGNIN", 20), Of("UPLOAD", 20), Of("SEARCH", 60), Of("API", 120), Of("CHANGE", 240), Of("READ", 1200));
    }

    /// <summary>The kind of request and how many of it a minute has room for.</summary>
    public (string Kind, int Limit) Of(HttpRequest request)
    {
        var path = request.Path;
        if (HttpMethods.IsPost(request.Method))
            return path.StartsWithSegments("/logga-in/hos", StringComparison.Ordinal) ? ("signed-out", Change)
                : path.StartsWithSegments("/logga-in", StringComparison.Ordinal) ? ("signin", SignIn)
                : request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true ? ("upload", Upload) : ("change", Change);
        return path.StartsWithSegments("/logga-in/hos", StringComparison.Ordinal) ? ("signin", SignIn)
            : path.StartsWithSegments("/sok", StringComparison.Ordinal) || path.StartsWithSegments("/api/sok", StringComparison.Ordinal) ? ("search", Search)
            : path.StartsWithSegments("/api", StringComparison.Ordinal) ? ("api", Api) : ("read", Read);
    }
}

static class RateLimiting
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    const int Segments = 6;

    public static void AddRateLimits(this IServiceCollection services, RateLimits limits) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            var (kind, limit) = limits.Of(http.Request);
            return RateLimitPartition.GetSlidingWindowLimiter($"{kind} {Who(http)}", _ => new() { PermitLimit = limit, Window = Minute, SegmentsPerWindow = Segments, QueueLimit = 0 });
        });
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            // The window slides by a segment: by then some room is free again.
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Minute / Segments;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.Page<ErrorView>(new ErrorModel("tooOften"), StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
        };
    });

    /// <summary>The person behind a session, so that a whole office behind one address is not one; otherwise the address, an IPv6 network counting as one.</summary>
    static string Who(HttpContext http)
    {
        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person) return person;
        if (http.Connection.RemoteIpAddress is not { } address) return "–";
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.MapToIPv4().ToString();
    }
}
