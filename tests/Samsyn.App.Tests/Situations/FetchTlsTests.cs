using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Samsyn.App.Secrets;
using Samsyn.App.Situations.Fetching;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Tests.Situations;

/// <summary>Fetching over real TLS from a server of the test's own, whose certificates are issued by an authority of the test's own.</summary>
public sealed class FetchTlsTests : IDisposable
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    readonly X509Certificate2 _authority = Authority("Prov CA");
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-fetch-tls-").FullName;

    [Fact]
    public async Task What_comes_from_a_host_that_proves_its_name_is_taken()
    {
        using var right = Issue(_authority, "localhost", Now.AddDays(-1), Now.AddDays(1));
        await using var server = new FetchedServer(right) { Answer = FetchedServer.Of("text/csv", "a;b\n1;2\n") };
        using var fetcher = new DataFetcher(FetchSettings.From(server.Host, Pem(_authority)));
        using var got = new MemoryStream();
        Assert.True((await fetcher.Get(new($"https://{server.Host}/fil.csv"), got, default)).IsDone);
        Assert.Equal("a;b\n1;2\n", System.Text.Encoding.UTF8.GetString(got.ToArray()));
    }

    [Fact]
    public async Task A_certificate_that_proves_nothing_is_refused_and_it_is_said_why()
    {
        using var stranger = Authority("En annan CA");
        using var itself = Authority("localhost");
        foreach (var (certificate, trusted, fault) in new (X509Certificate2, string?, CertificateFault)[]
        {
            (Issue(_authority, "localhost", Now.AddDays(-9), Now.AddDays(-2)), Pem(_authority), CertificateFault.Time),
            (Issue(_authority, "localhost", Now.AddDays(2), Now.AddDays(9)), Pem(_authority), CertificateFault.Time),
            (Issue(_authority, "annan.example", Now.AddDays(-1), Now.AddDays(1)), Pem(_authority), CertificateFault.Name),
            (Issue(stranger, "localhost", Now.AddDays(-1), Now.AddDays(1)), Pem(_authority), CertificateFault.Issuer),
            // By those that the machine trusts, as it is when nothing is set.
            (Issue(_authority, "localhost", Now.AddDays(-1), Now.AddDays(1)), null, CertificateFault.Issuer),
            (itself, null, CertificateFault.Issuer),
        })
        {
            await using var server = new FetchedServer(certificate) { Answer = FetchedServer.Of("text/csv", "hemligt\n") };
            using var fetcher = new DataFetcher(FetchSettings.From(server.Host, trusted));
            using var got = new MemoryStream();
            var refused = Assert.IsType<FetchNotTrusted>((await fetcher.Get(new($"https://{server.Host}/fil.csv"), got, default)).Refusals.Single());
            Assert.Equal((server.Host, fault, 0L), (refused.Host, refused.Fault, got.Length));
            Assert.All(Enum.GetValues<Language>(), language => Assert.Contains(App.Texts.Of(fault, language), App.Texts.Of(refused, language), StringComparison.Ordinal));
            if (certificate != itself) certificate.Dispose();
        }
    }

    [Fact]
    public async Task A_host_that_speaks_no_TLS_and_a_list_of_authorities_that_is_none_are_said()
    {
        await using var plain = new FetchedServer { Answer = FetchedServer.Of("text/csv", "a\n") };
        using var fetcher = new DataFetcher(FetchSettings.From(plain.Host, Pem(_authority)));
        Assert.IsType<FetchNotEncrypted>((await fetcher.Get(new($"https://{plain.Host}/fil.csv"), new MemoryStream(), default)).Refusals.Single());
        var (missing, empty, wrong) = (Path.Combine(_folder, "finns-inte.pem"), Path.Combine(_folder, "tom.pem"), Path.Combine(_folder, "fel.pem"));
        await File.WriteAllTextAsync(empty, "inga certifikat\n");
        await File.WriteAllTextAsync(wrong, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        foreach (var path in (string[])[missing, empty, wrong])
        {
            using var other = new DataFetcher(FetchSettings.From(plain.Host, path));
            Assert.Equal(path, Assert.IsType<FetchAuthorityUnreadable>((await other.Get(new($"https://{plain.Host}/fil.csv"), new MemoryStream(), default)).Refusals.Single()).File);
        }
    }

    static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        asked.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(asked.PublicKey, critical: false));
        return Usable(asked.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30)));
    }

    static X509Certificate2 Issue(X509Certificate2 by, string host, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost") names.AddIpAddress(IPAddress.Loopback);
        asked.CertificateExtensions.Add(names.Build());
        asked.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        using var bare = asked.Create(by, from, to, RandomNumberGenerator.GetBytes(8));
        return Usable(bare.CopyWithPrivateKey(key));
    }

    static X509Certificate2 Usable(X509Certificate2 made)
    {
        using var _ = made;
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    string Pem(X509Certificate2 authority)
    {
        var path = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(path, authority.ExportCertificatePem());
        return path;
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
