using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

/// <summary>What tests of the log do: write in it, verify it, and reach past its triggers as someone with the database's password would.</summary>
static class LogDesk
{
    public static AgreementId About(int number) => new(new($"01920000-0000-7000-8000-0000000004{number:D2}"));

    public static async Task<TestDatabase> WithEntries(Engine engine, int count)
    {
        var samsyn = await TestDatabase.Create(engine);
        for (var number = 1; number <= count; number++) await samsyn.Note(About(number));
        return samsyn;
    }

    public static Task<int> Note(this TestDatabase samsyn, AgreementId about, Actor? actor = null) => samsyn.Run((SamsynDb db) =>
    {
        new ActLog(db, new(samsyn.Time), new()).Note(actor ?? TestActors.Coordinator, "RecordConsultation", about);
        return db.SaveChangesAsync();
    });

    public static Task<LogVerification> Verify(this TestDatabase samsyn, params string[] kept) => samsyn.Run((VerifyLog verify) => verify.Run(kept, default));

    public static Task<List<Act>> Log(this TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Acts.AsNoTracking().OrderBy(act => act.Number).ToListAsync());

    public static Task<SignedCheckpoint?> Sign(this TestDatabase samsyn) => samsyn.Run((SignCheckpoint sign) => sign.Run(default));

    public static Task<int> Sql(this TestDatabase samsyn, string sql) => samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Takes the triggers away, as an owner of the database can.</summary>
    public static async Task PastTheTriggers(this TestDatabase samsyn)
    {
        if (samsyn.Engine == Engine.PostgreSql)
        {
            foreach (var table in (string[])["audit_entries", "audit_head", "audit_checkpoints"]) await samsyn.Sql($"ALTER TABLE {table} DISABLE TRIGGER ALL");
            return;
        }
        var triggers = await samsyn.Run((SamsynDb db) => db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync());
        foreach (var trigger in triggers) await samsyn.Sql($"DROP TRIGGER {trigger}");
    }
}
