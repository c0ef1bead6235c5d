using Microsoft.EntityFrameworkCore;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

public sealed class StoredFilesTests
{
    static readonly byte[] Original = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31 % 256))];

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_original_comes_back_byte_for_byte(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        var checksum = await Add(samsyn, commit: true);

        Assert.Equal(Samsyn.Domain.Kernel.Checksum.Of(Original), checksum);
        Assert.Equal(Original, await samsyn.Run((StoredFiles files) => files.Read(checksum, default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nothing_is_stored_when_the_change_it_belongs_to_is_not(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        var checksum = await Add(samsyn, commit: false);

        Assert.Null(await samsyn.Run((StoredFiles files) => files.Read(checksum, default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_same_bytes_are_kept_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        await Add(samsyn, commit: true);
        await Add(samsyn, commit: true);

        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
    }

    static Task<string> Add(TestDatabase samsyn, bool commit) => samsyn.Run(async (SamsynDb db) =>
    {
        var checksum = await new StoredFiles(db, new(), new(samsyn.Time)).Add(Original, default);
        if (commit) await db.Commit(default);
        return checksum;
    });
}
