using System.Globalization;
using Samsyn.App;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Duties;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings.Summonses;

static class SummonsEndpoints
{
    const string Page = "/moten/{id:guid}/kallelse";

    public static string Of(MeetingId meeting) => $"/moten/{meeting.Value}/kallelse";

    public static void MapSummonsEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, async (HttpContext http, Guid id, ReadSummonses read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<SummonsesView>(new SummonsesModel(page)) : http.NotFound()).Requires(Permission.PlanMeetings);

        app.MapGet("/forum/{id:guid}/moten.ics", async (HttpContext http, Guid id, ReadBodyCalendar read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { } file ? Results.Bytes(file, CalendarEndpoints.ContentType, "moten.ics") : http.NotFound()).Requires(Permission.TakePartInMeetings);

        app.MapPost(Page, async (HttpContext http, Guid id, ReadSummonses read, CallMeeting call, CancellationToken cancel) =>
            await Answer(http, new(id), read, async () => await call.Run(http.View().Actor!, new(new(new(id), await Version(http, cancel))), cancel), cancel)).Requires(Permission.PlanMeetings);

        app.MapPost(Page + "/saknas", async (HttpContext http, Guid id, ReadSummonses read, SendSummonses send, CancellationToken cancel) =>
            await Answer(http, new(id), read, async () => await send.Run(http.View().Actor!, new(new(new(id), await Version(http, cancel))), cancel), cancel)).Requires(Permission.PlanMeetings);

        app.MapPost(Page + "/{person:guid}/svar", async Task<IResult> (HttpContext http, Guid id, Guid person, ReadSummonses read, NoteAnswer note, CancellationToken cancel) =>
        {
            var form = await http.Request.ReadFormAsync(cancel);
            return SummonsesView.Choices.FirstOrDefault(choice => choice.ToString() == form["answer"]) is var answer && answer != SummonsAnswer.None
                ? await Answer(http, new(id), read, () => note.Run(http.View().Actor!, new(new(id), new(person), answer), cancel), cancel)
                : await Refused(http, new(id), read, [new("answer", http.View()["meetings.mail.answerMissing"])], cancel);
        }).Requires(Permission.PlanMeetings);

        app.MapPost(Page + "/{person:guid}/adress", async (HttpContext http, Guid id, Guid person, ReadSummonses read, SetMailAddress set, CancellationToken cancel) =>
        {
            var form = await http.Request.ReadFormAsync(cancel);
            return await Answer(http, new(id), read, () => set.Run(http.View().Actor!, new(new(id), new(person), form[AddressField(person)].ToString()), cancel), cancel, AddressField(person));
        }).Requires(Permission.PlanMeetings);
    }

    /// <summary>Several stand on one page.</summary>
    public static string AddressField(Guid person) => $"address-{person}";

    static async Task<int> Version(HttpContext http, CancellationToken cancellation) =>
        int.TryParse((await http.Request.ReadFormAsync(cancellation))["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : -1;

    static async Task<IResult> Answer(HttpContext http, MeetingId meeting, ReadSummonses read, Func<Task<Outcome>> act, CancellationToken cancellation, string? field = null)
    {
        var outcome = await act();
        if (outcome.IsDone) return http.Done(Of(meeting));
        return outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : await Refused(http, meeting, read, [.. FieldError.From(outcome.Refusals, refusal => Texts.Of(refusal, http.View().Language)).Select(error => error with { Field = error.Field is null ? null : field })], cancellation);
    }

    static async Task<IResult> Refused(HttpContext http, MeetingId meeting, ReadSummonses read, IReadOnlyList<FieldError> errors, CancellationToken cancellation) =>
        await read.Run(http.View().Actor!, meeting, cancellation) is { } page ? http.Refused<SummonsesView>(new SummonsesModel(page) { Errors = errors }) : http.NotFound();
}

public sealed record SummonsesModel(SummonsPage Page)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
