using System.Globalization;
using Samsyn.App.Notices;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Notices;

static class NoticeEndpoints
{
    const string One = AgreementLinks.Register + "/{id:guid}";

    public static void MapNoticeEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/meddelanden", async (HttpContext http, Guid id, ReadNotices notices, CancellationToken cancel) =>
            await notices.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<NoticesView>(page) : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(One + "/meddelanden/{notice:guid}", async (HttpContext http, Guid id, Guid notice, ReadNotices notices, CancellationToken cancel) =>
            Find(await notices.Run(http.View().Actor!, new(id), cancel), notice) is { } found ? http.Page<NoticeView>(found) : http.NotFound()).Requires(Permission.ReadAgreements);

        MapRecording(app);
        MapConfirming(app);
        app.MapDisputeEndpoints();
    }

    static void MapRecording(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/meddelanden/nytt", async (HttpContext http, Guid id, Guid? rattar, ReadNotices notices, CancellationToken cancel) =>
        {
            if (await notices.Run(http.View().Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var corrected = rattar is { } earlier ? page.Notices.FirstOrDefault(notice => notice.Id.Value == earlier) : null;
            return http.Page<ActFormView>(NoticeForms.New(page, corrected, http.View()));
        }).Requires(Permission.RecordMilestone);

        app.MapPost(One + "/meddelanden/nytt", async (HttpContext http, Guid id, ReadNotices notices, RecordNotice record, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await notices.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            var form = NoticeForms.New(page, page.Notices.FirstOrDefault(notice => notice.Id.Value == input.Id("corrects")), view) with { Typed = typed };
            if (TimeOf(input) is not { } time)
                return http.Refused<ActFormView>(form with { Errors = [new("time", view["notices.timeWrong"])] });
            return await ActAnswers.Answer(http, form, page.Agreement.Title,
                async () => await record.Run(view.Actor!, new(page.Agreement.Id, NoticeForms.Sent(input, time)), cancel), () => NoticeLinks.All(page.Agreement.Id));
        }).Requires(Permission.RecordMilestone);
    }

    static void MapConfirming(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/meddelanden/{notice:guid}/mottaget", async (HttpContext http, Guid id, Guid notice, ReadNotices notices, CancellationToken cancel) =>
            Find(await notices.Run(http.View().Actor!, new(id), cancel), notice) is { Notice.ConfirmedOn: null } found
                ? http.Page<ActFormView>(NoticeForms.Confirm(found, http.View())) : http.NotFound()).Requires(Permission.RecordMilestone);

        app.MapPost(One + "/meddelanden/{notice:guid}/mottaget", async (HttpContext http, Guid id, Guid notice, ReadNotices notices, ConfirmNotice confirm, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await notices.Run(view.Actor!, new(id), cancel), notice) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, NoticeForms.Confirm(found, view) with { Typed = typed }, found.Notice.Kind.Say(view),
                () => confirm.Run(view.Actor!, new(found.Notice.Id, input.Version, input.Date("on")), cancel), () => NoticeLinks.Of(found.Notice),
                () => found.Notice.ConfirmedOn is { } day ? new Dictionary<string, string>(StringComparer.Ordinal) { ["on"] = Dates.Full(day, view.Language) } : []);
        }).Requires(Permission.RecordMilestone);
    }

    static NoticeModel? Find(NoticesPage? page, Guid notice) =>
        page?.Notices.FirstOrDefault(one => one.Id.Value == notice) is { } found ? new(page, found) : null;

    static TimeOnly? TimeOf(ActInput input) =>
        TimeOnly.TryParseExact(input.Text("time"), ["HH:mm", "H:mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

public sealed record NoticeModel(NoticesPage Page, Notice Notice);
