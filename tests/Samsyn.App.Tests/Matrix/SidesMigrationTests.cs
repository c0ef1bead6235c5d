using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Matrix;

/// <summary>What was stored before drafts had sides gets the side of its importer, and agreements the day from which they bind.</summary>
public sealed class SidesMigrationTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Stored_drafts_get_their_importers_side_and_stay_shared_where_it_is_unknown(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var held = TestActors.PoliceOfficer.Positions[0];
        await samsyn.Store(Organisation.Create(held.Organisation, "Lokalpolisområde Norra Fjärden", OrganisationKind.LocalPoliceArea).Value,
            Person.Create(TestActors.PoliceOfficer.Person, "Vidar Sköld"), Position.Create(held.Id, held.Title, held.Organisation, held.Side).Value);
        await samsyn.Store(Appointment.Create(TestActors.PoliceOfficer.Person, held.Id, new(2018, 1, 1), DateOnly.FromDateTime(samsyn.Time.Now.Date)).Value);
        var (known, unknown) = (Proposal(samsyn, 1, TestActors.PoliceOfficer), Proposal(samsyn, 2, TestActors.Coordinator));
        var (signed, draft) = (TestAgreements.Adopted(), Draft());
        foreach (var one in new[] { known, unknown }) await samsyn.Store(new App.Files.StoredFile { Sha256 = one.Sha256, Length = 1, StoredAt = samsyn.Time.Now, Bytes = [1] }, one);
        await samsyn.Store(signed, draft);
        await GoBack(samsyn);

        Assert.True((await samsyn.Open()).IsDone);

        var stored = await samsyn.Run((SamsynDb db) => db.Proposals.AsNoTracking().ToDictionaryAsync(one => one.Id));
        Assert.Equal((PartySide.Police, null), (stored[known.Id].Side, stored[known.Id].SharedOn));
        Assert.Equal((null, samsyn.Today), (stored[unknown.Id].Side, stored[unknown.Id].SharedOn));
        Assert.Equal([signed.Id], (await samsyn.Run((ReadAgreements read) => read.Run(TestActors.Company, null, default))).Select(row => row.Id));
    }

    /// <summary>Takes away what the migration made, so that it runs anew over rows that knew nothing of it.</summary>
    static async Task GoBack(TestDatabase samsyn)
    {
        await SecondWall.TakeDown(samsyn);
        foreach (var sql in new[]
        {
            "DROP TABLE deputyships", "DROP INDEX \"IX_proposals_sha256_side\"", "DROP INDEX \"IX_proposals_sha256\"", "ALTER TABLE proposals DROP COLUMN side",
            "ALTER TABLE proposals DROP COLUMN shared_on", "ALTER TABLE agreements DROP COLUMN binding_from",
            "CREATE UNIQUE INDEX \"IX_proposals_sha256\" ON proposals (sha256) WHERE state <> 'Discarded'", "DELETE FROM schema_history WHERE migration = '0030_Sides'",
        })
            await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync(sql));
    }

    static ImportProposal Proposal(TestDatabase samsyn, int number, Actor by) => ImportProposal.Open(new(Guid.CreateVersion7()), new()
    {
        Source = new() { File = "avtal.txt", Format = SourceFormat.Text, Sha256 = new string((char)('a' + number), 64), Lines = 1 },
        DocumentKind = DocumentKind.LocalAgreement, Facts = TestAgreements.Facts, Findings = [], Lines = ["Avtal"],
    }, by.Person, samsyn.Time.Now, by.Sides[0]).Value;

    static Agreement Draft() => Agreement.Draft(new()
    {
        Id = new(Guid.CreateVersion7()), Number = "2018-9001", Level = AgreementLevel.Local, Facts = TestAgreements.Facts,
        Organisations = [TestActors.District, TestActors.Police], Lines = TestAgreements.Lines, On = new(2018, 1, 1), NewId = Guid.CreateVersion7,
    }).Value;
}
