using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Notices;

public readonly record struct NoticeId(Guid Value) : IEntityId<NoticeId>
{
    public static NoticeId From(Guid value) => new(value);
}

public readonly record struct DisputeId(Guid Value) : IEntityId<DisputeId>
{
    public static DisputeId From(Guid value) => new(value);
}

public readonly record struct InformationNoteId(Guid Value) : IEntityId<InformationNoteId>
{
    public static InformationNoteId From(Guid value) => new(value);
}
