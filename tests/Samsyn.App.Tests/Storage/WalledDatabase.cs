using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Outbox;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Fetching;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Storage;

/// <summary>A database on PostgreSQL with rows of both sides in every guarded table.</summary>
sealed class WalledDatabase(TestDatabase samsyn) : IAsyncDisposable
{
    public TestDatabase Samsyn => samsyn;

    public Agreement Binding { get; } = TestAgreements.Adopted();
    public Agreement Draft { get; } = DraftOf("2018-9001");

    public static async Task<WalledDatabase> Create()
    {
        var world = new WalledDatabase(await TestDatabase.Create(Engine.PostgreSql));
        await world.Fill();
        return world;
    }

    public static Agreement DraftOf(string number) => Agreement.Draft(new()
    {
        Id = new(Guid.CreateVersion7()), Number = number, Level = AgreementLevel.Local, Facts = TestAgreements.Facts,
        Organisations = [TestActors.District, TestActors.Police], Lines = TestAgreements.Lines, On = new(2018, 1, 1), NewId = Guid.CreateVersion7,
    }).Value;

    public ImportProposal ProposalOf(Actor by, PartySide? side, int number) => ImportProposal.Open(new(Guid.CreateVersion7()), new()
    {
        Source = new() { File = "avtal.txt", Format = SourceFormat.Text, Sha256 = new string((char)('a' + number), 64), Lines = 1 },
        DocumentKind = DocumentKind.LocalAgreement, Facts = TestAgreements.Facts, Findings = [], Lines = ["Avtal"],
    }, by.Person, samsyn.Time.Now, side).Value;

    public StoredFile FileOf(ImportProposal proposal) => new() { Sha256 = proposal.Sha256, Length = 1, StoredAt = samsyn.Time.Now, Bytes = [1] };

    PlacedFile PlacedOf(ImportProposal proposal) => new()
    {
        Proposal = proposal.Id, Sha256 = proposal.Sha256, Length = 1, Kind = FilePlaceKind.Directory, Name = Checksum.Of(proposal.Sha256), SealedBy = "key", StoredAt = samsyn.Time.Now,
    };

    FrozenPaper FrozenOf(MeetingId meeting, string checksum, bool isOpen) => new()
    {
        Meeting = meeting, Checksum = checksum, IsOpen = isOpen, Language = Language.Swedish, Format = PaperFormat.Docx, Sha256 = checksum, Bytes = [1], MadeAt = samsyn.Time.Now,
    };

    IEnumerable<object> DataOf(Actor actor)
    {
        var dataset = Dataset.Create(new(Guid.CreateVersion7()), new() { Name = "Händelser", Source = "Polisen" }, actor.Sides[0], actor.Person, samsyn.Time.Now, samsyn.Today).Value;
        var import = DataImport.Record(new(Guid.CreateVersion7()), dataset, ImportRule.Replace, new()
        {
            File = "a.csv", Length = 1, Profile = "prov", Rows = 1, Events = 1, Rejected = 0, First = new(2018, 1, 1), Last = new(2018, 1, 1), Years = [new(2018, 1)],
        }, null, actor.Person, samsyn.Time.Now);
        var precision = PointPrecision.Usual(dataset.Id);
        precision.Agree(500, 1000, 5, "Styrgruppen", actor.Name, samsyn.Time.Now);
        return [dataset, import, new DatasetSegment
        {
            Id = Guid.CreateVersion7(), Dataset = dataset.Id, Import = import.Id, Number = 0, Kind = FilePlaceKind.Directory, Numbers = Checksum.Of(actor.Name), NumbersLength = 1, Rest = Checksum.Of(actor.Name + "b"),
            RestLength = 1, Rows = 1, FirstMinute = 0, LastMinute = 0, StoredAt = samsyn.Time.Now,
        },
        new IndicatorBlock { Id = Guid.CreateVersion7(), Dataset = dataset.Id, Import = import.Id, Number = 0, Indicator = "Otrygghet", Rows = 1, Content = [1] },
        new DataUpload { Id = new(Guid.CreateVersion7()), Dataset = dataset.Id, File = "b.csv", Length = 1, Checksum = "c", UploadedBy = actor.Person, UploadedAt = samsyn.Time.Now, Pieces = [] },
        new DataFetch { Dataset = dataset.Id, Address = "https://data.example", SetBy = actor.Person, SetAt = samsyn.Time.Now },
        NamedProfile.Create(new(Guid.CreateVersion7()), "Prov", DatasetKind.Events, actor.Sides[0], "{}", actor.Person, samsyn.Time.Now, samsyn.Today).Value,
        new Scan
        {
            Id = new(Guid.CreateVersion7()), Dataset = dataset.Id, StartedBy = actor.Person, StartedByName = actor.Name, StartedAt = samsyn.Time.Now, Language = Language.Swedish,
            Question = new() { Kind = ScanKind.Permutation, From = new(2018, 1, 1), To = new(2018, 1, 2), Radius = 100, Days = 7, Replications = 99, Seed = 1 },
        },
        precision];
    }

