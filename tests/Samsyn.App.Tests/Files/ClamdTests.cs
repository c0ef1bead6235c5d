using System.Text;
using Samsyn.App.Files;
using Samsyn.Tests.Kit;

namespace Samsyn.App.Tests.Files;

public sealed class ClamdTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65536)]
    [InlineData(200_001)]
    public async Task A_file_arrives_at_the_scanner_byte_for_byte_and_is_clean_when_it_says_so(int length)
    {
        byte[] got = [1, 2, 3];
        await using var daemon = new FakeClamd { Answer = bytes => { got = bytes; return "stream: OK"; } };
        var file = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();

        Assert.IsType<Scanned.Clean>(await Scan(daemon.Address, file));
        Assert.Equal(file, got);
    }

    [Fact]
    public async Task A_socket_in_the_file_system_will_do_as_well()
    {
        var path = Path.Combine(Path.GetTempPath(), $"samsyn-clamd-{Environment.ProcessId}.sock");
        File.Delete(path);
        await using var daemon = new FakeClamd(path) { Answer = _ => "stream: Eicar-Test FOUND" };

        Assert.Equal(new Scanned.Infected("Eicar-Test"), await Scan(path, [1]));
    }

    [Theory]
    [InlineData("stream: Access denied. ERROR")]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("UNKNOWN COMMAND")]
    [InlineData("stream: OK and more")]
    [InlineData("OK")]
    [InlineData("")]
    [Trait("Asvs", "v5.0.0-16.5.3")]
    public async Task Any_other_answer_is_no_scan(string answer)
    {
        await using var daemon = new FakeClamd { Answer = _ => answer };
        Assert.IsType<Scanned.NotScanned>(await Scan(daemon.Address, [1, 2, 3]));
    }

    [Fact]
    public async Task A_file_over_the_scanners_limit_is_no_scan()
    {
        await using var daemon = new FakeClamd { Limit = 100_000 };
        Assert.IsType<Scanned.NotScanned>(await Scan(daemon.Address, new byte[8 << 20]));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.5.2")]
    public async Task A_scanner_that_is_silent_away_or_wrongly_named_is_no_scan()
    {
        string gone;
        await using (var daemon = new FakeClamd { Answer = _ => null })
        {
            gone = daemon.Address;
            Assert.Equal(new Scanned.NotScanned("timeout"), await Scan(daemon.Address, [1]));
        }
        Assert.IsType<Scanned.NotScanned>(await Scan(gone, [1]));
        Assert.IsType<Scanned.NotScanned>(await Scan("nowhere", [1]));
        Assert.IsType<Scanned.NotScanned>(await Scan("/no/such/socket", [1]));
    }

    [ClamdFact]
    public async Task The_real_daemon_finds_what_it_knows_and_lets_the_rest_through()
    {
        await using var daemon = await RunningClamd.Start("Samsyn.Test"u8.ToArray());

        Assert.IsType<Scanned.Clean>(await Scan(daemon.Address, Encoding.UTF8.GetBytes("A letter.")));
        Assert.Contains("Samsyn-Planted", Assert.IsType<Scanned.Infected>(await Scan(daemon.Address, "Samsyn.Test"u8.ToArray())).Signature, StringComparison.Ordinal);
        Assert.IsType<Scanned.NotScanned>(await Scan(daemon.Address, new byte[3 << 20]));
    }

    static Task<Scanned> Scan(string address, byte[] file) => new Clamd(new(address) { Patience = TimeSpan.FromSeconds(address.Contains(':', StringComparison.Ordinal) ? 3 : 10) }).Scan(file, default);
}
