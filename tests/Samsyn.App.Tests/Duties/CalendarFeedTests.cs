using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

public sealed class CalendarFeedTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_secret_opens_the_calendar_and_is_not_kept(Engine engine)
    {
        var (samsyn, owner) = await Given(engine);
        await using var _ = samsyn;

        var made = (await Create(samsyn, owner)).Value;

        Assert.Equal(43, made.Secret.Length);
        var stored = await samsyn.Run((SamsynDb db) => db.CalendarFeeds.SingleAsync());
        Assert.NotEqual(made.Secret, stored.SecretSha256);
        Assert.Equal(64, stored.SecretSha256.Length);
        Assert.NotEmpty((await Read(samsyn, made.Secret))!.Items);
        Assert.Null(await Read(samsyn, made.Secret[1..]));
        Assert.Null(await Read(samsyn, stored.SecretSha256));
        Assert.NotEqual(made.Secret, (await Create(samsyn, owner)).Value.Secret);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_revoked_link_opens_nothing_and_only_its_owner_may_revoke_it(Engine engine)
    {
        var (samsyn, owner) = await Given(engine);
        await using var _ = samsyn;
        var made = (await Create(samsyn, owner)).Value;

        Assert.Equal([new NotFound()], (await samsyn.Run((RevokeCalendarFeed revoke) => revoke.Run(TestActors.PoliceOfficer, new(made.Id), default))).Refusals);
        Assert.NotNull(await Read(samsyn, made.Secret));
        Assert.Empty((await samsyn.Run((RevokeCalendarFeed revoke) => revoke.Run(owner, new(made.Id), default))).Refusals);

        Assert.Null(await Read(samsyn, made.Secret));
        Assert.IsType<FeedAlreadyRevoked>(Assert.Single((await samsyn.Run((RevokeCalendarFeed revoke) => revoke.Run(owner, new(made.Id), default))).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_link_dies_with_the_owners_last_position(Engine engine)
    {
        var (samsyn, owner) = await Given(engine);
        await using var _ = samsyn;
        var made = (await Create(samsyn, owner)).Value;

        samsyn.Time.GoTo(new(2019, 1, 1));

        Assert.Null(await Read(samsyn, made.Secret));
    }

    [Theory, OnSqlite]
    public async Task A_link_for_one_side_leaves_out_what_only_the_other_must_do(Engine engine)
    {
        var (samsyn, owner) = await Given(engine);
        await using var _ = samsyn;

        var police = (await Read(samsyn, (await Create(samsyn, owner, PartySide.Police)).Value.Secret))!;

        Assert.NotEmpty(police.Items);
        Assert.DoesNotContain(police.Items, item => item.Duty.Party == DutyParty.City);
    }

    [Theory, OnSqlite]
    public async Task The_file_is_the_same_all_day_and_names_nobody(Engine engine)
    {
        var (samsyn, owner) = await Given(engine);
        await using var _ = samsyn;
        var secret = (await Create(samsyn, owner)).Value.Secret;

        var morning = await File();
        samsyn.Time.Now = samsyn.Time.Now.AddHours(5);

        Assert.Equal(morning, await File());
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", morning, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Samråd om förlängning", morning, StringComparison.Ordinal);
        Assert.Contains("https://samsyn.example/skyldigheter/", morning.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Name, morning, StringComparison.Ordinal);

        async Task<string> File() => System.Text.Encoding.UTF8.GetString(DutyFile.Calendar((await Read(samsyn, secret))!, Language.Swedish, "Skyldigheter", new("https://samsyn.example")));
    }

    static async Task<(TestDatabase Samsyn, Actor Owner)> Given(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        var owner = TestActors.Coordinator;
        var held = owner.Positions[0];
        await samsyn.Store(TestAgreements.Adopted());
        await samsyn.Store(Organisation.Create(held.Organisation, "Norra Fjärdens stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value);
        await samsyn.Store(Person.Create(owner.Person, owner.Name), Position.Create(held.Id, held.Title, held.Organisation, held.Side).Value);
        await samsyn.Store(Appointment.Create(owner.Person, held.Id, new(2017, 1, 1), new(2018, 12, 31)).Value);
        return (samsyn, owner);
    }

    static Task<Samsyn.Domain.Kernel.Outcome<NewCalendarFeed>> Create(TestDatabase samsyn, Actor owner, PartySide? side = null) =>
        samsyn.Run((CreateCalendarFeed create) => create.Run(owner, new("Outlook", side), default));

    static async Task<DutyList?> Read(TestDatabase samsyn, string secret) => (await samsyn.Run((ReadSecretCalendar read) => read.Run(secret, default)))?.Duties;
}
