using System.Globalization;
using Samsyn.App.Notices;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Time;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Notices;

/// <summary>The forms of the information duty: what they ask, and what was typed.</summary>
static class InformationForms
{
    const string Functions = "functions", Clock = "HH:mm";

    public static ActForm New(InformationPage page, ViewContext view, DateTimeOffset now)
    {
        var agreement = page.Agreement;
        IReadOnlyList<Choice> own = Parties(page.OwnParties);
        IReadOnlyList<Choice> others = Parties(agreement.Parties.Where(party => party.Standing == PartyStanding.Signing));
        var (onlyOwn, onlyOther) = (own is [var sender] ? sender.Value : "", own is [var me] && others.Where(one => one.Value != me.Value).ToList() is [var recipient] ? recipient.Value : "");
        return Form(page, view, "new", InformationLinks.New(agreement.Id), agreement.Version) with
        {
            Lead = view["information.new.lead"],
            Fields =
            [
                new(ActFieldKind.One, "cause", view["information.field.cause"])
                {
                    Required = true, Choices = [.. Enum.GetValues<InformationCause>().Select(cause => new Choice(cause.ToString(), cause.Say(view), view["information.cause." + cause]))],
                },
                new(ActFieldKind.Words, "what", view["information.field.what"]) { Required = true, Hint = view["information.field.whatHint"] },
                new(ActFieldKind.Words, "why", view["information.field.why"]) { Required = true, Hint = view["information.field.whyHint"] },
                new(ActFieldKind.Several, "concerns", view["information.field.concerns"]) { Choices = [.. Concerns(page).Select(one => new Choice(KeyOf(one), one.ConcernWords(view)))] },
                new(ActFieldKind.Date, "knownOn", view["information.field.knownOn"]) { Required = true, Value = Dates.Iso(view.Today) },
                new(ActFieldKind.Text, "knownTime", view["information.field.knownTime"]) { Required = true, Hint = view["notices.field.timeHint"], Value = SwedishTime.Local(now).ToString(Clock, CultureInfo.InvariantCulture) },
                new(ActFieldKind.One, "sender", view["information.field.sender"]) { Required = true, Choices = own, Value = onlyOwn },
                new(ActFieldKind.One, "recipient", view["information.field.recipient"]) { Required = true, Choices = others, Value = onlyOther, Hint = view["information.field.recipientHint"] },
                new(ActFieldKind.Text, "contact", view["information.field.contact"])
                {
                    Required = agreement.Level == AgreementLevel.Overarching,
                    Hint = view[agreement.Level == AgreementLevel.Overarching ? "information.field.contactHintOverarching" : "information.field.contactHint"],
                },
                new(ActFieldKind.One, "channel", view["information.field.channel"])
                {
                    Required = true, Value = nameof(InformationChannel.InSamsyn), Choices = [.. Enum.GetValues<InformationChannel>().Select(one => new Choice(one.ToString(), one.Say(view)))],
                },
                new(ActFieldKind.Date, "sentOn", view["information.field.sentOn"]) { Hint = view["information.field.sentHint"] },
                new(ActFieldKind.Text, "sentTime", view["information.field.sentTime"]) { Hint = view["notices.field.timeHint"] },
                new(ActFieldKind.Several, "details", view["information.field.details"]) { Choices = [new(Functions, view["information.field.detailsOfFunctions"])] },
            ],
        };
    }

