using Samsyn.App.Communication;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Web.Agreements;
using Samsyn.Web.Meetings;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Communication;

/// <summary>The forms of messages: what they ask, and what was typed.</summary>
static class MessageForms
{
    const string Both = "bada";

    public static ActForm New(MessageGround ground, BasisFact? basis, ViewContext view) => Form("new", $"{ground.Agreement.Number} {ground.Agreement.Title}", MessageLinks.New(ground.Agreement.Id, basis?.Choice), MessageLinks.Calendar, [], 0, view) with
    {
        Lead = basis is null ? view["messages.new.lead"] : view["messages.new.leadOn", MessageLinks.NameOf(basis, view)],
        Fields = Words(ground, null, ground.WritesFor, view),
    };

    public static ActForm Change(MessagePage page, MessageGround ground, ViewContext view) => Of(page, "change", "/andra", view) with
    {
        Lead = view[page.Message.Approvals.Count > 0 || page.Message.Knowledge is not null ? "messages.change.leadAgreed" : "messages.change.lead"],
        Fields = Words(ground, page.Message, [page.Message.Side!.Value], view),
    };

    public static ActForm Basis(MessagePage page, IReadOnlyList<BasisFact> facts, ViewContext view) => Of(page, "link", "/underlag", view) with
    {
        Lead = view[facts.Count == 0 ? "messages.link.nothing" : "messages.link.lead"],
        Fields =
        [
            new(ActFieldKind.OneOfMany, "basis", view["messages.field.basis"])
            {
                Required = true, Hint = view["messages.field.basisHint"],
                Choices = [.. facts.Where(fact => !page.Message.Basis.Any(one => (one.Kind, one.Of, one.Part, one.Plan) == (fact.Choice.Kind, fact.Choice.Of, fact.Choice.Part, fact.Choice.Plan))).Select(fact => new Choice(fact.Choice.Key, MessageLinks.NameOf(fact, view)))],
            },
        ],
    };

    public static ActForm Knowledge(MessagePage page, ViewContext view) => Of(page, "knowledge", "/kannedom", view) with
    {
        Lead = view["messages.knowledge.lead", PictureLinks.SideOf(page.Message.SilentSide, view)],
        Fields =
        [
            new(ActFieldKind.Text, "who", view["messages.field.who"]) { Required = true, Hint = view["messages.field.whoHint"] },
            new(ActFieldKind.Date, "on", view["messages.field.knownOn"]) { Required = true, Value = Dates.Iso(view.Today) },
        ],
    };

    public static ActForm Publish(MessagePage page, ViewContext view) => Of(page, "publish", "/publicera", view) with
    {
        Fields = [new(ActFieldKind.Date, "on", view["messages.field.publishedOn"]) { Required = true, Value = Dates.Iso(view.Today) }],
    };

    public static ActForm PutAway(MessagePage page, ViewContext view) => Of(page, "putAway", "/lagg-undan", view) with
    {
        Fields = [new(ActFieldKind.Words, "why", view["messages.field.why"]) { Required = true, Hint = view["messages.field.whyHint"] }],
    };

    public static ActForm Result(MessagePage page, ViewContext view) => Of(page, "result", "/resultat", view) with
    {
        Fields = [new(ActFieldKind.Words, "result", view["messages.field.result"]) { Required = true, Hint = view["messages.field.resultHint"], Value = page.Message.Result ?? "" }],
    };

    public static MessageDraft DraftOf(ActInput input) => new()
    {
        Text = input.Text("text"), Groups = Several<TargetGroup>(input, "groups"), Channels = Several<CommunicationChannel>(input, "channels"),
        Senders = input.Text("senders") == Both ? [PartySide.City, PartySide.Police] : [Named.Of<PartySide>(input.Text("senders"))], Plan = input.Given("plan"), PlannedOn = input.DateIfAny("plannedOn"),
    };

    /// <summary>Whose draft it is: the party that is to send it alone; of a joint one a party that the writer writes for.</summary>
    public static PartySide SideOf(MessageGround ground, ActInput input) => Named.OrNull<PartySide>(input.Text("senders")) ?? ground.WritesFor[0];

    static IReadOnlyList<ActField> Words(MessageGround ground, Message? message, IReadOnlyList<PartySide> alone, ViewContext view) =>
    [
        new(ActFieldKind.Words, "text", view["messages.field.text"]) { Required = true, Value = message?.Text ?? "", Hint = view["messages.field.textHint"] },
        new(ActFieldKind.Several, "groups", view["messages.field.groups"]) { Required = true, Choices = MeetingLinks.Choices<TargetGroup>(view), Values = [.. (message?.Groups ?? []).Select(one => one.ToString())] },
        new(ActFieldKind.Several, "channels", view["messages.field.channels"]) { Required = true, Choices = MeetingLinks.Choices<CommunicationChannel>(view), Values = [.. (message?.Channels ?? []).Select(one => one.ToString())] },
        new(ActFieldKind.One, "senders", view["messages.field.senders"])
        {
            Required = true, Hint = view["messages.field.sendersHint"], Value = message?.SendingSides is [var one] ? one.ToString() : Both,
            Choices = [new(Both, view["messages.together"], string.Join(", ", ground.Parties.Select(party => party.Name))), .. alone.Select(side => new Choice(side.ToString(), view["messages.alone", PictureLinks.SideOf(side, view)], string.Join(", ", ground.Of(side).Select(party => party.Name))))],
        },
        new(ActFieldKind.OneOfMany, "plan", view["messages.field.plan"]) { Value = message?.Plan?.Key ?? "", Hint = view["messages.field.planHint"], Choices = [.. ground.Plans.Union(message?.Plan is { } kept && !ground.Plans.Any(plan => plan.Key == kept.Key) ? [kept] : []).Select(plan => new Choice(plan.Key, view["messages.plan." + plan.Kind, plan.Title]))] },
        new(ActFieldKind.Date, "plannedOn", view["messages.field.plannedOn"]) { Value = message?.PlannedOn is { } on ? Dates.Iso(on) : "" },
    ];

    static IReadOnlyList<T> Several<T>(ActInput input, string name) where T : struct, Enum => [.. input.Several(name).Select(text => Named.OrNull<T>(text)).OfType<T>()];

    static ActForm Of(MessagePage page, string text, string action, ViewContext view) => Form(text, $"{page.Agreement.Number} {page.Agreement.Title}", MessageLinks.Of(page.Message.Id) + action, MessageLinks.Of(page.Message.Id), [new(page.Message.FirstWords(), MessageLinks.Of(page.Message.Id))], page.Message.Version, view);

    static ActForm Form(string text, string kind, string action, string back, IReadOnlyList<Link> above, int version, ViewContext view) => new()
    {
        Title = view[$"messages.{text}.title"], Verb = view[$"messages.{text}.verb"], Lead = view[$"messages.{text}.lead"], Kind = kind, Action = action, Back = new(view["messages.back"], back),
        Above = [new(view["messages.title"], MessageLinks.Calendar), .. above], Version = version, Fields = [],
    };
}
