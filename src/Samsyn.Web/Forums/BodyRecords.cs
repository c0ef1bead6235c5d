using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Forums;

// What programs read of bodies. The names stand in docs/api/openapi.json.

/// <summary>
/// <paramref name="Parent"/>: the body that it is a part of.
/// <paramref name="IsInPlace"/>: false while it shall come into place by its first day.
/// <paramref name="To"/>: last day; null while it is there.
/// </summary>
sealed record ApiBody(Guid Id, ApiAgreementName Agreement, BodyKind Kind, string Name, IReadOnlyList<string> Aliases, Guid? Parent, DateOnly From, DateOnly? To, bool IsInPlace);

/// <summary>
/// <paramref name="On"/>: the day that the seats are told for.
/// <paramref name="Parts"/>: bodies that are parts of it.
/// <paramref name="Task"/>: the delimited task of a group formed for one.
/// </summary>
sealed record ApiBodyWhole(ApiBody Body, DateOnly On, IReadOnlyList<ApiNamed> Parts, string? Task, ApiChair Chair, ApiTask Convener, ApiTask Administrator, ApiTask MinuteTaker, ApiUsualMeeting Usual, IReadOnlyList<ApiSeat> Seats);

/// <summary>
/// <paramref name="Function"/>: who chairs in words, where the text says so.
/// <paramref name="Next"/>: whose turn it is by the rule.
/// </summary>
sealed record ApiChair(ChairRule Rule, string? Function, PartySide? Next);

/// <summary>A side, a function in words, both or neither.</summary>
sealed record ApiTask(PartySide? Side, string? Function);

sealed record ApiUsualMeeting(string? Place, TimeOnly? Starts, int Minutes);

/// <summary>
/// <paramref name="Holder"/>: who sits there on the day; null when nobody does.
/// <paramref name="IsGuessed"/>: read out of the text and not confirmed.
/// <paramref name="DeputyFor"/>: the function that it stands in for.
/// </summary>
sealed record ApiSeat(Guid Id, string Function, PartySide? Side, bool HasMandate, bool IsAdjunct, string? DeputyFor, bool IsGuessed, string? Position, string? Holder, DateOnly From, DateOnly? To);
