using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Tests.Kit.Acts;

/// <summary>The same write and the same read with the log and without it, to be timed side by side.</summary>
public sealed class AuditCost : IAsyncDisposable
{
    readonly TestDatabase _samsyn;
    readonly ProposalId _proposal;
    int _title;

    AuditCost(TestDatabase samsyn, ProposalId proposal) => (_samsyn, _proposal) = (samsyn, proposal);

    public static async Task<AuditCost> Prepare(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        var text = "Lokal överenskommelse\nmellan Norra Fjärdens stadsdelsförvaltning och lokalpolisområde Fjärden\n" + string.Concat(Enumerable.Repeat("Parterna ska mötas fyra gånger per år.\n", 400));
        var read = await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator, new("avtal.txt", new MemoryStream(Encoding.UTF8.GetBytes(text))), default));
        return new(samsyn, read.Value);
    }

    public Task WriteNoted() => Write(isNoted: true);

    public Task WriteUnnoted() => Write(isNoted: false);

    public Task ReadNoted() => _samsyn.Run((ReadProposalPage page) => page.Run(TestActors.Coordinator, _proposal, default));

    /// <summary>The query that the page is made of.</summary>
    public Task ReadUnnoted() => _samsyn.Run((SamsynDb db) => db.Proposals.AsNoTracking().VisibleTo(TestActors.Coordinator).SingleAsync(proposal => proposal.Id == _proposal));

    /// <summary>One entry and nothing else, as when many read at once.</summary>
    public Task NoteAlone() => _samsyn.Run(async (ReadLog reads) =>
    {
        await reads.Note(TestActors.Coordinator, nameof(ReadProposalPage), _proposal, default);
        return 0;
    });

    public Task<LogVerification> Verify() => _samsyn.Run((VerifyLog verify) => verify.Run([], default));

    Task Write(bool isNoted) => _samsyn.Run(async (SamsynDb db) =>
    {
        var proposal = await db.Proposals.SingleAsync(proposal => proposal.Id == _proposal);
        proposal.Correct("/title", $"Överenskommelse {++_title}", TestActors.Coordinator.Person, _samsyn.Time.Now);
        if (isNoted) new ActLog(db, new(_samsyn.Time), new()).Note(TestActors.Coordinator, nameof(CorrectProposal), _proposal);
        return await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => _samsyn.DisposeAsync();
}
