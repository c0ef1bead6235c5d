using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements.Proposals;

public sealed class QuarantineTests
{
    static readonly byte[] Document = Encoding.UTF8.GetBytes(string.Join('\n', TestAgreements.Lines));

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-5.4.3")]
    [Trait("Asvs", "v5.0.0-16.5.3")]
    public async Task A_file_that_cannot_be_scanned_is_kept_unread_and_read_in_when_it_is_clean(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var daemon = new FakeClamd { Answer = _ => "stream: Busy. ERROR" };

        var kept = Assert.IsType<FileInQuarantine>(Assert.Single((await Import(samsyn, daemon)).Refusals));
        Assert.IsType<FileInQuarantine>(Assert.Single((await Retry(samsyn, daemon, kept.Id)).Refusals));
        Assert.Equal((0, 0, 1), await Counts(samsyn));
        Assert.Equal([new NotFound()], (await Retry(samsyn, daemon, kept.Id, TestActors.PoliceOfficer)).Refusals);

        daemon.Answer = _ => "stream: OK";
        var read = await Retry(samsyn, daemon, kept.Id);

        Assert.Empty(read.Refusals);
        Assert.Equal((1, 1, 0), await Counts(samsyn));
        Assert.Equal(Document, await samsyn.Run((SamsynDb db) => db.Files.Select(file => file.Bytes).SingleAsync()));
        Assert.Equal([new NotFound()], (await Retry(samsyn, daemon, kept.Id)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-5.4.3")]
    public async Task Of_an_infected_file_nothing_is_kept(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var daemon = new FakeClamd { Answer = _ => "stream: Planted FOUND" };

        Assert.Equal([new FileInfected("plan.txt", "Planted")], (await Import(samsyn, daemon)).Refusals);
        Assert.Equal((0, 0, 0), await Counts(samsyn));

        daemon.Answer = _ => "stream: Busy. ERROR";
        var kept = (FileInQuarantine)Assert.Single((await Import(samsyn, daemon)).Refusals);
        daemon.Answer = _ => "stream: Planted FOUND";
        Assert.Equal([new FileInfected("plan.txt", "Planted")], (await Retry(samsyn, daemon, kept.Id)).Refusals);
        Assert.Equal((0, 0, 0), await Counts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_its_owner_sees_and_removes_a_waiting_file(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var daemon = new FakeClamd { Answer = _ => "stream: Busy. ERROR" };
        var kept = (FileInQuarantine)Assert.Single((await Import(samsyn, daemon)).Refusals);

        Assert.Empty(await samsyn.Run((ReadQuarantine read) => read.Run(TestActors.PoliceOfficer, default)));
        Assert.Equal([new NotFound()], (await samsyn.Run((RemoveQuarantined remove) => remove.Run(TestActors.PoliceOfficer, kept.Id, default))).Refusals);
        Assert.Equal(("plan.txt", Document.LongLength), (await samsyn.Run((ReadQuarantine read) => read.Run(TestActors.Coordinator, default))).Select(file => (file.Name, file.Length)).Single());
        Assert.Empty((await samsyn.Run((RemoveQuarantined remove) => remove.Run(TestActors.Coordinator, kept.Id, default))).Refusals);
        Assert.Equal((0, 0, 0), await Counts(samsyn));
    }

    static Task<Outcome<ProposalId>> Import(TestDatabase samsyn, FakeClamd daemon) => samsyn.Run((SamsynDb db) =>
        Importing(samsyn, db, daemon).Run(TestActors.Coordinator, new("../plan.txt", new MemoryStream(Document)), default));

    static Task<Outcome<ProposalId>> Retry(TestDatabase samsyn, FakeClamd daemon, QuarantinedFileId id, Samsyn.Domain.Organisations.Actor? actor = null) => samsyn.Run((SamsynDb db) =>
        new RetryQuarantined(db, new(samsyn.Time), new(new(daemon.Address)), Importing(samsyn, db, daemon), new(db, new(samsyn.Time), new())).Run(actor ?? TestActors.Coordinator, id, default));

    static ImportDocument Importing(TestDatabase samsyn, SamsynDb db, FakeClamd daemon)
    {
        var (clock, ids) = (new Clock(samsyn.Time), new NewId(Clock.System));
        return new(db, clock, ids, new StoredFiles(db, new(), clock), new ActLog(db, clock, new()), new Clamd(new(daemon.Address)));
    }

    static Task<(int Proposals, int Files, int Waiting)> Counts(TestDatabase samsyn) => samsyn.Run(async (SamsynDb db) =>
        (await db.Proposals.CountAsync(), await db.Files.CountAsync(), await db.Quarantine.CountAsync()));
}
