using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Mail;

/// <summary>A steering group whose coordinator and police officer can be written to and whose director cannot, and its meeting in May 2018, planned.</summary>
sealed class SummonedMeeting : IAsyncDisposable
{
    public const string Coordinator = "samordnare@ekbacken.example", Police = "polis@polisen.example";

    readonly TestDatabase _first;

    SummonedMeeting(TestDatabase first, TestDatabase samsyn, Body body, MeetingId meeting) => (_first, Samsyn, Body, Meeting) = (first, samsyn, body, meeting);

    public TestDatabase Samsyn { get; }
    public Body Body { get; }
    public MeetingId Meeting { get; }

    public static async Task<SummonedMeeting> Create(Engine engine, MailSettings? mail = null)
    {
        var first = await SeatedActors.Create(engine);
        var samsyn = first.AnotherNode(mail: mail ?? new() { Sending = MailPosting.To(1), Address = new("https://samsyn.example") });
        var agreement = TestAgreements.Adopted();
        var body = TestBodies.Body(agreement.Id);
        await samsyn.Store(agreement, body, TestBodies.SeatOf(TestActors.Coordinator, body), TestBodies.SeatOf(TestActors.PoliceOfficer, body), TestBodies.SeatOf(TestActors.Director, body));
        await Reach(samsyn, TestActors.Coordinator.Person, Coordinator);
        await Reach(samsyn, TestActors.PoliceOfficer.Person, Police);
        var planned = await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(body.Id, new(new(2018, 5, 8), new(13, 0), 150, "Medborgarkontoret, rum 3")), default));
        await samsyn.Run((AddItem add) => add.Run(TestActors.Coordinator, new(body.Id, planned.Value, new() { Kind = AgendaItemKind.Other, Title = "Hemlig punkt" }), default));
        return new(first, samsyn, body, planned.Value);
    }

    public static Task<int> Reach(TestDatabase samsyn, PersonId person, string? address) => samsyn.Run(async (SamsynDb db) =>
    {
        (await db.Persons.SingleAsync(one => one.Id == person)).ReachAt(address);
        return await db.SaveChangesAsync();
    });

    public Task<Meeting> Stored() => Samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == Meeting));

    public async Task<MeetingAt> At() => new(Meeting, (await Stored()).Version);

    public async Task<Outcome> Call() => await Samsyn.Run(async (CallMeeting call) => await call.Run(TestActors.Coordinator, new(await At()), default));

    public async Task<Outcome> Move(MeetingTime time) => await Samsyn.Run(async (MoveMeeting move) => await move.Run(TestActors.Coordinator, new(await At(), time), default));

    public async Task<Outcome> Cancel() => await Samsyn.Run(async (CancelMeeting cancel) => await cancel.Run(TestActors.Coordinator, new(await At(), "Sjukdom hos polisen"), default));

    public async Task<Outcome> SendMissing() => await Samsyn.Run(async (SendSummonses send) => await send.Run(TestActors.Coordinator, new(await At()), default));

    /// <summary>What is in the post, in the order it was put there.</summary>
    public async Task<List<MailMessage>> Mails() =>
        [.. (await Samsyn.Run((SamsynDb db) => db.Outbox.AsNoTracking().Where(message => message.Kind == MailMessage.Kind).OrderBy(message => message.Id).ToListAsync())).Select(message => JsonSerializer.Deserialize<MailMessage>(message.Payload)!)];

    public Task<Summons> SummonsOf(Actor actor) => Samsyn.Run((SamsynDb db) => db.Summonses.AsNoTracking().SingleAsync(one => one.Meeting == Meeting && one.Person == actor.Person));

    public Task<Attendee> SeatOf(Actor actor) => Samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().SingleAsync(one => one.Meeting == Meeting && one.Person == actor.Person));

    public async Task<string> UidOf(Actor actor) => SummonsUid.Of(await SummonsOf(actor), "ekbacken.example");

    public Task<MailFate?> Receive(byte[]? mail) => Samsyn.Run((ReceiveMail receive) => receive.Run(mail, "test", default));

    public Task<List<ReceivedMail>> Received() => Samsyn.Run((SamsynDb db) => db.ReceivedMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>A line of a calendar file, folds taken out.</summary>
    public static string Line(string calendar, string name) => calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Samsyn.DisposeAsync();
        await _first.DisposeAsync();
    }
}
