using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;

namespace Samsyn.Web.Situations.Pictures;

// What programs read of a picture. The names stand in docs/api/openapi.json.

sealed record ApiPicture(Guid Id, ApiAgreementName Agreement, PictureKind Kind, int Number, string Title, DateOnly From, DateOnly To, PictureState State, DateTimeOffset BegunAt, DateTimeOffset? PutForwardAt, DateOnly? AdoptedOn, Guid? Before);

/// <summary>
/// <paramref name="Picture"/>: as lists have it.
/// <paramref name="WeighedBy"/>: who settled a short picture.
/// <paramref name="IsAsSealed"/>: whether it says what was put forward; null while it is open.
/// <paramref name="Annex"/>: the annex that it is, or is put forward as.
/// <paramref name="Decision"/>: the decision that adopted it.
/// <paramref name="PriorityAreas"/>: of the agreement, today.
/// <paramref name="Sections"/>: in order, those that the reader may read.
/// <paramref name="Sources"/>: by their numbers, which marks in texts name.
/// <paramref name="Findings"/>: the check list, of what the reader sees; empty when it is adopted.
/// </summary>
sealed record ApiPictureWhole(ApiPicture Picture, string? WeighedBy, string? Checksum, bool? IsAsSealed, int? Annex, ApiDecisionNamed? Decision, IReadOnlyList<string> PriorityAreas, IReadOnlyList<ApiSection> Sections, IReadOnlyList<ApiSource> Sources, IReadOnlyList<ApiFinding> Findings);

sealed record ApiDecisionNamed(DateOnly On, BodyKind BodyKind, string Body, string? Paragraph);

/// <summary>
/// <paramref name="Readers"/>: how many are named to read it; 0 when whoever reads the picture reads it.
/// <paramref name="OwnTexts"/>: what parties say by themselves: what is released, and while the edition is open the reader's own side's unreleased.
/// </summary>
sealed record ApiSection(Guid Id, string Key, PicturePart Part, string Heading, QualityClass? Class, IReadOnlyList<SectionNeeds> Needs, IReadOnlyList<string> PriorityAreas, int Readers, ApiJointText Joint, IReadOnlyList<ApiFigure> Figures, IReadOnlyList<ApiBlock> Blocks, IReadOnlyList<ApiOwnText> OwnTexts, IReadOnlyList<ApiRemark> Remarks);

sealed record ApiJointText(IReadOnlyList<ApiParagraph> Paragraphs, string? WrittenBy, DateTimeOffset? WrittenAt);

/// <summary>
/// <paramref name="From"/>: the party whose words it is; null when it was written jointly.
/// <paramref name="Sources"/>: numbers of the sources that are marked in it.
/// </summary>
sealed record ApiParagraph(string Text, PartySide? From, IReadOnlyList<int> Sources);

/// <summary><paramref name="ReleasedOn"/>: null when it is the reader's own side's and nobody else's yet.</summary>
sealed record ApiOwnText(Guid Id, PartySide? Side, DateOnly? ReleasedOn, string? ReleasedBy, string Text, IReadOnlyList<ApiFigure> Figures, IReadOnlyList<ApiBlock> Blocks);

/// <summary>
/// <paramref name="Value"/>: null when the figure is too small to be told.
/// <paramref name="Text"/>: how it reads, with what it is held against apart.
/// <paramref name="Source"/>: its number in the register of sources.
/// </summary>
sealed record ApiFigure(Guid Id, string Label, decimal? Value, Qualifier Qualifier, string? Wording, string Unit, string? Population, FigureGroup Group, string Area, DateOnly From, DateOnly To, QualityClass? Class, int? Source, string? Comparator, decimal? ComparatorValue, string? Comment, bool IsMasked, string Text);

sealed record ApiRemark(Guid Id, PartySide? Side, string By, DateTimeOffset At, string Text, IReadOnlyList<ApiRemarkAnswer> Answers, DateTimeOffset? SettledAt, string? SettledBy, string? Settlement);

sealed record ApiRemarkAnswer(PartySide? Side, string By, DateTimeOffset At, string Text);

sealed record ApiSource(Guid Id, int Number, string Title, string Publisher, int? Year, SourceKind Kind, PartySide? Owner, string? Note);

/// <summary>
/// <paramref name="Section"/>: null when it is about the edition as a whole.
/// <paramref name="About"/>: the figure, block or remark it is about.
/// </summary>
sealed record ApiFinding(PictureFindingKind Kind, FindingWeight Weight, Guid? Section, PartySide? Side, Guid? About, string Text);