    /// <summary>Null when a clock time cannot be read; <paramref name="errors"/> says which.</summary>
    public static RecordInformationCommand? Typed(InformationPage page, ActInput input, ViewContext view, out IReadOnlyList<FieldError> errors)
    {
        List<FieldError> wrong = [];
        var now = input.Text("channel") == nameof(InformationChannel.InSamsyn);
        var known = At(input, "known");
        var sent = now ? null : At(input, "sent");
        if (known is null) wrong.Add(new("knownTime", view["notices.timeWrong"]));
        if (!now && input.DateIfAny("sentOn") is null) wrong.Add(new("sentOn", view["information.sentMissing"]));
        else if (!now && sent is null) wrong.Add(new("sentTime", view["notices.timeWrong"]));
        errors = wrong;
        if (wrong.Count > 0) return null;
        var given = new GivenInformation
        {
            Cause = Named.Of<InformationCause>(input.Text("cause")), What = input.Text("what"), Why = input.Text("why"), Concerns = [.. Concerns(page).Where(one => input.Ticked("concerns", KeyOf(one)))],
            KnownAt = known!.Value, SentAt = sent ?? known.Value, Sender = new(input.Id("sender")), Recipient = new(input.Id("recipient")), ContactPerson = input.Given("contact"),
            Channel = Named.Of<InformationChannel>(input.Text("channel")), DetailsAreOfFunctions = input.Ticked("details", Functions),
        };
        return new(page.Agreement.Id, given, now);
    }

    public static ActForm Result(InformationPage page, InformationNote note, IReadOnlyList<InformationTarget> since, ViewContext view) => Form(page, view, "result", InformationLinks.Of(note) + "/foljd", note.Version) with
    {
        Lead = note.FirstWords(),
        Back = new(view["information.back"], InformationLinks.Of(note)),
        Fields =
        [
            new(ActFieldKind.One, "kind", view["information.field.result"]) { Required = true, Choices = [.. Enum.GetValues<InformationResultKind>().Select(one => new Choice(one.ToString(), one.Say(view)))] },
            new(ActFieldKind.OneOfMany, "target", view["information.field.target"])
            {
                Hint = view["information.field.targetHint"],
                Choices =
                [
                    .. page.Agreement.Annexes.SelectMany(annex => annex.Versions.Where(version => version.ProposedOn >= note.SentOn)
                        .Select(version => new Choice(version.Id.Value.ToString(), $"{InformationResultKind.ChangeProposal.Say(view)}: {annex.NameOf(view)}, {view["agreements.version", version.Number]}"))),
                    .. since.Select(one => new Choice(one.Id.ToString(), $"{one.Kind.Say(view)}: {Dates.Short(one.On, view.Language)}, {one.Words}")),
                ],
            },
            new(ActFieldKind.Words, "note", view["information.field.resultNote"]) { Hint = view["information.field.resultNoteHint"] },
            new(ActFieldKind.Date, "on", view["information.field.resultOn"]) { Required = true, Value = Dates.Iso(view.Today) },
        ],
    };

    static ActForm Form(InformationPage page, ViewContext view, string text, string action, int version) => new()
    {
        Title = view[$"information.{text}.title"],
        Verb = view[$"information.{text}.verb"],
        Lead = "",
        Kind = $"{page.Agreement.Number} {page.Agreement.Title}",
        Action = action,
        Back = new(view["information.back"], InformationLinks.All(page.Agreement.Id)),
        Above = [new(view["agreements.title"], AgreementLinks.Register), new(page.Agreement.Title, AgreementLinks.Of(page.Agreement.Id)), new(view["information.title"], InformationLinks.All(page.Agreement.Id))],
        Version = version,
        Fields = [],
    };

    static IReadOnlyList<Choice> Parties(IEnumerable<AgreementParty> parties) => [.. parties.Select(party => new Choice(party.Organisation.Value.ToString(), party.Name))];

    static string KeyOf(InformationConcern concern) => $"{concern.Kind}:{concern.Name}";

    static IEnumerable<InformationConcern> Concerns(InformationPage page) =>
    [
        .. page.Agreement.Annexes.Where(annex => annex.Number > 0).Select(annex => new InformationConcern(ConcernKind.Annex, annex.Title)),
        .. page.Agreement.Facts.Plans.Select(plan => new InformationConcern(ConcernKind.Plan, plan.Title)),
        .. page.Agreement.Facts.Bodies.Select(body => new InformationConcern(ConcernKind.Forum, body.Name)),
    ];

    static DateTimeOffset? At(ActInput input, string name) =>
        input.DateIfAny(name + "On") is { } day && TimeOnly.TryParseExact(input.Text(name + "Time"), ["HH:mm", "H:mm", "HH.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? SwedishTime.At(day, time) : null;
}
