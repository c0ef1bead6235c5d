using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>The acts on an agreement as a whole. A new one is a new row here, a use case and its texts.</summary>
static class AgreementActs
{
    public static readonly IReadOnlyList<AgreementAct> All =
    [
        new("underskrift", Permission.SignAgreement)
        {
            IsPrimary = true,
            Offered = page => Unsigned(page).Any() && page.State is not (AgreementState.Superseded or AgreementState.TerminatedEarly),
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "party", view["agreements.field.party"]) { Required = true, Choices = SignedBy(view, Unsigned(page)) },
                Day(view), new(ActFieldKind.Text, "place", view["agreements.field.place"]), new(ActFieldKind.Text, "signatory", view["agreements.field.signatory"]) { Hint = view["agreements.field.signatoryHint"] },
            ],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<SignAgreement>().Run(actor, new(at, SignatureOf(input)), cancel),
        },
        new("samrad", Permission.RecordConsultation)
        {
            IsPrimary = true,
            Offered = page => page.Time.TermLastDay is { } last && page.Time.LatestConsultation is not null && !page.Time.Consultations.Any(held => held.ForLastDay == last) && IsRunning(page),
            Lead = (page, view) => page.Time is { LatestConsultation: { } latest, TermLastDay: { } last } ? view["agreements.act.samrad.lead", last, latest] : view["agreements.act.samrad.leadPlain"],
            Fields = (_, view) => [Day(view), new(ActFieldKind.Words, "note", view["agreements.field.note"]) { Hint = view["agreements.field.noteHint"] }],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<RecordConsultation>()
                .Run(actor, new() { Agreement = at.Id, Version = at.Version, HeldOn = input.Date("on"), Note = input.Given("note") }, cancel),
        },
        new("forlang", Permission.ExtendAgreement)
        {
            IsPrimary = true,
            Offered = page => page.Time.TermLastDay is not null && IsRunning(page) && page.Time.Consultations.Any(held => held.ForLastDay == page.Time.TermLastDay),
            Lead = (page, view) => page.Time is { TermLastDay: { } last, ExtendedTo: { } to } ? view["agreements.act.forlang.lead", last, to] : view["agreements.act.forlang.leadPlain"],
            Fields = (page, view) =>
            [
                .. Signing(page).SelectMany<AgreementParty, ActField>(party =>
                [
                    new(ActFieldKind.Date, "on-" + party.Ordinal, view["agreements.field.signedBy", party.Name]) { Required = true },
                    new(ActFieldKind.Text, "title-" + party.Ordinal, view["agreements.field.signatoryOf", party.Name]),
                ]),
            ],
            Do = (services, actor, at, page, input, cancel) => services.GetRequiredService<ExtendAgreement>().Run(actor, new(at, [.. Signing(page).Select(party => new Signature
            {
                Party = party.Organisation, On = input.Date("on-" + party.Ordinal), Title = input.Given("title-" + party.Ordinal),
            })]), cancel),
        },
        new("overordnat", Permission.RecordMilestone)
        {
            Offered = page => page.Level == AgreementLevel.Local && page.Parent is null && page.PossibleParents.Count > 0,
            Fields = (page, view) => [new(ActFieldKind.One, "parent", view["agreements.field.parent"]) { Required = true, Choices = [.. page.PossibleParents.Select(one => new Choice(one.Id.Value.ToString(), $"{one.Number} {one.Title}"))] }],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<BindToParent>().Run(actor, new(at, new(input.Id("parent"))), cancel),
        },
        new("styrgruppens-godkannande", Permission.RecordMilestone)
        {
            Offered = page => page.State == AgreementState.Draft,
            Fields = (_, view) => [Day(view), Reference(view)],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<ApproveBySteeringGroup>().Run(actor, new(at, input.Date("on"), input.Given("reference")), cancel),
        },
        new("till-namnden", Permission.RecordMilestone)
        {
            Offered = page => page.State == AgreementState.ApprovedBySteeringGroup,
            Fields = (_, view) => [Day(view), Reference(view)],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<SubmitToBoard>().Run(actor, new(at, input.Date("on"), input.Given("reference")), cancel),
        },
        new("namndens-beslut", Permission.RecordMilestone)
        {
            Offered = page => page.State == AgreementState.AwaitingBoard,
            Fields = (_, view) =>
            [
                new(ActFieldKind.One, "outcome", view["agreements.field.outcome"]) { Required = true, Choices = [.. Enum.GetValues<BoardOutcome>().Select(one => new Choice(one.ToString(), one.Say(view)))], Value = nameof(BoardOutcome.Approved) },
                Day(view), Reference(view),
            ],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<RecordBoardDecision>()
                .Run(actor, new(at, Named.OrNull<BoardOutcome>(input.Text("outcome")) ?? BoardOutcome.ReferredBack, input.Date("on"), input.Given("reference")), cancel),
        },
        new("revidering", Permission.RecordMilestone)
        {
            Offered = IsRunning,
            Fields = (_, view) => [Day(view), Reason(view)],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<StartRevision>().Run(actor, new(at, input.Date("on"), input.Text("reason")), cancel),
        },
        new("stallningstagande", Permission.RecordMilestone)
        {
            Offered = page => page.LackingStandpoints.Count + page.Standpoints.Count > 0,
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "category", view["agreements.field.category"])
                {
                    Required = true, Choices = [.. Enum.GetValues<StandpointCategory>().Select(one => new Choice(one.ToString(), one.Say(view)))],
                    Value = page.LackingStandpoints.Select(one => one.ToString()).FirstOrDefault() ?? "",
                },
                new(ActFieldKind.Text, "area", view["agreements.field.area"]), new(ActFieldKind.Words, "reason", view["agreements.field.leftOut"]), Day(view),
            ],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<RecordStandpoint>()
                .Run(actor, new(at, new(Named.Of<StandpointCategory>(input.Text("category")), input.Date("on"), input.Given("area"), input.Given("reason"))), cancel),
        },
        new("omforhandling", Permission.RecordMilestone)
        {
            Offered = page => IsRunning(page) && page.State != AgreementState.UnderRenegotiation,
            Fields = (_, view) => [new(ActFieldKind.Date, "known", view["agreements.field.known"]) { Required = true, Hint = view["agreements.field.knownHint"] }, Day(view), Reason(view)],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<OpenRenegotiation>().Run(actor, new(at, input.Date("known"), input.Date("on"), input.Text("reason")), cancel),
        },
        new("omforhandling-avslutad", Permission.RecordMilestone)
        {
            IsPrimary = true,
            Offered = page => page.State == AgreementState.UnderRenegotiation,
            Fields = (_, view) => [Day(view), Reason(view)],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<CloseRenegotiation>().Run(actor, new(at, input.Date("on"), input.Text("reason")), cancel),
        },
        new("avsluta", Permission.EndAgreement)
        {
            Offered = IsRunning,
            Fields = (_, view) =>
            [
                new(ActFieldKind.Date, "on", view["agreements.field.lastDay"]) { Required = true },
                new(ActFieldKind.One, "by", view["agreements.field.endedBy"]) { Required = true, Value = "all", Choices = [new("all", view["agreements.field.endedByAll"]), new("one", view["agreements.field.endedByOne"], view["agreements.field.endedByOneHint"])] },
                new(ActFieldKind.Date, "received", view["agreements.field.demandReceived"]) { Hint = view["agreements.field.demandHint"] },
                new(ActFieldKind.Several, "breach", view["agreements.field.breach"]) { Choices = [new("material", view["agreements.field.breachMaterial"]), new("written", view["agreements.field.breachWritten"])] },
                new(ActFieldKind.Date, "rectified", view["agreements.field.rectified"]),
                Reason(view),
            ],
            Do = (services, actor, at, _, input, cancel) => services.GetRequiredService<EndAgreement>().Run(actor, new(at, input.Date("on"), DemandOf(input), input.Text("reason")), cancel),
        },
    ];

    public static ActField Day(ViewContext view) => new(ActFieldKind.Date, "on", view["agreements.field.on"]) { Required = true };

    public static ActField Reason(ViewContext view) => new(ActFieldKind.Words, "reason", view["agreements.field.reason"]) { Required = true, Hint = view["agreements.field.reasonHint"] };

    public static Signature SignatureOf(ActInput input) =>
        new() { Party = new(input.Id("party")), On = input.Date("on"), Place = input.Given("place"), Title = input.Given("signatory") };

    static ActField Reference(ViewContext view) => new(ActFieldKind.Text, "reference", view["agreements.field.reference"]) { Hint = view["agreements.field.referenceHint"] };

    // A demand without a known day of receipt gives no right: its time would only begin on the last day.
    static RectificationDemand? DemandOf(ActInput input) => input.Text("by") != "one" ? null : new()
    {
        ReceivedOn = input.DateIfAny("received") ?? input.Date("on"), MaterialBreachAlleged = input.Ticked("breach", "material"), InWriting = input.Ticked("breach", "written"), RectifiedOn = input.DateIfAny("rectified"),
    };

    static bool IsRunning(AgreementPage page) => page.IsInForce() || page.State == AgreementState.SignedNotYetInForce;

    static IEnumerable<AgreementParty> Signing(AgreementPage page) => page.Parties.Where(party => party.Standing == PartyStanding.Signing);

    /// <summary>Those for whom this person may sign.</summary>
    public static IReadOnlyList<Choice> SignedBy(ViewContext view, IEnumerable<AgreementParty> parties) =>
        [.. parties.Where(party => view.Actor?.MayFor(party.Side, Permission.SignAgreement) == true).Select(party => new Choice(party.Organisation.Value.ToString(), party.Name))];

    static IEnumerable<AgreementParty> Unsigned(AgreementPage page) => Signing(page).Where(party => !page.Signatures.Any(signed => signed.Party == party.Organisation));
}
