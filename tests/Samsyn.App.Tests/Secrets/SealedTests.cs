using System.Runtime.Versioning;
using Samsyn.App.Secrets;

namespace Samsyn.App.Tests.Secrets;

[UnsupportedOSPlatform("windows")]
public sealed class SealedTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-secrets-").FullName;

    string KeyFile => Path.Combine(_folder, "samsyn.key");

    [Fact]
    [Trait("Asvs", "v5.0.0-11.3.3")]
    public void What_is_sealed_opens_in_its_place_and_no_byte_of_it_can_be_changed()
    {
        var keys = MasterKeyRing.Read(KeyFile, make: true);
        byte[] plain = [.. "hemligt"u8];
        var blob = Sealed.Seal(keys.Current, plain, "notes.text.1");

        Assert.Equal(plain, Sealed.Open(keys, blob, "notes.text.1"));
        Assert.Null(Sealed.Open(keys, blob, "notes.text.2"));
        for (var at = 0; at < blob.Length; at++)
        {
            byte[] changed = [.. blob];
            changed[at] ^= 1;
            Assert.Null(Sealed.Open(keys, changed, "notes.text.1"));
            Assert.Null(Sealed.Open(keys, blob.AsSpan(0, at), "notes.text.1"));
        }
        Assert.NotEqual(blob, Sealed.Seal(keys.Current, plain, "notes.text.1"));
        Assert.True(blob.AsSpan().IndexOf("hemligt"u8) < 0);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-11.2.2")]
    public void A_new_key_seals_and_the_older_one_still_opens_what_it_sealed()
    {
        var old = MasterKeyRing.Read(KeyFile, make: true);
        var blob = Sealed.Seal(old.Current, [1, 2, 3], "place");
        var older = File.ReadAllText(KeyFile);
        File.Delete(KeyFile);
        var other = MasterKeyRing.Read(KeyFile, make: true);
        Assert.Null(Sealed.Open(other, blob, "place"));

        File.AppendAllText(KeyFile, older);
        var both = MasterKeyRing.Read(KeyFile, make: false);
        Assert.Equal(other.Current.Id, both.Current.Id);
        Assert.Equal([1, 2, 3], Sealed.Open(both, blob, "place"));
    }

    [Fact]
    public void The_key_file_is_made_for_its_owner_alone_and_one_that_others_can_read_is_refused()
    {
        MasterKeyRing.Read(KeyFile, make: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));

        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Throws<IOException>(() => MasterKeyRing.Read(KeyFile, make: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hemligt")]
    [InlineData("AAAA")]
    public void A_file_without_a_whole_key_is_refused_and_never_replaced(string content)
    {
        File.WriteAllText(KeyFile, content);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Throws<IOException>(() => MasterKeyRing.Read(KeyFile, make: true));
        Assert.Equal(content, File.ReadAllText(KeyFile));
    }

    [Fact]
    public async Task Programs_that_start_at_once_end_up_with_one_key()
    {
        var rings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MasterKeyRing.Read(KeyFile, make: true).Current.ToString())));
        Assert.Single(rings.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_that_is_logged_shows_its_name_and_not_its_secret()
    {
        var key = MasterKeyRing.Read(KeyFile, make: true).Current;
        Assert.DoesNotContain(File.ReadAllText(KeyFile).Trim(), $"{key}", StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
