using System.Net;
using System.Net.Sockets;

namespace Samsyn.Tests.Kit.Nodes;

public static class Ports
{
    /// <summary>One on loopback that nobody listens to in this moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
