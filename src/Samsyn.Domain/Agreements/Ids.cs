using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements;

public readonly record struct AgreementId(Guid Value) : IEntityId<AgreementId>
{
    public static AgreementId From(Guid value) => new(value);
}

public readonly record struct AnnexId(Guid Value) : IEntityId<AnnexId>
{
    public static AnnexId From(Guid value) => new(value);
}

public readonly record struct AnnexVersionId(Guid Value) : IEntityId<AnnexVersionId>
{
    public static AnnexVersionId From(Guid value) => new(value);
}

public readonly record struct ProposalId(Guid Value) : IEntityId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);
}

public readonly record struct EvidenceId(Guid Value) : IEntityId<EvidenceId>
{
    public static EvidenceId From(Guid value) => new(value);
}

public readonly record struct CalendarFeedId(Guid Value) : IEntityId<CalendarFeedId>
{
    public static CalendarFeedId From(Guid value) => new(value);
}

/// <summary>A file that waits for the virus scanner.</summary>
public readonly record struct QuarantinedFileId(Guid Value) : IEntityId<QuarantinedFileId>
{
    public static QuarantinedFileId From(Guid value) => new(value);
}
