using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

/// <summary>What the tests of places do again and again.</summary>
static class FileDesk
{
    public static string Document(string about) => string.Join('\n', TestAgreements.Lines) + $"\n{about}\n";

    public static byte[] Bytes(string about) => Encoding.UTF8.GetBytes(Document(about));

    public static Task<Outcome<ProposalId>> Import(this TestDatabase samsyn, string about, Actor? actor = null) => samsyn.Run((ImportDocument import) =>
        import.Run(actor ?? TestActors.Coordinator, new($"{about}.txt", new MemoryStream(Bytes(about))), default));

    public static async Task<byte[]?> Original(this TestDatabase samsyn, ProposalId proposal, Actor? actor = null) =>
        (await samsyn.Run((ReadOriginal read) => read.Run(actor ?? TestActors.Coordinator, proposal, default)))?.Bytes;

    public static Task<List<PlacedFile>> Placed(this TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.PlacedFiles.AsNoTracking().OrderBy(file => file.Proposal).ToListAsync());

    public static Task<Outcome> Check(this TestDatabase samsyn) => samsyn.Run((CheckFilePlace check) => check.Run(default));

    public static Task<int> Sweep(this TestDatabase samsyn) => samsyn.Run((SweepFiles sweep) => ((IJob)sweep).Do(default));

    /// <summary>How many rows there are that a refused import must not leave.</summary>
    public static Task<(int Proposals, int Files, int Placed)> Rows(this TestDatabase samsyn) => samsyn.Run(async (SamsynDb db) =>
        (await db.Proposals.CountAsync(), await db.Files.CountAsync(), await db.PlacedFiles.CountAsync()));

    /// <summary>Over a context that a test holds, so that it says what is saved with it.</summary>
    public static StoredFiles FilesOver(this TestDatabase samsyn, SamsynDb db)
    {
        var (access, clock, places) = (new AccessContext(), new Clock(samsyn.Time), samsyn.Get<FilePlaces>());
        return new(db, access, clock, places, new(db, access, places, new(db, new(clock)), clock));
    }

    /// <summary>Puts the bytes of an original where its row will never be.</summary>
    public static Task PutWithoutRow(this TestDatabase samsyn, string about) => samsyn.Run(async (StoredFiles files) =>
        await files.Add(new(Guid.CreateVersion7()), Bytes(about), default));
}
