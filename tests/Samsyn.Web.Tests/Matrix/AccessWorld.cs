using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Communication;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Meetings;
using Samsyn.App.Notices;
using Samsyn.App.Places;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Pictures;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Tests.Matrix;

/// <summary>Someone to try an endpoint as: one seat, none, or nobody signed in (no person).</summary>
public sealed record Caller(PersonId? Person, PositionTitle? Title, PartySide? Side)
{
    public override string ToString() => Person is null ? "signed out" : Title is null ? "no position" : $"{Title} of {Side?.ToString() ?? "neither party"}";
}

/// <summary>
/// The real application over a database with one object of each kind and state that the access matrix tells apart, a person in every seat,
/// and words planted in each side's private draft that nobody else may ever meet.
/// </summary>
sealed partial class AccessWorld : IAsyncDisposable
{
    /// <summary>Stands in every protected field of a side's private draft, followed by the side and the field.</summary>
    public const string Canary = "kanarie";
    /// <summary>Stands in what each side has written in its own room of a picture and not released, followed by the side.</summary>
    public const string RoomCanary = "rumsfagel";
    public const string DataCanary = "dataduva";
    /// <summary>Stands in each side's own draft of a message, followed by the side.</summary>
    public const string MessageCanary = "budskapsbo";
    const string PersonHeader = "X-Test-Person";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-access-").FullName;
    readonly WebApplicationFactory<Program> _application;

