using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Documents.Mail;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>
/// Tells by mail those who sit in the forums that meet otherwise by a change, where mail is set up and the member may know the level. Leaves with the change, or not at all.
/// Neutral by policy: the level, since when, by whom, and which forums; never why.
/// </summary>
public sealed class ReadinessTelling(SamsynDb db, OutboxQueue outbox, MailSettings settings, Clock clock)
{
    internal async Task Tell(AreaOnRecord area, ReadinessChange change, CancellationToken cancellation)
    {
        if (settings.Sending is null || change.Level is not { } level) return;
        var on = SwedishTime.DateOf(change.From);
        var before = area.History.LevelAt(change.From.AddTicks(-1), change.Forum);
        var forums = area.ForumsOn(on).Where(forum => (change.Forum is null || forum.Subject == change.Forum) && LevelRhythms.Differ(forum.Rows, before, level)).ToList();
        if (forums.Count == 0) return;
        var subjects = forums.Select(forum => forum.Subject).ToHashSet();
        List<Domain.Forums.BodyId> bodies = [.. (await db.Bodies.AsNoTracking().Where(body => body.Agreement == area.Id).ToListAsync(cancellation)).Where(body => subjects.Contains(body.Subject)).Select(body => body.Id)];
        var members = await db.Seats.AsNoTracking().Where(seat => bodies.Contains(seat.Body) && seat.From <= on && (seat.To == null || seat.To >= on))
            .Join(db.Appointments.AsNoTracking().Where(held => held.From <= on && (held.To == null || held.To >= on)), seat => seat.Position, held => held.Position, (seat, held) => new { held.Person, held.Position })
            .Join(db.Positions.AsNoTracking(), held => held.Position, position => position.Id, (held, position) => new { held.Person, position.Title, position.Side })
            .Join(db.Persons.AsNoTracking(), held => held.Person, person => person.Id, (held, person) => new { person.Id, person.Name, person.Email, held.Title, held.Side })
            .ToListAsync(cancellation);
        var (subject, text) = Words(area, change, forums.Select(forum => forum.Name));
        foreach (var member in members.Where(member => Permissions.Of(member.Title, member.Side).Contains(Permission.ReadDuties)).DistinctBy(member => member.Id).OrderBy(member => member.Id.Value))
            if (member.Email?.Trim() is { Length: > 0 } address && MailPerson.IsSendable(address))
                outbox.Post(MailMessage.Kind, new MailMessage { To = new(member.Name, address), Subject = subject, Text = text, At = clock.Now });
    }

    (string Subject, string Text) Words(AreaOnRecord area, ReadinessChange change, IEnumerable<string> forums)
    {
        var level = Texts.Of(change.Level!.Value, Language.Swedish);
        List<string> lines = [Say("text", change.From, level, string.Join(", ", change.Deciders)), "", Say("forums", string.Join(", ", forums)), Say("more")];
        if (settings.Address is { } address) lines.AddRange(["", Say("link", new Uri(address, "/beredskap"))]);
        return (Say("subject", level, area.Title), string.Join('\n', lines) + "\n");
    }

    static string Say(string key, params IReadOnlyList<object?> args) => Texts.Get(Language.Swedish, $"readiness.mail.{key}", args);
}
