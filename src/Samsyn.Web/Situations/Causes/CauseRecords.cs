using Samsyn.Domain.Agreements;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Situations.Causes;

// What programs read of the road from picture to goal. The names stand in docs/api/openapi.json.

/// <summary>
/// <paramref name="Agreement"/>: the one asked for, or the first; null where none is in force.
/// <paramref name="Agreements"/>: those that can be asked for.
/// <paramref name="Picture"/>: the latest edition of the picture, whose sections problems name.
/// <paramref name="Problems"/>: by priority, those not weighed last.
/// <paramref name="Focus"/>: the versions in force: the agreement's own first, then those of bodies.
/// <paramref name="Central"/>: priority areas of the agreement above, which areas may mirror.
/// </summary>
sealed record ApiCauses(ApiAgreementName? Agreement, IReadOnlyList<ApiAgreementName> Agreements, Guid? Picture, IReadOnlyList<ApiProblem> Problems, IReadOnlyList<ApiFocusPlan> Focus, IReadOnlyList<string> Central, ApiTwofoldGoal? Goal, IReadOnlyList<ApiMirrored> Mirrored, IReadOnlyList<ApiHole> Holes);

/// <summary><paramref name="Section"/>: key of the section that shows it, where the reader may read that.</summary>
sealed record ApiProblem(Guid Id, string Title, string? Place, string? Group, string? Description, int? Priority, string? Grounds, string? Section, string? Needs, IReadOnlyList<ApiCause> Causes, IReadOnlyList<ApiMeasure> MeasuresWithoutCause);

sealed record ApiCause(Guid Id, string Text, FactorKind Kind, string? Evidence, IReadOnlyList<ApiMeasure> Measures);

sealed record ApiMeasure(Guid Id, string Text, string? Evidence, MeasureLevel Level, MeasureTerm Term, string? Responsible, MeasureState State, bool IsFastTrack, string? Mandate, DateOnly? SteeringGroupInformed);

/// <summary>
/// <paramref name="Body"/>: null when the areas are the agreement's own.
/// <paramref name="Changes"/>: what became of the areas of the version before; empty for the first.
/// </summary>
sealed record ApiFocusPlan(Guid Id, ApiNamed? Body, int Number, DateOnly From, IReadOnlyList<ApiFocusArea> Areas, IReadOnlyList<ApiFocusChange> Changes);

/// <summary>
/// <paramref name="Mirrors"/>: priority areas of the agreement above.
/// <paramref name="TakesUp"/>: the categories on which a standpoint is compulsory.
/// <paramref name="Problems"/>: ids of the problems that it answers.
/// </summary>
sealed record ApiFocusArea(Guid Id, string Name, string? OverallGoal, string? WhyTogether, IReadOnlyList<string> Mirrors, IReadOnlyList<StandpointCategory> TakesUp, IReadOnlyList<string> References, IReadOnlyList<Guid> Problems, IReadOnlyList<ApiGoal> Goals);

/// <summary><paramref name="Area"/>: null when it was dropped.</summary>
sealed record ApiFocusChange(FocusChangeKind Kind, Guid? Area, IReadOnlyList<ApiNamed> Before);

sealed record ApiGoal(Guid Id, string Text, IReadOnlyList<string> ExpectedResults, IReadOnlyList<string> Assignments, IReadOnlyList<ApiIndicator> Indicators);

/// <summary>
/// <paramref name="Standing"/>: the latest value beside baseline and target; it says nothing of why, and nothing of chance.
/// <paramref name="MeasureBy"/>: the day by which it is to be measured again.
/// </summary>
sealed record ApiIndicator(Guid Id, string Name, string Source, ResultSource SourceKind, string Unit, IndicatorSubject Shows, WantedDirection Direction, QualityClass? Class, decimal? Baseline, DateOnly? BaselineOn, decimal? Target, MeasurementCycle Cycle, IReadOnlyList<IndicatorBreakdown> Breakdown, ApiMeasured? Latest, IndicatorStanding Standing, DateOnly? MeasureBy, bool IsOverdue);

sealed record ApiMeasured(DateOnly On, decimal Value);

/// <summary>Felt safety rises and crime falls; one of them alone is not the goal.</summary>
sealed record ApiTwofoldGoal(PartOfGoal Safety, PartOfGoal Crime, bool IsOnItsWay);

/// <summary><paramref name="Name"/>: a priority area of the agreement above.</summary>
sealed record ApiMirrored(string Name, IReadOnlyList<ApiMirror> By, bool HasGoal);

sealed record ApiMirror(Guid Area, string Name, string Agreement);

/// <summary>
/// <paramref name="Thing"/>: what lacks something, in the words of whoever wrote it.
/// <paramref name="Within"/>: the cause, measure, goal or indicator within the problem or area.
/// </summary>
sealed record ApiHole(HoleKind Kind, string Thing, Guid? Problem, Guid? Area, Guid? Within);