    public QuarantinedFile WaitingOf(Actor actor) => new()
    {
        Id = new(Guid.CreateVersion7()), Name = "plan.txt", BroughtBy = actor.Person, At = samsyn.Time.Now, Reason = "timeout", TriedAt = samsyn.Time.Now, Bytes = [1],
    };

    public CalendarFeed FeedOf(Actor actor) => CalendarFeed.Create(new(Guid.CreateVersion7()), actor.Person, "Min", null, Checksum.Of(Guid.NewGuid().ToString()), samsyn.Time.Now).Value;

    public Session SessionOf(Actor actor) => Session.Open(new(Guid.CreateVersion7()), actor.Person, Checksum.Of(Guid.NewGuid().ToString()), SignInMethod.Passkey, "Prov", samsyn.Time.Now);

    public Account AccountOf(Actor actor) => Account.Create(new(Guid.CreateVersion7()), actor.Person, samsyn.Time.Now);

    async Task Fill()
    {
        List<object> rows = [Binding, Draft];
        foreach (var (actor, number) in new[] { (TestActors.Coordinator, 0), (TestActors.PoliceOfficer, 1) })
        {
            var (proposal, account) = (ProposalOf(actor, actor.Sides[0], number), AccountOf(actor));
            rows.AddRange([Person.Create(actor.Person, actor.Name), proposal, FileOf(proposal), PlacedOf(proposal), WaitingOf(actor), FeedOf(actor), SessionOf(actor), account,
                Invitation.Create(new(Guid.CreateVersion7()), account.Id, Checksum.Of(actor.Name), actor.Person, samsyn.Time.Now, Invitation.Usual).Value,
                account.Register(new(Guid.CreateVersion7()), new() { Name = "Nyckel", CredentialId = actor.Name, PublicKey = [1], SignCount = 1, Transports = [] }, samsyn.Time.Now).Value,
                ExternalIdentity.Link(new(Guid.CreateVersion7()), account, new() { Issuer = "https://login.example.se", Identity = actor.Name, Subject = actor.Name }, samsyn.Time.Now).Value]);
        }
        var shared = ProposalOf(TestActors.Coordinator, null, 2);
        rows.AddRange([shared, FileOf(shared), PlacedOf(shared), new ProtectionKey { Name = "key", Xml = "<key/>", StoredAt = samsyn.Time.Now },
            new StoredSigningKey { Name = "key", Sealed = [1], StoredAt = samsyn.Time.Now }, new OutboxMessage { Id = Guid.CreateVersion7(), Kind = "webhook", Payload = "{}", CreatedAt = samsyn.Time.Now, NextAttemptAt = samsyn.Time.Now }]);
        rows.AddRange(DataOf(TestActors.Coordinator).Concat(DataOf(TestActors.PoliceOfficer)));
        foreach (var agreement in new[] { Binding, Draft })
        {
            var evidence = new Evidence { Id = Guid.CreateVersion7().ToString(), AgreementId = agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Agreement, Date = new(2018, 1, 1) };
            rows.AddRange([evidence, EvidenceWithdrawal.Of(evidence, TestActors.Coordinator.Person, samsyn.Time.Now, "Fel dag").Value]);
        }
        await samsyn.Store([.. rows]);
        await samsyn.Run((SamsynDb db) =>
        {
            new ActLog(db, new(samsyn.Time), new()).Note(TestActors.Coordinator, "RecordConsultation", Binding.Id);
            return db.SaveChangesAsync();
        });
        await FillForums();
        await FillPictures();
        await samsyn.Store(new PaperTemplate { Id = PaperTemplate.Only, Name = "mall.docx", Sha256 = "a", Bytes = [1], UploadedBy = TestActors.Coordinator.Person, UploadedAt = samsyn.Time.Now, Version = 1 });
        await SecondWall.AsSuperuser(samsyn, "INSERT INTO audit_checkpoints VALUES (1, now(), 'checkpoint')");
        foreach (var agreement in new[] { Binding.Id.Value, Draft.Id.Value })
            await SecondWall.AsSuperuser(samsyn, $"""
                INSERT INTO disputes (id, agreement, matter, steps, version) VALUES (gen_random_uuid(), '{agreement}', 'Ersättning', '[]', 1);
                INSERT INTO readiness_changes (agreement, number, level, "from", deciders, reason, recorded_by, recorded_at)
                VALUES ('{agreement}', 1, 'Raised', now(), '["Kommunpolis"]', 'Bränder', gen_random_uuid(), now());
                INSERT INTO notices (id, agreement, kind, sender, sender_name, recipient, recipient_name, contact_person, address, channel, sent_at, text, material_breach, recorded_by, recorded_at, version)
                VALUES (gen_random_uuid(), '{agreement}', 'RectificationDemand', gen_random_uuid(), 'A', gen_random_uuid(), 'B', 'C', 'D', 'RegisteredLetter', now(), 'Text', false, gen_random_uuid(), now(), 1);
                INSERT INTO information_notes (id, agreement, cause, what, why, concerns, known_at, sent_at, sender, sender_name, recipient, recipient_name, channel, results, recorded_by, recorded_at, version)
                VALUES (gen_random_uuid(), '{agreement}', 'Other', 'A', 'B', '[]', now(), now(), gen_random_uuid(), 'A', gen_random_uuid(), 'B', 'Email', '[]', gen_random_uuid(), now(), 1)
                """);
    }

