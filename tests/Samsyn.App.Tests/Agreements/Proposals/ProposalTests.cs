using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Storage;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements.Proposals;

public sealed class ProposalTests
{
    const string Document = """
        Lokal samverkansöverenskommelse
        Parter
        Norra Fjärdens stadsdelsförvaltning
        Lokalpolisområde Norra Fjärden
        Avtalstid
        Överenskommelsen gäller 2017-01-01 – 2018-12-31.
        """;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_document_becomes_a_proposal_with_its_original_and_its_lines(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        var id = (await Import(samsyn, Document)).Value;

        var page = (await Page(samsyn, id))!;
        Assert.Equal(("avtal.txt", SourceFormat.Text, ProposalState.Open, 1), (page.File, page.Format, page.State, page.Version));
        Assert.Equal(Document.Split('\n'), page.Lines);
        var original = await samsyn.Run((ReadOriginal read) => read.Run(TestActors.Coordinator, id, default));
        Assert.Equal(Document, Encoding.UTF8.GetString(original!.Bytes));
        Assert.Equal(id, Assert.Single(await samsyn.Run((ReadProposals list) => list.Run(TestActors.Coordinator, default))).Id);
        Assert.Equal(nameof(ImportDocument), Assert.Single(await Acts(samsyn)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Each_agreement_in_a_file_becomes_a_proposal_of_its_own(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        static string Agreement(string place) => $"""
            Samverkansöverenskommelse mellan {place} kommun och Lokalpolisområde {place}

            Parter

            {place} kommun, org nr 299999-0407, och Lokalpolisområde {place}, org nr 299999-0209.

            Avtalstid

            Överenskommelsen gäller från 2025-01-01 till 2026-12-31.

            Styrgrupp

            Styrgruppen möts varje kvartal.

            Överenskommelsen har upprättats i två likalydande exemplar.
            """;

        var first = (await Import(samsyn, Agreement("Lillvik") + "\n\n" + Agreement("Tallby"), "bada.txt")).Value;

        var proposals = await samsyn.Run((ReadProposals list) => list.Run(TestActors.Coordinator, default));
        Assert.Equal(2, proposals.Count);
        var second = (await Page(samsyn, proposals.Single(proposal => proposal.Id != first).Id))!;
        Assert.Equal("bada (2).txt", second.File);
        Assert.Equal("Samverkansöverenskommelse mellan Tallby kommun och Lokalpolisområde Tallby", second.Lines.First(line => line.Length > 0));
        Assert.Equal(2, (await Acts(samsyn)).Count(act => act == nameof(ImportDocument)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_same_bytes_again_are_refused_and_point_to_the_proposal_until_it_is_discarded(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = (await Import(samsyn, Document)).Value;

        Assert.Equal([new DocumentAlreadyImported("avtal.txt", id, samsyn.Time.Now, Adopted: false)], (await Import(samsyn, Document, "annat namn.txt")).Refusals);
        Assert.Empty((await Discard(samsyn, id, version: 1)).Refusals);
        Assert.Empty((await Import(samsyn, Document)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_document_sent_many_times_at_once_is_stored_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Import(samsyn, Document))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.IsType<DocumentAlreadyImported>(Assert.Single(outcome.Refusals)));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Proposals.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_document_that_cannot_be_read_leaves_nothing_behind(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        Assert.IsType<FileIsEmpty>(Assert.Single((await Import(samsyn, "")).Refusals));
        Assert.Equal([new PermissionLacking(Permission.ImportAgreement)], (await Import(samsyn, Document, actor: TestActors.Reader)).Refusals);

        Assert.Equal((0, 0), await samsyn.Run(async (SamsynDb db) => (await db.Proposals.CountAsync(), await db.Files.CountAsync())));
        Assert.Empty(await Acts(samsyn));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_without_being_read_to_its_end()
    {
        var endless = new EndlessStream();

        var read = await DocumentReading.Read("stor.txt", endless, default);

        Assert.IsType<FileIsTooLarge>(Assert.Single(read.Refusals));
        Assert.InRange(endless.Given, 1, new ExtractionLimits().MaxBytes + (1 << 20));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Corrections_are_made_together_or_not_at_all(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var proposal = await GivenProposal(samsyn);

        var faulty = await Correct(samsyn, proposal, 1, new("/title", "Ny rubrik"), new("/term/to", "ingen dag"), new("/no/such", "x"));
        Assert.Equal(["/term/to", "/no/such"], faulty.Refusals.Select(refusal => refusal.Field));
        Assert.Equal((TestAgreements.Facts.Title, 1), ((await Page(samsyn, proposal))!.Facts.Title, (await Page(samsyn, proposal))!.Version));

        Assert.Empty((await Correct(samsyn, proposal, 1, new("/title", "Ny rubrik"), new("/term/to", "2019-12-31"))).Refusals);
        var page = (await Page(samsyn, proposal))!;
        Assert.Equal(("Ny rubrik", new DateOnly(2019, 12, 31)), (page.Facts.Title, page.Facts.Term!.To!.Value));
        Assert.Equal(["/title", "/term/to"], page.Corrections.Select(correction => correction.Path));
        Assert.All(page.Corrections, correction => Assert.Equal((TestActors.Coordinator.Person, samsyn.Time.Now), (correction.By, correction.At)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_correction_of_an_older_version_is_stale(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var proposal = await GivenProposal(samsyn);
        await Correct(samsyn, proposal, 1, new FactCorrection("/title", "Ny rubrik"));

        Assert.Equal([new Stale(1, 2)], (await Correct(samsyn, proposal, 1, new FactCorrection("/title", "Äldre rubrik"))).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Discard(samsyn, proposal, 1)).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Adopt(samsyn, proposal, 1)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Adopting_makes_an_agreement_between_organisations_on_record_or_new(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(Organisation.Create(TestActors.District, "norra fjärdens stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value);
        var proposal = await GivenProposal(samsyn);

        var adopted = await Adopt(samsyn, proposal, 1);

        var page = (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, Assert.Single(adopted.Value), null, default)))!;
        Assert.Equal(("2018-0001", AgreementState.InForce, TestAgreements.Facts.Title), (page.Number, page.State, page.Title));
        Assert.Equal(TestActors.District, page.Parties[0].Organisation);
        Assert.Equal(["norra fjärdens stadsdelsförvaltning", "Lokalpolisområde Norra Fjärden"],
            await samsyn.Run((SamsynDb db) => db.Organisations.OrderBy(organisation => organisation.Kind).Select(organisation => organisation.Name).ToListAsync()));
        Assert.Equal((ProposalState.Adopted, page.Id), ((await Page(samsyn, proposal))!.State, Assert.Single((await Page(samsyn, proposal))!.AdoptedAs)));
        Assert.Equal([nameof(AdoptProposal), nameof(AdoptProposal)], await Acts(samsyn));
        Assert.Equal([new ProposalAlreadyAdopted("avtal.txt")], (await Adopt(samsyn, proposal, 2)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-01")]
    public async Task An_annexed_overarching_agreement_is_adopted_once_and_later_local_ones_are_bound_to_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var overarching = TestAgreements.Facts with { Title = "Central överenskommelse", DiaryNumbers = [new() { Number = "ST 2015/7", Line = 1 }], Annexes = [] };
        var local = TestAgreements.Facts with { Parent = new() { DiaryNumbers = ["ST 2015 / 7"], Facts = overarching } };
        var first = (await Adopt(samsyn, await GivenProposal(samsyn, local), 1)).Value;
        var second = (await Adopt(samsyn, await GivenProposal(samsyn, local), 1)).Value;

        Assert.Equal((2, 1), (first.Count, second.Count));
        var page = (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, first[0], null, default)))!;
        Assert.Equal((AgreementLevel.Overarching, "Central överenskommelse"), (page.Level, page.Title));
        Assert.Equal([first[1], second[0]], page.BoundToThis.Select(link => link.Id));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_proposal_that_lacks_something_is_not_adopted_and_everything_stays_as_it_was(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var proposal = await GivenProposal(samsyn, TestAgreements.Facts with { Title = null, Term = null });

        var refused = await Adopt(samsyn, proposal, 1);

        Assert.Equal((await Page(samsyn, proposal))!.Lacking, refused.Refusals);
        Assert.Equal(2, refused.Refusals.Count);
        Assert.Equal((0, 0), await samsyn.Run(async (SamsynDb db) => (await db.Agreements.CountAsync(), await db.Organisations.CountAsync())));
        Assert.Equal(ProposalState.Open, (await Page(samsyn, proposal))!.State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Readers_see_no_proposals(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var proposal = await GivenProposal(samsyn);

        Assert.Null(await Page(samsyn, proposal, TestActors.Reader));
        Assert.Null(await samsyn.Run((ReadOriginal read) => read.Run(TestActors.Reader, proposal, default)));
        Assert.Empty(await samsyn.Run((ReadProposals list) => list.Run(TestActors.Reader, default)));
        Assert.Equal([new NotFound()], (await Discard(samsyn, proposal, 1, TestActors.Reader)).Refusals);
    }

    [Fact]
    public void Every_kind_of_fact_comes_back_from_storage_as_it_was()
    {
        var facts = TestAgreements.Facts with
        {
            Bodies = [new() { Name = "Grupp", Cadence = [new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Hamnliden", 104), new ByDecisionCadence(["Styrgruppen"])] }],
            Plans = [new() { Title = "Plan", Fields = new() { Goal = "", Term = "Tillsvidare" }, Term = new TermByMonth(2020, 6) }],
        };

        var stored = JsonSerializer.Serialize(facts, StorageJson.Options);
        var back = JsonSerializer.Deserialize<AgreementFacts>(stored, StorageJson.Options)!;

        Assert.Equal(JsonSerializer.Serialize(facts, FactsJson.Options), JsonSerializer.Serialize(back, FactsJson.Options));
    }

    static int s_count;

    /// <summary>A stored proposal of known facts, as if a document had been read so.</summary>
    static async Task<ProposalId> GivenProposal(TestDatabase samsyn, AgreementFacts? facts = null)
    {
        var bytes = Encoding.UTF8.GetBytes($"{Document}{Interlocked.Increment(ref s_count)}");
        var sha256 = Samsyn.Domain.Kernel.Checksum.Of(bytes);
        var proposal = ImportProposal.Open(new(Guid.CreateVersion7(samsyn.Time.Now)), new()
        {
            Source = new() { File = "avtal.txt", Format = SourceFormat.Text, Sha256 = sha256, Lines = TestAgreements.Lines.Count },
            DocumentKind = DocumentKind.LocalAgreement, Facts = facts ?? TestAgreements.Facts, Findings = [], Lines = TestAgreements.Lines,
        }, TestActors.Coordinator.Person, samsyn.Time.Now).Value;
        await samsyn.Store(new App.Files.StoredFile { Sha256 = sha256, Length = bytes.Length, StoredAt = samsyn.Time.Now, Bytes = bytes }, proposal);
        return proposal.Id;
    }

    static Task<Outcome<ProposalId>> Import(TestDatabase samsyn, string text, string name = "avtal.txt", Actor? actor = null) => samsyn.Run((ImportDocument import) =>
        import.Run(actor ?? TestActors.Coordinator, new(name, new MemoryStream(Encoding.UTF8.GetBytes(text))), default));

    static Task<Outcome> Correct(TestDatabase samsyn, ProposalId id, int version, params FactCorrection[] corrections) => samsyn.Run((CorrectProposal correct) =>
        correct.Run(TestActors.Coordinator, new() { Proposal = id, Version = version, Corrections = corrections }, default));

    static Task<Outcome> Discard(TestDatabase samsyn, ProposalId id, int version, Actor? actor = null) =>
        samsyn.Run((DiscardProposal discard) => discard.Run(actor ?? TestActors.Coordinator, new(id, version), default));

    static Task<Outcome<IReadOnlyList<AgreementId>>> Adopt(TestDatabase samsyn, ProposalId id, int version) =>
        samsyn.Run((AdoptProposal adopt) => adopt.Run(TestActors.Coordinator, new() { Proposal = id, Version = version }, default));

    static Task<ProposalPage?> Page(TestDatabase samsyn, ProposalId id, Actor? actor = null) =>
        samsyn.Run((ReadProposalPage page) => page.Run(actor ?? TestActors.Coordinator, id, default));

    /// <summary>What was changed; that it was read stands in the log beside it.</summary>
    static Task<List<string>> Acts(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Outcome == ActOutcome.Done && !act.Name.StartsWith("Read")).OrderBy(act => act.Number).Select(act => act.Name).ToListAsync());

    sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }
    }
}
