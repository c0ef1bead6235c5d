using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

static class OrganisationLinks
{
    public const string Register = "/organisationer";

    public static string Of(OrganisationId id) => $"{Register}/{id.Value}";
}

/// <summary>One act on an organisation: what its form asks, what it does, and what the organisation says now about the same.</summary>
sealed record OrganisationAct(string Slug)
{
    /// <summary>What opens the form; the use case asks for more where it must.</summary>
    public Permission Needs { get; init; } = Permission.ManageOrganisations;
    public required Func<OrganisationPage, bool> Offered { get; init; }
    public required Func<OrganisationPage, ViewContext, IReadOnlyList<ActField>> Fields { get; init; }
    /// <summary>Yields the organisation to show afterwards.</summary>
    public required Func<IServiceProvider, Actor, OrganisationPage, ActInput, CancellationToken, Task<Outcome<OrganisationId>>> Do { get; init; }
    public required Func<OrganisationPage, ViewContext, IReadOnlyDictionary<string, string>> OnRecord { get; init; }

    public string Text(string part) => $"organisations.act.{Slug}.{part}";
}

/// <summary>The acts on an organisation. A new one is a new row here, a use case and its texts.</summary>
static class OrganisationActs
{
    static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    public static readonly IReadOnlyList<OrganisationAct> All =
    [
        new("efterfoljare")
        {
            Offered = page => page.Successors.Count == 0,
            Fields = (page, view) =>
            [
                new(ActFieldKind.Date, "on", view["organisations.field.on"]) { Required = true },
                new(ActFieldKind.One, "successor", view["organisations.field.successor"])
                {
                    Required = true, Value = NewOne,
                    Choices = [new(NewOne, view["organisations.field.successorNew"]), .. Alike(page)],
                },
                new(ActFieldKind.Text, "name", view["organisations.field.newName"]) { Hint = view["organisations.field.newNameHint"] },
                .. Alike(page).Length == 0 ? (IReadOnlyList<ActField>)[]
                    : [new(ActFieldKind.Several, "also", view["organisations.field.also"]) { Hint = view["organisations.field.alsoHint"], Choices = Alike(page) }],
            ],
            Do = (services, actor, page, input, cancel) => services.GetRequiredService<RecordSuccession>().Run(actor, new()
            {
                Organisation = page.Id, Version = input.Version, On = input.Date("on"),
                Successor = input.Text("successor") == NewOne ? null : new(input.Id("successor")),
                NewName = input.Given("name"), Also = Chosen(page, input, "also"),
            }, cancel),
            OnRecord = (page, view) => page.Successors is [var step, ..]
                ? new Dictionary<string, string>(StringComparer.Ordinal) { ["on"] = Dates.Full(step.On, view.Language), ["successor"] = step.Organisation.Name, ["name"] = step.Organisation.Name } : Nothing,
        },
        new("ratta")
        {
            Offered = _ => true,
            Fields = (page, view) =>
            [
                new(ActFieldKind.Text, "name", view["organisations.field.name"]) { Required = true, Value = page.Name, Hint = view["organisations.field.correctNameHint"] },
                new(ActFieldKind.Text, "organisationNumber", view["organisations.number"]) { Hint = view["organisations.field.numberHint"], Value = page.Number ?? "" },
                new(ActFieldKind.Words, "address", view["organisations.address"]) { Hint = view["organisations.field.addressHint"], Value = page.Address ?? "" },
            ],
            Do = async (services, actor, page, input, cancel) =>
                (await services.GetRequiredService<CorrectOrganisation>().Run(actor, new(new(page.Id, input.Version), input.Text("name"), input.Given("organisationNumber"), input.Given("address")), cancel)).With(page.Id),
            OnRecord = (page, _) => new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = page.Name, ["organisationNumber"] = page.Number ?? "", ["address"] = page.Address ?? "" },
        },
        new("omrade")
        {
            Offered = page => page.Exists,
            Fields = (page, view) =>
            [
                new(ActFieldKind.Words, "districts", view["organisations.districts"]) { Hint = view["organisations.field.districtsHint"], Value = string.Join('\n', page.Districts) },
                .. Areas(page).Length == 0 ? (IReadOnlyList<ActField>)[]
                    : [new(ActFieldKind.Several, "serves", view["organisations.serves"]) { Hint = view["organisations.field.servesHint"], Choices = Areas(page), Values = [.. page.Serves.Select(served => served.Id.Value.ToString())] }],
            ],
            Do = async (services, actor, page, input, cancel) =>
                (await services.GetRequiredService<RecordArea>().Run(actor, new(new(page.Id, input.Version), input.Lines("districts"), Chosen(page, input, "serves")), cancel)).With(page.Id),
            OnRecord = (page, _) => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["districts"] = string.Join('\n', page.Districts), ["serves"] = string.Join(", ", page.Serves.Select(served => served.Name)),
            },
        },
        new("avsluta")
        {
            Offered = page => page.Successors.Count == 0,
            Fields = (page, view) => [new(ActFieldKind.Date, "to", view["organisations.field.lastDay"]) { Required = true, Value = page.To is { } to ? Dates.Iso(to) : "" }],
            Do = async (services, actor, page, input, cancel) => (await services.GetRequiredService<EndOrganisation>().Run(actor, new(new(page.Id, input.Version), input.Date("to")), cancel)).With(page.Id),
            OnRecord = (page, view) => page.To is { } to ? new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = Dates.Full(to, view.Language) } : Nothing,
        },
    ];

    const string NewOne = "ny";

    public static IReadOnlyList<ActField> New(IReadOnlyList<OrganisationRow> others, ViewContext view) =>
    [
        new(ActFieldKind.Text, "name", view["organisations.field.name"]) { Required = true },
        new(ActFieldKind.One, "kind", view["organisations.field.kind"]) { Required = true, Choices = [.. Enum.GetValues<OrganisationKind>().Select(kind => new Choice(kind.ToString(), OrganisationWords.Of(kind, view)))] },
        new(ActFieldKind.Text, "organisationNumber", view["organisations.number"]) { Hint = view["organisations.field.numberHint"] },
        new(ActFieldKind.Words, "address", view["organisations.address"]) { Hint = view["organisations.field.addressHint"] },
        new(ActFieldKind.Date, "from", view["organisations.field.from"]) { Hint = view["organisations.field.fromHint"] },
        new(ActFieldKind.Words, "districts", view["organisations.districts"]) { Hint = view["organisations.field.districtsHint"] },
        .. others.Any(IsArea) ? (IReadOnlyList<ActField>)[new(ActFieldKind.Several, "serves", view["organisations.serves"]) { Hint = view["organisations.field.servesHint"], Choices = [.. others.Where(IsArea).Select(Choice)] }] : [],
    ];

    public static CreateOrganisationCommand Command(IReadOnlyList<OrganisationRow> others, ActInput input) => new()
    {
        Name = input.Text("name"), Kind = Named.OrNull<OrganisationKind>(input.Text("kind")) ?? OrganisationKind.Other,
        Number = input.Given("organisationNumber"), Address = input.Given("address"), From = input.DateIfAny("from"), Districts = input.Lines("districts"),
        Serves = [.. others.Where(other => input.Ticked("serves", other.Id.Value.ToString())).Select(other => other.Id)],
    };

    static Choice[] Alike(OrganisationPage page) => [.. page.Others.Where(other => other.Exists && other.Kind == page.Kind).Select(Choice)];

    static Choice[] Areas(OrganisationPage page) => [.. page.Others.Where(other => IsArea(other) || page.Serves.Any(served => served.Id == other.Id)).Select(Choice)];

    static bool IsArea(OrganisationRow row) => row is { Exists: true, Kind: OrganisationKind.DistrictAdministration };

    static Choice Choice(OrganisationRow row) => new(row.Id.Value.ToString(), row.Name);

    static List<OrganisationId> Chosen(OrganisationPage page, ActInput input, string field) =>
        [.. page.Others.Where(other => input.Ticked(field, other.Id.Value.ToString())).Select(other => other.Id)];

    internal static Outcome<OrganisationId> With(this Outcome outcome, OrganisationId id) => outcome.IsDone ? id : Outcome<OrganisationId>.Refused(outcome.Refusals);
}

static class OrganisationWords
{
    /// <summary>“Stadsdelsförvaltning”</summary>
    public static string Of(OrganisationKind kind, ViewContext view) => Upper(Texts.Of(kind, view.Language));

    public static string Of(PositionOnPage position, ViewContext view) => position.LocalTitle ?? Upper(Texts.Of(position.Title, view.Language));

    public static string Time(DateOnly? from, DateOnly? to, ViewContext view) => (from, to) switch
    {
        ({ } first, { } last) => Dates.Interval(first, last, view.Language),
        ({ } first, null) => view["organisations.from", Dates.Full(first, view.Language)],
        (null, { } last) => view["organisations.until", Dates.Full(last, view.Language)],
        _ => view["organisations.always"],
    };

    static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
