using System.Globalization;
using Microsoft.AspNetCore.Components;
using Samsyn.App.Meetings;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>The forms of planning and moving a meeting, and of its end: what they ask, and what was typed.</summary>
static class MeetingForms
{
    public static ActForm Plan(MeetingPlanPage page, ViewContext view, Guid? after) => new()
    {
        Title = view["meetings.plan.title"],
        Verb = view["meetings.plan.verb"],
        Lead = view["meetings.plan.lead"],
        Kind = page.Body.Name,
        Action = MeetingLinks.Plan(page.Body.Id),
        Back = after is { } earlier ? new(view["agreements.act.back"], MeetingLinks.Of(new MeetingId(earlier))) : new(view["agreements.act.back"], "/forum"),
        Above = [new(view["ui.nav.forums"], "/forum")],
        Version = 1,
        Beside = Beside<PlanningAside>(page, view),
        Fields =
        [
            .. Time(view, null, page.Body.Usual), new(ActFieldKind.Text, "group", view["meetings.field.group"]) { Hint = view["meetings.field.groupHint"] },
            new(ActFieldKind.Hidden, "after", "") { Value = after?.ToString() ?? "" },
        ],
    };

    public static ActForm Move(MeetingPage page, ViewContext view) => Of(page, view, "move", "/flytta") with { Fields = [.. Time(view, page.Meeting, page.Body.Usual)] };

    public static ActForm Cancel(MeetingPage page, ViewContext view) => Of(page, view, "cancel", "/stall-in") with
    {
        Fields = [new(ActFieldKind.Words, "reason", view["meetings.cancel.reason"]) { Required = true }],
    };

    public static ActForm Hold(MeetingPage page, ViewContext view) => Of(page, view, "hold", "/hallet") with
    {
        Back = new(view["agreements.act.back"], MeetingLinks.Room(page.Meeting.Id)),
        Fields =
        [
            new(ActFieldKind.OneOfMany, "chair", view["meetings.hold.chair"])
            {
                Choices = [.. page.Attendees.Where(one => one.Presence != Presence.Absent).Select(one => new Choice(one.Id.Value.ToString(), $"{one.Name}, {MeetingLinks.SideOf(one.Side, view)}"))],
            },
            new(ActFieldKind.Text, "other", view["meetings.hold.other"]) { Hint = view["meetings.hold.otherHint"] },
            new(ActFieldKind.Words, "deviation", view["meetings.hold.deviation"])
            {
                Hint = page.Meeting.ChairTurn is { } turn ? view["meetings.hold.deviationHint", turn] : view["meetings.chairNoTurn"],
            },
        ],
    };

    /// <summary>Who chaired, as chosen in the list, or else as typed.</summary>
    public static MeetingChair Chair(MeetingPage page, ActInput input) => page.Attendees.FirstOrDefault(one => one.Id.Value == input.Id("chair")) is { } chosen
        ? new(chosen.Side, chosen.Name, chosen.Seat is null ? null : chosen.Person) : new(null, input.Given("other"));

    public static ActForm Next(MeetingPage page, ViewContext view) => Of(page, view, "next", "/nasta") with
    {
        Lead = "",
        Back = new(view["agreements.act.back"], MeetingLinks.Room(page.Meeting.Id)),
        Fields =
        [
            new(ActFieldKind.OneOfMany, "next", view["meetings.next.choose"])
            {
                Required = true, Value = page.Meeting.Next?.Value.ToString() ?? "",
                Choices = [.. page.Coming.Where(one => one.State != MeetingState.Proposed).Select(one => new Choice(one.Id.Value.ToString(),
                    one.ChairTurn is { } turn ? view["meetings.next.turn", one.When(view), turn] : one.When(view)))],
            },
        ],
    };

