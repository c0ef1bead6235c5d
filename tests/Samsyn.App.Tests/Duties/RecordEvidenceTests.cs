using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

public sealed class RecordEvidenceTests
{
    readonly Agreement _agreement = TestAgreements.Adopted();

    RecordEvidenceCommand Held => new()
    {
        Agreement = _agreement.Id,
        Kind = EvidenceKinds.MeetingHeld,
        Subject = DutySubject.Plan("Utsättningsmöte, Hamnliden", "Områdesgrupp 1"),
        Date = new(2018, 3, 9),
        Attended = Attendance.Both,
        Place = " Hamnliden ",
        Reference = "",
    };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_was_done_is_stored_as_it_was_told_and_logged(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var id = (await Record(samsyn, TestActors.Coordinator, Held)).Value;

        var stored = Assert.Single(await Stored(samsyn));
        Assert.Equal(new Evidence
        {
            Id = id.Value.ToString(), AgreementId = _agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld,
            Subject = DutySubject.Plan("Utsättningsmöte, Hamnliden", "Områdesgrupp 1"), Date = new(2018, 3, 9), Attended = Attendance.Both, Place = "Hamnliden",
        }, stored);
        Assert.Equal(id.Value, (await samsyn.Run((SamsynDb db) => db.Acts.SingleAsync())).ObjectId);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Several_faults_are_told_at_once_and_nothing_is_stored(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var outcome = await Record(samsyn, TestActors.Coordinator, Held with
        {
            Kind = EvidenceKinds.MeetingHeld | EvidenceKinds.DecisionTaken, Date = samsyn.Today.AddDays(1),
        });

        Assert.Equal([new EvidenceKindUnclear(), new DateInFuture(new(2018, 3, 16), new(2018, 3, 15))], outcome.Refusals);
        Assert.Empty(await Stored(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Readers_are_refused_and_outsiders_find_no_agreement(Engine engine)
    {
        await using var samsyn = await Given(engine);

        Assert.Equal([new PermissionLacking(Permission.RecordEvidence)], (await Record(samsyn, TestActors.Reader, Held)).Refusals);
        Assert.Equal([new NotFound()], (await Record(samsyn, TestActors.Outsider, Held)).Refusals);
        Assert.Empty(await Stored(samsyn));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    static Task<Outcome<EvidenceId>> Record(TestDatabase samsyn, Actor actor, RecordEvidenceCommand command) =>
        samsyn.Run((RecordEvidence useCase) => useCase.Run(actor, command, default));

    static Task<List<Evidence>> Stored(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Evidence.ToListAsync());
}
