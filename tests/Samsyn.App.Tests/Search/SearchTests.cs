using Samsyn.App.Search;
using Samsyn.App.Storage;
using Samsyn.App.Tests.ActionPlans;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("vandring", "vandringar", "vandringarna", "vandringen", "vandringens")]
    [InlineData("åtgärd", "åtgärder", "åtgärderna", "åtgärdernas")]
    [InlineData("polis", "polisen", "polisens", "poliserna")]
    [InlineData("grupp", "gruppen", "grupperna", "gruppens", "Grupper")]
    [InlineData("möte", "mötet", "mötets", "möten", "mötena")]
    [InlineData("råd", "rådet", "rådets", "råden")]
    public void Word_forms_have_one_stem(params string[] forms) => Assert.Single(forms.SelectMany(SearchKey.WordsOf).Distinct());

    [Fact]
    public void Letters_are_folded_but_swedish_ones_are_kept()
    {
        Assert.Equal(SearchKey.WordsOf("idé MÜLLER æ2"), SearchKey.WordsOf("IDE müller ä2"));
        Assert.NotEqual(SearchKey.WordsOf("råd"), SearchKey.WordsOf("rad"));
        Assert.Empty(SearchKey.WordsOf("och att som – . "));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_finds_every_kind_by_word_forms_and_titles_come_before_text(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        var page = await Find(samsyn, "vandringarna");

        Assert.Equal([SearchKind.Plan, SearchKind.Clause, SearchKind.Duty, SearchKind.Line], page.Groups.Select(group => group.Kind));
        Assert.Equal("Trygghetsvandringar", page.Groups[0].Hits[0].Entry.Title);
        Assert.Equal("vandring", Assert.Single(page.Groups[^1].Hits.First(hit => hit.Entry.Line == 8).Snippet, run => run.Marked).Text);
        Assert.Equal([SearchKind.Source], (await Find(samsyn, "trygghetsmätning 2017")).Groups.Select(group => group.Kind));
        Assert.Equal("Trygghetsråd", (await Find(samsyn, "trygghetsrådets")).Groups.Single(group => group.Kind == SearchKind.Forum).Hits[0].Entry.Title);
        Assert.Contains((await Find(samsyn, "samverkansöverenskommelse")).Groups, group => group.Kind == SearchKind.Agreement);
        Assert.Contains((await Find(samsyn, "meetings", Language.English)).Groups, group => group.Kind == SearchKind.Duty);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_word_must_answer_by_its_form_its_beginning_or_as_a_part_of_a_compound(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        Assert.NotEmpty((await Find(samsyn, "ekback vandr")).Groups);
        Assert.Empty((await Find(samsyn, "ekbacken ubåt")).Groups);
        Assert.Contains((await Find(samsyn, "vägs")).Groups, group => group.Kind == SearchKind.Plan);
        Assert.False((await Find(samsyn, "  och i ")).HasTerms);
        Assert.Empty((await Find(samsyn, "%' OR 1=1 --")).Groups);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_decided_versions_are_found_and_the_index_changes_with_the_decision(Engine engine)
    {
        var (samsyn, agreement) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;
        Assert.NotEmpty((await Find(samsyn, "storm")).Groups);

        agreement.ProposeAnnexVersion(2, new(new("01920000-0000-7000-d000-000000000001")), new() { Lines = ["Grannstöd i hamnen"], Facts = new() { Plans = [new() { Title = "Grannstöd i hamnen", Line = 1 }] }, Reason = "Översyn" }, new(2018, 1, 10));
        await Save(samsyn, agreement);
        Assert.Empty((await Find(samsyn, "hamnen")).Groups);

        Assert.Empty(agreement.DecideAnnexVersion(2, new() { On = new(2018, 2, 1), BodyKind = Domain.Agreements.Facts.BodyKind.Steering, Body = "Styrgrupp", Text = "Ja", Deciders = ["Maj Lundvik"] }, new(2018, 2, 1)).Refusals);
        await Save(samsyn, agreement);

        var hit = (await Find(samsyn, "hamnen")).Groups.Single(group => group.Kind == SearchKind.Plan).Hits[0];
        Assert.Equal(("Grannstöd i hamnen", 2, 1), (hit.Entry.Title, hit.Entry.Annex, hit.Entry.Line));
        // Line 10 stood in the annex that the new version has replaced.
        Assert.DoesNotContain((await Find(samsyn, "storm")).Groups, group => group.Kind == SearchKind.Plan);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_index_is_stored_in_the_transaction_that_stores_the_agreement_and_an_old_one_is_made_anew(Engine engine)
    {
        var (samsyn, agreement) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;

        var stored = await samsyn.Run((SamsynDb db) => Task.FromResult(db.SearchIndexes.Single()));
        Assert.Equal((agreement.Id, agreement.Version, SearchContent.Format), (stored.Agreement, stored.AgreementVersion, stored.Format));

        await samsyn.Run(async (SamsynDb db) =>
        {
            db.SearchIndexes.Remove(db.SearchIndexes.Single());
            return await db.SaveChangesAsync();
        });
        Assert.NotEmpty((await Find(samsyn, "ekbacken")).Groups);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_the_actor_may_not_see_is_not_even_counted(Engine engine)
    {
        var (samsyn, _) = await PlanTests.Stored(engine);
        await using var _1 = samsyn;
        Assert.NotEqual(0, (await Find(samsyn, "vandring")).Count);

        Assert.Equal(0, (await Find(samsyn, "vandring", actor: TestActors.Outsider)).Count);
    }

    static Task<int> Save(TestDatabase samsyn, Domain.Agreements.Agreement agreement) => samsyn.Run(async (SamsynDb db) =>
    {
        var stored = db.Agreements.Single(one => one.Id == agreement.Id);
        db.Agreements.Remove(stored);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Agreements.Add(agreement);
        return await db.SaveChangesAsync();
    });

    static Task<SearchPage> Find(TestDatabase samsyn, string text, Language language = Language.Swedish, Actor? actor = null) =>
        samsyn.Run((ReadSearchPage search) => search.Run(actor ?? TestActors.Reader, text, null, language, default));
}
