using System.Globalization;
using Samsyn.App.Notices;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Time;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Notices;

/// <summary>The forms of notices: what they ask, and what was typed.</summary>
static class NoticeForms
{
    const string Material = "material";

    /// <summary>A new notice; <paramref name="corrected"/> is the one it corrects, whose values it begins with.</summary>
    public static ActForm New(NoticesPage page, Notice? corrected, ViewContext view)
    {
        var agreement = page.Agreement;
        IReadOnlyList<Choice> parties = [.. agreement.Parties.Where(party => party.Standing == PartyStanding.Signing).Select(party => new Choice(party.Organisation.Value.ToString(), party.Name))];
        return Form(page, view, "new", NoticeLinks.New(agreement.Id), agreement.Version) with
        {
            Lead = corrected is null ? view["notices.new.lead"] : view["notices.new.leadCorrection", corrected.SentAt],
            Fields =
            [
                new(ActFieldKind.One, "kind", view["notices.field.kind"]) { Required = true, Choices = Choices<NoticeKind>(view), Value = corrected?.Kind.ToString() ?? "" },
                new(ActFieldKind.One, "sender", view["notices.field.sender"]) { Required = true, Choices = parties, Value = corrected?.Sender.Value.ToString() ?? "" },
                new(ActFieldKind.One, "recipient", view["notices.field.recipient"]) { Required = true, Choices = parties, Value = corrected?.Recipient.Value.ToString() ?? "" },
                new(ActFieldKind.Text, "contact", view["notices.field.contact"]) { Required = true, Hint = view["notices.field.contactHint"], Value = corrected?.ContactPerson ?? "" },
                new(ActFieldKind.One, "channel", view["notices.field.channel"]) { Required = true, Choices = Choices<NoticeChannel>(view), Value = corrected?.Channel.ToString() ?? "" },
                new(ActFieldKind.Text, "address", view["notices.field.address"]) { Required = true, Hint = view["notices.field.addressHint"], Value = corrected?.Address ?? "" },
                new(ActFieldKind.Date, "on", view["notices.field.on"]) { Required = true },
                new(ActFieldKind.Text, "time", view["notices.field.time"]) { Required = true, Hint = view["notices.field.timeHint"] },
                new(ActFieldKind.Words, "text", view["notices.field.text"]) { Required = true, Value = corrected?.Text ?? "" },
                new(ActFieldKind.Several, "breach", view["notices.field.breach"]) { Choices = [new(Material, view["notices.field.breachMaterial"])], Value = corrected?.MaterialBreach == true ? Material : "" },
                new(ActFieldKind.Text, "amount", view["notices.field.amount"]) { Hint = view["notices.field.claimHint"], Value = corrected?.Amount?.ToString(CultureInfo.InvariantCulture) ?? "" },
                new(ActFieldKind.Words, "costBasis", view["notices.field.costBasis"]) { Hint = view["notices.field.claimHint"], Value = corrected?.CostBasis ?? "" },
                new(ActFieldKind.Hidden, "corrects", "") { Value = corrected?.Id.Value.ToString() ?? "" },
            ],
        };
    }

    /// <summary>What was typed, once its date and choices have been checked.</summary>
    public static SentNotice Sent(ActInput input, TimeOnly time) => new()
    {
        Kind = Named.Of<NoticeKind>(input.Text("kind")),
        Sender = new(input.Id("sender")),
        Recipient = new(input.Id("recipient")),
        ContactPerson = input.Text("contact"),
        Address = input.Text("address"),
        Channel = Named.Of<NoticeChannel>(input.Text("channel")),
        SentAt = SwedishTime.At(input.Date("on"), time),
        Text = input.Text("text"),
        MaterialBreach = input.Ticked("breach", Material),
        Amount = AmountOf(input.Text("amount")),
        CostBasis = input.Given("costBasis"),
        Corrects = input.Id("corrects") is var earlier && earlier != Guid.Empty ? new(earlier) : null,
    };

    public static ActForm Confirm(NoticeModel model, ViewContext view) =>
        Form(model.Page, view, "confirm", NoticeLinks.Of(model.Notice) + "/mottaget", model.Notice.Version) with
        {
            Lead = model.Notice.DeemedOn is { } deemed ? view["notices.confirm.leadDeemed", deemed] : view["notices.confirm.lead"],
            Fields = [new(ActFieldKind.Date, "on", view["notices.field.receivedOn"]) { Required = true }],
        };

    /// <summary>The frame that every form of notices and disputes has.</summary>
    public static ActForm Form(NoticesPage page, ViewContext view, string text, string action, int version) => new()
    {
        Title = view[$"notices.{text}.title"],
        Verb = view[$"notices.{text}.verb"],
        Lead = "",
        Kind = $"{page.Agreement.Number} {page.Agreement.Title}",
        Action = action,
        Back = new(view["agreements.act.back"], NoticeLinks.All(page.Agreement.Id)),
        Above = [new(view["agreements.title"], AgreementLinks.Register), new(page.Agreement.Title, AgreementLinks.Of(page.Agreement.Id)), new(view["notices.title"], NoticeLinks.All(page.Agreement.Id))],
        Version = version,
        Fields = [],
    };

    static IReadOnlyList<Choice> Choices<T>(ViewContext view) where T : struct, Enum => [.. Enum.GetValues<T>().Select(one => new Choice(one.ToString(), one.Say(view)))];

    /// <summary>“48 250,50” and “48250.50” alike; null when it is no amount.</summary>
    static decimal? AmountOf(string text) =>
        decimal.TryParse(string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 1_000_000_000_000m
            ? decimal.Round(amount, 2) : null;
}
