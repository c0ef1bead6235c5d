using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Organisations;
using Samsyn.App.Search;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Matrix;

public sealed class SideTests
{
    const string Document = "Lokal samverkansöverenskommelse\nParter\nNorra Fjärdens stadsdelsförvaltning\nLokalpolisområde Norra Fjärden\n";

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    [Trait("Asvs", "v5.0.0-8.4.1")]
    public async Task A_draft_is_its_own_sides_alone_until_it_is_released(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var draft = (await Import(samsyn, TestActors.Coordinator)).Value;

        Assert.True(await IsSeenBy(samsyn, draft, TestActors.Director));
        Assert.False(await IsSeenBy(samsyn, draft, TestActors.PoliceOfficer));
        Assert.Equal([new NotFound()], (await Release(samsyn, draft, TestActors.PoliceOfficer)).Refusals);

        Assert.True((await Release(samsyn, draft, TestActors.Coordinator)).IsDone);

        Assert.True(await IsSeenBy(samsyn, draft, TestActors.PoliceOfficer));
        Assert.IsType<ProposalAlreadyReleased>(Assert.Single((await Release(samsyn, draft, TestActors.PoliceOfficer, 2)).Refusals));
        Assert.Contains(nameof(ReleaseProposal), await samsyn.Run((SamsynDb db) => db.Acts.Select(act => act.Name).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_draft_of_the_other_side_answers_every_act_as_if_it_were_not_there(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var draft = (await Import(samsyn, TestActors.PoliceOfficer)).Value;
        var (other, none) = (TestActors.Director, new ProposalId(Guid.Parse("01920000-0000-7000-8000-0000000f0000")));

        foreach (var id in new[] { draft, none })
        {
            Assert.Equal([new NotFound()], (await samsyn.Run((CorrectProposal act) => act.Run(other, new() { Proposal = id, Version = 1 }, default))).Refusals);
            Assert.Equal([new NotFound()], (await samsyn.Run((DiscardProposal act) => act.Run(other, new(id, 1), default))).Refusals);
            Assert.Equal([new NotFound()], (await samsyn.Run((AdoptProposal act) => act.Run(other, new() { Proposal = id, Version = 1 }, default))).Refusals);
            Assert.Null(await samsyn.Run((ReadAdoptionPreview read) => read.Run(other, id, default)));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Both_sides_may_read_in_the_same_document_without_learning_of_each_other(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var city = await Import(samsyn, TestActors.Coordinator);
        var police = await Import(samsyn, TestActors.PoliceOfficer);

        Assert.NotEqual(city.Value, police.Value);
        // One's own is still found, and what both see is found by both.
        Assert.IsType<DocumentAlreadyImported>(Assert.Single((await Import(samsyn, TestActors.Director)).Refusals));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_the_terminal_reads_in_is_both_parties(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var terminal = await samsyn.Run((TerminalActor actor) => actor.Run("drift", default));
        var shared = (await Import(samsyn, terminal)).Value;

        Assert.True(await IsSeenBy(samsyn, shared, TestActors.Coordinator));
        Assert.True(await IsSeenBy(samsyn, shared, TestActors.PoliceOfficer));
        Assert.True(await IsSeenBy(samsyn, (await Import(samsyn, TestActors.PoliceOfficer, "Annat avtal\n")).Value, terminal));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-BRA-01")]
    [Trait("Asvs", "v5.0.0-8.2.3")]
    public async Task Those_outside_the_parties_see_what_was_signed_and_no_draft(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var signed = TestAgreements.Adopted();
        var draft = Draft();
        await samsyn.Store(signed, draft);
        Assert.True((await samsyn.Run((ProposeAnnexVersion act) => act.Run(TestActors.Coordinator,
            new() { Agreement = new(signed.Id, 1), Annex = 2, Lines = ["Ny lydelse"], Facts = new(), Reason = "Översyn" }, default))).IsDone);

        foreach (var outsider in new[] { TestActors.Company, TestActors.Politician })
        {
            Assert.Equal([signed.Id], (await samsyn.Run((ReadAgreements read) => read.Run(outsider, null, default))).Select(row => row.Id));
            Assert.Null(await samsyn.Run((ReadAgreementPage read) => read.Run(outsider, draft.Id, null, default)));
            var annex = (await samsyn.Run((ReadAnnexPage read) => read.Run(outsider, signed.Id, 2, null, null, default)))!;
            Assert.All(annex.Versions, version => Assert.Equal(AnnexVersionState.Decided, version.Version.State));
            Assert.Empty(await samsyn.Run((ReadProposals read) => read.Run(outsider, default)));
        }
        Assert.Equal(2, (await samsyn.Run((ReadAgreements read) => read.Run(TestActors.Reader, null, default))).Count);
        Assert.NotNull((await samsyn.Run((ReadAnnexPage read) => read.Run(TestActors.Reader, signed.Id, 2, null, null, default)))!.Open);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_company_reads_agreements_but_neither_duties_nor_how_they_are_kept(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(TestAgreements.Adopted());

        Assert.Empty((await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Company, new(), default))).Items);
        Assert.NotEmpty((await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Politician, new(), default))).Items);
        Assert.Empty(await samsyn.Run((ReadCompliance read) => read.All(TestActors.Company, null, default)));
        var found = (await samsyn.Run((ReadSearchPage search) => search.Run(TestActors.Company, "samråd", null, Language.Swedish, default))).Groups;
        Assert.DoesNotContain(found, group => group.Kind == SearchKind.Duty);
        Assert.Contains((await samsyn.Run((ReadSearchPage search) => search.Run(TestActors.Politician, "samråd", null, Language.Swedish, default))).Groups, group => group.Kind == SearchKind.Duty);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_volunteer_sees_nothing_of_the_collaboration(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(TestAgreements.Adopted());

        Assert.Empty(await samsyn.Run((ReadAgreements read) => read.Run(TestActors.Volunteer, null, default)));
        Assert.Empty((await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Volunteer, new(), default))).Items);
        Assert.Empty((await samsyn.Run((ReadForumPage read) => read.Run(TestActors.Volunteer, null, default))).Agreements);
        Assert.Empty((await samsyn.Run((ReadSearchPage search) => search.Run(TestActors.Volunteer, "samverkan", null, Language.Swedish, default))).Groups);
    }

    static Agreement Draft() => Agreement.Draft(new()
    {
        Id = new(Guid.Parse("01920000-0000-7000-8000-0000000d0000")), Number = "2018-9001", Level = AgreementLevel.Local, Facts = TestAgreements.Facts,
        Organisations = [TestActors.District, TestActors.Police], Lines = TestAgreements.Lines, On = new(2018, 1, 1), NewId = Guid.NewGuid,
    }).Value;

    static async Task<bool> IsSeenBy(TestDatabase samsyn, ProposalId id, Actor actor)
    {
        var page = await samsyn.Run((ReadProposalPage read) => read.Run(actor, id, default)) is not null;
        Assert.Equal(page, await samsyn.Run((ReadOriginal read) => read.Run(actor, id, default)) is not null);
        Assert.Equal(page, (await samsyn.Run((ReadProposals read) => read.Run(actor, default))).Any(row => row.Id == id));
        Assert.Equal(page, (await samsyn.Run((ReadImportDesk read) => read.Run(actor, default))).Any(row => row.Id == id));
        return page;
    }

    static Task<Outcome<ProposalId>> Import(TestDatabase samsyn, Actor actor, string text = Document) =>
        samsyn.Run((ImportDocument import) => import.Run(actor, new("avtal.txt", new MemoryStream(Encoding.UTF8.GetBytes(text))), default));

    static Task<Outcome> Release(TestDatabase samsyn, ProposalId id, Actor actor, int version = 1) =>
        samsyn.Run((ReleaseProposal release) => release.Run(actor, new(id, version), default));
}