    /// <summary>Two bodies with a meeting each and all that belongs to it; the politician has a seat in the second.</summary>
    async Task FillForums()
    {
        var held = TestActors.Politician.Positions[0];
        var bodies = new[] { TestBodies.Body(Binding.Id), TestBodies.Body(Binding.Id, new() { Name = "BRÅ", Kind = BodyKind.Council }) };
        await samsyn.Store(Organisation.Create(held.Organisation, "Norra Fjärdens stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value,
            Person.Create(TestActors.Politician.Person, TestActors.Politician.Name), Position.Create(held.Id, held.Title, held.Organisation, held.Side).Value);
        await samsyn.Store([Appointment.Create(TestActors.Politician.Person, held.Id, new(2017, 1, 1)).Value, .. bodies, TestBodies.SeatOf(TestActors.Politician, bodies[1], mandate: false)]);
        await samsyn.Store(new ReceivedMail { Id = Guid.CreateVersion7(), Key = Checksum.Of("none"), At = samsyn.Time.Now, Fate = MailFate.Unreadable, Reason = "no-calendar" });
        foreach (var body in bodies)
        {
            var meeting = TestBodies.Meeting(body, new(2018, 1, 10));
            var item = TestBodies.Item(meeting);
            await samsyn.Store(meeting, item, TestBodies.Attendee(meeting, TestActors.Coordinator),
                Decision.Take(new(Guid.CreateVersion7()), meeting, item, 1, new() { Text = "Belysning." }, Representation.Of([]), []).Value,
                Matter.Raise(new(Guid.CreateVersion7()), meeting.Number, body, "Belysning", "", TestActors.Coordinator.Person, samsyn.Time.Now).Value,
                Summons.Send(new(Guid.CreateVersion7()), new(meeting.Id, body == bodies[1] ? TestActors.Politician.Person : TestActors.Coordinator.Person, "Namn", "a@b.example", false), "hemlig", new(0, samsyn.Time.Now, Guid.CreateVersion7())),
                new ReceivedMail { Id = Guid.CreateVersion7(), Key = Checksum.Of(meeting.Number), At = samsyn.Time.Now, Fate = MailFate.NotBelieved, Reason = "other-sender", Meeting = meeting.Id, Sender = "c@d.example" },
                new StoredMinutes { Meeting = meeting.Id, Checksum = meeting.Number, Content = "{}", At = samsyn.Time.Now },
                FrozenOf(meeting.Id, meeting.Number, isOpen: true), FrozenOf(meeting.Id, meeting.Number, isOpen: false),
                new ItemPaper { Id = Guid.CreateVersion7(), Item = item.Id, Name = "karta.pdf", Sha256 = Checksum.Of(meeting.Number), Length = 1, AttachedBy = TestActors.Coordinator.Person, AttachedAt = samsyn.Time.Now });
        }
    }

    /// <summary>An edition with a section for all and one for the police alone; in the first each side has a text of its own, and the city has a released one in another.</summary>
    async Task FillPictures()
    {
        var (city, police) = (TestActors.Coordinator, TestActors.PoliceOfficer);
        var picture = Picture.Begin(new(Guid.CreateVersion7()), Binding.Id, PictureKind.Regular, 1, new("Lägesbild", new(2017, 1, 1), new(2017, 6, 30)), null, city.Person, samsyn.Time.Now).Value;
        PictureSection Section(int order, params PersonId[] readers) =>
            PictureSection.Of(new(Guid.CreateVersion7()), picture.Id, order, new() { Key = $"del-{order}", Part = PicturePart.Crime, Heading = "Rubrik" }, readers, []);
        OwnText Text(PictureSection section, Actor by, bool released)
        {
            var own = OwnText.Begin(new(Guid.CreateVersion7()), section, by.Sides[0], by.Person, by.Name, samsyn.Time.Now);
            own.Write("Text", by.Person, by.Name, samsyn.Time.Now);
            if (released) own.Release(by.Person, by.Name, new(2017, 7, 1), samsyn.Time.Now);
            return own;
        }
        PictureSection[] sections = [Section(1), Section(2), Section(3, police.Person)];
        var template = PictureTemplate.For(Binding.Id);
        template.Set(DefaultSections.All);
        await samsyn.Store(picture, template, PictureSource.List(new(Guid.CreateVersion7()), picture.Id, 1, new() { Title = "Mätning", Publisher = "Staden" }, new(2018, 1, 1)).Value);
        await samsyn.Store([.. sections]);
        await samsyn.Store(Place.Create(new(Guid.CreateVersion7()), new() { Name = "Busstorget", Kind = PlaceKind.DelimitedPlace }, city.Person, city.Name, samsyn.Time.Now).Value);
        await samsyn.Store(Problem.State(new(Guid.CreateVersion7()), Binding.Id, new() { Title = "Rån", Place = "Torget" }, city.Person, city.Name, samsyn.Time.Now).Value,
            FocusPlan.Begin(new(Guid.CreateVersion7()), Binding.Id, null, new(2018, 1, 1), city.Person, city.Name, samsyn.Time.Now));
        await samsyn.Store([.. new[] { (city, false), (police, false), (city, true) }.Select(one => MessageOf(one.Item1, one.Item2))]);
        await samsyn.Store(Text(sections[0], city, released: false), Text(sections[0], police, released: false), Text(sections[1], city, released: true), Text(sections[2], police, released: true),
            SectionRemark.Make(new(Guid.CreateVersion7()), sections[0], "Stämmer det?", PartySide.City, city.Person, city.Name, samsyn.Time.Now).Value,
            SectionRemark.Make(new(Guid.CreateVersion7()), sections[2], "Bara för läsarna", PartySide.Police, police.Person, police.Name, samsyn.Time.Now).Value);
    }

    public Message MessageOf(Actor by, bool isShared)
    {
        var message = Message.Draft(new(Guid.CreateVersion7()), Binding.Id, by.Sides[0], new()
        {
            Text = "Vi ses på torget.", Groups = [TargetGroup.Citizens], Channels = [CommunicationChannel.WebNews], Senders = [new(by.Positions[0].Organisation, "Part", by.Sides[0])],
        }, by.Person, by.Name, samsyn.Time.Now).Value;
        if (isShared) message.Share(new(2018, 1, 1));
        return message;
    }

    /// <summary>How many rows of a table somebody sees who asks past every query of ours; nobody when null.</summary>
    public async Task<long> Seen(string table, Actor? actor) => await samsyn.RunFor(actor, (SamsynDb db) => CountOf(db, table));

    public static async Task<long> CountOf(SamsynDb db, string table) =>
#pragma warning disable EF1002 // The name comes from the test.
        (await db.Database.SqlQueryRaw<long>($"SELECT count(*) AS \"Value\" FROM {table}").ToListAsync())[0];
#pragma warning restore EF1002

    public async Task<long> All(string table) => Convert.ToInt64(await SecondWall.AsSuperuser(samsyn, $"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture);

    /// <summary>What the server refuses when somebody adds a row; null when it does not.</summary>
    public Task<string?> Refused(Actor? actor, params object[] rows) => samsyn.RunFor(actor, async (SamsynDb db) =>
    {
        db.AddRange(rows);
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException refusal)
        {
            return refusal.SqlState;
        }
    });

    public ValueTask DisposeAsync() => samsyn.DisposeAsync();
}
