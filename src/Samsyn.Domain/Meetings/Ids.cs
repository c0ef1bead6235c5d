using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Meetings;

public readonly record struct MeetingId(Guid Value) : IEntityId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);
}

public readonly record struct AgendaItemId(Guid Value) : IEntityId<AgendaItemId>
{
    public static AgendaItemId From(Guid value) => new(value);
}

public readonly record struct AttendeeId(Guid Value) : IEntityId<AttendeeId>
{
    public static AttendeeId From(Guid value) => new(value);
}

public readonly record struct DecisionId(Guid Value) : IEntityId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
}

public readonly record struct MatterId(Guid Value) : IEntityId<MatterId>
{
    public static MatterId From(Guid value) => new(value);
}
