using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Mail;

/// <summary>Summonses as they are put in the post with what causes them.</summary>
public sealed class SummonsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-18")]
    public async Task Calling_to_a_meeting_posts_one_invitation_to_each_who_can_be_written_to(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);

        Assert.Empty((await given.Call()).Refusals);

        Assert.Equal(MeetingState.Called, (await given.Stored()).State);
        var mails = await given.Mails();
        Assert.Equal([SummonedMeeting.Police, SummonedMeeting.Coordinator], mails.Select(mail => mail.To.Address).Order(StringComparer.Ordinal));
        Assert.All(mails, mail =>
        {
            var calendar = mail.Calendar!;
            Assert.Equal(("REQUEST", "SEQUENCE:0", "LOCATION:Medborgarkontoret\\, rum 3"), (calendar.Method, SummonedMeeting.Line(calendar.Text, "SEQUENCE"), SummonedMeeting.Line(calendar.Text, "LOCATION")));
            Assert.Equal("DTEND;TZID=Europe/Stockholm:20180508T153000", SummonedMeeting.Line(calendar.Text, "DTEND"));
            Assert.EndsWith($"mailto:{mail.To.Address}", SummonedMeeting.Line(calendar.Text, "ATTENDEE"), StringComparison.Ordinal);
            Assert.Contains("tisdag 8 maj 2018 kl. 13.00–15.30", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"https://samsyn.example/moten/", mail.Text, StringComparison.Ordinal);
        });
        Assert.Equal(2, mails.Select(mail => SummonedMeeting.Line(mail.Calendar!.Text, "UID")).Distinct().Count());
    }

    /// <summary>Mail goes past the wall: it says what body, when and where, and nothing of what is on the agenda or why a meeting is off.</summary>
    [Theory, OnSqlite]
    [Trait("Requirement", "MTG-16")]
    public async Task Nothing_of_the_agenda_nor_the_reason_for_calling_off_stands_in_the_mail(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Call();
        await given.Cancel();

        Assert.Equal(4, (await given.Mails()).Count);
        Assert.All(await given.Mails(), mail => Assert.DoesNotContain("Hemlig", mail.Subject + mail.Text + mail.Calendar!.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(await given.Mails(), mail => Assert.DoesNotContain("Sjukdom", mail.Subject + mail.Text + mail.Calendar!.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Moving_posts_the_next_edition_under_the_same_uid_and_calling_off_the_last(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Call();
        Assert.Empty((await given.Move(new(new(2018, 5, 15), new(9, 0), 60, "Polishuset"))).Refusals);
        Assert.Empty((await given.Move(new(new(2018, 5, 15), new(9, 0), 60, "Polishuset"))).Refusals);
        Assert.Empty((await given.Cancel()).Refusals);

        var mails = (await given.Mails()).Where(mail => mail.To.Address == SummonedMeeting.Police).ToList();
        Assert.Equal([("REQUEST", "SEQUENCE:0", "STATUS:CONFIRMED"), ("REQUEST", "SEQUENCE:1", "STATUS:CONFIRMED"), ("CANCEL", "SEQUENCE:2", "STATUS:CANCELLED")],
            mails.Select(mail => (mail.Calendar!.Method, SummonedMeeting.Line(mail.Calendar.Text, "SEQUENCE"), SummonedMeeting.Line(mail.Calendar.Text, "STATUS"))));
        Assert.Single(mails.Select(mail => SummonedMeeting.Line(mail.Calendar!.Text, "UID")).Distinct());
        Assert.Equal("DTSTART;TZID=Europe/Stockholm:20180515T090000", SummonedMeeting.Line(mails[1].Calendar!.Text, "DTSTART;TZID"));
        Assert.StartsWith("Inställt: Styrgrupp", mails[2].Subject, StringComparison.Ordinal);
        Assert.True((await given.SummonsOf(TestActors.PoliceOfficer)).IsWithdrawn);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Moving_what_nobody_was_called_to_posts_nothing(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Move(new(new(2018, 5, 15), new(9, 0)));
        await given.Cancel();
        Assert.Empty(await given.Mails());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_gets_an_address_is_sent_the_summons_that_they_lack_and_nobody_gets_theirs_twice(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Call();
        Assert.IsType<MailAddressWrong>(Assert.Single((await SetAddress(given, TestActors.Director.Person, "ingen adress")).Refusals));
        Assert.IsType<NotFound>(Assert.Single((await SetAddress(given, TestActors.Reader.Person, "a@b.example")).Refusals));
        Assert.Empty((await SetAddress(given, TestActors.Director.Person, "chef@ekbacken.example")).Refusals);

        Assert.Empty((await given.SendMissing()).Refusals);
        Assert.Empty((await given.SendMissing()).Refusals);

        Assert.Equal(["chef@ekbacken.example", SummonedMeeting.Police, SummonedMeeting.Coordinator], (await given.Mails()).Select(mail => mail.To.Address).Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-53")]
    public async Task Whoever_stands_in_is_called_too_and_need_not_come_and_whoever_has_left_is_told(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await SummonedMeeting.Reach(given.Samsyn, TestActors.Reader.Person, "ersattare@ekbacken.example");
        await given.Samsyn.Store(Deputyship.Appoint(new(Guid.CreateVersion7()), new()
        {
            Person = TestActors.Reader.Person, Position = TestActors.Coordinator.Positions[0].Id, From = new(2018, 4, 1), To = new(2018, 6, 30), By = TestActors.Director.Person, Today = new(2018, 3, 15), Holders = [], PersonSides = [], PositionSide = null,
        }).Value);
        await given.Call();
        var deputy = (await given.Mails()).Single(mail => mail.To.Address == "ersattare@ekbacken.example");
        Assert.Contains("ROLE=OPT-PARTICIPANT", SummonedMeeting.Line(deputy.Calendar!.Text, "ATTENDEE"), StringComparison.Ordinal);

        await given.Samsyn.Run(async (SamsynDb db) =>
        {
            (await db.Deputyships.SingleAsync()).End(new(2018, 3, 15));
            return await db.SaveChangesAsync();
        });
        await given.SendMissing();

        var told = (await given.Mails())[^1];
        Assert.Equal(("ersattare@ekbacken.example", "CANCEL"), (told.To.Address, told.Calendar!.Method));
    }

    [Theory, OnSqlite]
    public async Task Without_a_mail_server_the_meeting_is_called_and_nothing_is_posted(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine, new MailSettings());
        Assert.Empty((await given.Call()).Refusals);
        Assert.Empty(await given.Mails());
        Assert.Empty((await NoteAnswer(given, TestActors.PoliceOfficer, SummonsAnswer.Declined)).Refusals);
        Assert.Equal(ReplyState.Declined, (await given.SeatOf(TestActors.PoliceOfficer)).Reply);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_somebody_said_by_telephone_is_noted_by_hand(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        Assert.IsType<MeetingNotCalled>(Assert.Single((await NoteAnswer(given, TestActors.PoliceOfficer, SummonsAnswer.Accepted)).Refusals));
        await given.Call();

        Assert.Empty((await NoteAnswer(given, TestActors.PoliceOfficer, SummonsAnswer.Accepted)).Refusals);
        Assert.Empty((await NoteAnswer(given, TestActors.Director, SummonsAnswer.Tentative)).Refusals);
        Assert.IsType<NotFound>(Assert.Single((await NoteAnswer(given, TestActors.Reader, SummonsAnswer.Tentative)).Refusals));

        var summons = await given.SummonsOf(TestActors.PoliceOfficer);
        Assert.Equal((SummonsAnswer.Accepted, AnsweredBy.Hand, ReplyState.Accepted), (summons.Current, summons.AnsweredBy!.Value, (await given.SeatOf(TestActors.PoliceOfficer)).Reply));
        Assert.Equal(ReplyState.Tentative, (await given.SeatOf(TestActors.Director)).Reply);
    }

    static Task<Samsyn.Domain.Kernel.Outcome> NoteAnswer(SummonedMeeting given, Actor about, SummonsAnswer answer) =>
        given.Samsyn.Run((NoteAnswer note) => note.Run(TestActors.Coordinator, new(given.Meeting, about.Person, answer), default));

    static Task<Samsyn.Domain.Kernel.Outcome> SetAddress(SummonedMeeting given, PersonId person, string address) =>
        given.Samsyn.Run((SetMailAddress set) => set.Run(TestActors.Coordinator, new(given.Meeting, person, address), default));
}
