using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Secrets;

public sealed class KeysTests
{
    static readonly Checkpoint Checkpoint = new() { Origin = "samsyn/test", Size = 3, Root = "AAAA", At = new(2026, 3, 15, 11, 0, 0, TimeSpan.Zero) };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-13.3.1")]
    public async Task The_signing_key_is_made_once_for_all_nodes_and_stands_in_the_database_sealed_alone(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var another = samsyn.AnotherNode();
        var known = await Task.WhenAll(new[] { samsyn, another }.SelectMany(node => Enumerable.Range(0, 4).Select(_ => Task.Run(() => node.Get<SigningKey>().PublicKey))));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", Assert.Single(known.Distinct(StringComparer.Ordinal)), StringComparison.Ordinal);

        var stored = await samsyn.Run((SamsynDb db) => db.SigningKeys.SingleAsync());
        Assert.DoesNotContain("PRIVATE KEY", System.Text.Encoding.Latin1.GetString(stored.Sealed), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(samsyn.Options.DataDirectory, "keys")));
    }

    [Fact]
    public async Task A_signature_holds_for_its_own_checkpoint_and_key_only()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var elsewhere = await TestDatabase.Create(Engine.Sqlite);
        var key = samsyn.Get<SigningKey>();
        var signed = key.Sign(Checkpoint);

        Assert.True(key.Signed(SignedCheckpoint.Parse(signed.Text)!));
        Assert.False(elsewhere.Get<SigningKey>().Signed(signed));
        foreach (var changed in (Checkpoint[])[Checkpoint with { Size = 4 }, Checkpoint with { Root = "AAAB" }, Checkpoint with { Origin = "samsyn/other" }, Checkpoint with { At = Checkpoint.At.AddHours(1) }])
            Assert.False(key.Signed(signed with { Checkpoint = changed }));
    }

    [Fact]
    public async Task A_key_that_an_earlier_version_kept_in_a_file_goes_on_and_the_file_is_removed()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var earlier = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(samsyn.Options.DataDirectory, "keys")).FullName, "audit-signing-key.pem");
        File.WriteAllText(file, earlier.ExportPkcs8PrivateKeyPem() + "\n");

        Assert.Equal(earlier.ExportSubjectPublicKeyInfoPem() + "\n", samsyn.Get<SigningKey>().PublicKey);
        Assert.False(File.Exists(file));

        // A second node with a key of its own takes the shared one, and keeps its file.
        await using var another = samsyn.AnotherNode();
        File.WriteAllText(file, ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem());
        Assert.Equal(samsyn.Get<SigningKey>().PublicKey, another.Get<SigningKey>().PublicKey);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_key_that_another_master_key_sealed_signs_nothing_and_the_reason_names_the_file()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        _ = samsyn.Get<SigningKey>().PublicKey;
        File.Delete(samsyn.Options.MasterKeyFile);
        await using var stranger = samsyn.AnotherNode();

        Assert.Contains(samsyn.Options.MasterKeyFile, Assert.Throws<IOException>(() => stranger.Get<SigningKey>().PublicKey).Message, StringComparison.Ordinal);
    }
}
