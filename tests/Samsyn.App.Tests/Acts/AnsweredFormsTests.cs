using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

public sealed class AnsweredFormsTests
{
    static readonly SentForm Form = new("session", "page-1", "content");

    readonly Agreement _agreement = TestAgreements.Adopted();
    readonly NewId _ids = new(Clock.System);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    [Trait("Asvs", "v5.0.0-2.3.4")]
    public async Task Of_many_equal_forms_at_once_one_is_done_and_the_others_save_nothing(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var done = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Send(samsyn, Form))));

        Assert.Single(done, wasDone => wasDone);
        Assert.Equal((1, 1, 1), await Counts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Another_key_and_another_session_are_other_forms(Engine engine)
    {
        await using var samsyn = await Given(engine);

        Assert.True(await Send(samsyn, Form));
        Assert.True(await Send(samsyn, Form with { FormKey = "page-2" }));
        Assert.True(await Send(samsyn, Form with { Session = "another" }));

        Assert.Equal((3, 3, 3), await Counts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_act_without_a_form_leaves_no_record(Engine engine)
    {
        await using var samsyn = await Given(engine);

        Assert.True(await Send(samsyn, null));
        Assert.True(await Send(samsyn, null));

        Assert.Equal((2, 2, 0), await Counts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_earlier_answer_says_where_it_led_and_whether_the_content_is_the_same(Engine engine)
    {
        await using var samsyn = await Given(engine);
        Assert.Null(await Earlier(samsyn, Form));
        await Send(samsyn, Form);
        Assert.Equal(new EarlierAnswer(true, null), await Earlier(samsyn, Form));

        await samsyn.Run(async (AnsweredForms answered) => { await answered.Led(Form, "/skyldigheter", default); return 0; });

        Assert.Equal(new EarlierAnswer(true, "/skyldigheter"), await Earlier(samsyn, Form));
        Assert.Equal(new EarlierAnswer(false, "/skyldigheter"), await Earlier(samsyn, Form with { Content = "other" }));
        Assert.Null(await Earlier(samsyn, Form with { Session = "another" }));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_record_is_kept_for_seven_days(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Send(samsyn, Form);

        samsyn.Time.GoTo(samsyn.Today.AddDays(7));
        Assert.Equal(0, await samsyn.Run((AnsweredForms answered) => answered.RemoveOld(default)));
        samsyn.Time.GoTo(samsyn.Today.AddDays(1));
        Assert.Equal(1, await samsyn.Run((AnsweredForms answered) => answered.RemoveOld(default)));
        Assert.Null(await Earlier(samsyn, Form));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    static Task<EarlierAnswer?> Earlier(TestDatabase samsyn, SentForm form) => samsyn.Run((AnsweredForms answered) => answered.Earlier(form, default));

    /// <summary>Whether the act was done.</summary>
    Task<bool> Send(TestDatabase samsyn, SentForm? form) => samsyn.Run(async (SamsynDb db) =>
    {
        var clock = new Clock(samsyn.Time);
        var answered = new AnsweredForms(db, clock);
        if (form is not null) answered.Expect(form);
        try
        {
            var recorded = await new RecordEvidence(db, clock, _ids, new(db, clock, new())).Run(TestActors.Coordinator, new()
            {
                Agreement = _agreement.Id, Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Agreement, Date = new(2018, 3, 1),
            }, default);
            return recorded.IsDone;
        }
        catch (FormAnsweredMeanwhileException)
        {
            return false;
        }
        finally
        {
            answered.ExpectNothing();
        }
    });

    static Task<(int Evidence, int Acts, int Forms)> Counts(TestDatabase samsyn) => samsyn.Run(async (SamsynDb db) =>
        (await db.Evidence.CountAsync(), await db.Acts.CountAsync(), await db.AnsweredForms.CountAsync()));
}
