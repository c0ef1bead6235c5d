using Samsyn.App.Forums;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Forums;

/// <summary>Where bodies, their seats and meetings are shown, and how they are called.</summary>
static class BodyLinks
{
    public const string Register = "/forum", MyWork = "/mitt-arbete", Desk = "/samordnare";

    public static string Of(BodyId id, DateOnly? on = null) => $"{Register}/{id.Value}{(on is { } date ? "?datum=" + Dates.Iso(date) : "")}";

    public static string Seat(Seat seat) => $"{Of(seat.Body)}/platser/{seat.Id.Value}";

    public static string Activation(AgreementId agreement) => AgreementLinks.Of(agreement) + "/forum";

    public static string New(AgreementId agreement) => Activation(agreement) + "/nytt";

    public static string KindWords(this BodyKind kind, ViewContext view) => view["forums.kind." + kind];

    public static string SideWords(this PartySide? side, ViewContext view) => view["bodies.side." + (side?.ToString() ?? "Neither")];

    public static string ChairWords(this Body body, ViewContext view) => body.Chair switch
    {
        ChairRule.Unstated when body.ChairFunction is { } function => function,
        ChairRule.Fixed => string.Join(", ", new[] { body.ChairFunction, body.FirstChair is { } side ? ((PartySide?)side).SideWords(view) : null }.OfType<string>()) is { Length: > 0 } fixedChair ? fixedChair : view["forums.chairRule.Fixed"],
        ChairRule.Alternating => view["bodies.alternates", ((PartySide?)body.FirstChair).SideWords(view)],
        var rule => body.ChairFunction is { } function ? $"{view["forums.chairRule." + rule]}: {function}" : view["forums.chairRule." + rule],
    };

    public static string? Words(this BodyTask task, ViewContext view) => (task.Side, task.Function) switch
    {
        (null, null) => null,
        ({ } side, null) => ((PartySide?)side).SideWords(view),
        (null, { } function) => function,
        ({ } side, { } function) => $"{function} ({((PartySide?)side).SideWords(view)})",
    };

    /// <summary>“Planerat”, “Kallat”, “Hållet, protokollet justeras”.</summary>
    public static string StateWords(this MeetingRow meeting, ViewContext view) => meeting.State == MeetingState.Held && meeting.Minutes != MinutesState.None
        ? view["bodies.heldMinutes." + meeting.Minutes] : view["bodies.meeting." + meeting.State];

    public static Status StatusOf(MeetingRow meeting, DateOnly today) => meeting.State switch
    {
        MeetingState.Held when meeting.Minutes is MinutesState.Draft or MinutesState.PutForward => Status.DueSoon,
        MeetingState.Held => Status.Fulfilled,
        MeetingState.Cancelled => Status.NotApplicable,
        MeetingState.Planned or MeetingState.Called when meeting.Date < today => Status.Overdue,
        _ => Status.Open,
    };
}