    public static ActForm Guest(MeetingPage page, ViewContext view) => Of(page, view, "guest", "/gast") with
    {
        Back = new(view["agreements.act.back"], MeetingLinks.Room(page.Meeting.Id)),
        Fields =
        [
            new(ActFieldKind.Text, "name", view["meetings.guest.name"]) { Required = true }, new(ActFieldKind.Text, "function", view["meetings.guest.function"]),
            new(ActFieldKind.One, "side", view["meetings.guest.side"]) { Choices = [.. MeetingLinks.Choices<Domain.Agreements.Facts.PartySide>(view), new("", view["meetings.attendance.outside"])] },
            new(ActFieldKind.Several, "present", view["meetings.attendance"]) { Choices = [new("ja", view["meetings.guest.present"])], Value = "ja" },
        ],
    };

    /// <summary>The frame that every form about one meeting has.</summary>
    public static ActForm Of(MeetingPage page, ViewContext view, string text, string action) => new()
    {
        Title = view[$"meetings.{text}.title"],
        Verb = view[$"meetings.{text}.verb"],
        Lead = text is "next" ? "" : view[$"meetings.{text}.lead"],
        Kind = $"{page.BodyTitle}, {Dates.Full(page.Meeting.Date, view.Language)}",
        Action = MeetingLinks.Of(page.Meeting.Id) + action,
        Back = new(view["agreements.act.back"], MeetingLinks.Of(page.Meeting.Id)),
        Above = [new(view["ui.nav.meetings"], MeetingLinks.Register), new(view["meetings.heading", page.BodyTitle, Dates.Short(page.Meeting.Date, view.Language)], MeetingLinks.Of(page.Meeting.Id))],
        Version = page.Meeting.Version,
        Fields = [],
    };

    /// <summary>What cannot be read of a time of day or a number, beside its field.</summary>
    public static IReadOnlyList<FieldError> Wrong(ActInput input, ViewContext view)
    {
        List<FieldError> found = [];
        if (input.Given("starts") is { } starts && MeetingLinks.TimeOf(starts) is null) found.Add(new("starts", view["meetings.timeWrong"]));
        if (input.Given("minutes") is { } minutes && NumberOf(minutes) is null) found.Add(new("minutes", view["meetings.minutesWrong"]));
        return found;
    }

    public static MeetingTime TimeTyped(ActInput input) => new(input.Date("date"), input.Given("starts") is { } starts ? MeetingLinks.TimeOf(starts) : null, NumberOf(input.Text("minutes")) ?? 90, input.Given("place"),
        Named.OrNull<MeetingForm>(input.Text("form")) ?? MeetingForm.InPerson);

    public static int? NumberOf(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static RenderFragment Beside<TComponent>(object model, ViewContext view) where TComponent : IComponent => builder =>
    {
        builder.OpenComponent<TComponent>(0);
        builder.AddMultipleAttributes(1, [KeyValuePair.Create<string, object>("View", view), KeyValuePair.Create("Model", model)]);
        builder.CloseComponent();
    };

    static IEnumerable<ActField> Time(ViewContext view, Meeting? meeting, UsualMeeting usual) =>
    [
        new(ActFieldKind.Date, "date", view["meetings.field.date"]) { Required = true, Value = meeting is null ? "" : Dates.Iso(meeting.Date) },
        new(ActFieldKind.Text, "starts", view["meetings.field.starts"]) { Hint = view["meetings.field.startsHint"], Value = (meeting is null ? usual.Starts : meeting.Starts) is { } starts ? MeetingLinks.Clock(starts, view) : "" },
        new(ActFieldKind.Text, "minutes", view["meetings.field.minutes"]) { Required = true, Value = (meeting?.Minutes ?? usual.Minutes).ToString(CultureInfo.InvariantCulture) },
        new(ActFieldKind.Text, "place", view["meetings.field.place"]) { Value = (meeting is null ? usual.Place : meeting.Place) ?? "" },
        new(ActFieldKind.One, "form", view["meetings.field.form"]) { Required = true, Choices = MeetingLinks.Choices<MeetingForm>(view), Value = (meeting?.Form ?? MeetingForm.InPerson).ToString() },
    ];
}
