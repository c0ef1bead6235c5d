using System.Globalization;
using Samsyn.App;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Where meetings, decisions and matters are shown, and how they are said.</summary>
static class MeetingLinks
{
    public const string Register = "/moten", Decisions = "/beslut", Matters = "/fragor";

    public static string Of(MeetingId id) => $"{Register}/{id.Value}";

    public static string Room(MeetingId id) => Of(id) + "/sekreterare";

    public static string Minutes(MeetingId id) => Of(id) + "/protokoll";

    public static string Agenda(MeetingId id) => Of(id) + "/dagordning";

    public static string Item(MeetingId meeting, AgendaItemId item) => $"{Agenda(meeting)}/{item.Value}";

    public static string Paper(MeetingId meeting, Guid paper) => $"{Of(meeting)}/handlingar/{paper}";

    public static string Plan(BodyId body) => $"/forum/{body.Value}/mote/nytt";

    public static string Of(DecisionId id) => $"{Decisions}/{id.Value}";

    public static string Of(MatterId id) => $"{Matters}/{id.Value}";

    /// <summary>“13.00” in Swedish, “13:00” in English.</summary>
    public static string Clock(TimeOnly time, ViewContext view) => time.ToString(view.Language == Language.Swedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>“tors 15 mars 2018 kl. 13.00–14.30”.</summary>
    public static string When(this Meeting meeting, ViewContext view) => meeting.Starts is { } starts
        ? $"{Dates.Full(meeting.Date, view.Language)} {view["meetings.until", Clock(starts, view), Clock(starts.AddMinutes(meeting.Minutes), view)]}" : Dates.Full(meeting.Date, view.Language);

    /// <summary>How far a meeting is from what one would wish; the word itself says which state.</summary>
    public static Status StatusOf(Meeting meeting) => meeting switch
    {
        { State: MeetingState.Held, MinutesState: MinutesState.Approved } => Status.Fulfilled,
        { State: MeetingState.Held } => Status.DueSoon,
        { State: MeetingState.Cancelled } => Status.NotApplicable,
        _ => Status.Open,
    };

    public static string SideOf(PartySide? side, ViewContext view) => side is { } one ? one.Say(view) : view["meetings.attendance.outside"];

    /// <summary>Who chaired, or whose turn it is.</summary>
    public static string ChairOf(Meeting meeting, ViewContext view) => meeting switch
    {
        { ChairedBy: { } name } => view["meetings.chairWas", name, meeting.ChairedBySide is { } side ? side.Say(view) : view["meetings.chairOutside"]],
        { ChairTurn: { } turn } => view["meetings.chairTurn", turn],
        _ => view["meetings.chairNoTurn"],
    };

    public static string ParagraphOf(int? paragraph, ViewContext view) => paragraph is { } number ? "§ " + number.ToString(CultureInfo.InvariantCulture) : view["meetings.minutes.notNumbered"];

    /// <summary>Whether those who are here may decide, as a word; the shape stands beside it.</summary>
    public static string PartiesHere(Representation present, ViewContext view) => present.WithoutMandate switch
    {
        [] => view["meetings.attendance.both"],
        [var one] => view["meetings.attendance.lacks", one],
        _ => view["meetings.attendance.lacksBoth"],
    };

    public static IReadOnlyList<Choice> Choices<T>(ViewContext view) where T : struct, Enum => [.. Enum.GetValues<T>().Select(one => new Choice(one.ToString(), one.Say(view)))];

    /// <summary>“13.00”, “13:00” and “1300”; null when it is no time of day.</summary>
    public static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm", "HH.mm", "H.mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
