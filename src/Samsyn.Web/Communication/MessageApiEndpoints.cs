using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Communication;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Communication;

/// <summary>The communication calendar and its messages for programs.</summary>
static class MessageApiEndpoints
{
    const string All = "/api/messages";

    public static void MapMessageApiEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, ReadMessages messages, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            MessageQuery query = new() { Agreement = asked.Id("agreement") is { } id ? new(id) : null, State = asked.Word<MessageState>("state"), Group = asked.Word<TargetGroup>("group"), Channel = asked.Word<CommunicationChannel>("channel"), Page = asked.Page() };
            if (asked.Refused() is { } refused) return refused;
            var calendar = await messages.Run(http.View().Actor!, query, cancel);
            return Results.Json(new ApiPage<ApiMessage>(calendar.Total, calendar.Page, calendar.Pages, [.. calendar.Rows.Select(row => Of(row.Message, row.Agreement, row.Standing))]), FactsJson.Options);
        }).Requires(Permission.ReadMessages);

        app.MapGet(All + "/{id:guid}", async (HttpContext http, Guid id, ReadMessage messages, CancellationToken cancel) =>
            await messages.Run(http.View().Actor!, new(id), cancel) is { } page ? Results.Json(Of(page, http.View()), FactsJson.Options) : http.NotFound()).Requires(Permission.ReadMessages);
    }

    static ApiMessage Of(Message message, AgreementLink agreement, BasisStanding? standing) => new(message.Id.Value, ApiAgreementName.Of(agreement), message.Side, message.State, message.Text, message.Groups, message.Channels,
        [.. message.Senders.Select(one => new ApiSender(new(one.Organisation.Value, one.Name), one.Side))], message.Plan is { } plan ? new(plan.Kind, plan.Key, plan.Title) : null, message.PlannedOn, message.SharedOn, message.PublishedOn, message.Result, standing);

    static ApiMessageWhole Of(MessagePage page, ViewContext view)
    {
        var message = page.Message;
        return new(Of(message, page.Agreement, ReadMessages.Worst(page.Basis.Select(one => one.Standing))), [.. page.Basis.Select(one => Of(one, view))],
            page.IsPublished || message.PutAway is not null ? [] : [.. message.Lacking().Select(lacking => Texts.Of(lacking, view.Language))], [.. message.Approvals.Select(one => new ApiApproval(one.Side, one.Name, one.At))],
            message.Knowledge is { } knowledge ? new(knowledge.Who, knowledge.On, knowledge.NotedByName) : null, message.PublishedByName, message.ResultByName, message.ResultAt, message.PutAway is { } away ? new(away.On, away.ByName, away.Why) : null);
    }

    static ApiBasis Of(ShownBasis shown, ViewContext view)
    {
        var (basis, isSeen) = (shown.Basis, shown.Fact is not null);
        return new(basis.Kind, shown.Standing, shown.Fact is { } fact ? MessageLinks.NameOf(fact, view) : null, isSeen ? basis.Of : null, isSeen ? basis.Part : null, isSeen ? basis.Plan : null,
            shown.Standing == BasisStanding.Hidden ? null : basis.Words, isSeen ? basis.Checksum : null, basis.IsLive, basis.LinkedByName, basis.LinkedAt);
    }
}
