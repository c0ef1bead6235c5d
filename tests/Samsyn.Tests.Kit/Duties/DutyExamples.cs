using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Tests.Kit.Duties;

/// <summary>A fictional district's agreement, built by hand in the shape that the real ones have: twelve plans, a follow-up plan, a nested overarching agreement.</summary>
public static class DutyExamples
{
    public const string Document = "Samverkansöverenskommelse Ekbacken";
    public static readonly Period Term = new(new(2017, 1, 1), new(2018, 12, 31));

    public static DutySource Source(AgreementFacts? facts = null, DateOnly? from = null, DateOnly? to = null) => new()
    {
        AgreementId = "ekbacken", DocumentTitle = Document, From = from ?? Term.From, To = to ?? Term.To,
        Versions = [new(from ?? Term.From, facts ?? Local())],
        Parent = new ParentSource { DocumentTitle = "Samverkansavtal", From = new(2015, 5, 19), To = new(2019, 5, 19), Facts = Overarching() },
    };

    /// <summary>An agreement until further notice with nothing but what is given.</summary>
    public static DutySource OpenEnded(AgreementFacts facts, DateOnly? from = null) => new()
    {
        AgreementId = "ekbacken", DocumentTitle = Document, From = from ?? new(2017, 1, 1), Versions = [new(from ?? new(2017, 1, 1), facts)],
        Settings = new DutySettings { Statutory = false },
    };

