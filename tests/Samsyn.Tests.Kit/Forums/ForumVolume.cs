using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Tests.Kit.Forums;

/// <summary>
/// A city of districts with forums and years of meetings, written straight to a database in use, for measurements. Everything is made by the domain as the use cases
/// make it; only the log of acts is not written.
/// </summary>
public sealed class ForumVolume : IAsyncDisposable
{
    public const int Districts = 13, ForumsEach = 16, MeetingsEachYear = 58;
    const int Batch = 2000, DecisionsOfTen = 33;
    static readonly Representation BothThere = Representation.Of(new[] { PartySide.City, PartySide.Police }.Select(side =>
    {
        var one = Attendee.Create(new(Guid.CreateVersion7()), default, new() { Name = "Ledamot", Function = "Ledamot", Side = side, HasMandate = true }).Value;
        one.Mark(Presence.Present);
        return one;
    }));

    readonly ServiceProvider _services;
    readonly List<Body> _bodies = [];
    readonly PersonId _person;
    int _number;

    ForumVolume(ServiceProvider services, PersonId person) => (_services, _person) = (services, person);

    public IReadOnlyList<Body> Bodies => _bodies;
    public int Meetings { get; private set; }
    public int Decisions { get; private set; }

    /// <summary>The districts with their agreements and forums; the position that <paramref name="person"/> holds has a seat in each forum of the first.</summary>
    public static async Task<ForumVolume> Create(StorageOptions options, string person)
    {
        var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        var (who, position) = await Use(services, async db =>
        {
            var found = await db.Set<Person>().SingleAsync(one => one.Name == person);
            return (found.Id, (await db.Set<Appointment>().FirstAsync(one => one.Person == found.Id)).Position);
        });
        var volume = new ForumVolume(services, who);
        for (var district = 0; district < Districts; district++) await volume.AddDistrict(district, position);
        return volume;
    }

