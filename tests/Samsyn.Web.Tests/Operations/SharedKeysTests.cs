using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Operations;

namespace Samsyn.Web.Tests.Operations;

/// <summary>The keys of cookies and forms in the database, sealed, shared by nodes with the same key file and by no other.</summary>
public sealed class SharedKeysTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-keys-").FullName;

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-13.3.1")]
    public async Task What_one_node_protects_another_opens_and_no_secret_stands_in_the_database(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var first = Node(samsyn, "key");
        await using var second = Node(samsyn, "key");
        Assert.True(first.PrepareSharedKeys().IsDone);

        var cookie = Protector(first).Protect("biljett");
        Assert.True(second.PrepareSharedKeys().IsDone);
        Assert.Equal("biljett", Protector(second).Unprotect(cookie));

        var stored = Assert.Single(await samsyn.Run((ProtectionKeys keys) => Task.FromResult(keys.All())));
        Assert.Contains("<sealed", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        // An older program must be able to load the type that a newer one names.
        Assert.DoesNotContain("Samsyn.Web, Version", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_with_another_key_file_does_not_start()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var first = Node(samsyn, "key");
        Protector(first).Protect("biljett");
        await using var stranger = Node(samsyn, "another");

        Assert.Equal([new MasterKeyForeign(Path.Combine(_folder, "another"))], stranger.PrepareSharedKeys().Refusals);
    }

    [Fact]
    public async Task A_key_file_that_is_named_and_missing_is_refused_and_not_made()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var node = Node(samsyn, "missing", make: false);

        Assert.IsType<MasterKeyUnusable>(Assert.Single(node.PrepareSharedKeys().Refusals));
        Assert.False(File.Exists(Path.Combine(_folder, "missing")));
    }

    [Fact]
    public async Task Keys_that_were_kept_in_files_are_taken_over_and_the_files_removed()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        var files = Path.Combine(samsyn.Options.DataDirectory, "keys");
        var before = new ServiceCollection().AddDataProtection().SetApplicationName("Samsyn").PersistKeysToFileSystem(Directory.CreateDirectory(files)).Services.BuildServiceProvider();
        var cookie = Protector(before).Protect("biljett");
        Assert.Contains("masterKey", File.ReadAllText(Assert.Single(Directory.GetFiles(files))), StringComparison.Ordinal);

        await using var node = Node(samsyn, "key");
        Assert.True(node.PrepareSharedKeys().IsDone);

        Assert.Equal("biljett", Protector(node).Unprotect(cookie));
        Assert.False(Directory.Exists(files));
        Assert.DoesNotContain("masterKey", Assert.Single(await samsyn.Run((ProtectionKeys keys) => Task.FromResult(keys.All()))), StringComparison.Ordinal);
        Assert.True(node.PrepareSharedKeys().IsDone);
    }

    static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    ServiceProvider Node(TestDatabase samsyn, string keyFile, bool make = true)
    {
        var file = Path.Combine(_folder, keyFile);
        if (make) App.Secrets.MasterKeyRing.Read(file, make: true);
        var services = new ServiceCollection().AddSamsyn(samsyn.Options with { KeyFile = file });
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("Samsyn");
        services.AddSharedKeys();
        return services.BuildServiceProvider();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
