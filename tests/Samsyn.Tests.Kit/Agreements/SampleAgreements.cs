using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Tests.Kit.Agreements;

/// <summary>Fictional agreements in the shapes of the real ones.</summary>
public static class SampleAgreements
{
    public static readonly OrganisationId District = new(new Guid("01900000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId LocalPolice = new(new Guid("01900000-0000-7000-8000-000000000002"));
    public static readonly OrganisationId City = new(new Guid("01900000-0000-7000-8000-000000000003"));
    public static readonly OrganisationId Region = new(new Guid("01900000-0000-7000-8000-000000000004"));
    public static readonly PersonId Coordinator = new(new Guid("01900000-0000-7000-8000-000000000101"));

    /// <summary>Ids in a fixed order, so that a failing test fails the same way twice.</summary>
    public static Func<Guid> Ids(int first = 1)
    {
        var next = first;
        return () => new Guid(next++, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
    }

    public static TermFact TwoYears(string from = "2017-01-01", string to = "2018-12-31") =>
        new() { From = Day(from), To = Day(to), ExtensionYears = 2, ConsultationMonthsBefore = 6, Line = 4 };

    public static AgreementFacts LocalFacts(TermFact? term = null) => new()
    {
        Title = "Samverkansöverenskommelse Ekbacken",
        Parties =
        [
            new() { Name = "Ekbackens stadsdelsförvaltning", Role = PartyRole.District, OrganisationNumber = "212000-0142", Line = 2 },
            new() { Name = "Lokalpolisområde Ekbacken", Role = PartyRole.LocalPolice, OrganisationNumber = "202100-0076", Line = 3 },
        ],
        DiaryNumbers = [new() { Number = "A1.001/2016", Party = PartySide.Police, Line = 1 }, new() { Number = "1.2-3-2016", Party = PartySide.City, Line = 1 }],
        Term = term ?? TwoYears(),
        Annexes =
        [
            new() { Number = 1, Title = "Överenskommelse", Kind = AnnexKind.Agreement, Line = 5 },
            new() { Number = 2, Title = "Kontaktuppgifter", Kind = AnnexKind.Contacts, Line = 5 },
            new() { Number = 3, Title = "Lokal lägesbild", Kind = AnnexKind.SituationPicture, Line = 5 },
            new() { Number = 4, Title = "Åtgärdsplaner", Kind = AnnexKind.ActionPlans, Line = 5, TextFrom = 8, TextTo = 10 },
            new() { Number = 5, Title = "Uppföljningsplan", Kind = AnnexKind.FollowUpPlan, Line = 5 },
            new() { Number = 6, Title = "Kommunikationsplan", Kind = AnnexKind.CommunicationPlan, Line = 5 },
            new() { Number = 7, Title = "Överavtal", Kind = AnnexKind.ParentAgreement, Line = 5 },
        ],
        Signatories = [new() { Title = "Stadsdelsdirektör", Party = "district", Line = 6 }, new() { Title = "Lokalpolisområdeschef", Party = "localPolice", Line = 6 }],
        Bodies = [new() { Name = "Styrgrupp", Kind = BodyKind.Steering, Cadence = [new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)], Line = 7 }],
        Plans = [new() { Title = "Trygghetsvandring", Line = 8, Term = new UntilFurtherNotice() }, new() { Title = "Utsättningsmöte", Line = 10 }],
        FollowUp = [new() { Object = FollowUpObject.ActionPlans, Line = 11 }],
        Communication = new() { MainMessage = "Vi gör det tillsammans.", Line = 12 },
    };

    public static AgreementFacts OverarchingFacts(TermFact? term = null) => new()
    {
        Title = "Samverkansavtal",
        Parties =
        [
            new() { Name = "Ekstads kommun", Role = PartyRole.Municipality, OrganisationNumber = "212000-0142" },
            new() { Name = "Polisregion Ek", Role = PartyRole.PoliceRegion, OrganisationNumber = "202100-0076" },
        ],
        DiaryNumbers = [new() { Number = "483-1 2-2015", Party = PartySide.Police }, new() { Number = "320-1/2015", Party = PartySide.City }],
        Term = term ?? new() { From = Day("2015-05-19"), To = Day("2019-05-19"), ExtensionYears = 4, ConsultationMonthsBefore = 6 },
        Annexes = [new() { Number = 1, Title = "Kontaktpersoner", Kind = AnnexKind.Contacts }],
        Signatories = [new() { Title = "Borgarråd" }, new() { Title = "Regionpolischef" }],
    };

    public static readonly IReadOnlyList<string> Lines = [.. Enumerable.Range(1, 12).Select(i => $"Rad {i} i överenskommelsen.")];

    public static NewAgreement NewLocal(AgreementFacts? facts = null) => new()
    {
        Id = new(new Guid("01900000-0000-7000-8000-00000000a001")), Number = "2026-0001", Level = AgreementLevel.Local, Facts = facts ?? LocalFacts(),
        Organisations = [District, LocalPolice], Lines = Lines, SourceSha256 = "ab12", On = Day("2026-11-01"), NewId = Ids(),
    };

    public static NewAgreement NewOverarching(AgreementFacts? facts = null) => new()
    {
        Id = new(new Guid("01900000-0000-7000-8000-00000000a002")), Number = "2026-0002", Level = AgreementLevel.Overarching, Facts = facts ?? OverarchingFacts(),
        Organisations = [City, Region], Lines = Lines, On = Day("2026-11-01"), NewId = Ids(1000),
    };

    /// <summary>A signed local agreement, by default 2017–2018 with consultation six months before and two years' extension.</summary>
    public static Agreement Local(TermFact? term = null) => Agreement.Adopt(NewLocal(LocalFacts(term))).Value;

    /// <summary>A signed overarching agreement, by default 2015-05-19–2019-05-19.</summary>
    public static Agreement Overarching(TermFact? term = null) => Agreement.Adopt(NewOverarching(OverarchingFacts(term))).Value;

    public static Agreement LocalDraft(bool needsBoard = false, TermFact? term = null) =>
        Agreement.Draft(NewLocal(LocalFacts(term)) with { NeedsBoard = needsBoard }).Value;

    public static Signature Signed(OrganisationId party, string on) => new() { Party = party, On = Day(on), Place = "Ekstad" };

    public static IReadOnlyList<Signature> BothSigned(string on) => [Signed(District, on), Signed(LocalPolice, on)];

    public static DecisionReference SteeringDecision(string on) => new()
    {
        On = Day(on), BodyKind = BodyKind.Steering, Body = "Styrgrupp", Paragraph = "§ 4", Text = "Bilagan godkänns.", Deciders = ["Stadsdelsdirektör", "Lokalpolisområdeschef"],
    };

    public static AnnexDraft NewPlans(params string[] titles) => new()
    {
        Lines = ["Åtgärdsplaner, ny lydelse"], Author = Coordinator, Reason = "Läget har förändrats.",
        Facts = new() { Plans = [.. titles.Select((t, i) => new PlanFact { Title = t, Line = i + 1 })] },
    };

    public static Reading ReadingOf(AgreementFacts facts, DocumentKind kind = DocumentKind.LocalAgreement) => new()
    {
        Source = new() { File = "ekbacken.docx", Format = SourceFormat.Docx, Sha256 = "cd34", Lines = Lines.Count },
        DocumentKind = kind, Facts = facts, Findings = [new() { Code = "damaged-word", Message = "Ett ord är delat.", Line = 3 }], Lines = Lines,
    };

    public static ImportProposal Proposal(AgreementFacts? facts = null, DocumentKind kind = DocumentKind.LocalAgreement) =>
        ImportProposal.Open(new(new Guid("01900000-0000-7000-8000-00000000b001")), ReadingOf(facts ?? LocalFacts(), kind), Coordinator,
            new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero)).Value;

    public static Adoption Adoption() => new()
    {
        On = Day("2026-11-01"), NewId = Ids(5000), Numbers = ["2026-0001", "2026-0002"], Organisations = [District, LocalPolice], ParentOrganisations = [City, Region],
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
