using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Databases;
using Session = Samsyn.Domain.Organisations.Session;

namespace Samsyn.App.Tests.Organisations;

/// <summary>What signing in leaves behind goes when its time is over, and not before.</summary>
public sealed class ForgetSignInsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-14.2.7")]
    public async Task Ended_sessions_spent_challenges_and_answered_forms_go_each_in_its_time(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var begun = samsyn.Time.Now;
        var person = Person.Create(new(Guid.CreateVersion7()), "Asta Berg");
        var (ended, lapsed) = (Opened(person, "a", begun), Opened(person, "b", begun));
        Assert.True(ended.End(person.Id, SessionEnding.SignedOut, begun.AddMinutes(5)).IsDone);
        await samsyn.Store(person, ended, lapsed,
            new SpentChallenge { Sha256 = new('c', 64), SpentAt = begun },
            new AnsweredForm { Session = "s", FormKey = "f", Content = "x", At = begun });

        Assert.Equal(0, await Forget());
        Assert.Equal((2, 1, 1), await Left());

        samsyn.Time.Now = begun.AddMinutes(61);
        Assert.Equal(1, await Forget());
        Assert.Equal((2, 0, 1), await Left());

        samsyn.Time.Now = begun.AddDays(7).AddMinutes(1);
        Assert.Equal(1, await Forget());
        Assert.Equal((2, 0, 0), await Left());

        // Signed out after five minutes; the other could be used until its latest end, ten hours on.
        samsyn.Time.Now = begun.AddDays(30).AddMinutes(6);
        Assert.Equal(1, await Forget());
        Assert.Equal(lapsed.Id, Assert.Single(await samsyn.Run((SamsynDb db) => db.Sessions.Select(session => session.Id).ToListAsync())));

        samsyn.Time.Now = begun.AddDays(30).AddHours(10).AddMinutes(1);
        Assert.Equal(1, await Forget());
        Assert.Equal((0, 0, 0), await Left());

        Task<int> Forget() => samsyn.Run((ForgetSignIns job) => job.Do(default));
        Task<(int, int, int)> Left() => samsyn.Run(async (SamsynDb db) => (await db.Sessions.CountAsync(), await db.SpentChallenges.CountAsync(), await db.AnsweredForms.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_session_that_is_open_stays_however_long_the_job_has_not_run(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var person = Person.Create(new(Guid.CreateVersion7()), "Asta Berg");
        samsyn.Time.Now = samsyn.Time.Now.AddYears(1);
        await samsyn.Store(person, Opened(person, "a", samsyn.Time.Now));

        Assert.Equal(0, await samsyn.Run((ForgetSignIns job) => job.Do(default)));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Sessions.CountAsync()));
    }

    static Session Opened(Person person, string secret, DateTimeOffset at) =>
        Session.Open(new(Guid.CreateVersion7()), person.Id, Samsyn.Domain.Kernel.Checksum.Of(secret), SignInMethod.Passkey, "Firefox", at);
}
