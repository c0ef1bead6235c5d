using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Samsyn.Tests.Kit.Nodes;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Attacks;

/// <summary>The proxy's configuration that we hand out, in front of a running node, looked at by testssl.</summary>
public sealed class TlsTests : IDisposable
{
    const string Server = "samsyn.example.se";

    /// <summary>A certificate of our own making is trusted by nobody, and can be revoked by nobody.</summary>
    static readonly string[] OfTheCertificate = ["cert_trust", "cert_chain_of_trust", "cert_caIssuers", "cert_crlDistributionPoints", "cert_ocspURL", "cert_revocation", "DNS_CAArecord", "OCSP_stapling", "cert_validityPeriod", "cert_extlifeSpan"];

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-tls-").FullName;

    [AttackFact("testssl", "nginx", "openssl")]
    [Trait("Asvs", "v5.0.0-12.1.1")]
    [Trait("Asvs", "v5.0.0-12.1.2")]
    [Trait("Asvs", "v5.0.0-12.2.1")]
    public async Task Testssl_finds_nothing_weak_in_the_proxy_that_we_hand_out()
    {
        await using var node = await RunningNode.Start(new() { DataDirectory = Path.Combine(_folder, "data") }, ("SAMSYN_ADDRESS", $"https://{Server}"));
        var port = Ports.Free();
        using var proxy = await Proxy(node.Address.Port, port);
        try
        {
            var answer = await Through(port);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));

            var found = Path.Combine(_folder, "found.json");
            var said = await AttackTool.Run("testssl", ["--quiet", "--color", "0", "--warnings", "off", "--ip", "127.0.0.1", "--sneaky", "--jsonfile", found, $"{Server}:{port}"]);
            Assert.True(File.Exists(found), said);
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(found));
            var all = json.RootElement.EnumerateArray().Select(one => (Id: Text(one, "id"), Severity: Text(one, "severity"), Finding: Text(one, "finding"))).ToList();
            Assert.Contains(all, one => one is { Id: "TLS1_3", Severity: "OK" });
            var weak = all.Where(one => one.Severity is "LOW" or "MEDIUM" or "HIGH" or "CRITICAL" && !OfTheCertificate.Any(id => one.Id.StartsWith(id, StringComparison.Ordinal))).ToList();
            Assert.True(weak.Count == 0, string.Join('\n', weak));
        }
        finally
        {
            proxy.Kill();
        }
    }

    static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    /// <summary>The file itself, with ports, certificate and temporary folders of this test.</summary>
    async Task<Process> Proxy(int behind, int port)
    {
        await AttackTool.Run("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "300", "-subj", $"/CN={Server}", "-addext", $"subjectAltName=DNS:{Server}",
            "-keyout", Path.Combine(_folder, "privkey.pem"), "-out", Path.Combine(_folder, "fullchain.pem")]);
        var ours = (await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "deploy", "proxy", "nginx.conf")))
            .Replace("127.0.0.1:5080", $"127.0.0.1:{behind}", StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{Ports.Free()};", StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen 127.0.0.1:{port} ", StringComparison.Ordinal).Replace($"/etc/letsencrypt/live/{Server}", _folder, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{port} ssl", ours, StringComparison.Ordinal);
        var temporary = string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(kind => $"{kind}_temp_path {_folder}/{kind};\n"));
        var file = Path.Combine(_folder, "nginx.conf");
        await File.WriteAllTextAsync(file, $"pid {_folder}/pid;\nerror_log {_folder}/error.log;\ndaemon off;\nevents {{ }}\nhttp {{\naccess_log off;\n{temporary}{ours}\n}}\n");
        return Process.Start(new ProcessStartInfo(AttackTool.Find("nginx")!, ["-p", _folder, "-c", file]) { UseShellExecute = false, RedirectStandardError = true })!;
    }

    static async Task<HttpResponseMessage> Through(int port)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == $"CN={Server}";
        handler.ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.GetAsync($"https://{Server}/logga-in");
            }
            catch (HttpRequestException) when (attempt < 50)
            {
                await Task.Delay(100);
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
