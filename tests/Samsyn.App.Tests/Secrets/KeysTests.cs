using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Tests.Secrets;

public sealed class KeysTests : IDisposable
{
    readonly string _data = Path.Combine(Directory.CreateTempSubdirectory("samsyn-keys-").FullName, "data");

    static readonly Checkpoint Checkpoint = new() { Origin = "samsyn/test", Size = 3, Root = "AAAA", At = new(2026, 3, 15, 11, 0, 0, TimeSpan.Zero) };

    [Fact]
    [Trait("Asvs", "v5.0.0-13.3.1")]
    public void The_signing_key_is_made_once_and_only_its_owner_may_read_it()
    {
        string first;
        using (var key = Key()) first = key.PublicKey;
        using (var again = Key()) Assert.Equal(first, again.PublicKey);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(_data, "keys")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_that_ask_for_the_key_at_once_get_the_same()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var key = Key();
            return key.PublicKey;
        })));
        Assert.Single(keys.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_signature_holds_for_its_own_checkpoint_and_key_only()
    {
        using var key = Key();
        using var other = new SigningKey(new(new() { DataDirectory = _data + "-other" }));
        var signed = key.Sign(Checkpoint);

        Assert.True(key.Signed(SignedCheckpoint.Parse(signed.Text)!));
        Assert.False(other.Signed(signed));
        foreach (var changed in (Checkpoint[])[Checkpoint with { Size = 4 }, Checkpoint with { Root = "AAAB" }, Checkpoint with { Origin = "samsyn/other" }, Checkpoint with { At = Checkpoint.At.AddHours(1) }])
            Assert.False(key.Signed(signed with { Checkpoint = changed }));
    }

    SigningKey Key() => new(new KeyFolder(new StorageOptions { DataDirectory = _data }));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_data)!, recursive: true);
}
