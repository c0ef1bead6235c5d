using System.Globalization;
using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.ActionPlans;

static class PlanEndpoints
{
    public static void MapPlanEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/planer", async (HttpContext http, ReadPlanRegister register, CancellationToken cancel) =>
        {
            var asked = PlanAddress.Query(http.Request.Query);
            return http.Page<PlanRegisterView>(new PlanRegisterModel(asked, await register.Run(http.View().Actor!, asked, cancel), Sorting.From(http.Request.Query["sortera"], "plan")));
        }).Requires(Permission.ReadAgreements);

        app.MapGet("/api/planer", async (HttpContext http, ReadPlanRegister register, CancellationToken cancel) =>
            Results.Text(PlanJson.Of(await register.Run(http.View().Actor!, PlanAddress.Query(http.Request.Query), cancel), http.View().Language), "application/json; charset=utf-8"))
            .Requires(Permission.ReadAgreements);

        app.MapGet("/planer/{agreement:guid}", async (HttpContext http, Guid agreement, ReadPlanCards cards, CancellationToken cancel) =>
            await cards.Run(http.View().Actor!, new(agreement), TypedDate.Read(http.Request.Query["datum"]), cancel) is { } found ? http.Page<PlanCardsView>(found) : http.NotFound())
            .Requires(Permission.ReadAgreements);

        app.MapGet("/planer/{agreement:guid}/{slug}", async (HttpContext http, Guid agreement, string slug, ReadPlanPage pages, CancellationToken cancel) =>
        {
            var asked = TypedDate.Read(http.Request.Query["datum"]);
            var page = await pages.Run(http.View().Actor!, new(agreement), slug, asked, http.Request.Query["jamfor"], cancel);
            return page switch
            {
                null => http.NotFound(),
                { Comparison: not null } => http.Page<PlanComparisonView>(new PlanPageModel(page, asked)),
                { Area: not null } => http.Page<AreaView>(new PlanPageModel(page, asked)),
                _ => http.Page<PlanView>(new PlanPageModel(page, asked)),
            };
        }).Requires(Permission.ReadAgreements);
    }
}

public sealed record PlanRegisterModel(PlanQuery Asked, PlanRegister Register, Sorting Sorted);

/// <summary><paramref name="Asked"/> is the date in the address; null for today.</summary>
public sealed record PlanPageModel(PlanPage Page, DateOnly? Asked);

/// <summary>What the reader chose, as it stands in the address, and where things are shown.</summary>
static class PlanAddress
{
    public const string Yes = "ja", No = "nej";

    public static PlanQuery Query(IQueryCollection query) => new()
    {
        On = TypedDate.Read(query["datum"]),
        Agreement = Guid.TryParse(query["overenskommelse"], out var agreement) ? new(agreement) : null,
        Kind = (string?)query["slag"] switch { "forum" => PlanKind.Forum, "aktivitet" => PlanKind.Activity, "hanvisning" => PlanKind.Reference, _ => null },
        Complete = Word(query["fullstandig"]),
        Applies = Word(query["galler"]),
        Convener = string.IsNullOrWhiteSpace(query["kallar"]) ? null : query["kallar"].ToString().Trim(),
    };

    public static string? Word(bool? value) => value switch { true => Yes, false => No, null => null };

    static bool? Word(string? text) => text switch { Yes => true, No => false, _ => null };

    public static string Of(AgreementId agreement, string slug, DateOnly? asked = null)
    {
        var (path, fragment) = slug.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (slug[..at], slug[at..]) : (slug, "");
        return $"/planer/{agreement.Value}/{path}{(asked is { } date ? "?datum=" + Dates.Iso(date) : "")}{fragment}";
    }

    /// <summary>The words in the document; a later version of an annex has no lines in the agreement's own text.</summary>
    public static Link? Line(ViewContext view, AgreementId agreement, int? line, int? annex) => line is not { } at ? null
        : annex is { } number ? new(view["duties.annexLine", number, at], $"/overenskommelser/{agreement.Value}#bilaga-{number}")
        : new(view["duties.line", at], AgreementLinks.Line(agreement, at));

    public static int? Annex(RecordedText text) => text.CameWithAgreement ? null : text.Annex;
}
