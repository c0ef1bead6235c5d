using Samsyn.App.Organisations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

static class OrganisationEndpoints
{
    const string One = OrganisationLinks.Register + "/{id:guid}";

    public static void MapOrganisationEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(OrganisationLinks.Register, async (HttpContext http, string? slag, string? finns, string? datum, ReadOrganisations organisations, CancellationToken cancel) =>
        {
            var asked = TypedDate.Read(datum);
            return http.Page<OrganisationListView>(new OrganisationListModel(await organisations.Run(http.View().Actor!, asked, cancel), asked)
            {
                Kind = Named.OrNull<OrganisationKind>(slag),
                Exists = finns switch { "ja" => true, "nej" => false, _ => null },
            });
        }).Requires(Permission.ReadAgreements);

        app.MapGet(One, async (HttpContext http, Guid id, string? datum, ReadOrganisationPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), TypedDate.Read(datum), cancel) is { } page ? http.Page<OrganisationView>(page) : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(OrganisationLinks.Register + "/ny", async (HttpContext http, ReadOrganisations organisations, CancellationToken cancel) =>
            http.Page<ActFormView>(NewForm(await organisations.Run(http.View().Actor!, null, cancel), http.View()))).Requires(Permission.ManageOrganisations);

        app.MapPost(OrganisationLinks.Register + "/ny", async (HttpContext http, ReadOrganisations organisations, CreateOrganisation create, CancellationToken cancel) =>
        {
            var view = http.View();
            var others = await organisations.Run(view.Actor!, null, cancel);
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await Answer(http, NewForm(others, view) with { Typed = typed }, view["organisations.title"], OrganisationLinks.Register,
                () => create.Run(view.Actor!, OrganisationActs.Command(others, new(typed)), cancel), () => new Dictionary<string, string>(StringComparer.Ordinal));
        }).Requires(Permission.ManageOrganisations);

        foreach (var act in OrganisationActs.All.Concat(SeatActs.All)) MapAct(app, act);
    }

    static void MapAct(IEndpointRouteBuilder app, OrganisationAct act)
    {
        app.MapGet($"{One}/{act.Slug}", async (HttpContext http, Guid id, ReadOrganisationPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), null, cancel) is { } page ? http.Page<ActFormView>(FormOf(act, page, http.View())) : http.NotFound()).Requires(act.Needs);

        app.MapPost($"{One}/{act.Slug}", async (HttpContext http, Guid id, ReadOrganisationPage pages, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await pages.Run(view.Actor!, new(id), null, cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await Answer(http, FormOf(act, page, view) with { Typed = typed }, page.Name, OrganisationLinks.Of(page.Id),
                () => act.Do(http.RequestServices, view.Actor!, page, new(typed), cancel), () => act.OnRecord(page, view));
        }).Requires(act.Needs);
    }

    /// <summary>Ends on the page of the organisation that the act yields.</summary>
    static Task<IResult> Answer(HttpContext http, ActForm form, string thing, string otherwise, Func<Task<Outcome<OrganisationId>>> act, Func<IReadOnlyDictionary<string, string>> onRecord)
    {
        Outcome<OrganisationId>? became = null;
        return ActAnswers.Answer(http, form, thing, async () => became = await act(), () => became is { IsDone: true, Value: var id } ? OrganisationLinks.Of(id) : otherwise, onRecord);
    }

    static ActForm NewForm(IReadOnlyList<OrganisationRow> others, ViewContext view) => new()
    {
        Title = view["organisations.act.ny.title"], Verb = view["organisations.act.ny.verb"], Lead = view["organisations.act.ny.lead"], Kind = view["organisations.title"],
        Action = OrganisationLinks.Register + "/ny", Back = new(view["organisations.back"], OrganisationLinks.Register),
        Above = [new(view["organisations.title"], OrganisationLinks.Register)], Version = 0, Fields = OrganisationActs.New(others, view),
    };

    static ActForm FormOf(OrganisationAct act, OrganisationPage page, ViewContext view) => new()
    {
        Title = view[act.Text("title")], Verb = view[act.Text("verb")], Lead = view[act.Text("lead")], Kind = page.Name,
        Action = $"{OrganisationLinks.Of(page.Id)}/{act.Slug}", Back = new(view["organisations.back"], OrganisationLinks.Of(page.Id)),
        Above = [new(view["organisations.title"], OrganisationLinks.Register), new(page.Name, OrganisationLinks.Of(page.Id))], Version = page.Version, Fields = act.Fields(page, view),
    };
}

public sealed record OrganisationListModel(IReadOnlyList<OrganisationRow> All, DateOnly? Asked)
{
    public OrganisationKind? Kind { get; init; }
    public bool? Exists { get; init; }

    public IReadOnlyList<OrganisationRow> Rows => [.. All.Where(row => (Kind is null || row.Kind == Kind) && (Exists is null || row.Exists == Exists))];
}
