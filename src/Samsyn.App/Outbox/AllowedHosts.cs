namespace Samsyn.App.Outbox;

/// <summary>Where this program may call: named hosts alone, encrypted; in the clear only to this machine itself.</summary>
static class AllowedHosts
{
    public static bool Allow(this IEnumerable<string> hosts, Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0
        && hosts.Any(host => host.Equals(NameOf(address), StringComparison.OrdinalIgnoreCase));

    /// <summary>With the port where it is not the usual one.</summary>
    public static string NameOf(Uri address) => address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";
}
