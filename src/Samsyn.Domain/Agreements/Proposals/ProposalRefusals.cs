using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements.Proposals;

public sealed record ProposalAlreadyAdopted(string File) : Refusal;
public sealed record ProposalDiscarded(string File) : Refusal;
public sealed record ProposalAlreadyReleased(string File, DateOnly On) : Refusal;
public sealed record DocumentAlreadyAdopted(string File, string Sha256) : Refusal;
public sealed record DocumentEmpty(string File) : Refusal;
public sealed record FindingUnknown(int Finding) : Refusal;
public sealed record AgreementNumberMissing(int Needed, int Given) : Refusal;

/// <summary>No fact stands at that path.</summary>
public sealed record CorrectionPathUnknown(string Path) : Refusal
{
    public override string Field => Path;
}

/// <summary>The value cannot be what the fact is: a date, a number, one of fixed words.</summary>
public sealed record CorrectionNotReadable(string Path, string Value) : Refusal
{
    public override string Field => Path;
}
