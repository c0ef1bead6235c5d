using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Communication;

// What programs read of messages. The names stand in docs/api/openapi.json.

/// <summary>
/// <paramref name="SharedOn"/>: null while it is its own side's.
/// <paramref name="Basis"/>: the worst that can be said of the facts it rests on; null when it rests on none that the reader sees.
/// </summary>
sealed record ApiMessage(Guid Id, ApiAgreementName Agreement, PartySide? Side, MessageState State, string Text, IReadOnlyList<TargetGroup> Groups, IReadOnlyList<CommunicationChannel> Channels, IReadOnlyList<ApiSender> Senders, ApiMessagePlan? Plan,
    DateOnly? PlannedOn, DateOnly? SharedOn, DateOnly? PublishedOn, string? Result, BasisStanding? Basis);

sealed record ApiSender(ApiNamed Organisation, PartySide Side);

/// <summary><paramref name="Key"/>: the plan's name in addresses, or the id of the body.</summary>
sealed record ApiMessagePlan(MessagePlanKind Kind, string Key, string Title);

/// <summary>
/// <paramref name="Lacking"/>: what stands between it and being published; empty when it is, or is put away.
/// <paramref name="Knowledge"/>: that the party that does not send it knows.
/// </summary>
sealed record ApiMessageWhole(ApiMessage Message, IReadOnlyList<ApiBasis> Basis, IReadOnlyList<string> Lacking, IReadOnlyList<ApiApproval> Approvals, ApiKnowledge? Knowledge, string? PublishedBy, string? ResultBy, DateTimeOffset? ResultAt, ApiPutAway? PutAway);

/// <summary>
/// <paramref name="Name"/>: of the fact, where the reader sees it; what is hidden from them says only that it is there.
/// <paramref name="Of"/>: the section, the problem or the agreement.
/// <paramref name="Part"/>: the block or the measure within it.
/// <paramref name="Words"/>: as they were when it was linked; never of a picture.
/// </summary>
sealed record ApiBasis(BasisKind Kind, BasisStanding Standing, string? Name, Guid? Of, Guid? Part, string? Plan, string? Words, string? Checksum, bool IsLive, string LinkedBy, DateTimeOffset LinkedAt);

/// <summary>Nothing comes of it, for now or for good.</summary>
sealed record ApiPutAway(DateOnly On, string By, string Why);

sealed record ApiApproval(PartySide Side, string By, DateTimeOffset At);

sealed record ApiKnowledge(string Who, DateOnly On, string NotedBy);