    async Task AddDistrict(int district, PositionId seat)
    {
        var name = $"Distrikt {(district + 1).ToString(CultureInfo.InvariantCulture)}";
        Guid Id() => Guid.CreateVersion7();
        var (city, police) = (Organisation.Create(new(Id()), $"{name} stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value, Organisation.Create(new(Id()), $"Lokalpolisområde {name}", OrganisationKind.LocalPoliceArea).Value);
        var forums = Enumerable.Range(1, ForumsEach).Select(number => number switch { 1 => "Styrgrupp", 2 => "Beredningsgrupp", _ => $"Forum {number.ToString(CultureInfo.InvariantCulture)}" }).ToList();
        var agreement = Agreement.Adopt(new()
        {
            Id = new(Id()), Number = $"2020-9{district:D3}", Level = AgreementLevel.Local, On = new(2020, 1, 1), NewId = Id, Organisations = [city.Id, police.Id], Lines = [name, "Parter", .. forums],
            Facts = new()
            {
                Title = $"Samverkansöverenskommelse {name}", Term = new() { From = new(2020, 1, 1), To = new(2030, 12, 31), Line = 1 },
                Parties = [new() { Name = city.Name, Role = PartyRole.District, Line = 2 }, new() { Name = police.Name, Role = PartyRole.LocalPolice, Line = 2 }],
                Bodies = [.. forums.Select((forum, i) => new BodyFact
                {
                    Name = forum, Kind = i switch { 0 => BodyKind.Steering, 1 => BodyKind.Preparation, _ => BodyKind.Forum }, Line = 3 + i, Cadence = [new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Minimum)],
                })],
            },
        }).Value;
        List<object> rows = [city, police, agreement];
        foreach (var proposed in ProposedBodies.From(agreement.InForceOn(new(2022, 1, 1))!.Facts).Where(one => one.Ground == ProposalGround.Body))
        {
            var body = Body.Create(new(Id()), agreement.Id, proposed.Description, proposed.Subject, new(2020, 1, 1)).Value;
            _bodies.Add(body);
            rows.AddRange([body, Seat.Create(new(Id()), body.Id, new() { Function = "Samordnare", Side = PartySide.City, HasMandate = true }, new(2020, 1, 1), district == 0 ? seat : null).Value]);
            foreach (var side in new[] { PartySide.City, PartySide.Police, PartySide.Police }) rows.Add(Seat.Create(new(Id()), body.Id, new() { Function = $"Ledamot {side}", Side = side, HasMandate = true }, new(2020, 1, 1)).Value);
        }
        await Save(rows);
    }

    /// <summary>A year of every forum's meetings: held with minutes approved up to today, planned after it. One decision in fifty is still open, some of them the person's.</summary>
    public async Task AddYear(int year, DateOnly today)
    {
        List<object> rows = [];
        foreach (var (place, body) in _bodies.Index())
        {
            var paragraph = 0;
            for (var n = 0; n < MeetingsEachYear; n++)
            {
                AddMeeting(rows, body, place, new DateOnly(year, 1, 2).AddDays(n * 363 / MeetingsEachYear), today, ref paragraph);
                if (rows.Count < Batch) continue;
                await Save(rows);
                rows.Clear();
            }
        }
        await Save(rows);
    }

    void AddMeeting(List<object> rows, Body body, int place, DateOnly date, DateOnly today, ref int paragraph)
    {
        var number = $"{date.Year}-M{++_number}";
        var meeting = Meeting.Plan(new(Guid.CreateVersion7()), number, body, new(date, new(9, 0), 90, "Hamngatan 3"), new()).Value;
        rows.Add(meeting);
        Meetings++;
        if (date > today) return;
        var evidence = new Evidence { Id = Guid.CreateVersion7().ToString(), AgreementId = body.Agreement.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = body.Subject, Date = date, Attended = Attendance.Both, Reference = number };
        Done(meeting.Hold(new(PartySide.City, "Ordförande"), null, BothThere, today, evidence.Id));
        var item = AgendaItem.Create(new(Guid.CreateVersion7()), body.Id, meeting.Id, 1, new() { Kind = AgendaItemKind.Other, Title = "Läget i området" }).Value;
        item.Number(date.Year, ++paragraph);
        rows.AddRange([evidence, item]);
        for (var order = 1; order <= (_number % 10 < DecisionsOfTen % 10 ? DecisionsOfTen / 10 + 1 : DecisionsOfTen / 10); order++) rows.Add(DecisionOf(meeting, item, order, place, today));
        var checksum = Checksum.Of(number);
        Done(meeting.PutForward(checksum, SwedishTime.At(date, new(12, 0))));
        // The latest of each forum waits for its approval.
        if (date.AddDays(7) > today) return;
        foreach (var side in Enum.GetValues<PartySide>()) Done(meeting.Approve(new() { Person = new(Guid.CreateVersion7()), Name = "Justerare", Side = side, At = SwedishTime.At(date, new(13, 0)), Checksum = checksum }));
    }

    Decision DecisionOf(Meeting meeting, AgendaItem item, int order, int place, DateOnly today)
    {
        Decisions++;
        var mine = place < ForumsEach && order == 1;
        var decision = Decision.Take(new(Guid.CreateVersion7()), meeting, item, order, new()
        {
            Text = $"Gruppen beslutar att åtgärd {Decisions.ToString(CultureInfo.InvariantCulture)} genomförs på platsen och redovisas vid nästa möte.", Responsible = "Samordnare", ResponsiblePerson = mine ? _person : null, Deadline = meeting.Date.AddDays(30),
        }, BothThere, ["Ordförande"]).Value;
        if (Decisions % 50 != 0 || meeting.Date < today.AddYears(-1)) Done(decision.Report(DecisionStatus.Done, null, meeting.Date.AddDays(20)));
        return decision;
    }

    Task<int> Save(List<object> rows) => Use(_services, db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync();
    });

    /// <summary>Statistics as an installation in use has them; a server gathers its own within minutes.</summary>
    public Task<int> Analyze() => Use(_services, db => db.Database.ExecuteSqlRawAsync("ANALYZE"));

    static async Task<T> Use<T>(ServiceProvider services, Func<SamsynDb, Task<T>> act)
    {
        await using var scope = services.ForSystem();
        return await act(scope.ServiceProvider.GetRequiredService<SamsynDb>());
    }

    static void Done(Outcome outcome)
    {
        if (!outcome.IsDone) throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
