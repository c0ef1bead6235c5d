using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.ActionPlans;

/// <summary>An agreement with a whole card, a routine without meetings and an area, all fictional.</summary>
static class PlanSamples
{
    public static readonly IReadOnlyList<string> Lines =
    [
        "Lokal samverkansöverenskommelse", "Parter", "Norra Fjärdens stadsdelsförvaltning", "Lokalpolisområde Norra Fjärden", "Styrgruppen möts fyra gånger per år",
        "Bilaga 2 Åtgärdsplaner", "Trygghetsvandringar", "Definition\tEn vandring i Ekbacken", "Mål\tFler vågar gå ut", "Väderlek\tVandringen ställs in vid storm",
        "Sammanställande\tSäkerhetsstrategen", "Inbrott\t", "Skolan",
    ];

    public static PlanFact Walk { get; } = new()
    {
        Title = "Trygghetsvandringar", Remark = "Prövas under våren", Line = 7,
        Fields = new()
        {
            Definition = "En vandring i Ekbacken", Goal = "Fler vågar gå ut", Message = "Se kommunikationsplanen", Term = "Våren 2018", Convener = "Säkerhetsstrategen",
            PoliceCommitment = "Deltar", DistrictCommitment = "Kallar", Administrator = "",
        },
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["goal"] = "Mål", ["convener"] = "Sammanställande" },
        FieldLines = new Dictionary<string, int>(StringComparer.Ordinal) { ["definition"] = 8, ["goal"] = 9, ["convener"] = 11 },
        ExtraFields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Väderlek"] = "Vandringen ställs in vid storm" },
        Term = new TermSeason(Season.Spring, 2018),
        Readiness =
        [
            new() { Level = ReadinessLevel.Normal, Text = "En gång per halvår", Cadence = [new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)], Line = 10 },
            new() { Level = ReadinessLevel.Raised, Text = "Vid behov", Cadence = [new WhenNeededCadence()], Line = 10 },
            new() { Level = ReadinessLevel.High, Text = "Ej aktuellt", Cadence = [new NotApplicableCadence()], Line = 10 },
        ],
    };

    public static PlanFact Routine { get; } = new()
    {
        Title = "Inbrott", Line = 12, Term = new UntilFurtherNotice(),
        Fields = new() { Goal = "Snabb information", Convener = "Kommunpolisen", PoliceCommitment = "Larmar", DistrictCommitment = "Informerar", Financing = "Egen personal", Term = "Tills vidare" },
        Readiness = [new() { Level = ReadinessLevel.Normal, Text = "Ej aktuellt", Cadence = [new NotApplicableCadence()], Line = 12 }],
    };

    public static AreaFact School { get; } = new()
    {
        Title = "Skolan", Goal = "Lugna skolvägar", Situation = "Bråk vid busshållplatsen", Line = 13,
        Activities =
        [
            new()
            {
                Title = "Skolvägsgruppen", WorkingGroup = "Rektorer och polis", Convener = "Rektor", DistrictContact = "Samman kallande", PoliceContact = "Kontaktpolisen",
                Term = new TermByMonth(2018, 6), TermText = "Klar juni 2018", FollowUp = "Delår och år", FollowUpPoints = [ReportingPoint.T2, ReportingPoint.VB], Line = 13,
                Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["convener"] = "Samman kallande" },
            },
        ],
    };

    public static AreaFact Youth { get; } = new() { Title = "Unga på torget", Situation = "Beskrivs under Skolan", RefersTo = "Skolan", Line = 13 };

    public static AgreementFacts Facts { get; } = TestAgreements.Facts with
    {
        Bodies =
        [
            new()
            {
                Name = "Strategisk ledningsgrupp", Kind = BodyKind.Steering, Aliases = ["lokal styrgrupp"], Members = ["stadsdelsdirektör", "lokalpolisområdeschef"], Line = 5,
                Cadence = [new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Minimum)],
            },
            new() { Name = "Trygghetsråd", Kind = BodyKind.Council, Line = 5, Chair = new() { Rule = ChairRule.Joint, Functions = ["förvaltningschef", "lokalpolisområdeschef"] } },
            new() { Name = "Operativ ledningsgrupp", Kind = BodyKind.Preparation, Line = 5 },
        ],
        Plans = [Walk, Routine], Areas = [School, Youth],
        Clauses = [new() { Number = "3", Title = "Avtalstid och vandringar", Line = 6 }], Sources = [new() { Name = "Trygghetsmätningen", Year = 2017, Line = 2 }],
    };

    public static Agreement Adopted(AgreementFacts? facts = null)
    {
        var number = Interlocked.Increment(ref s_count);
        var part = 0;
        return Agreement.Adopt(new()
        {
            Id = new(Id(number, 0)), Number = $"2017-9{number:D3}", Level = AgreementLevel.Local, Facts = facts ?? Facts, Organisations = [TestActors.District, TestActors.Police],
            Lines = Lines, On = new(2017, 1, 1), NewId = () => Id(number, ++part),
        }).Value;
    }

    static int s_count;

    static Guid Id(int number, int part) => new($"01920000-0000-7000-a{part:D3}-{number:D12}");

    /// <summary>The plans as the steering group decides them anew.</summary>
    public static void Decide(Agreement agreement, DateOnly on, IReadOnlyList<string> lines, params PlanFact[] plans)
    {
        Assert.Empty(agreement.ProposeAnnexVersion(2, new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(on.DayNumber))), new() { Lines = lines, Facts = new() { Plans = plans }, Reason = "Översyn" }, on).Refusals);
        Assert.Empty(agreement.DecideAnnexVersion(2, Decision(on), on).Refusals);
    }

    static DecisionReference Decision(DateOnly on) => new() { On = on, BodyKind = BodyKind.Steering, Body = "Strategisk ledningsgrupp", Paragraph = "§ 4", Text = "Fastställs", Deciders = ["Maj Lundvik"] };

    /// <summary>A real document, read, reviewed and adopted; yields the agreement itself.</summary>
    public static async Task<AgreementId> AdoptSeed(TestDatabase samsyn, string seed)
    {
        await using var file = File.OpenRead(Seeds.PathOf(seed));
        var imported = await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator, new(seed + ".txt", file), default));
        Assert.Empty(imported.Refusals);
        var adopted = await samsyn.Run((AdoptProposal adopt) => adopt.Run(TestActors.Coordinator, new() { Proposal = imported.Value, Version = 1 }, default));
        Assert.Empty(adopted.Refusals);
        return adopted.Value[^1];
    }

    /// <summary>The plans of a real document, decided as a new version of an agreement's annex.</summary>
    public static async Task<AgreementFacts> ReadSeed(string seed)
    {
        await using var file = File.OpenRead(Seeds.PathOf(seed));
        return (await DocumentReading.Read(seed + ".txt", file, default)).Value.Reading.Facts;
    }
}
