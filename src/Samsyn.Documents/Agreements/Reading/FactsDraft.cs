using Samsyn.Documents.Agreements.Reading.Recognition;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>What the recognisers fill in, each its own members; later recognisers may read what earlier ones found.</summary>
sealed class FactsDraft
{
    public DocumentKind Kind { get; set; } = DocumentKind.Other;
    public string? Title { get; set; }
    public List<PartyFact> Parties { get; } = [];
    public List<DiaryNumberFact> DiaryNumbers { get; } = [];
    public TermFact? Term { get; set; }
    public ParentFact? Parent { get; set; }
    public List<AnnexFact> Annexes { get; } = [];
    public List<SignatoryFact> Signatories { get; } = [];
    public List<BodyFact> Bodies { get; } = [];
    public List<ClauseFact> Clauses { get; } = [];
    public List<SourceFact> Sources { get; } = [];
    public List<PriorityAreaFact> PriorityAreas { get; } = [];
    public List<PlanFact> Plans { get; } = [];
    public List<AreaFact> Areas { get; } = [];
    public List<FollowUpFact> FollowUp { get; } = [];
    public CommunicationFact? Communication { get; set; }
    public MemorialFact? Memorial { get; set; }
    public List<StatisticFact> Statistics { get; } = [];
    public List<ActionFact> Actions { get; } = [];
    public List<ObligationFact> Obligations { get; } = [];
    public List<Finding> Findings { get; } = [];

    /// <summary>Every table of measures; its rows become actions unless they are an area's activities.</summary>
    public List<ActionTable> ActionTables { get; } = [];
    /// <summary>The rows of tables that are lists of measures by their title, and so nothing else.</summary>
    public HashSet<Block> ListRows { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Every other table of the document.</summary>
    public IReadOnlyList<Table> Tables { get; set; } = [];

    /// <summary>What the annexed overarching agreement states, when there is one.</summary>
    public FactsDraft? Nested { get; set; }

    /// <summary>Adds a finding of <see cref="FindingCatalogue"/>.</summary>
    public void Find(string code, int line, params IReadOnlyList<string> values) => Findings.Add(FindingCatalogue.Of(code, line, values));

    public AgreementFacts ToFacts() => new()
    {
        Title = Title,
        Parties = Parties,
        DiaryNumbers = DiaryNumbers,
        Term = Term,
        Parent = Parent,
        Annexes = Annexes,
        Signatories = Signatories,
        Bodies = Bodies,
        Clauses = Clauses,
        Sources = Sources,
        PriorityAreas = PriorityAreas,
        Plans = Plans,
        Areas = Areas,
        FollowUp = FollowUp,
        Communication = Communication,
        Memorial = Memorial,
        Statistics = Statistics,
        Actions = Actions,
        Obligations = Obligations,
    };
}