    AccessWorld(TestDatabase samsyn)
    {
        Samsyn = samsyn;
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Production");
            web.UseSetting("SAMSYN_LIMITS", "off");
            web.UseSetting("SAMSYN_DATA", samsyn.Engine == Engine.Sqlite ? samsyn.Options.DataDirectory : _folder);
            if (samsyn.Options.PostgresConnection is { } postgres) web.UseSetting("SAMSYN_DATABASE", postgres).UseSetting("SAMSYN_DATABASE_OWNER", samsyn.Options.OwnerConnection);
            web.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Remembering(Log)).AddFilter<Remembering>(level => level >= LogLevel.Debug));
            web.ConfigureTestServices(services => services.AddSingleton(new Clock(samsyn.Time)).AddSingleton<IStartupFilter, SignedInByHeader>());
        });
    }

    public TestDatabase Samsyn { get; }
    public ConcurrentQueue<string> Log { get; } = [];
    public IServiceProvider Services => _application.Services;
    public List<Caller> Callers { get; } = [new(null, null, null)];

    public AgreementId Binding { get; private set; }
    public AgreementId Draft { get; private set; }
    public Dictionary<string, ProposalId> Proposals { get; } = [];
    public string Duty { get; private set; } = "";
    public EvidenceId Evidence { get; private set; }
    public AccountId Account { get; private set; }
    public NoticeId Notice { get; private set; }
    public DisputeId Dispute { get; private set; }
    public InformationNoteId Information { get; private set; }
    public BodyId Body { get; private set; }
    public SeatId Seat { get; private set; }
    public string Plan { get; private set; } = "";
    /// <summary>Of another body, where none of the callers has a seat.</summary>
    public MeetingId Meeting { get; private set; }
    public BodyId MeetingBody { get; private set; }
    public AgendaItemId Item { get; private set; }
    public DecisionId Decision { get; private set; }
    public MatterId Matter { get; private set; }
    public Guid Paper { get; private set; }
    public PictureId Picture { get; private set; }
    public PictureSectionId Section { get; private set; }
    public PictureSourceId Source { get; private set; }
    public SectionRemarkId Remark { get; private set; }
    public ProblemId Problem { get; private set; }
    public FocusPlanId Focus { get; private set; }
    public Dictionary<string, DatasetId> Datasets { get; } = [];

    /// <summary>The parties' own import profiles, and a joint one.</summary>
    public Dictionary<string, NamedProfileId> Profiles { get; } = [];
    public PlaceId Place { get; private set; }
    /// <summary>Each side's own draft, and a shared one of the city's.</summary>
    public Dictionary<string, MessageId> Messages { get; } = [];
    /// <summary>Each side's own, and a shared one of the city's.</summary>
    public Dictionary<string, DatasetId> MappedDatasets { get; } = [];

    public static async Task<AccessWorld> Create(Engine engine)
    {
        var world = new AccessWorld(await TestDatabase.Create(engine));
        await world.AddPeople();
        await world.AddAgreements();
        await world.AddMeeting();
        await world.AddPicture();
        await world.AddDatasets();
        await world.AddMessages();
        foreach (var actor in new[] { TestActors.Coordinator, TestActors.PoliceOfficer }) await world.AddPrivateDraft(actor);
        await world.AddSharedDraft();
        return world;
    }

    public HttpClient ClientOf(Caller caller)
    {
        var client = _application.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        if (caller.Person is { } person) client.DefaultRequestHeaders.Add(PersonHeader, person.Value.ToString());
        return client;
    }

    /// <summary>The proof that a form of ours carries; the cookie beside it is kept by the client.</summary>
    public static async Task<string> ProofFor(HttpClient client) =>
        Proof().Match(await client.GetStringAsync(new Uri("/logga-in", UriKind.Relative))).Groups["value"].Value;

    async Task AddPeople()
    {
        OrganisationId outside = new(Guid.CreateVersion7());
        await Samsyn.Store(Organisation.Create(TestActors.District, "Norra Fjärdens stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value,
            Organisation.Create(TestActors.Police, "Lokalpolisområde Norra Fjärden", OrganisationKind.LocalPoliceArea).Value,
            Organisation.Create(outside, "Fjärdens fastigheter", OrganisationKind.PropertyOwner).Value);
        List<object> rows = [];
        var now = new Clock(Samsyn.Time).Now;
        foreach (var title in Enum.GetValues<PositionTitle>())
            foreach (PartySide? side in new PartySide?[] { PartySide.City, PartySide.Police, null })
            {
                var person = Person.Create(new(Guid.CreateVersion7()), $"{title} {side}");
                var position = Position.Create(new(Guid.CreateVersion7()), title, side switch { PartySide.City => TestActors.District, PartySide.Police => TestActors.Police, _ => outside }, side, "Titel").Value;
                rows.AddRange([person, position, Appointment.Create(person.Id, position.Id, new(2017, 1, 1)).Value, .. SignedIn(person.Id, now)]);
                Callers.Add(new(person.Id, title, side));
            }
        var former = Person.Create(new(Guid.CreateVersion7()), "Utan funktion");
        rows.AddRange([former, Person.Create(TestActors.Coordinator.Person, "Elsa Brohult"), Person.Create(TestActors.PoliceOfficer.Person, "Vidar Sköld")]);
        rows.Add(Appointment.Create(former.Id, ((Position)rows[1]).Id, new(2017, 1, 1), new(2017, 12, 31)).Value);
        rows.AddRange(SignedIn(former.Id, now));
        Account = rows.OfType<Account>().First().Id;
        Callers.Add(new(former.Id, null, null));
        await Samsyn.Store([.. rows]);
    }

    async Task AddAgreements()
    {
        var signed = TestAgreements.Adopted();
        var draft = Agreement.Draft(new()
        {
            Id = new(Guid.CreateVersion7()), Number = "2018-9001", Level = AgreementLevel.Local, Facts = TestAgreements.Facts with { Title = "Utkast till överenskommelse" },
            Organisations = [TestActors.District, TestActors.Police], Lines = TestAgreements.Lines, On = new(2018, 1, 1), NewId = Guid.CreateVersion7,
        }).Value;
        await Samsyn.Store(signed, draft);
        (Binding, Draft) = (signed.Id, draft.Id);
        await Samsyn.Run((ProposeAnnexVersion act) => act.Run(TestActors.Coordinator, new() { Agreement = new(signed.Id, 1), Annex = 2, Lines = ["Ny lydelse"], Facts = new(), Reason = "Översyn" }, default));

        var meeting = (await Samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new(), default))).Items.First(item => item.Duty.Demand.Needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld));
        Duty = meeting.Id;
        Evidence = (await Samsyn.Run((RecordEvidence act) => act.Run(TestActors.Coordinator, new()
        {
            Agreement = signed.Id, Kind = EvidenceKinds.MeetingHeld, Subject = meeting.Duty.Demand.Needs.Subject, Date = meeting.Duty.Window.From, Attended = Attendance.Both,
        }, default))).Value;
        Notice = (await Samsyn.Run((RecordNotice act) => act.Run(TestActors.Coordinator, new(signed.Id, new()
        {
            Kind = NoticeKind.RectificationDemand, Sender = TestActors.District, Recipient = TestActors.Police, ContactPerson = "Vera Ask", Address = "Hamngatan 3",
            Channel = NoticeChannel.RegisteredLetter, SentAt = new Clock(Samsyn.Time).Now.AddDays(-1), Text = "Ni anmodas att vidta rättelse.",
        }), default))).Value;
        Dispute = (await Samsyn.Run((OpenDispute act) => act.Run(TestActors.Coordinator, new(signed.Id, "Hur kostnaden delas", new Clock(Samsyn.Time).Today, ""), default))).Value;
        Information = (await Samsyn.Run((RecordInformation act) => act.Run(TestActors.Coordinator, new(signed.Id, new()
        {
            Cause = InformationCause.ClosedUnit, What = "Fältenheten stänger.", Why = "Färre kvällar.", KnownAt = new Clock(Samsyn.Time).Now, SentAt = new Clock(Samsyn.Time).Now,
            Sender = TestActors.District, Recipient = TestActors.Police,
        }), default))).Value;
        Body = (await Samsyn.Run((CreateBody act) => act.Run(TestActors.Coordinator, new() { Agreement = signed.Id, Description = new() { Name = "Prov", Kind = BodyKind.Forum }, From = new(2018, 1, 1), IsInPlace = false }, default))).Value;
        Seat = (await Samsyn.Run((AddSeat act) => act.Run(TestActors.Coordinator, new(Body, new() { Function = "Ledamot", Side = PartySide.City }, new(2018, 1, 1)), default))).Value;
        Plan = (await Samsyn.Run((App.ActionPlans.ReadPlanRegister read) => read.Run(TestActors.Coordinator, new(), default))).Rows[0].Slug;
    }

    async Task AddMeeting()
    {
        var today = new Clock(Samsyn.Time).Today;
        var body = TestBodies.Body(Binding);
        var meeting = TestBodies.Meeting(body, today);
        var item = TestBodies.Item(meeting);
        var decision = global::Samsyn.Domain.Meetings.Decision.Take(new(Guid.CreateVersion7()), meeting, item, 1, new() { Text = "Belysningen ses över" }, Representation.Of([]), []).Value;
        await Samsyn.Store(body, meeting, item, decision);
        (Meeting, MeetingBody, Item, Decision) = (meeting.Id, body.Id, item.Id, decision.Id);
        Matter = (await Samsyn.Run((RaiseMatter act) => act.Run(TestActors.Coordinator, new(body.Id, "Trafiken vid skolan", "", null, null), default))).Value;
        Paper = (await Samsyn.Run((AttachPaper act) => act.Run(TestActors.Coordinator, new(item.Id, "underlag.txt", new MemoryStream("Underlag"u8.ToArray())), default))).Value;
    }

    /// <summary>A table of values of each party's own, with a planted word, and one that is shared.</summary>
    async Task AddDatasets()
    {
        foreach (var (actor, side, isShared) in new[] { (TestActors.Coordinator, "City", false), (TestActors.PoliceOfficer, "Police", false), (TestActors.Coordinator, Ownership.Shared, true) })
        {
            var name = isShared ? "Delad" : $"Hemligt {DataCanary}-{side}";
            var id = (await Samsyn.RunFor(actor, (CreateDataset act) => act.Run(actor, new(new() { Name = name, Source = name, Kind = DatasetKind.Indicators }), default))).Value;
            var path = Path.Combine(_folder, $"{id.Value}.csv");
            await File.WriteAllTextAsync(path, $"Indikator;Område;År;Antal\n{name};Norra;2017;3\n{name};Södra;2017;30\n");
            Assert.True((await Samsyn.RunFor(actor, (ImportIndicators act) => act.Run(actor, new(id, path, "tabell.csv", ReadyProfiles.General, path + ".fel", App.Language.Swedish), default))).IsDone);
            if (isShared) Assert.True((await Samsyn.RunFor(actor, (ShareDataset act) => act.Run(actor, new(id, 2), default))).IsDone);
            Datasets[side] = id;
            Profiles[side] = (await Samsyn.RunFor(actor, (SaveProfile act) => act.Run(actor, new(name, DatasetKind.Indicators, isShared ? null : Enum.Parse<PartySide>(side), "{}"), default))).Value.Profile;
        }
    }

    /// <summary>Both parties have written in the same section, and neither has released it.</summary>
    async Task AddPicture()
    {
        Picture = (await Samsyn.Run((BeginPicture act) => act.Run(TestActors.Coordinator, new(Binding, new("Lägesbild", new(2017, 7, 1), new(2017, 12, 31))), default))).Value;
        var on = await Samsyn.Run((ReadPicture read) => read.Run(TestActors.Coordinator, Picture, default));
        Section = on!.On.Sections[0].Id;
        foreach (var (actor, side) in new[] { (TestActors.Coordinator, PartySide.City), (TestActors.PoliceOfficer, PartySide.Police) })
            Assert.True((await Samsyn.Run((KeepOwnText act) => act.Run(actor, new(new(Section, side, 0), $"Hemligt {RoomCanary}-{side}"), default))).IsDone);
        Assert.True((await Samsyn.Run((ListSource act) => act.Run(TestActors.Coordinator, new(Picture, new() { Title = "Mätning", Publisher = "Staden" }), default))).IsDone);
        Remark = (await Samsyn.Run((RemarkOnSection act) => act.Run(TestActors.PoliceOfficer, new(Section, "Stämmer året?"), default))).Value;
        Problem = (await Samsyn.Run((StateProblem act) => act.Run(TestActors.Coordinator, new(Binding, new() { Title = "Rån", Place = "Torget" }), default))).Value;
        Focus = (await Samsyn.Run((BeginFocusPlan act) => act.Run(TestActors.Coordinator, new(Binding, null, new(2018, 1, 1)), default))).Value;
        foreach (var (actor, side) in new[] { (TestActors.Coordinator, "City"), (TestActors.PoliceOfficer, "Police"), (TestActors.Coordinator, Ownership.Shared) })
            MappedDatasets[side] = (await Samsyn.Run((CreateDataset act) => act.Run(actor, new(new() { Name = $"Händelser {side}", Source = "Prov" }), default))).Value;
        Assert.True((await Samsyn.Run((ShareDataset act) => act.Run(TestActors.Coordinator, new(MappedDatasets[Ownership.Shared], 1), default))).IsDone);
        Place = (await Samsyn.Run((CreatePlace act) => act.Run(TestActors.Coordinator, new(new() { Name = "Busstorget", Kind = PlaceKind.DelimitedPlace }, new(null, null)), default))).Value;
        Source = (await Samsyn.Run((ReadPicture read) => read.Run(TestActors.Coordinator, Picture, default)))!.On.Sources[0].Id;
    }

    async Task AddMessages()
    {
        foreach (var (actor, side, isShared) in new[] { (TestActors.Coordinator, PartySide.City, false), (TestActors.PoliceOfficer, PartySide.Police, false), (TestActors.Coordinator, PartySide.City, true) })
        {
            var drafted = await Samsyn.RunFor(actor, (DraftMessage act) => act.Run(actor, new(Binding, side, new()
            {
                Text = isShared ? "Vi ses på torget." : $"Hemligt {MessageCanary}-{side}", Groups = [TargetGroup.Citizens], Channels = [CommunicationChannel.WebNews], Senders = [side],
            }), default));
            if (isShared) Assert.True((await Samsyn.RunFor(actor, (ShareMessage act) => act.Run(actor, new(new(drafted.Value, 1)), default))).IsDone);
            Messages[isShared ? Ownership.Shared : side.ToString()] = drafted.Value;
        }
    }

    /// <summary>The planted words stand in file name, title, text, facts and a correction.</summary>
    async Task AddPrivateDraft(Actor actor)
    {
        var side = actor.Sides[0].ToString();
        string Planted(string field) => $"{Canary}-{side}-{field}";
        var id = await Import(actor, $"{Planted("fil")}.txt", $"Lokal samverkansöverenskommelse\n\nOrdväckare {Planted("text")}\n\nParter\n{Planted("part")} stadsdelsförvaltning\nLokalpolisområde {Planted("part")}\n");
        var corrected = await Samsyn.Run((CorrectProposal act) => act.Run(actor, new()
        {
            Proposal = id, Version = 1, Corrections = [new("/title", Planted("titel")), new("/diaryNumbers/-", $$"""{"number": "{{Planted("dnr")}}", "party": "city", "line": 1}"""), new("/title", Planted("rattelse"))],
        }, default));
        Assert.True(corrected.IsDone, string.Join(", ", corrected.Refusals));
        Proposals[side] = id;
    }

    async Task AddSharedDraft()
    {
        var id = await Import(TestActors.Coordinator, "gemensam.txt", "Lokal samverkansöverenskommelse\nÖppen för båda\n");
        Assert.True((await Samsyn.Run((ReleaseProposal act) => act.Run(TestActors.Coordinator, new(id, 1), default))).IsDone);
        Proposals[Ownership.Shared] = id;
    }

    async Task<ProposalId> Import(Actor actor, string file, string text)
    {
        var imported = await Samsyn.Run((ImportDocument act) => act.Run(actor, new(file, new MemoryStream(Encoding.UTF8.GetBytes(text))), default));
        Assert.True(imported.IsDone, string.Join(", ", imported.Refusals));
        return imported.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await Samsyn.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("name=\"form-proof\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Proof();

    static string SecretOf(string person) => "prov-" + person;

    /// <summary>Everyone has an open account and a session just proved.</summary>
    static object[] SignedIn(PersonId person, DateTimeOffset at)
    {
        var account = global::Samsyn.Domain.Organisations.Account.Create(new(Guid.CreateVersion7()), person, at);
        Assert.True(account.Activate(at).IsDone);
        return [account, Session.Open(new(Guid.CreateVersion7()), person, Checksum.Of(SecretOf(person.Value.ToString())), SignInMethod.Passkey, null, at)];
    }

    /// <summary>How one signs in is tested elsewhere; here a header says whose session it is, and everything after that is the product's.</summary>
    sealed class SignedInByHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                if (http.Request.Headers[PersonHeader].ToString() is { Length: > 0 } person)
                    http.Request.Headers.Cookie = $"{http.Request.Headers.Cookie}; {http.RequestServices.GetRequiredService<CookieNames>().Session}={SecretOf(person)}";
                return rest(http);
            });
            next(app);
        };
    }

    sealed class Remembering(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
