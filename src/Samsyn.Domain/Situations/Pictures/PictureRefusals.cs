using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

public sealed record PicturePeriodBackwards(DateOnly From, DateOnly To) : Refusal { public override string Field => "to"; }
public sealed record PictureTitleMissing : Refusal { public override string Field => "title"; }
/// <summary>One edition at a time is worked on, or nobody knows which the other party writes in.</summary>
public sealed record EditionStillOpen(int Number) : Refusal;
/// <summary>The short picture before is settled first, or two tell of the same time.</summary>
public sealed record ShortPictureStillOpen(PictureKind Kind, int Number) : Refusal;
/// <summary>Only the picture that is an annex goes to the steering group.</summary>
public sealed record PictureIsShort(PictureKind Kind) : Refusal;
/// <summary>The picture that is an annex is the steering group's to adopt.</summary>
public sealed record PictureNeedsDecision : Refusal;
/// <summary>What is put forward or adopted is not changed; put forward, it can be taken back.</summary>
public sealed record PictureClosed(PictureState State) : Refusal;
public sealed record PictureNotPutForward : Refusal;
public sealed record PictureAnnexMissing(string Agreement) : Refusal;
public sealed record PictureNotWhole(int Findings) : Refusal;
public sealed record BlockNotFrozen(string Section, string Caption) : Refusal;
/// <summary>Something was changed behind the program's back: it is not what was put forward that would be adopted.</summary>
public sealed record PictureAltered(int Number) : Refusal;

public sealed record SectionHeadingMissing : Refusal { public override string Field => "heading"; }
public sealed record ReaderOfOneParty(PartySide Lacking) : Refusal { public override string Field => "readers"; }
public sealed record YouWouldShutYourselfOut : Refusal { public override string Field => "readers"; }

public sealed record OwnTextEmpty : Refusal { public override string Field => "text"; }
public sealed record OwnTextReleased(DateOnly On) : Refusal { public override string Field => "text"; }
public sealed record OwnTextNotReleased : Refusal;
public sealed record PictureTextTooLong(int Length, int Most) : Refusal { public override string Field => "text"; }
/// <summary>A picture tells of places and groups, never of single persons.</summary>
public sealed record PersonalNumberInPicture(string Where) : Refusal { public override string Field => Where; }

public sealed record RemarkEmpty : Refusal { public override string Field => "text"; }
public sealed record RemarkSettled : Refusal;

public sealed record SourceTitleMissing : Refusal { public override string Field => "title"; }
public sealed record SourcePublisherMissing : Refusal { public override string Field => "publisher"; }
public sealed record SourceYearUnlikely(int Year) : Refusal { public override string Field => "year"; }
public sealed record SourceInUse(int Number, string Section) : Refusal;
public sealed record SourceUnknown(int Number) : Refusal { public override string Field => "source"; }

public sealed record FigureLabelMissing : Refusal { public override string Field => "label"; }
public sealed record FigureUnitMissing : Refusal { public override string Field => "unit"; }
public sealed record FigureAreaMissing : Refusal { public override string Field => "area"; }
public sealed record FigurePeriodBackwards(DateOnly From, DateOnly To) : Refusal { public override string Field => "to"; }
public sealed record ComparatorHalf : Refusal { public override string Field => "comparator"; }
public sealed record FigureUnknown : Refusal;

public sealed record TemplateEmpty : Refusal { public override string Field => "sections"; }
public sealed record TemplateHeadingTwice(string Heading) : Refusal { public override string Field => "sections"; }
