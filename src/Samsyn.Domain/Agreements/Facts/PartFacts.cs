using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Facts;

public enum DocumentKind
{
    LocalAgreement, OverarchingAgreement, ActionPlans, BoardMemorial, PublicPromise, WalkProtocol, MeetingNotice, Other,
}

public enum PartyRole { District, Municipality, LocalPolice, PoliceRegion, Other }

public sealed record PartyFact
{
    public required string Name { get; init; }
    public PartyRole Role { get; init; } = PartyRole.Other;
    /// <summary>As printed, NNNNNN-NNNN; not unique per party (AGR-07).</summary>
    public string? OrganisationNumber { get; init; }
    public string? Address { get; init; }
    public int Line { get; init; }
}

/// <summary>Which side a fact belongs to, where a text names one.</summary>
public enum PartySide { Police, City }

public sealed record DiaryNumberFact
{
    public required string Number { get; init; }
    public PartySide? Party { get; init; }
    public int Line { get; init; }
}

public sealed record TermFact
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public bool UntilFurtherNotice { get; init; }
    public int? ExtensionYears { get; init; }
    public int? ConsultationMonthsBefore { get; init; }
    /// <summary>"Revideras vartannat år" → 2.</summary>
    public int? RevisionYears { get; init; }
    public int Line { get; init; }
}

/// <summary>The overarching agreement that the text is bound to.</summary>
public sealed record ParentFact
{
    public string? Title { get; init; }
    public IReadOnlyList<string> DiaryNumbers { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public bool UntilFurtherNotice { get; init; }
    public int? Line { get; init; }
    /// <summary>Everything the nested text states when the overarching agreement is annexed whole; null when it is only referred to.</summary>
    public AgreementFacts? Facts { get; init; }
}

public enum AnnexKind { Agreement, Contacts, SituationPicture, ActionPlans, FollowUpPlan, CommunicationPlan, ParentAgreement, Other }

public sealed record AnnexFact
{
    public required int Number { get; init; }
    public required string Title { get; init; }
    public AnnexKind Kind { get; init; } = AnnexKind.Other;
    public int Line { get; init; }
    /// <summary>First and last line of the annex's own text, when it is part of the document.</summary>
    public int? TextFrom { get; init; }
    public int? TextTo { get; init; }
}

public sealed record SignatoryFact
{
    public required string Title { get; init; }
    public string? Party { get; init; }
    public string? Place { get; init; }
    public DateOnly? Date { get; init; }
    public int Line { get; init; }
}

public enum BodyKind { Steering, Preparation, Working, Council, Forum }

public enum ChairRule { Fixed, Alternating, Joint, Unstated }

public sealed record ChairFact
{
    public ChairRule Rule { get; init; } = ChairRule.Unstated;
    public IReadOnlyList<string> Functions { get; init; } = [];
}

public sealed record BodyFact
{
    public required string Name { get; init; }
    public BodyKind Kind { get; init; } = BodyKind.Forum;
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<string> Members { get; init; } = [];
    public ChairFact Chair { get; init; } = new();
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public int Line { get; init; }
}

public sealed record ClauseFact
{
    public string? Number { get; init; }
    public required string Title { get; init; }
    public int Line { get; init; }
}

public sealed record SourceFact
{
    public required string Name { get; init; }
    public int? Year { get; init; }
    public int Line { get; init; }
}

public sealed record PriorityAreaFact
{
    public required string Title { get; init; }
    /// <summary>A category that every local agreement must take a position on, which is less than an area that is set.</summary>
    public bool MustBeWeighed { get; init; }
    public int Line { get; init; }
}

public enum FollowUpObject { Organisation, SituationPicture, ActionPlans, CommunicationPlan }

public sealed record FollowUpFact
{
    public required FollowUpObject Object { get; init; }
    public string? Method { get; init; }
    public string? Responsible { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public int Line { get; init; }
}

public sealed record SwotFact
{
    public IReadOnlyList<string> Strengths { get; init; } = [];
    public IReadOnlyList<string> Weaknesses { get; init; } = [];
    public IReadOnlyList<string> Opportunities { get; init; } = [];
    public IReadOnlyList<string> Threats { get; init; } = [];
}

public sealed record CommunicationFact
{
    public string? Background { get; init; }
    public string? Purpose { get; init; }
    public string? MainMessage { get; init; }
    public IReadOnlyList<string> Strategy { get; init; } = [];
    public IReadOnlyList<string> Goals { get; init; } = [];
    public IReadOnlyList<string> TargetGroups { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    public SwotFact? Swot { get; init; }
    public int Line { get; init; }
}

public sealed record StatisticFact
{
    public required string What { get; init; }
    public string? Place { get; init; }
    public decimal? From { get; init; }
    public decimal? To { get; init; }
    /// <summary>A single figure, where the text gives no change.</summary>
    public decimal? Value { get; init; }
    /// <summary>What <see cref="Value"/> is compared with ("att jämföra med snittet 9 %").</summary>
    public decimal? Reference { get; init; }
    public string? FromPeriod { get; init; }
    public string? ToPeriod { get; init; }
    public string? Unit { get; init; }
    public int Line { get; init; }
}

/// <summary>A board memorial's own data (BRD-02, BRD-05).</summary>
public sealed record MemorialFact
{
    public DateOnly? MeetingDate { get; init; }
    public string? Addressee { get; init; }
    public IReadOnlyList<string> ProposedDecisions { get; init; } = [];
    public IReadOnlyList<AttestationFact> Attestations { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>One digital approval: the position and its date, in the order of the table.</summary>
public sealed record AttestationFact
{
    public required string Position { get; init; }
    public DateOnly? Date { get; init; }
    public int Line { get; init; }
}

/// <summary>A row of an action list, a promise or a commitment with a countable minimum.</summary>
public sealed record ActionFact
{
    public required string Text { get; init; }
    public string? Owner { get; init; }
    public PlanTerm? Due { get; init; }
    /// <summary><see cref="Due"/> in the words of the document.</summary>
    public string? DueText { get; init; }
    /// <summary>How far it has come, in the words of the document.</summary>
    public string? Status { get; init; }
    /// <summary>The title of the list of measures that it stands in (PLN-18).</summary>
    public string? List { get; init; }
    /// <summary>The title of the plan or activity that the list belongs to.</summary>
    public string? Plan { get; init; }
    public int? MinimumCount { get; init; }
    /// <summary>How often, when the promise says so ("minst två insatser varje månad").</summary>
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public int Line { get; init; }
}

public enum ObligationKind
{
    UpdateSituationPicture, UpdateActionPlans, ReviseAgreement, RevisePriorityAreas, FollowUpPriorityAreas, FollowUpProgrammePlan,
    InformOtherParty, WrittenAmendment, SteeringDecisionOnAnnex, NoticeByLetter, NoticeByEmail, Rectification, Renegotiation, Other,
    /// <summary>What was done and what it led to is written down and told to the local steering group.</summary>
    DescribeWorkDone,
    /// <summary>The local organisation judges and reports how much of its plans has been carried out.</summary>
    ReportImplementation,
}

/// <summary>A duty that running text states outside bodies, plans and the follow-up plan.</summary>
public sealed record ObligationFact
{
    public required ObligationKind Kind { get; init; }
    public required string Text { get; init; }
    public PartySide? Party { get; init; }
    public string? Body { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public int? Days { get; init; }
    /// <summary>The clause heading the sentence stands under.</summary>
    public string? Heading { get; init; }
    public int Line { get; init; }
}
