using System.Globalization;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

/// <summary>The acts on an organisation's seats: who holds them, from when to when, and who acts as deputy.</summary>
static class SeatActs
{
    const string NewOne = "ny";
    static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    public static readonly IReadOnlyList<OrganisationAct> All =
    [
        new("tillsatt")
        {
            Offered = page => Fillable(page).Any(),
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "position", view["organisations.positions.title"]) { Required = true, Choices = [.. Fillable(page).Select(seat => Choice(seat, view))] },
                new(ActFieldKind.OneOfMany, "person", view["organisations.field.person"])
                {
                    Required = true, Choices = [new(NewOne, view["organisations.field.personNew"]), .. page.People.Select(person => new Choice(person.Id.Value.ToString(), person.Name))],
                },
                new(ActFieldKind.Text, "name", view["organisations.field.personName"]) { Hint = view["organisations.field.personNameHint"] },
                .. FromTo(view, lastDayRequired: false),
            ],
            Do = async (services, actor, page, input, cancel) => (await services.GetRequiredService<AppointPerson>().Run(actor, new()
            {
                Position = new(input.Id("position")), Person = input.Text("person") == NewOne ? null : new(input.Id("person")), NewName = input.Given("name"),
                From = input.Date("from"), To = input.DateIfAny("to"),
            }, cancel)).With(page.Id),
            OnRecord = (_, _) => Nothing,
        },
        new("funktion")
        {
            Offered = page => page is { MayManage: true, Successors.Count: 0 },
            Fields = (_, view) =>
            [
                new(ActFieldKind.OneOfMany, "title", view["organisations.field.positionTitle"])
                {
                    Required = true, Choices = [.. Enum.GetValues<PositionTitle>().Select(title => new Choice(title.ToString(), Texts.Of(title, view.Language)))],
                },
                new(ActFieldKind.Text, "localTitle", view["organisations.field.localTitle"]) { Hint = view["organisations.field.localTitleHint"] },
                new(ActFieldKind.One, "side", view["organisations.field.side"])
                {
                    Required = true,
                    Choices = [.. Enum.GetValues<PartySide>().Select(side => new Choice(side.ToString(), view["organisations.side." + side])), new(NoSide, view["organisations.field.noSide"])],
                },
            ],
            Do = async (services, actor, page, input, cancel) => (await services.GetRequiredService<AddPosition>().Run(actor,
                new(page.Id, Named.Of<PositionTitle>(input.Text("title")), input.Given("localTitle"), Named.OrNull<PartySide>(input.Text("side"))), cancel)).With(page.Id),
            OnRecord = (_, _) => Nothing,
        },
        new("avsluta-uppdrag")
        {
            Offered = page => Held(page).Any(),
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "appointment", view["organisations.field.appointment"])
                {
                    Required = true,
                    Choices = [.. Held(page).Select(one => new Choice(KeyOf(one.Seat, one.Holder), view["organisations.field.appointmentOf", one.Holder.Name, OrganisationWords.Of(one.Seat, view), OrganisationWords.Time(one.Holder.From, one.Holder.To, view)]))],
                },
                new(ActFieldKind.Date, "to", view["organisations.field.lastDay"]) { Required = true },
            ],
            Do = async (services, actor, page, input, cancel) =>
            {
                var (seat, holder) = Held(page).First(one => KeyOf(one.Seat, one.Holder) == input.Text("appointment"));
                return (await services.GetRequiredService<EndAppointment>().Run(actor, new(seat.Id, holder.Person, holder.From, input.Date("to")), cancel)).With(page.Id);
            },
            OnRecord = (_, _) => Nothing,
        },
        new("stallforetradare")
        {
            Needs = Permission.ReadDuties,
            Offered = page => Lendable(page).Any(),
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "position", view["organisations.field.lent"]) { Required = true, Choices = [.. Lendable(page).Select(seat => Choice(seat, view))] },
                new(ActFieldKind.OneOfMany, "person", view["organisations.field.deputy"])
                {
                    Required = true, Hint = view["organisations.field.deputyHint"],
                    Choices = [.. page.Seats.DistinctBy(seat => seat.Holder).Select(seat => new Choice(seat.Holder.Value.ToString(), $"{seat.Name}, {seat.LocalTitle ?? Texts.Of(seat.Title, view.Language)}"))],
                },
                .. FromTo(view, lastDayRequired: true),
            ],
            Do = async (services, actor, page, input, cancel) => (await services.GetRequiredService<AppointDeputy>().Run(actor,
                new(new(input.Id("position")), new(input.Id("person")), input.Date("from"), input.Date("to")), cancel)).With(page.Id),
            OnRecord = (_, _) => Nothing,
        },
        new("avsluta-stallforetradare")
        {
            Needs = Permission.ReadDuties,
            Offered = page => Lent(page).Any(),
            Fields = (page, view) =>
            [
                new(ActFieldKind.One, "deputyship", view["organisations.field.deputyship"])
                {
                    Required = true,
                    Choices = [.. Lent(page).Select(one => new Choice(one.Deputy.Id.Value.ToString(), view["organisations.field.deputyshipOf", one.Deputy.Name, OrganisationWords.Of(one.Seat, view), Dates.Interval(one.Deputy.From, one.Deputy.To, view.Language)]))],
                },
            ],
            Do = async (services, actor, page, input, cancel) => (await services.GetRequiredService<EndDeputyship>().Run(actor, new(new(input.Id("deputyship"))), cancel)).With(page.Id),
            OnRecord = (_, _) => Nothing,
        },
    ];

    const string NoSide = "ingen";

    static IEnumerable<PositionOnPage> Fillable(OrganisationPage page) => page.Positions.Where(seat => seat.MayFill);

    static IEnumerable<PositionOnPage> Lendable(OrganisationPage page) => page.Positions.Where(seat => seat.MayLend && seat.Holders.Any(holder => holder.Holds));

    /// <summary>What has not ended yet, of those whom the actor may take it from.</summary>
    static IEnumerable<(PositionOnPage Seat, Holder Holder)> Held(OrganisationPage page) =>
        page.Positions.Where(seat => seat.MayFill).SelectMany(seat => seat.Holders.Where(holder => !(holder.To < page.On)).Select(holder => (seat, holder)));

    static IEnumerable<(PositionOnPage Seat, DeputyRow Deputy)> Lent(OrganisationPage page) =>
        page.Positions.SelectMany(seat => seat.Deputies.Where(deputy => seat.MayLend || deputy.Person == page.Reader).Select(deputy => (seat, deputy)));

    static string KeyOf(PositionOnPage seat, Holder holder) => string.Create(CultureInfo.InvariantCulture, $"{seat.Id.Value}/{holder.Person.Value}/{Dates.Iso(holder.From)}");

    static Choice Choice(PositionOnPage seat, ViewContext view)
    {
        var now = seat.Holders.Where(holder => holder.Holds).Select(holder => holder.Name).ToList();
        return new(seat.Id.Value.ToString(), OrganisationWords.Of(seat, view)) { Hint = now.Count == 0 ? view["organisations.positions.vacant"] : string.Join(", ", now) };
    }

    static IReadOnlyList<ActField> FromTo(ViewContext view, bool lastDayRequired) =>
    [
        new(ActFieldKind.Date, "from", view["organisations.field.from"]) { Required = true, Value = Dates.Iso(view.Today) },
        new(ActFieldKind.Date, "to", view["organisations.field.lastDay"]) { Required = lastDayRequired, Hint = lastDayRequired ? null : view["organisations.field.toHint"] },
    ];
}
