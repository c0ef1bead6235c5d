using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Tests.Kit.Build;

/// <summary>Valid agreements of a fictional district; change what a test is about through the parameters.</summary>
public static class TestAgreements
{
    static int s_count;

    public static readonly IReadOnlyList<string> Lines =
    [
        "Lokal samverkansöverenskommelse", "Parter", "Norra Fjärdens stadsdelsförvaltning", "Lokalpolisområde Norra Fjärden",
        "Avtalstid", "2017-01-01 – 2018-12-31", "Bilaga 1 Lägesbild", "Bilaga 2 Åtgärdsplaner", "Utsättningsmöte\tVarje fredag",
    ];

    /// <summary>Runs 2017–2018, is extended by two years at a time, demands consultation six months before.</summary>
    public static AgreementFacts Facts { get; } = new()
    {
        Title = "Lokal samverkansöverenskommelse",
        Parties =
        [
            new() { Name = "Norra Fjärdens stadsdelsförvaltning", Role = PartyRole.District, Line = 3 },
            new() { Name = "Lokalpolisområde Norra Fjärden", Role = PartyRole.LocalPolice, Line = 4 },
        ],
        DiaryNumbers = [new() { Number = "NF 2016/12", Party = PartySide.City, Line = 1 }],
        Term = new() { From = new(2017, 1, 1), To = new(2018, 12, 31), ExtensionYears = 2, ConsultationMonthsBefore = 6, Line = 6 },
        Annexes =
        [
            new() { Number = 1, Title = "Lägesbild", Kind = AnnexKind.SituationPicture, Line = 7 },
            new() { Number = 2, Title = "Åtgärdsplaner", Kind = AnnexKind.ActionPlans, Line = 8, TextFrom = 8, TextTo = 9 },
        ],
        Bodies = [new() { Name = "Styrgrupp", Kind = BodyKind.Steering, Cadence = [new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 5 }],
        Plans = [new() { Title = "Utsättningsmöte", Line = 9, Term = new UntilFurtherNotice() }],
    };

    /// <summary>Signed by both parties, with their dates where <paramref name="signedOn"/> gives one.</summary>
    public static Agreement Adopted(AgreementFacts? facts = null, AgreementId? parent = null, AgreementLevel level = AgreementLevel.Local)
    {
        var count = Interlocked.Increment(ref s_count);
        var part = 0;
        return Agreement.Adopt(new()
        {
            Id = new(Id(count, 0)),
            Number = $"2017-{count:D4}",
            Level = level,
            Facts = facts ?? Facts,
            Organisations = [TestActors.District, TestActors.Police],
            Lines = Lines,
            Parent = parent,
            On = new(2017, 1, 1),
            NewId = () => Id(count, ++part),
        }).Value;
    }

    static Guid Id(int count, int part) => new($"01920000-0000-7000-9{part:D3}-{count:D12}");
}
