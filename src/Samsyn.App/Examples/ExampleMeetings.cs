using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Examples;

/// <summary>
/// Three bodies of the example's agreement in use, with those who sit in them, the meetings of its steering and preparation groups that the example's
/// evidence tells of – with minutes and decisions –, the next ones planned, and a matter on its way between two forums.
/// </summary>
public sealed partial class ExampleMeetings(SamsynDb db, Clock clock, NewId ids, ShortNumbers numbers, ActivateBodies activate, ReadBodyActivation grounds, PlanMeeting plan, RaiseMatter raise, CalledPersons called, MinutesMaking making)
{
    const string Steering = "Styrgrupp", Preparation = "Beredningsgrupp", Traffic = "Trafikgrupp Norra Fjärden";

    [GeneratedRegex(@"^Protokoll \S+ § (?<paragraph>\d+): (?<text>.+?)(\. Ansvarig: (?<who>.+?))?(\. Klart (?<when>\d{4}-\d{2}-\d{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noted();

    internal async Task<Outcome> Add(Actor coordinator, AgreementId agreement, CancellationToken cancellation)
    {
        if (await grounds.Run(coordinator, agreement, cancellation) is not { } text) return new NotFound();
        // The others wait, as they do for whoever has just adopted an agreement.
        var used = text.Grounds.Where(ground => ((string[])[Steering, Preparation, Traffic]).Any(name => ground.Text.Description.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        var activated = await activate.Run(coordinator, new() { Agreement = agreement, Activate = [.. used.Select(ground => ground.Key)] }, cancellation);
        if (!activated.IsDone) return activated;
        var bodies = await db.Bodies.Where(body => body.Agreement == agreement).ToListAsync(cancellation);
        await Seat(bodies, cancellation);
        if (await db.Commit(cancellation) is { IsDone: false } unsaved) return unsaved;

        foreach (var name in (string[])[Steering, Preparation])
            if (bodies.Find(body => Is(body, name)) is { } body && await Meetings(coordinator, body, name, cancellation) is { IsDone: false } refused) return refused;
        if (bodies.Find(body => Is(body, Traffic)) is { } traffic && bodies.Find(body => Is(body, Steering)) is { } steering)
        {
            var raised = await raise.Run(coordinator, new(traffic.Id, "Genomfartstrafik på Kajgatan", "Mätningen i oktober visar fler fordon efter klockan 22 än i våras.", steering.Id, "Ett farthinder kräver att styrgruppen vänder sig till trafikkontoret."), cancellation);
            if (!raised.IsDone) return raised;
        }
        return Outcome.Done;
    }

    static bool Is(Body body, string name) => body.Aliases.Append(body.Name).Any(one => one.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>In the steering group the chiefs decide and the coordinators present; in the preparation group the coordinators decide.</summary>
    async Task Seat(List<Body> bodies, CancellationToken cancellation)
    {
        var positions = await db.Positions.AsNoTracking().ToListAsync(cancellation);
        foreach (var body in bodies.Where(body => Is(body, Steering) || Is(body, Preparation)))
        {
            // The text's own words for the same seats give way to the seats themselves.
            foreach (var guessed in await db.Seats.Where(seat => seat.Body == body.Id).ToListAsync(cancellation)) db.Seats.Remove(guessed);
            PositionTitle[] titles = Is(body, Steering)
                ? [PositionTitle.DistrictDirector, PositionTitle.LocalPoliceAreaHead, PositionTitle.CrimePreventionCoordinator, PositionTitle.MunicipalPoliceOfficer]
                : [PositionTitle.CrimePreventionCoordinator, PositionTitle.MunicipalPoliceOfficer, PositionTitle.SecurityStrategist];
            PositionTitle[] deciding = titles[..2];
            foreach (var title in titles)
                if (positions.Find(position => position.Title == title) is { } position)
                    db.Seats.Add(Domain.Forums.Seat.Create(new(ids.Next()), body.Id, new() { Function = Texts.Of(title, Language.Swedish), Side = position.Side, HasMandate = deciding.Contains(title) }, body.From, position.Id).Value);
        }
    }

    async Task<Outcome> Meetings(Actor coordinator, Body body, string name, CancellationToken cancellation)
    {
        var events = ExampleFiles.Events().Where(one => one.Subject == name).OrderBy(one => one.Date).ToList();
        var held = events.Where(one => one.Kind == "meetingHeld" && one.Date <= clock.Today).ToList();
        PartySide? turn = body.Chair == ChairRule.Alternating ? body.FirstChair : null;
        var paragraphs = new Dictionary<int, int>();
        foreach (var one in held)
        {
            await Held(body, one, turn, events.Where(other => other.Kind == "decisionTaken" && other.Date == one.Date), isLatest: one == held[^1], paragraphs, cancellation);
            if (turn is { } had) turn = had == PartySide.Police ? PartySide.City : PartySide.Police;
        }
        if (await db.Commit(cancellation) is { IsDone: false } unsaved) return unsaved;
        return events.Find(one => one.Kind == "meetingHeld" && one.Date > clock.Today) is { } next
            ? await plan.Run(coordinator, new(body.Id, new(next.Date, new(13, 0), Place: next.Place)), cancellation) : Outcome.Done;
    }

    async Task Held(Body body, ExampleEvent happened, PartySide? turn, IEnumerable<ExampleEvent> decided, bool isLatest, Dictionary<int, int> paragraphs, CancellationToken cancellation)
    {
        var meeting = Meeting.Plan(new(ids.Next()), await numbers.Next(cancellation), body, new(happened.Date, new(13, 0), Place: happened.Place), new(turn)).Value;
        var attendees = (await called.Of(body.Id, happened.Date, cancellation)).Select(person => Attendee.Create(new(ids.Next()), meeting.Id, person).Value).ToList();
        foreach (var attendee in attendees) attendee.Mark(Presence.Present);
        var chair = attendees.Find(one => one.HasMandate && (turn is null || one.Side == turn))!;
        var agreement = body.Agreement.Value.ToString();
        var evidence = db.Evidence.Local.First(one => one.AgreementId == agreement && one.Kind == EvidenceKinds.MeetingHeld && one.Date == happened.Date && one.Reference == happened.Reference).Id;
        meeting.Hold(new(chair.Side, chair.Name, chair.Person), null, Representation.Of(attendees), clock.Today, evidence);

        List<AgendaItem> items = [Item(meeting, 1, "Läget i åtgärdsplanerna", "Samordnarna redogjorde för läget i planerna och för det som har ändrats sedan förra mötet.")];
        List<Decision> decisions = [];
        foreach (var one in decided)
        {
            if (Noted().Match(one.Reference ?? "") is not { Success: true } noted) continue;
            var text = noted.Groups["text"].Value;
            items.Add(Item(meeting, items.Count + 1, text.Split(['.', ','])[0], "Samordnarna föredrog ärendet."));
            var deadline = noted.Groups["when"].Success ? DateOnly.ParseExact(noted.Groups["when"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
            var decision = Decision.Take(new(ids.Next()), meeting, items[^1], 1, new() { Text = $"{text}.", Responsible = noted.Groups["who"].Success ? noted.Groups["who"].Value : null, Deadline = deadline },
                Representation.Of(attendees), [.. attendees.Where(attendee => attendee.HasMandate).Select(attendee => attendee.Name)]).Value;
            if (deadline is null || deadline < clock.Today) decision.Report(DecisionStatus.Done, null, deadline ?? happened.Date);
            decisions.Add(decision);
        }
        items.Add(Item(meeting, items.Count + 1, "Nästa möte", ""));
        paragraphs.TryGetValue(happened.Date.Year, out var last);
        foreach (var item in items) item.Number(happened.Date.Year, ++last);
        paragraphs[happened.Date.Year] = last;
        foreach (var decision in decisions) decision.EnterMinutes(items.Single(item => item.Id == decision.Item).Paragraph!.Value, Representation.Of(attendees), decision.Deciders);
        db.AddRange([meeting, .. attendees, .. items, .. decisions]);
        await db.Commit(cancellation);

        var content = JsonSerializer.Serialize(await making.Of(meeting, "Elsa Brohult", cancellation), FactsJson.Options);
        var checksum = Checksum.Of(content);
        var at = Domain.Time.SwedishTime.At(happened.Date, new(16, 0));
        db.Minutes.Add(new() { Meeting = meeting.Id, Checksum = checksum, Content = content, At = at });
        meeting.PutForward(checksum, at);
        // The latest minutes still wait for the other party.
        foreach (var approver in new[] { chair, attendees.Find(one => one.HasMandate && one.Side != chair.Side)! }.Take(isLatest ? 1 : 2))
            meeting.Approve(new() { Person = approver.Person!.Value, Name = approver.Name, Side = approver.Side!.Value, At = at.AddDays(2), Checksum = checksum });
    }

    AgendaItem Item(Meeting meeting, int order, string title, string notes)
    {
        var item = AgendaItem.Create(new(ids.Next()), meeting.Body, meeting.Id, order, new() { Kind = notes.Length == 0 ? AgendaItemKind.NextMeeting : AgendaItemKind.Other, Title = title }).Value;
        if (notes.Length > 0) item.Write(notes);
        return item;
    }
}