    public static AgreementFacts Local() => new()
    {
        Title = Document,
        Parties =
        [
            new() { Name = "Ekbackens stadsdelsförvaltning", Role = PartyRole.District, Line = 12 },
            new() { Name = "Lokalpolisområde Ekbacken", Role = PartyRole.LocalPolice, Line = 14 },
        ],
        Term = new() { From = Term.From, To = Term.To, ExtensionYears = 2, ConsultationMonthsBefore = 6, Line = 30 },
        Parent = new() { Title = "Samverkansavtal", From = new(2015, 5, 19), To = new(2019, 5, 19), Line = 8, Facts = Overarching() },
        Annexes =
        [
            new() { Number = 1, Title = "Överenskommelse", Kind = AnnexKind.Agreement, Line = 20 },
            new() { Number = 2, Title = "Kontaktuppgifter", Kind = AnnexKind.Contacts, Line = 21 },
            new() { Number = 3, Title = "Lokal lägesbild", Kind = AnnexKind.SituationPicture, Line = 22 },
            new() { Number = 4, Title = "Åtgärdsplaner", Kind = AnnexKind.ActionPlans, Line = 23 },
            new() { Number = 5, Title = "Uppföljningsplan", Kind = AnnexKind.FollowUpPlan, Line = 24 },
            new() { Number = 6, Title = "Kommunikationsplan", Kind = AnnexKind.CommunicationPlan, Line = 25 },
            new() { Number = 7, Title = "Överavtal", Kind = AnnexKind.ParentAgreement, Line = 26 },
        ],
        Signatories = [new() { Title = "Stadsdelsdirektör", Party = "district", Line = 70 }, new() { Title = "Lokalpolisområdeschef", Party = "police", Line = 71 }],
        Bodies =
        [
            new()
            {
                Name = "Styrgrupp", Kind = BodyKind.Steering, Members = ["Lokalpolisområdeschef", "Stadsdelsdirektör"],
                Chair = new() { Rule = ChairRule.Alternating, Functions = ["Lokalpolisområdeschef", "Stadsdelsdirektör"] },
                Cadence = [new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)], Line = 34,
            },
        ],
        Clauses =
        [
            new() { Title = "Avtalstid", Line = 29 }, new() { Title = "Styrgrupp", Line = 33 }, new() { Title = "Samordnare", Line = 40 },
            new() { Title = "Lokal lägesbild", Line = 48 }, new() { Title = "Uppdatering av bilagor", Line = 55 }, new() { Title = "Information", Line = 63 },
        ],
        Sources = [new() { Name = "Trygghetsmätning", Year = 2016, Line = 50 }],
        Plans = Plans(),
        FollowUp = FollowUp(),
        Communication = new() { Purpose = "Att fördjupa samverkan.", MainMessage = "Tillsammans för ett tryggare Ekbacken.", Line = 400 },
        Obligations =
        [
            new()
            {
                Kind = ObligationKind.UpdateSituationPicture, Text = "Lägesbilden ska uppdateras minst en gång varje år.", Heading = "Uppdatering av bilagor",
                Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 56,
            },
            new() { Kind = ObligationKind.UpdateActionPlans, Text = "Åtgärdsplaner kan uppdateras när det är påkallat.", Heading = "Uppdatering av bilagor", Line = 57 },
            new() { Kind = ObligationKind.SteeringDecisionOnAnnex, Text = "Uppdateringar beslutas skriftligen av styrgruppen.", Heading = "Uppdatering av bilagor", Line = 58 },
            new() { Kind = ObligationKind.InformOtherParty, Text = "Väsentliga händelser meddelas så snart det är möjligt.", Heading = "Information", Line = 64 },
        ],
    };

    public static AgreementFacts Overarching() => new()
    {
        Title = "Samverkansavtal",
        Term = new() { From = new(2015, 5, 19), To = new(2019, 5, 19), ExtensionYears = 4, ConsultationMonthsBefore = 6, Line = 505 },
        Clauses = [.. Enumerable.Range(1, 16).Select(n => new ClauseFact { Number = $"{n}", Title = $"Punkt {n}", Line = 500 + (5 * n) })],
        Obligations =
        [
            new() { Kind = ObligationKind.NoticeByLetter, Text = "Rekommenderat brev når fram senast efter tre vardagar.", Days = 3, Line = 565 },
            new() { Kind = ObligationKind.Rectification, Text = "Rättelse inom fjorton dagar efter anmodan.", Days = 14, Line = 575 },
            new() { Kind = ObligationKind.InformOtherParty, Text = "Information till kontaktpersonen.", Line = 560 },
        ],
    };

    public static IReadOnlyList<FollowUpFact> FollowUp() =>
    [
        Item(FollowUpObject.Organisation, "Samordnarna sammanställer hur organisationen fungerar.", 1, 301),
        Item(FollowUpObject.SituationPicture, "Lägesbilden uppdateras minst en gång varje halvår och redovisas.", 2, 305),
        Item(FollowUpObject.ActionPlans, "Administratören besvarar frågor utifrån en frågemall.", 2, 309),
        Item(FollowUpObject.CommunicationPlan, "Planen gås igenom och uppdateras vid behov.", 2, 313),
    ];

    static FollowUpFact Item(FollowUpObject of, string method, int times, int line) => new()
    {
        Object = of, Method = method, Line = line,
        Responsible = of == FollowUpObject.CommunicationPlan ? "Samordnarna för redovisning i styrgruppen" : "Samordnarna för redovisning och beslut i styrgruppen",
        Cadence = [new TimesCadence(times, CadencePeriod.Year, CadenceStrength.Target)],
    };

    public static IReadOnlyList<PlanFact> Plans() =>
    [
        Plan("Myndigheter tillsammans", 100, "Enhetschef preventionsenheten", term: new TermMissing(), cadence:
        [
            new TimesCadence(2, CadencePeriod.Term, CadenceStrength.Approximate) { Body = "Styrgruppen" },
            new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate) { Body = "Områdesgrupper i Ekdal och Lindvik" },
        ]),
        Plan("Insatsgrupp unga", 115, "Stadsdelsförvaltningen", term: new TermMissing(), cadence: new ByAgreementCadence()),
        Plan("Insatsgrupp unga vuxna", 130, "Stadsdelsförvaltningen", cadence: new OnInitiativeCadence()),
        Plan("Orossamtal", 145, "Stadsdelsförvaltningen", cadence: new ByAgreementCadence()) with { Fields = Fields("Stadsdelsförvaltningen", "Stadsdelsförvaltningen") with { Challenges = "" } },
        Plan("Brottsförebyggande rådet", 160, "Säkerhetsstrateg", term: new TermMissing(), cadence: new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target)),
        Plan("Checklista oro", 175, "Lokalpolisområde Ekbacken", convener: "Lokalpolisområde Ekbacken", cadence: new WeeklyCadence([Weekday.TH], null, null, null)),
        Plan("Utsättning", 190, "Säkerhetsstrateg", cadence:
        [
            new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Ekdal", 104),
            new WeeklyCadence([Weekday.FR, Weekday.SA], new(19, 0), "Lindvik", 104),
        ]),
        Plan("Våldsbejakande extremism", 205, "Stadsdelsförvaltningen", cadence: new AccordingToPlanCadence()) with { Fields = Fields("Stadsdelsförvaltningen", "Stadsdelsförvaltningen") with { Message = "" } },
        Plan("Möt uniformen", 220, "Fältassistent", term: new TermSeason(Season.Spring, 2017), cadence: new OccasionsCadence(10, Season.Spring, 2017)) with
        {
            Fields = Fields("Fältassistent", "Fältassistent") with { PoliceCommitment = "Polisen deltar vid 10 tillfällen.", Message = "" },
        },
        Plan("Trafikgrupp", 235, "Lokalpolisområde Ekbacken", convener: "Lokalpolisområde Ekbacken", cadence: new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target)),
        Plan("Bosättningar", 250, "", convener: "Ej aktuellt för denna åtgärd.", cadence: new NotApplicableCadence()),
        Plan("Trygghetsvandringar", 265, "Fastighetsägarföreningen", cadence: new TimesCadence(3, CadencePeriod.Year, CadenceStrength.Minimum)) with
        {
            Fields = Fields("Fastighetsägarföreningen", "Stadsdelsförvaltningen") with { PoliceCommitment = "Delta vid minst tre trygghetsvandringar / år." },
        },
    ];

    public static PlanFact Plan(string title, int line, string administrator, string convener = "Stadsdelsförvaltningen", PlanTerm? term = null, params Cadence[] cadence) => new()
    {
        Title = title, Line = line, Term = term ?? new UntilFurtherNotice(), Fields = Fields(administrator, convener),
        Readiness = [new() { Level = ReadinessLevel.Normal, Text = title, Cadence = cadence, Line = line + 6 }],
    };

    static PlanFields Fields(string administrator, string convener) => new()
    {
        Goal = "Ökad trygghet.", Problem = "Otrygghet.", Challenges = "Att nå fram.", Message = "Vi arbetar tillsammans.", Convener = convener,
        Administrator = administrator, PoliceFunctions = "Kommunpolis", PoliceCommitment = "Deltar och informerar.", DistrictFunctions = "Säkerhetsstrateg",
        DistrictCommitment = "Leder och administrerar.", Financing = "Respektive part bär sina egna kostnader.",
    };

    public static BodyFact Body(string name, params Cadence[] cadence) => new() { Name = name, Kind = BodyKind.Steering, Cadence = cadence, Line = 5 };

    public static Evidence Held(DutySubject subject, DateOnly date, Attendance attended = Attendance.Both, string? place = null) =>
        Did(EvidenceKinds.MeetingHeld, subject, date) with { Attended = attended, Place = place, Id = $"{subject}@{date:yyyyMMdd}{place}" };

    public static Evidence Did(EvidenceKinds kind, DutySubject subject, DateOnly date) =>
        new() { Id = $"{kind}:{subject}@{date:yyyyMMdd}", AgreementId = "ekbacken", Kind = kind, Subject = subject, Date = date };
}
