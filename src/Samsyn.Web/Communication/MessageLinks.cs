using Samsyn.App;
using Samsyn.App.Communication;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.ActionPlans;
using Samsyn.Web.Agreements;
using Samsyn.Web.Forums;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Situations.Causes;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Communication;

/// <summary>Where messages are shown, and how they and what they rest on are called.</summary>
static class MessageLinks
{
    public const string Calendar = "/budskap", BasisAsked = "underlag";

    public static string New(AgreementId agreement, BasisChoice? basis = null) => $"{Calendar}/nytt/{agreement.Value}{(basis is null ? "" : $"?{BasisAsked}={Uri.EscapeDataString(basis.Key)}")}";

    public static string On(PictureSection section, AgreementId agreement) => New(agreement, new(BasisKind.Section, section.Id.Value));

    public static string Of(MessageId id) => $"{Calendar}/{id.Value}";

    public static string FirstWords(this Message message)
    {
        const int Most = 80;
        var line = message.Text.Split('\n', 2)[0].Trim();
        if (line.Length <= Most) return line;
        var at = line.LastIndexOf(' ', Most);
        return line[..(at > 0 ? at : Most)] + " …";
    }

    public static string SenderNames(this Message message) => string.Join(", ", message.Senders.Select(one => one.Name));

    public static string Words<T>(IEnumerable<T> values, ViewContext view) where T : struct, Enum => string.Join(", ", values.Select(one => one.Say(view)));

    public static Status StatusOf(Message message, DateOnly today) => message switch
    {
        { PutAway: not null } => Status.NotApplicable,
        { PublishedOn: not null } => Status.Fulfilled,
        { PlannedOn: { } day } when day < today => Status.Overdue,
        { SharedOn: null } => Status.Open,
        _ => Status.DueSoon,
    };

    /// <summary>Where the plan or the forum is shown; null when the reader may not open it.</summary>
    public static string? HrefOf(MessagePlan plan, AgreementId agreement, ViewContext view) => plan.Kind switch
    {
        MessagePlanKind.ActionPlan => PlanAddress.Of(agreement, plan.Key),
        _ => Guid.TryParse(plan.Key, out var body) && view.Actor?.May(Permission.ReadMeetings) == true ? BodyLinks.Of(new BodyId(body)) : null,
    };

    public static string NameOf(BasisFact fact, ViewContext view) => fact switch
    {
        { Block: { } block, Section: { } section, Picture: { } picture } => view["messages.basis.chart", block.Caption, section.Heading, EditionOf(picture, view)],
        { Section: { } section, Picture: { } picture } => view["messages.basis.section", section.Heading, EditionOf(picture, view)],
        { Measure: { } measure } => view["messages.basis.measure", measure.Text],
        { Activity: { Area: { } area } activity } => view["messages.basis.activity", activity.Title, area],
        _ => view["messages.basis.plan", fact.Activity!.Title],
    };

    public static string HrefOf(BasisFact fact) => fact switch
    {
        { Block: { } block, Section: { } section } => $"{PictureLinks.Of(section)}#{BlockLinks.Anchor(block)}",
        { Section: { } section } => PictureLinks.In(section),
        { Measure: { } measure, Problem: { } problem } => $"{CauseLinks.On(CauseLinks.Tree, problem.Agreement)}#{CauseLinks.Anchor(measure.Id)}",
        _ => PlanAddress.Of(fact.Activity!.Agreement, fact.Activity.Slug + (fact.Activity.Place is { } place ? $"#aktivitet-{PictureLinks.Number(place)}" : "")),
    };

    /// <summary>What is to be said of how a fact stands; null where it stands as it was linked.</summary>
    public static string? Warning(BasisStanding? standing, ViewContext view) => standing is null or BasisStanding.Holds or BasisStanding.Hidden ? null : view["messages.standing." + standing];

    static string EditionOf(Picture picture, ViewContext view) => $"{picture.Title}, {PictureLinks.KindOf(picture, view)} ({PictureLinks.StateOf(picture, view)})";
}
