using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Files;
using Samsyn.App.Storage;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>What a database says was brought, each with its original read and checked; one that is not whole throws.</summary>
public static class OriginalsOnRecord
{
    public static async Task<IReadOnlyList<string>> Read(StorageOptions storage)
    {
        await using var services = new ServiceCollection().AddSamsyn(storage).BuildServiceProvider();
        await using var scope = services.ForSystem();
        var (db, files) = (scope.ServiceProvider.GetRequiredService<SamsynDb>(), scope.ServiceProvider.GetRequiredService<StoredFiles>());
        List<string> names = [];
        foreach (var proposal in await db.Proposals.AsNoTracking().Select(proposal => new { proposal.Id, proposal.File, proposal.Sha256 }).ToListAsync())
        {
            if (await files.Read(proposal.Id, proposal.Sha256, CancellationToken.None) is null) throw new InvalidDataException($"{proposal.File} has a row and no bytes.");
            names.Add(proposal.File);
        }
        return names;
    }
}
