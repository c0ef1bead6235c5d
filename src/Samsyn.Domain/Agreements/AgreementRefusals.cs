using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

// Completeness. The field is the path of the fact (see ImportProposal.Correct).
public sealed record TitleMissing(string Path) : Refusal { public override string Field => Path; }
public sealed record PartiesMissing(string Path, int Found) : Refusal { public override string Field => Path; }
public sealed record PartyNameMissing(string Path, int Ordinal) : Refusal { public override string Field => Path; }
public sealed record PartyTwice(string Name) : Refusal { public override string Field => "/parties"; }
public sealed record PartyOrganisationsDoNotMatch(int Parties, int Organisations) : Refusal { public override string Field => "/parties"; }
public sealed record PartyNumberInvalid(string Path, string Name, string Number) : Refusal { public override string Field => Path; }
public sealed record AgreementTermMissing(string Path) : Refusal { public override string Field => Path; }
public sealed record AgreementTermStartMissing(string Path) : Refusal { public override string Field => Path; }
public sealed record AgreementTermEndMissing(string Path) : Refusal { public override string Field => Path; }
public sealed record AgreementTermReversed(string Path, DateOnly From, DateOnly To) : Refusal { public override string Field => Path; }
public sealed record AnnexNumberTwice(int Number) : Refusal { public override string Field => "/annexes"; }

// Signing and the way to it.
public sealed record NotASigningParty(string Number) : Refusal;
public sealed record SeatInPartyLacking(string Party) : Refusal { public override string Field => "party"; }
public sealed record AlreadySigned(string Party, DateOnly? On) : Refusal;
public sealed record SignatureDateMissing(string Party) : Refusal { public override string Field => "on"; }
public sealed record DateInFuture(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }
public sealed record TextFrozen(string Number, string Sha256) : Refusal { public override string Field => "text"; }
public sealed record TextEmpty : Refusal { public override string Field => "text"; }
public sealed record BoardDecisionMissing(string Number) : Refusal;
public sealed record SignedBeforeBoard(DateOnly Signed, DateOnly Board) : Refusal { public override string Field => "on"; }
public sealed record SteeringApprovalMissing(string Number) : Refusal;
public sealed record BeforeSteeringApproval(DateOnly On, DateOnly Approved) : Refusal { public override string Field => "on"; }
public sealed record NotSubmittedToBoard(string Number) : Refusal;
public sealed record BeforeSubmission(DateOnly On, DateOnly Submitted) : Refusal { public override string Field => "on"; }
public sealed record StandpointUnclear(StandpointCategory Category) : Refusal { public override string Field => "area"; }
public sealed record StandpointsMissing(IReadOnlyList<StandpointCategory> Categories) : Refusal;
public sealed record AlreadyFullySigned(string Number) : Refusal;
public sealed record NotSignedByAll(string Number, IReadOnlyList<string> Missing) : Refusal;

// Term, consultation, extension.
public sealed record NotInForceThen(string Number, DateOnly On) : Refusal { public override string Field => "on"; }
public sealed record AgreementEnded(string Number, DateOnly LastDay) : Refusal;
public sealed record NoLastDay(string Number) : Refusal;
public sealed record ConsultationTooLate(DateOnly HeldOn, DateOnly Latest, DateOnly LastDay) : Refusal { public override string Field => "on"; }
public sealed record ConsultationAlreadyRecorded(DateOnly HeldOn, DateOnly LastDay) : Refusal;
public sealed record ConsultationMissing(DateOnly Latest, DateOnly LastDay) : Refusal;
public sealed record ExtensionNotProvided(string Number) : Refusal;
public sealed record CannotBeBound(string Number, string Parent) : Refusal { public override string Field => "parent"; }
public sealed record ParentNotBound(string Number) : Refusal;
public sealed record ParentEndsTooEarly(DateOnly ParentLastDay, DateOnly NewLastDay) : Refusal;
public sealed record ExtensionNotSignedByAll(IReadOnlyList<string> Missing) : Refusal;
public sealed record ExtensionSignedAfterExpiry(DateOnly Signed, DateOnly LastDay) : Refusal { public override string Field => "on"; }

// Renegotiation, exit, succession.
public sealed record ReasonMissing : Refusal { public override string Field => "reason"; }
public sealed record RenegotiationAlreadyOpen(DateOnly Since) : Refusal;
public sealed record RenegotiationNotOpen(string Number) : Refusal;
public sealed record NotifiedBeforeKnown(DateOnly Notified, DateOnly Known) : Refusal { public override string Field => "on"; }
public sealed record NoExitRightYet(DateOnly LastDay, DateOnly? RightFrom) : Refusal { public override string Field => "on"; }
public sealed record EndsAfterTerm(DateOnly On, DateOnly LastDay) : Refusal { public override string Field => "on"; }
public sealed record SupersedesItself(string Number) : Refusal;
public sealed record AlreadySuperseded(string Number, DateOnly From) : Refusal;

// Annexes.
public sealed record AnnexUnknown(int Number) : Refusal { public override string Field => "annex"; }
public sealed record AnnexNotProposed(int Number, string Title) : Refusal;
public sealed record AnnexProposalOpen(int Number, string Title, DateOnly Since) : Refusal;
public sealed record WrongPath(int Number, string Title, AmendmentPath Demanded) : Refusal;
public sealed record NotTheSteeringGroup(string Body) : Refusal { public override string Field => "body"; }
public sealed record DecisionTextMissing : Refusal { public override string Field => "text"; }
public sealed record DecisionBodyMissing : Refusal { public override string Field => "body"; }
public sealed record DecidersMissing : Refusal { public override string Field => "deciders"; }
public sealed record DecidedBeforeProposed(DateOnly On, DateOnly Proposed) : Refusal { public override string Field => "on"; }
public sealed record DecidedBeforeEarlierVersion(DateOnly On, DateOnly Earlier) : Refusal { public override string Field => "on"; }
